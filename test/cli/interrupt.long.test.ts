import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { temporaryFolder } from '../temporary.js';
import { until } from '../until.js';

const PROJECT = join(import.meta.dirname, '../..');
const CLI = join(PROJECT, 'dist/cli.js');
const LECTURES = 40;
/** The lecture that is being built when the signal comes is finished, and while that comes through perhaps another. */
const MOST_AFTER = 3;

const testIf = existsSync(CLI) ? test : test.skip;
if (!existsSync(CLI))
  console.warn('skipped: builds are interrupted only where dist/cli.js is there; make it with npm run build');

function courseOf(lectures: number): string {
  const folder = temporaryFolder();
  for (let nth = 0; nth < lectures; nth++)
    cpSync(join(PROJECT, 'transcripts/gradient-descent-by-hand'), join(folder, `lesson${nth}`), { recursive: true });
  return folder;
}

const notebooksIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ipynb')) : [];

testIf.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a build of many lectures at once, and what is built stays',
  async (signal) => {
    const course = courseOf(LECTURES);
    const output = join(course, 'out');
    const lectures = Array.from({ length: LECTURES }, (_, nth) => join(course, `lesson${nth}`));
    const child = spawn(process.execPath, [CLI, 'build', ...lectures, '-o', output]);
    let said = '';
    child.stderr.on('data', (text) => (said += String(text)));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    await until(() => notebooksIn(output).length >= 2);
    const before = notebooksIn(output).length;
    child.kill(signal);
    expect(await ended).toBe(130);
    const built = notebooksIn(output);
    // Not by the clock: a busy machine is slow.
    expect(built.length - before).toBeLessThanOrEqual(MOST_AFTER);
    for (const name of built)
      expect(parseNotebook(readFileSync(join(output, name), 'utf8'), name).problems).toEqual([]);
    expect(readdirSync(output).filter((name) => name.includes('nbscribe-tmp'))).toEqual([]);
    expect(said).toMatch(/Interrupted: \d+ of 40 lectures were built\.\n$/);
  },
  240_000,
);
