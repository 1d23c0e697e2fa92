import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { temporaryFolder } from '../temporary.js';

const PROJECT = join(import.meta.dirname, '../..');
const CLI = join(PROJECT, 'dist/cli.js');
const LECTURES = 40;
/** A lecture takes a fraction of a second, even where the machine is busy with other tests. */
const LATEST_MS = 5000;

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
    while (notebooksIn(output).length < 2) await setTimeout(20);
    const signalledMs = performance.now();
    child.kill(signal);
    expect(await ended).toBe(130);
    expect(performance.now() - signalledMs).toBeLessThan(LATEST_MS);
    const built = notebooksIn(output);
    expect(built.length).toBeLessThan(LECTURES);
    for (const name of built)
      expect(parseNotebook(readFileSync(join(output, name), 'utf8'), name).problems).toEqual([]);
    expect(readdirSync(output).filter((name) => name.includes('nbscribe-tmp'))).toEqual([]);
    expect(said).toMatch(/Interrupted: \d+ of 40 lectures were built\.\n$/);
  },
  60_000,
);
