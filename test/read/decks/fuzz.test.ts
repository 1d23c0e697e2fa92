import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { seedsOr } from '../../soon.js';

const RUNS = Math.ceil(seedsOr(160) / 4);
/**
 * What one program reads: garbage of thousands of decks would be measured otherwise, where the promise is about one.
 */
const RUNS_EACH = 500;
const AT_ONCE = 2;
/** `NBSCRIBE_SEED` damages in other ways, as it does in property tests; each of its numbers has so many. */
const RUNS_OF_SEED = 100_000;
const { NBSCRIBE_SEED = '1' } = process.env;
const BEFORE = RUNS_OF_SEED * (NBSCRIBE_SEED === 'random' ? Date.now() % 10_000 : Number(NBSCRIBE_SEED) - 1);
const MOST_BYTES = 1_000_000_000;
/** What may be kept of hundreds of decks; a page kept of each would be more. */
const MOST_GROWN_BYTES = 20_000_000;

interface Found {
  readonly slow: readonly string[];
  readonly silent: readonly number[];
  readonly mostBytes: number;
  readonly grownBytes: number;
}

async function readDamaged(first: number): Promise<Found> {
  const program = join(import.meta.dirname, 'fuzz-decks.ts');
  const args = [
    '--expose-gc',
    '--import',
    'tsx',
    program,
    String(Math.min(RUNS_EACH, RUNS + 1 - first)),
    String(BEFORE + first),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Found;
}

test(`${RUNS} damaged decks and pictures neither crash, hang nor fill the memory`, async () => {
  const firsts = Array.from({ length: Math.ceil(RUNS / RUNS_EACH) }, (_, nth) => 1 + nth * RUNS_EACH);
  const found: Found[] = [];
  const readNext = async () => {
    for (let first = firsts.shift(); first !== undefined; first = firsts.shift()) found.push(await readDamaged(first));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readNext));
  expect(found.flatMap(({ slow, silent }) => [...slow, ...silent])).toEqual([]);
  expect(Math.max(...found.map(({ mostBytes }) => mostBytes))).toBeLessThan(MOST_BYTES);
  expect(Math.max(...found.map(({ grownBytes }) => grownBytes))).toBeLessThan(MOST_GROWN_BYTES);
}, 3_600_000);
