import type { Stand } from '../stand.js';

/** No lecturer leaves a notebook for longer than this and comes back for its last few cells: one word by chance threw them there. */
const LEAP_MS = 400_000;

/** How many of a chain may be lost on one side: so many, or so large a share. */
const FEW = 3;
const FEW_SHARE = 0.2;

/**
 * Takes the places of the first or last few links away where they stand a leap from all the others: they go beside their
 * neighbours. Links whose time is given stay, and nothing beyond one of them is taken.
 */
export function dropLeaps(stands: (Stand | undefined)[], given: readonly (Stand | undefined)[]): void {
  const placed = stands.flatMap((stand, nth) => (stand === undefined ? [] : [nth]));
  const most = Math.max(FEW, Math.floor(placed.length * FEW_SHARE));
  if (placed.length <= most) return;
  const distance = (one: number, other: number) => Math.abs(stands[one]!.atMs - stands[other]!.atMs);
  const lost = (order: readonly number[]) => {
    const outer = order.slice(0, most + 1);
    let count = 0;
    for (let nth = 0; nth < most && given[outer[nth]!] === undefined; nth++)
      if (distance(outer[nth]!, outer[nth + 1]!) > LEAP_MS) count = nth + 1;
    return outer.slice(0, count);
  };
  for (const nth of [...lost(placed), ...lost(placed.toReversed())]) stands[nth] = undefined;
}
