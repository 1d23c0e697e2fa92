import { containment, MERGED } from '../diff/word-similarity.js';
import type { ExistingCell } from './existing-cells.js';
import { commonWords, isNarration, type FreshCell, type FreshNarration } from './fresh-cells.js';
import type { Matches } from './match-cells.js';
import type { Claim } from './narration/claims.js';

/** The existing cell that stands for the text of a fresh one. */
export type Holders = ReadonlyMap<FreshCell, ExistingCell>;

/** For which fresh cells no text may come: one that the reader wrote stands for them, or the reader deleted them. */
export interface Cover {
  readonly holders: Holders;
  readonly deleted: ReadonlySet<FreshCell>;
  /** Which fresh cell each existing one is now: edited narration is the first of those that it stands for. */
  readonly matches: Matches;
}

/** Existing and fresh cells, the pairs found so far, and what the reader did. */
export interface MatchedCells {
  readonly generated: readonly ExistingCell[];
  readonly fresh: readonly FreshCell[];
  readonly matches: Matches;
  readonly edited: ReadonlySet<ExistingCell>;
  readonly deletedKeys: ReadonlySet<string>;
}

export function coverCells(cells: MatchedCells, claims: readonly Claim[]): Cover {
  const narration = cells.fresh.filter(isNarration);
  const cover = joinCovers(coverNamed(cells), coverClaimed(narration, claims));
  const merged = findMerged(cells, cover);
  const holders = new Map([...cover.holders, ...merged]);
  return {
    holders,
    deleted: new Set([...cover.deleted].filter((one) => !merged.has(one))),
    matches: matchFirst(cover.matches, holders, narration),
  };
}

/** All but narration: an edited cell stands for its own fresh version, and every cell for what was merged into it. */
function coverNamed({ generated, fresh, matches, edited, deletedKeys }: MatchedCells): Cover {
  const freshOf = new Map(fresh.map((one) => [one.stamp.key, one]));
  const holders = new Map<FreshCell, ExistingCell>();
  for (const there of generated) {
    const own = edited.has(there) ? matches.get(there) : undefined;
    for (const one of [own, ...there.covers.map((key) => freshOf.get(key))])
      if (one !== undefined && !isNarration(one) && !holders.has(one)) holders.set(one, there);
  }
  const deleted = new Set(fresh.filter((one) => deletedKeys.has(one.stamp.key) && !holders.has(one)));
  return { holders, deleted, matches };
}

/** Narration within a claim; a cell that cannot be cut goes with the claim that has most of its words. */
function coverClaimed(narration: readonly FreshNarration[], claims: readonly Claim[]): Cover {
  const holders = new Map<FreshCell, ExistingCell>();
  const deleted = new Set<FreshCell>();
  const matches = new Map<ExistingCell, FreshCell>();
  let first = 0;
  for (const fresh of narration) {
    while ((claims[first]?.range.to ?? Infinity) <= fresh.range.from) first++;
    const claim = findClaimOf(fresh, claims, first);
    if (claim === undefined || claim.isUntouched) continue;
    const { holder } = claim;
    if (holder === undefined) deleted.add(fresh);
    else holders.set(fresh, holder);
    if (holder === undefined || holder.isUntouched || matches.has(holder)) continue;
    if (claim.opensHolder) matches.set(holder, fresh);
  }
  return { holders, deleted, matches };
}

/** `from`: the first claim that may reach into the cell. */
function findClaimOf({ range }: FreshNarration, claims: readonly Claim[], from: number): Claim | undefined {
  let last: Claim | undefined;
  for (let at = from; (claims[at]?.range.from ?? Infinity) < range.to; at++) {
    const claim = claims[at] as Claim;
    if (2 * commonWords(claim.range, range) > range.to - range.from) last = claim;
  }
  return last;
}

function joinCovers(...covers: readonly Cover[]): Cover {
  return {
    holders: new Map(covers.flatMap(({ holders }) => [...holders])),
    deleted: new Set(covers.flatMap(({ deleted }) => [...deleted])),
    matches: new Map(covers.flatMap(({ matches }) => [...matches])),
  };
}

/** What is gone, but whose words stand in the edited cell before or after it, was merged into that one. */
function findMerged(
  { fresh, edited }: Pick<MatchedCells, 'fresh' | 'edited'>,
  { holders, deleted, matches }: Cover,
): Holders {
  const matchedBy = new Map([...matches].map(([there, one]) => [one, there]));
  const standsFor = (one: FreshCell) => holders.get(one) ?? matchedBy.get(one);
  // Narration was given to the narration beside it before it was cut.
  const isHolder = (there: ExistingCell, one: FreshCell) =>
    edited.has(there) && !(isNarration(one) && there.stamp.kind === 'narration');
  const after = lastBefore([...fresh].reverse().map(standsFor)).reverse();
  const merged = new Map<FreshCell, ExistingCell>();
  let before: ExistingCell | undefined;
  fresh.forEach((one, at) => {
    if (deleted.has(one)) {
      const holder = [before, after[at]].find(
        (there) => there !== undefined && isHolder(there, one) && containment(one.words(), there.words()) >= MERGED,
      );
      if (holder === undefined) return;
      merged.set(one, holder);
    }
    before = merged.get(one) ?? standsFor(one) ?? before;
  });
  return merged;
}

/** For each place the last defined item before it. */
function lastBefore<Item>(items: readonly (Item | undefined)[]): (Item | undefined)[] {
  let last: Item | undefined;
  return items.map((item) => {
    const before = last;
    last = item ?? last;
    return before;
  });
}

/**
 * Where a cell stands for more than its own narration,
 * its place is the first of the cells around it that it stands for.
 */
function matchFirst(matches: Matches, holders: Holders, narration: readonly FreshCell[]): Matches {
  const nthOf = new Map(narration.map((one, nth) => [one, nth]));
  const isHeldBy = (there: ExistingCell, one: FreshCell | undefined) => one !== undefined && holders.get(one) === there;
  return new Map(
    [...matches].map(([there, one]) => {
      let nth = nthOf.get(one);
      if (nth === undefined || !isHeldBy(there, one)) return [there, one];
      while (isHeldBy(there, narration[nth - 1])) nth--;
      return [there, narration[nth] as FreshCell];
    }),
  );
}
