/**
 * `npm run bench`: start-up, the main job on our samples and on a synthetic two-hour lecture, and each stage of it.
 * Prints a table of CPU time and peak memory; wall time says little on a shared machine.
 * NBSCRIBE_SHARED adds real lectures where they are.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDecks } from './decks.js';
import { measureProcess, type ProcessCost } from './measure.js';
import { measureStages } from './stages.js';
import { writeSyntheticLecture } from './synthetic.js';

interface Row extends ProcessCost {
  readonly what: string;
}

const CLI = join(import.meta.dirname, '../dist/cli.js');
const RUNS = 5;

/** Runs a command a few times and keeps the least: what is left is its own. */
function measure(what: string, args: readonly string[], runs = RUNS): Row {
  const costs = Array.from({ length: runs }, () => measureProcess(args));
  const least = (key: keyof ProcessCost) => Math.min(...costs.map((cost) => cost[key]));
  return { what, cpuMs: least('cpuMs'), wallMs: least('wallMs'), peakMb: least('peakMb') };
}

const folder = mkdtempSync(join(tmpdir(), 'nbscribe-bench-'));

const build = (what: string, lecture: string, ...more: string[]): Row => {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return measure(what, [CLI, 'build', lecture, '-o', `${out}/`, '--quiet', '--fresh', ...more], 3);
};

const synthetic = join(folder, 'two-hours');
writeSyntheticLecture(synthetic, { minutes: 120, notebooks: 4, slides: 68 });

const bare = measure('node -e 0', ['-e', '0']);
const rows = [
  bare,
  measure('nbscribe --version', [CLI, '--version']),
  measure('nbscribe --help', [CLI, '--help']),
  ...readdirSync('transcripts', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => build(`build transcripts/${entry.name}`, join('transcripts', entry.name))),
  build('build two hours, 4 notebooks, 68 slides', synthetic),
  build('build --summary of the same', synthetic, '--summary'),
  ...realLectures().map((path) => build(`build ${path.split('/').at(-1)}`, path)),
  ...exportRows('two hours', synthetic),
  ...realLectures()
    .filter((path) => /fastai/.test(path))
    .flatMap((path) => exportRows(path.split('/').at(-1) ?? '', path)),
  ...realLectures()
    .filter((path) => existsSync(join(path, 'slides.pdf')))
    .map((path) =>
      measure(`inspect ${path.split('/').at(-1)}: the deck without pictures`, [CLI, 'inspect', path, '--json'], 3),
    ),
];
const spoken = realLectures().find((path) => path.endsWith('lesson2')) ?? synthetic;
const stages = await measureStages(spoken);
rmSync(folder, { recursive: true, force: true });

/**
 * Exports of a lecture's notebook; chapters need little beyond reading it,
 * what the others take above them is their own.
 */
function exportRows(what: string, lecture: string): readonly Row[] {
  const notebook = join(folder, 'lecture.ipynb');
  spawnSync(process.execPath, [CLI, 'build', lecture, '-o', notebook, '--quiet', '--fresh']);
  return ['chapters', 'html', 'gfm', 'discourse', 'quarto'].map((to) =>
    measure(`export ${what} --to ${to}`, [CLI, 'export', notebook, '--to', to, '--quiet'], 3),
  );
}

function realLectures(): readonly string[] {
  const lectures = join(process.env['NBSCRIBE_SHARED'] ?? '../shared', 'lectures');
  return existsSync(lectures) ? readdirSync(lectures).map((name) => join(lectures, name)) : [];
}

const width = Math.max(...rows.map((row) => row.what.length));
console.log(`${'what'.padEnd(width)}  CPU ms  beyond node  wall ms  peak MB`);
for (const { what, cpuMs, wallMs, peakMb } of rows) {
  const numbers = [cpuMs, cpuMs - bare.cpuMs, wallMs, peakMb].map((n, nth) =>
    n.toFixed(0).padStart([8, 13, 9, 9][nth] ?? 8),
  );
  console.log(`${what.padEnd(width)}${numbers.join('')}`);
}
console.log(`\nstages of ${spoken.split('/').at(-1)}, CPU ms: in the first lecture of a process, and in further ones`);
for (const { stage, firstMs, warmMs } of stages)
  console.log(`${stage.padEnd(width)}${firstMs.toFixed(0).padStart(8)}${warmMs.toFixed(0).padStart(13)}`);

console.log(`\n${await writeDecks(realLectures(), 'test/read/decks/fixtures/hashing.pdf')}`);
