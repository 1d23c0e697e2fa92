import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.js';

const root = join(import.meta.dirname, '../..');

/** What a user writes who names every value that a stage gives. */
const TYPED = `
import * as nbscribe from 'nbscribe';
import type { BuildResult, BuiltNotebook, CheckReport, CompiledNotebook, CellReport, Finding, Found, LectureFiles } from 'nbscribe';
import type { LoadedLecture, OnStage, Outcome, RebuildReport, Repair, RunProgress, Speech, Stage, Summary } from 'nbscribe';
import type { SummaryConcept, SummaryNotebook, Transcript, TranscriptOptions, UnderstoodLecture, Written } from 'nbscribe';
import { fetchData, openStages, type BrowserHost, type Stages } from 'nbscribe/browser';
import { parseWebVtt, type VttCue } from 'nbscribe/webvtt';

const words: Record<Stage, string> = {
  'watch-video': '', 'take-pictures': '', 'read-pictures': '', narrate: '', place: '', outline: '', compile: '', 'draw-pages': '', summarize: '',
};
const onStage: OnStage = (stage) => void words[stage];
export async function use(path: string, signal: AbortSignal): Promise<Outcome<BuildResult | undefined>> {
  const options: TranscriptOptions = { from: 'webvtt' };
  const transcript: Transcript = nbscribe.readTranscript(path, new Uint8Array(), options).value;
  const repairs: readonly Repair[] = transcript.repairs;
  const files: LectureFiles = nbscribe.openMemory({ [path]: 'WEBVTT' });
  const lecture: LoadedLecture | undefined = nbscribe.readLecture(files, { name: 'talk' }).value;
  if (lecture === undefined || repairs.length > 0) return nbscribe.buildLecture(path, { onStage, signal });
  const found: readonly Found[] = lecture.found;
  const understood: UnderstoodLecture = (await nbscribe.understandLecture(lecture, {}, onStage)).value;
  const compiled: CompiledNotebook = (await nbscribe.compileLecture(lecture, understood, { output: path })).value;
  const speech: Speech = compiled.speech;
  const report: RebuildReport = nbscribe.mergeRebuild(compiled.notebook, compiled.notebook, { speech }).report;
  const summary: Summary = (await nbscribe.summarizeLecture(understood)).value;
  const concepts: readonly SummaryConcept[] = summary.concepts;
  const notes: SummaryNotebook = (await nbscribe.compileSummary(compiled, summary, { output: path })).value;
  const check: CheckReport | undefined = nbscribe.checkNotebook(path, understood).value;
  const findings: readonly Finding[] = check?.findings ?? [];
  const progress: RunProgress[] = [];
  const reports: CellReport[] = [];
  void [found, report, concepts, notes, findings, progress, reports];
  const built = await nbscribe.buildLecture(path);
  const notebooks: readonly BuiltNotebook[] = built.value?.notebooks ?? [];
  const written: readonly (Written | 'not-written')[] = notebooks.map((notebook) => notebook.written);
  return written.length === 0 ? { value: undefined, problems: [] } : built;
}
export async function inPage(): Promise<readonly VttCue[]> {
  const host: BrowserHost = { readData: await fetchData('/data/') };
  const stages: Omit<Stages, 'compileSummary'> = openStages(host);
  return stages === undefined ? [] : parseWebVtt('WEBVTT').cues;
}
`;

/** npm sets these for the script it runs; a fresh install must not see them. */
const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(npm_|NODE_OPTIONS)/i.test(key)));

test('the package, installed in an empty folder, builds a notebook and serves as a typed library', () => {
  const folder = temporaryFolder({
    'package.json': '{"name": "user", "type": "module", "private": true}',
    'talk.vtt': 'WEBVTT\n\n00:01.000 --> 00:04.000\nHello from a fresh install.\n',
    'use.mjs': `import { buildLecture, validateNotebook, parseNotebook } from 'nbscribe';
      import { readFileSync } from 'node:fs';
      const { value, problems } = await buildLecture('talk.vtt', { output: 'lib.ipynb' });
      const { value: notebook } = parseNotebook(readFileSync('lib.ipynb', 'utf8'), 'lib.ipynb');
      console.log(JSON.stringify([value.notebooks[0].path, problems.length, validateNotebook(notebook, '').length]));`,
    'typed.ts': TYPED,
  });
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  // dist/ is fresh: `npm test` bundles first. Packing must not bundle again while other tests read it.
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root, env });
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', `./${tarball}`);

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const bin = join(folder, 'node_modules/.bin/nbscribe');
  expect(run(bin, '--version').trim()).toBe(version);
  expect(run(bin, 'build', 'talk.vtt', '--summary')).toContain('nothing lost');
  expect(readFileSync(join(folder, 'talk.ipynb'), 'utf8')).toContain('Hello from a fresh install.');
  expect(JSON.parse(run(process.execPath, 'use.mjs'))).toEqual(['lib.ipynb', 0, 0]);
  expect(existsSync(join(folder, 'node_modules/natural'))).toBe(false);

  const compilerOptions = {
    noEmit: true,
    strict: true,
    module: 'nodenext',
    target: 'es2022',
    skipLibCheck: false,
    types: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
  const typed = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { cwd: folder, env, encoding: 'utf8' });
  expect(typed.stdout).toBe('');
}, 240_000);
