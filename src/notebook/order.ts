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
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rank(tails[middle]) <= value) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  });
  const inPlace = ranks.map((value) => value === undefined);
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) inPlace[at] = true;
  return inPlace;
}

/** One cell of the existing notebook on its way to the new one. */
export interface Place<Item> {
  /** What to put; nothing if the cell goes. */
  readonly item?: Item;
  /** The place in the fresh order that it takes, or for one that goes, took; undefined for cells that follow their neighbour. */
  readonly slot?: number;
}

/**
 * Puts the fresh items into their order and everything else after the neighbour it followed: `fresh[slot]` stands unless an
 * existing cell takes its slot. The order of the reader's cells and of moved cells is the reader's.
 */
export function assemble<Item>(existing: readonly Place<Item>[], fresh: readonly (Item | undefined)[]): Item[] {
  const atSlot = new Map<number, Item[]>();
  const afterSlot = new Map<number, Item[]>();
  let anchor = -1;
  for (const { item, slot } of existing) {
    if (slot !== undefined) anchor = slot;
    if (item === undefined) continue;
    const shelf = slot === undefined ? afterSlot : atSlot;
    shelf.set(anchor, [...(shelf.get(anchor) ?? []), item]);
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
