import type { Stand } from '../stand.js';
import { LEAP } from '../settings.js';

/**
 * Takes the places of the first or last few links away where they stand a leap from all the others: they go beside
 * their neighbours. Links whose time is given stay, and nothing beyond one of them is taken.
 */
export function dropLeaps(stands: (Stand | undefined)[], given: readonly (Stand | undefined)[]): void {
  const placed = stands.flatMap((stand, nth) => (stand === undefined ? [] : [nth]));
  const most = Math.max(LEAP.most, Math.floor(placed.length * LEAP.mostShare));
  if (placed.length <= most) return;
  const distance = (one: number, other: number) => Math.abs(stands[one]!.atMs - stands[other]!.atMs);
  const lost = (order: readonly number[]) => {
    const outer = order.slice(0, most + 1);
    let count = 0;
    for (let nth = 0; nth < most && given[outer[nth]!] === undefined; nth++)
      if (distance(outer[nth]!, outer[nth + 1]!) > LEAP.leastMs) count = nth + 1;
    return outer.slice(0, count);
  };
  for (const nth of [...lost(placed), ...lost(placed.toReversed())]) stands[nth] = undefined;
}
