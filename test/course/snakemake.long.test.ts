import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describeWithPython } from '../python.js';
import { temporaryFolder } from '../temporary.js';
import { courseOf, tree } from './course.js';

const root = join(import.meta.dirname, '../..');
const CLI = join(root, 'dist/cli.js');
const SHARDS = 3;

/** The Snakefile of docs/snakemake.md, for fewer shards. */
function snakefile(): string {
  const page = readFileSync(join(root, 'docs/snakemake.md'), 'utf8');
  const shown = /```text\n([^]*?)```/.exec(page)?.[1] ?? '';
  return shown.replace('SHARDS = 200', `SHARDS = ${SHARDS}`);
}

const run = (folder: string, program: string, ...args: readonly string[]) =>
  execFileSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    // Snakemake keeps caches in the home of whoever runs it.
    env: { ...process.env, HOME: folder, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}` },
  });

/** A folder with a course and `nbscribe` on the path. */
function clusterFolder(): string {
  const folder = temporaryFolder({ Snakefile: snakefile() });
  courseOf(undefined, undefined, join(folder, 'course'));
  mkdirSync(join(folder, 'bin'));
  const script = join(folder, 'bin/nbscribe');
  writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`);
  chmodSync(script, 0o755);
  return folder;
}

if (!existsSync(CLI))
  console.warn('skipped: Snakemake builds only where dist/cli.js is there; make it with npm run build');

describeWithPython('snakemake')('Snakemake', (python) => {
  (existsSync(CLI) ? test : test.skip)(
    'builds by shards what one machine builds, and again what is new when told to',
    () => {
      // Not beside each other: pictures that a notebook nearby still shows stay.
      const [cluster, alone] = [clusterFolder(), clusterFolder()];
      const compare = (...args: readonly string[]) => {
        run(cluster, python, '-m', 'snakemake', '--cores', '2', '--rerun-incomplete', ...args);
        for (const action of ['build', 'index']) run(alone, 'nbscribe', 'course', action, 'course', '-o', 'out', '-q');
        expect(tree(join(cluster, 'out'))).toEqual(tree(join(alone, 'out')));
      };
      compare();
      for (const folder of [cluster, alone]) courseOf(['one-more'], 'gradient-descent-by-hand', join(folder, 'course'));
      compare('--forcerun', 'shard');
    },
    300_000,
  );
});
