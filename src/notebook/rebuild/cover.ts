import type { Existing, Fresh, Group } from './read-cells.js';
import { commonWords, type Matches } from './match-cells.js';
import { isOwn, type Pin } from './narration/claims.js';
import { containment, MERGED } from '../diff/word-similarity.js';

/** What is there and what would be written now, as far as they are matched. */
export interface Matched {
  readonly existing: Existing;
  readonly fresh: readonly Fresh[];
  readonly matches: Matches;
  readonly edited: ReadonlySet<Group>;
  readonly gone: ReadonlySet<string>;
}

/** Finds for which fresh cells no text may come: one that the reader wrote stands for them, or they were deleted. */
export class Covering {
  readonly covered = new Map<Fresh, Group>();
  readonly deleted = new Set<Fresh>();

  constructor(private readonly sides: Matched) {
    const { existing, fresh, matches, edited, gone } = sides;
    const freshOf = new Map(fresh.map((part) => [part.stamp.key, part]));
    for (const group of existing.groups) {
      const match = edited.has(group) ? matches.get(group) : undefined;
      const others = group.covers.map((key) => freshOf.get(key));
      for (const part of [match, ...others])
        if (part !== undefined && part.range === undefined) this.#cover(part, group);
    }
    for (const part of fresh) if (gone.has(part.stamp.key) && !this.covered.has(part)) this.deleted.add(part);
  }

  /** Narration within a pinned stretch; a cell that cannot be cut goes with the stretch that has most of its words. */
  coverPinned(pins: readonly Pin[]): void {
    let first = 0;
    for (const part of this.sides.fresh) {
      if (part.range === undefined) continue;
      const { range } = part;
      while ((pins[first]?.range.to ?? Infinity) <= range.from) first++;
      let within: Pin | undefined;
      for (let at = first; (pins[at]?.range.from ?? Infinity) < range.to; at++) {
        const pin = pins[at] as Pin;
        if (2 * commonWords(pin.range, range) > range.to - range.from) within = pin;
      }
      if (within === undefined || within.isUntouched) continue;
      if (within.group === undefined) this.deleted.add(part);
      else this.#cover(part, within.group);
      const { group } = within;
      if (group === undefined || group.untouched || this.sides.matches.has(group)) continue;
      if (isOwn(group, within)) this.sides.matches.set(group, part);
    }
  }

  /** What is gone, but whose words stand in the edited cell before or after it, was merged into that one. */
  coverMerged(): void {
    const { fresh, edited } = this.sides;
    const holders = new Map([...this.sides.matches].map(([group, part]) => [part, group]));
    const holderOf = (part: Fresh) => this.covered.get(part) ?? holders.get(part);
    // Narration was given to the narration beside it before it was cut.
    const isHost = (group: Group, part: Fresh) =>
      edited.has(group) && (part.range === undefined || group.stamp.kind !== 'narration');
    const after = nearest([...fresh].reverse().map(holderOf)).reverse();
    let before: Group | undefined;
    fresh.forEach((part, at) => {
      if (this.deleted.has(part)) {
        const host = [before, after[at]].find(
          (group) => group !== undefined && isHost(group, part) && containment(part.words(), group.words()) >= MERGED,
        );
        if (host === undefined) return;
        this.deleted.delete(part);
        this.#cover(part, host);
      }
      before = holderOf(part) ?? before;
    });
  }

  /** Where a cell stands for more than its own narration, its place is where the first of it that is told in one go was. */
  matchFirst(): void {
    const narration = this.sides.fresh.filter(({ range }) => range !== undefined);
    const nthOf = new Map(narration.map((part, nth) => [part, nth]));
    for (const [group, part] of this.sides.matches) {
      if (part.range === undefined || this.covered.get(part) !== group) continue;
      let nth = nthOf.get(part) as number;
      while (this.covered.get(narration[nth - 1] as Fresh) === group) nth--;
      this.sides.matches.set(group, narration[nth] as Fresh);
    }
  }

  /** Keys that are gone and in no other cell. */
  gone(): Set<string> {
    const covered = new Set([...this.covered.keys()].map(({ stamp }) => stamp.key));
    return new Set([...this.sides.gone].filter((key) => !covered.has(key)));
  }

  #cover(part: Fresh, by: Group): void {
    if (!this.covered.has(part)) this.covered.set(part, by);
  }
}

/** For each place the last defined item before it. */
function nearest<Item>(items: readonly (Item | undefined)[]): (Item | undefined)[] {
  let last: Item | undefined;
  return items.map((item) => {
    const before = last;
    last = item ?? last;
    return before;
  });
}
