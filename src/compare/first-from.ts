/** The first index in `[0, count)` from which on a condition holds; `count` if it never does. */
export function firstFrom(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first of some ascending times that is not before `atMs`; their number if all are. */
export const firstNotBefore = (timesMs: ArrayLike<number>, atMs: number): number =>
  firstFrom(timesMs.length, (at) => (timesMs[at] ?? 0) >= atMs);
