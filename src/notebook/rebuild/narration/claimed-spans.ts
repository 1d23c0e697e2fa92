import { untilMs } from '../../stamp/pauses.js';
import { isIn, type Span } from '../../stamp/span.js';
import type { Cover } from '../cover.js';
import type { ExistingCell } from '../existing-cells.js';
import type { FreshNarration } from '../fresh-cells.js';
import { groupBy } from '../../../compare/group-by.js';
import type { Matches } from '../match-cells.js';

/**
 * The narration for which one cell stands, by the times of the fresh build:
 * its own, and other that the reader merged into it.
 */
export interface ClaimedSpans {
  readonly ownSpan?: Span;
  readonly alsoSpans: readonly Span[];
}

/** A run of fresh narration that has one holder, or was deleted. */
interface ClaimedRun {
  readonly holder: ExistingCell | undefined;
  readonly span: Span;
}

/** Which narration the reader's cells stand for, and which is deleted, in order of time. */
export function readClaimedSpans(
  narration: readonly FreshNarration[],
  { holders, deleted, matches }: Cover,
): { readonly ofHolder: ReadonlyMap<ExistingCell, ClaimedSpans>; readonly deletedSpans: readonly Span[] } {
  const runs = joinRuns(narration, { holders, deleted }).sort((one, other) => one.span.startMs - other.span.startMs);
  const spansOf = new Map(
    [...groupBy(runs, ({ holder }) => holder)].map(([holder, held]) => [holder, held.map(({ span }) => span)]),
  );
  return {
    ofHolder: new Map(
      [...spansOf].flatMap(([holder, spans]) => (holder ? [[holder, splitOwn(holder, spans, matches)]] : [])),
    ),
    deletedSpans: spansOf.get(undefined) ?? [],
  };
}

/** Narration side by side with one holder becomes one run, and so does deleted narration. */
function joinRuns(
  narration: readonly FreshNarration[],
  { holders, deleted }: Pick<Cover, 'holders' | 'deleted'>,
): ClaimedRun[] {
  const isClaimed = (one: FreshNarration | undefined) => one !== undefined && (holders.has(one) || deleted.has(one));
  const isWith = (one: FreshNarration, other: FreshNarration | undefined) =>
    other !== undefined && isClaimed(other) && holders.get(one) === holders.get(other);
  return narration.flatMap((first, nth): ClaimedRun[] => {
    if (!isClaimed(first) || isWith(first, narration[nth - 1])) return [];
    let last = nth;
    while (isWith(first, narration[last + 1])) last++;
    const holder = holders.get(first);
    const ends = { last: narration[last] as FreshNarration, next: narration[last + 1] };
    return [{ holder, span: spanOfRun(first, ends, holder === undefined) }];
  });
}

/** Deleted is all up to the next narration: the cut must be found again at a word. */
function spanOfRun(
  first: FreshNarration,
  { last, next }: { last: FreshNarration; next: FreshNarration | undefined },
  isDeleted: boolean,
): Span {
  const [startMs, nextMs] = [startOf(first), startOf(next)];
  const endMs = last.span?.endMs ?? 0;
  const lastMs = isDeleted && nextMs < Infinity ? untilMs(endMs, nextMs) : Math.min(endMs, nextMs);
  return { startMs, endMs: Math.max(startMs + 1, lastMs) };
}

const startOf = (fresh: FreshNarration | undefined) => fresh?.stamp.startMs ?? Infinity;

/** Only narration that was edited has a span of its own, which is that of its match. */
function splitOwn(holder: ExistingCell, spans: readonly Span[], matches: Matches): ClaimedSpans {
  const match = matches.get(holder);
  if (holder.stamp.kind !== 'narration' || holder.isUntouched || match === undefined) return { alsoSpans: spans };
  const ownSpan = spans.find((span) => isIn(match.stamp.startMs ?? -1, span));
  return ownSpan === undefined
    ? { alsoSpans: spans }
    : { ownSpan, alsoSpans: spans.filter((span) => span !== ownSpan) };
}
