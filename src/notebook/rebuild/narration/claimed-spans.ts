import type { Fates } from '../plan.js';
import type { Fresh, Group } from '../read-cells.js';
import { isIn, type Span } from '../../stamp/span.js';
import { untilMs } from './previous-narration.js';

/** Which narration the reader's cells stand for, and which is deleted, by the clock of the fresh build. */
export interface Held {
  readonly ofGroup: ReadonlyMap<Group, HeldSpans>;
  readonly deleted: readonly Span[];
}

/** The narration of one cell: its own, and other that the reader merged into it, in order of time. */
export interface HeldSpans {
  readonly own?: Span;
  readonly others: readonly Span[];
}

/** Runs of narration with one holder become one stretch each. */
export function readHeld({ fresh, ofFresh, holders, matches }: Fates): Held {
  const narration = fresh.filter(({ range }) => range !== undefined);
  const ofGroup = new Map<Group, Span[]>();
  const deleted: Span[] = [];
  const startOf = (part: Fresh | undefined) => part?.stamp.startMs ?? Infinity;
  narration.forEach((part, nth) => {
    const holder = holders.get(part);
    const isDeleted = ofFresh[part.index] === 'deleted';
    if (holder === undefined && !isDeleted) return;
    const isSameAs = (other: Fresh | undefined) =>
      other !== undefined && holders.get(other) === holder && (ofFresh[other.index] === 'deleted') === isDeleted;
    if (isSameAs(narration[nth - 1])) return;
    let last = nth;
    while (isSameAs(narration[last + 1])) last++;
    const [startMs, endMs, nextMs] = [startOf(part), narration[last]?.span?.endMs ?? 0, startOf(narration[last + 1])];
    // Deleted is all up to the next narration: the cut must be found again at a word.
    const lastMs = isDeleted && nextMs < Infinity ? untilMs(endMs, nextMs) : Math.min(endMs, nextMs);
    const span = { startMs, endMs: Math.max(startMs + 1, lastMs) };
    if (holder === undefined) deleted.push(span);
    else ofGroup.set(holder, [...(ofGroup.get(holder) ?? []), span]);
  });
  return {
    ofGroup: new Map([...ofGroup].map(([group, spans]) => [group, splitOwn(group, spans, matches.get(group))])),
    deleted: deleted.sort((one, other) => one.startMs - other.startMs),
  };
}

/** Only narration that was edited has a stretch of its own, which is that of its match. */
function splitOwn(group: Group, spans: readonly Span[], match: Fresh | undefined): HeldSpans {
  const others = [...spans].sort((one, other) => one.startMs - other.startMs);
  if (group.stamp.kind !== 'narration' || group.untouched || match === undefined) return { others };
  const own = others.find((span) => isIn(match.stamp.startMs ?? -1, span));
  return own === undefined ? { others } : { own, others: others.filter((span) => span !== own) };
}
