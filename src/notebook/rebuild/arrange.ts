import { firstFrom } from '../diff/first-from.js';

/**
 * For each rank whether it belongs to the longest run that never falls; cells outside of it were moved. Patience sorting,
 * O(n log n). Undefined ranks take no part and count as in place.
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

/** One cell of the existing notebook on its way to the new one. */
export interface Place<Item> {
  /** What to put; nothing if the cell goes. */
  readonly item?: Item;
  /** The place in the fresh order that it takes; undefined for cells that follow their neighbour. */
  readonly slot?: number;
  /** The place behind which the cells that follow it stand, where that is not its own: that of the last piece of its text. */
  readonly last?: number;
}

/**
 * Puts the fresh items into their order and everything else after the neighbour it followed: `fresh[slot]` stands unless an
 * existing cell takes its slot. The order of the reader's cells and of moved cells is the reader's.
 */
export function assemble<Item>(existing: readonly Place<Item>[], fresh: readonly (Item | undefined)[]): Item[] {
  const atSlot = new Map<number, Item[]>();
  const afterSlot = new Map<number, Item[]>();
  let anchor = -1;
  for (const { item, slot, last } of keepOrder(existing)) {
    const shelf = slot === undefined ? afterSlot : atSlot;
    const at = slot ?? anchor;
    if (item !== undefined) shelf.set(at, [...(shelf.get(at) ?? []), item]);
    anchor = last ?? slot ?? anchor;
  }
  const ordered = [...(afterSlot.get(-1) ?? [])];
  fresh.forEach((item, slot) => {
    const taken = atSlot.get(slot);
    if (taken !== undefined) ordered.push(...taken);
    else if (item !== undefined) ordered.push(item);
    ordered.push(...(afterSlot.get(slot) ?? []));
  });
  return ordered;
}

/** Lets nothing that follows a cell come behind the next cell that has a place, or before what stood before it. */
function keepOrder<Item>(places: readonly Place<Item>[]): Place<Item>[] {
  const next: number[] = [];
  for (let at = places.length - 1, least = Infinity; at >= 0; at--) {
    next[at] = least;
    least = Math.min(least, places[at]?.slot ?? Infinity);
  }
  let reached = -1;
  return places.map(({ last: wanted, ...place }, at) => {
    const last = wanted === undefined ? place.slot : Math.min(wanted, (next[at] ?? Infinity) - 1);
    if (last === undefined || (place.slot === undefined && last < reached)) return place;
    reached = Math.max(reached, last);
    return { ...place, last: Math.max(last, place.slot ?? -1) };
  });
}
