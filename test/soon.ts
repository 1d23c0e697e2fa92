/** No damaged input may take longer than this, in CPU time: the clock on the wall also counts other programs. */
const SLOWEST_MS = 1000;

/** How often work that took too long is tried: what other programs held up once goes faster the next time. */
const TRIES = 3;

/** The CPU time of `fixedWork` on the machine that the limits were set on. */
const FIXED_WORK_MS = 20;

/** Does some work, and fails where that takes more than a second of CPU each time it is tried; `input` tells of what. */
export function doSoon<Value>(input: string | Uint8Array, work: () => Value): Value {
  return doWithin(SLOWEST_MS, work, input);
}

/**
 * Does some work, and fails where that takes more than `limitMs` of CPU each time it is tried,
 * counted in the time of the machine that the limits were set on.
 * Such a limit is far above what the work takes: it tells what grows too fast; `npm run bench` tells the speed.
 */
export function doWithin<Value>(limitMs: number, work: () => Value, input: string | Uint8Array = ''): Value {
  let leastMs = Infinity;
  for (let tried = 0; tried < TRIES; tried++) {
    const { value, ms } = cpuMsOf(work);
    if (ms <= limitMs) return value;
    leastMs = Math.min(leastMs, ms / slowness());
    if (leastMs <= limitMs) return value;
  }
  throw new Error(`${Math.round(leastMs)} ms: ${JSON.stringify(textOf(input).slice(0, 500))}`);
}

/** Does some work, and says how many milliseconds of CPU it took, whatever else the machine does. */
export function cpuMsOf<Value>(work: () => Value): { readonly value: Value; readonly ms: number } {
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  return { value, ms: (user + system) / 1000 };
}

/** How many times slower this machine is now than the one that the limits were set on; at least 1. */
export function slowness(): number {
  return Math.max(1, cpuMsOf(fixedWork).ms / FIXED_WORK_MS);
}

/** Words counted, sorted, and changed by a pattern, as the readers do. */
function fixedWork(): number {
  const counts = new Map<string, number>();
  let seed = 1;
  for (let nth = 0; nth < 200_000; nth++) {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    const word = `w${seed % 5000}`;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = sorted.map(([word, count]) => word.repeat(count % 7)).join(' ');
  return text.replace(/w(\d)(\d*)/g, '$2 $1').split(' ').length;
}

const textOf = (input: string | Uint8Array) => (typeof input === 'string' ? input : new TextDecoder().decode(input));

/** How many inputs a fuzz tries: `npm run test:all` sets `NBSCRIBE_SEEDS` to 20,000. */
export const seedsOr = (quick: number): number => Number(process.env.NBSCRIBE_SEEDS ?? quick);

/** Whether these are the many cases of `npm run test:all`. */
export const isAll = seedsOr(0) >= 20_000;
