import type { ExistingCell } from './existing-cells.js';
import { isNarration, type FreshCell } from './fresh-cells.js';
import type { Matches } from './match-cells.js';
import type { Claim } from './narration/claims.js';
import type { NarrationPlan } from './narration/plan-narration.js';

/** Where an existing cell belongs in the order of the fresh build. */
export interface Slot {
  /** The keys that tell its place at the last build: the first of those that were written. */
  readonly rankKeys: readonly string[];
  /** Index of the fresh cell whose place it takes. */
  readonly at: number | undefined;
  /** Index of the fresh cell behind which the reader's cells after it stand: that of the last piece of its text. */
  readonly last: number | undefined;
}

/** Existing cells, which fresh cell each is now, and which of them the reader edited. */
interface PlacedCells {
  readonly generated: readonly ExistingCell[];
  readonly matches: Matches;
  readonly edited: ReadonlySet<ExistingCell>;
}

export function findSlots(
  { claims, timeMap, fresh }: NarrationPlan,
  { generated, matches, edited }: PlacedCells,
): ReadonlyMap<ExistingCell, Slot> {
  const firstMoments = findFirstMoments(claims, edited);
  const lastPieces = findLastPieces(claims, fresh);
  const lastBegun = ({ span, stamp }: ExistingCell): number | undefined => {
    const ms = span?.endMs ?? stamp.startMs;
    return ms === undefined ? undefined : findLastBefore(fresh, ms + timeMap.shiftMsAt(ms));
  };
  const slotOf = (there: ExistingCell): Slot => {
    const at = matches.get(there)?.index;
    const last = edited.has(there) ? at : (lastPieces.get(there) ?? at ?? lastBegun(there));
    const firstMs = firstMoments.get(there);
    return { rankKeys: [...(firstMs === undefined ? [] : [`narration:${firstMs}`]), there.key], at, last };
  };
  return new Map(generated.map((there) => [there, slotOf(there)]));
}

/**
 * When the narration of each edited cell began at the last build:
 * one into which others were merged stands where the first stood.
 */
function findFirstMoments(
  claims: readonly Claim[],
  edited: ReadonlySet<ExistingCell>,
): ReadonlyMap<ExistingCell, number> {
  return new Map(
    claims.flatMap(({ holder, startMs, opensHolder }) =>
      opensHolder && holder !== undefined && edited.has(holder) ? [[holder, startMs]] : [],
    ),
  );
}

/** The last fresh cell that tells some of what each existing one told: its text may now be cut in more pieces. */
function findLastPieces(
  claims: readonly Claim[],
  fresh: readonly FreshCell[],
): ReadonlyMap<ExistingCell | undefined, number> {
  const narration = fresh.filter(isNarration);
  const last = new Map<ExistingCell | undefined, number>();
  let next = 0;
  for (const { holder, isUntouched, range } of claims) {
    while ((narration[next]?.range.from ?? Infinity) < range.to) next++;
    const piece = narration[next - 1];
    if (isUntouched && piece !== undefined && piece.range.from >= range.from) last.set(holder, piece.index);
  }
  return last;
}

/** Index of the last fresh cell that begins before a moment. */
function findLastBefore(fresh: readonly FreshCell[], ms: number): number | undefined {
  return fresh.findLast(({ stamp }) => stamp.startMs !== undefined && stamp.startMs < ms)?.index;
}
