import { setTimeout as sleep } from 'node:timers/promises';

/** How long a test waits for one thing: no machine is so busy, and one that waits less fails for nothing. */
export const PATIENCE_MS = 45_000;

/** Waits as long as the test may take: no test knows how busy the machine is. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(25);
}

/**
 * Looks until what is there fits, and gives it; fails with what was there instead.
 * A look that fails is one that does not fit yet.
 */
export async function untilFits<Value>(
  look: () => Value | Promise<Value>,
  fits: (value: Value) => boolean,
  ms = PATIENCE_MS,
): Promise<Value> {
  const deadline = Date.now() + ms;
  for (;;) {
    const seen = await attempt(look);
    if ('value' in seen && fits(seen.value)) return seen.value;
    if (Date.now() > deadline)
      throw new Error(
        `it stayed ${JSON.stringify('value' in seen ? seen.value : String(seen.error))}, not as ${fits.toString()}`,
      );
    await sleep(100);
  }
}

/** Does something until it has its effect: a click misses what moves, a key is lost where nothing has the focus yet. */
export async function again(act: () => Promise<unknown>, hasEffect: () => Promise<boolean>, effectMs = 5000) {
  const deadline = Date.now() + 2 * PATIENCE_MS;
  for (;;) {
    const acted = await attempt(act);
    const seen = await attempt(() => untilFits(hasEffect, (isSo) => isSo, effectMs));
    if ('value' in seen) return;
    if (Date.now() > deadline) throw 'error' in acted ? acted.error : seen.error;
  }
}

type Attempt<Value> = { readonly value: Value } | { readonly error: unknown };

const attempt = async <Value>(act: () => Value | Promise<Value>): Promise<Attempt<Value>> => {
  try {
    return { value: await act() };
  } catch (error) {
    return { error };
  }
};
