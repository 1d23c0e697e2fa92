import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { seedsOr } from '../../soon.js';

const RUNS = Math.ceil(seedsOr(160) / 4);
const MOST_BYTES = 1_000_000_000;

test(`${RUNS} damaged decks neither crash, hang nor fill the memory`, async () => {
  const program = join(import.meta.dirname, 'fuzz-decks.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, String(RUNS)]);
  const { mostBytes, ...found } = JSON.parse(stdout) as { slow: string[]; silent: number[]; mostBytes: number };
  expect(found).toEqual({ slow: [], silent: [] });
  expect(mostBytes).toBeLessThan(MOST_BYTES);
}, 3_600_000);
