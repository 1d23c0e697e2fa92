import { buildSync } from 'esbuild';
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../src/course/build/engine.js';
import { runLesson } from '../../src/course/build/run-lesson.js';
import { sha256Of } from '../../src/notebook/format/hash.js';
import { temporaryFolder } from '../temporary.js';

const PROJECT = join(import.meta.dirname, '../..');

export const SAMPLES = ['gradient-descent-by-hand', 'hash-tables-from-scratch', 'how-sure-is-an-average'] as const;

/** A course of the samples, or of one of them under other names. */
export function courseOf(
  lessons: readonly string[] = SAMPLES,
  sample?: (typeof SAMPLES)[number],
  folder = temporaryFolder(),
): string {
  for (const name of lessons)
    cpSync(join(PROJECT, 'transcripts', sample ?? name), join(folder, name), { recursive: true });
  return folder;
}

/** Every file below a folder with the hash of its bytes. */
export function tree(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length), sha256Of(readFileSync(path))]));
}

/** Builds in this process, one after the other: what the pool does, without its children. */
export const inline: Engine = {
  async run(jobs, { onOutcome, signal }) {
    for (const job of jobs) {
      if (signal?.aborted === true) return;
      onOutcome({ ...(await runLesson(job)), attempts: 1 });
    }
  },
};

/** A script of this folder as the bundle that children run. */
export function bundle(script: string): string {
  // Below the project, where its packages are found.
  const outfile = join(PROJECT, 'node_modules/.cache/nbscribe-test', script.replace(/\.ts$/, '.mjs'));
  buildSync({
    entryPoints: [join(import.meta.dirname, script)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['sharp', '@resvg/resvg-wasm', '@napi-rs/canvas', 'pdfjs-dist', 'bullmq', 'ioredis', 'pg'],
    define: { NBSCRIBE_VERSION: '"0.0.0"', NBSCRIBE_DATA: JSON.stringify(`file://${PROJECT}/src/`) },
    banner: {
      js: "import { createRequire as __makeRequire } from 'node:module'; const require = __makeRequire(import.meta.url);",
    },
  });
  return outfile;
}
