import { firstFrom } from './first-from.js';

/**
 * For each rank whether it belongs to the longest run that never falls; what is outside of it was moved. Patience
 * sorting, O(n log n). Undefined ranks take no part and count as in place.
 */
export function findInPlace(ranks: readonly (number | undefined)[]): boolean[] {
  const tails: number[] = [];
  const previous: number[] = ranks.map(() => -1);
  const rank = (at: number | undefined) => (at === undefined ? undefined : ranks[at]) ?? -1;
  ranks.forEach((value, at) => {
    if (value === undefined) return;
    const length = firstFrom(tails.length, (tail) => rank(tails[tail]) > value);
    previous[at] = tails[length - 1] ?? -1;
    tails[length] = at;
  });
  const inPlace = ranks.map((value) => value === undefined);
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) inPlace[at] = true;
  return inPlace;
}
