/** No damaged input may take longer than this, in CPU time: the clock on the wall also counts other programs. */
const SLOWEST_MS = 1000;

/** Does some work, and fails where that took more than a second of CPU; `input` tells of what. */
export function doSoon<Value>(input: string | Uint8Array, work: () => Value): Value {
  const { value, ms } = cpuMsOf(work);
  if (ms > SLOWEST_MS) throw new Error(`${Math.round(ms)} ms: ${JSON.stringify(textOf(input).slice(0, 500))}`);
  return value;
}

/** Does some work, and says how many milliseconds of CPU it took, whatever else the machine does. */
export function cpuMsOf<Value>(work: () => Value): { readonly value: Value; readonly ms: number } {
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  return { value, ms: (user + system) / 1000 };
}

const textOf = (input: string | Uint8Array) => (typeof input === 'string' ? input : new TextDecoder().decode(input));

/** How many inputs a fuzz tries: `npm run test:all` sets `NBSCRIBE_SEEDS` to 20,000. */
export const seedsOr = (quick: number): number => Number(process.env.NBSCRIBE_SEEDS ?? quick);

/** Whether these are the many cases of `npm run test:all`. */
export const isAll = seedsOr(0) >= 20_000;
