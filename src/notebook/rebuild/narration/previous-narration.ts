import { isUnsaid, momentOf } from '../../stamp/narration-key.js';
import { isIn, type Span } from '../../stamp/span.js';
import type { ExistingCell, ExistingNotebook } from '../existing-cells.js';
import type { FreshCell } from '../fresh-cells.js';
import type { PreviousText } from './time-map.js';

/** Narration that the last build wrote: when it was said, and the cell that stands for it now. */
export interface PreviousNarration extends Span {
  /** Undefined where the reader deleted it. */
  readonly holder: ExistingCell | undefined;
  /** The text as we wrote it: what a fresh build says there takes its place. */
  readonly isUntouched: boolean;
  /**
   * The holder's own narration begins in it; all else was merged into that cell,
   * or follows what was deleted in the middle of it.
   */
  readonly opensHolder: boolean;
}

/** The last build's narration in order of time, and the texts of it that stand. */
export interface PreviousBuild {
  readonly narration: readonly PreviousNarration[];
  readonly texts: readonly PreviousText[];
}

/**
 * The narration of the last build in order of time. Its keys say where each cell's began, and each lasted until the
 * next began; so whatever no cell stands for any more was deleted, and a pause,
 * or speech that has come in since, was not.
 */
export function readPrevious(existing: ExistingNotebook, fresh: readonly FreshCell[]): PreviousBuild {
  const narration = readNarration(existing);
  return { narration, texts: readTexts(narration, { fresh, pauses: existing.pauses }) };
}

function readNarration(existing: ExistingNotebook): PreviousNarration[] {
  const { generated, written, deleted, deletedSpans, pauses, durationMs } = existing;
  const held = readHeldSpeech(generated);
  const begun = new Set([
    ...[...written, ...deleted].flatMap((key) => momentOf(key) ?? []),
    ...[...held, ...deletedSpans].map(({ startMs }) => startMs),
  ]);
  const ended = [...deletedSpans.map(({ endMs }) => endMs), ...pauses.map(({ startMs }) => startMs)];
  const starts = [...new Set([...begun, ...ended])].sort((one, other) => one - other);
  const lastMs = Math.max(durationMs, (starts.at(-1) ?? 0) + 1, ...held.map(({ endMs }) => endMs));
  const holderAt = createHolderFinder(held, deletedSpans);
  const pieces = starts.flatMap((startMs, at): PreviousNarration[] => {
    const span = { startMs, endMs: starts[at + 1] ?? lastMs };
    const found = holderAt(startMs);
    if (found === undefined && !begun.has(startMs)) return [];
    const opensHolder = found?.isOwn === true && found.startMs === startMs;
    return [{ ...span, holder: found?.holder, isUntouched: found !== undefined && isAsWritten(found), opensHolder }];
  });
  return joinHeldInOne(pieces);
}

/** Speech for which a cell stands. */
interface HeldSpeech extends Span {
  readonly holder: ExistingCell;
  /** The cell's own narration, not that of another cell which the reader merged into it. */
  readonly isOwn: boolean;
}

const isAsWritten = ({ holder, isOwn }: HeldSpeech) => isOwn && holder.isUntouched;

function readHeldSpeech(generated: readonly ExistingCell[]): HeldSpeech[] {
  const isSaid = ({ stamp, key }: ExistingCell) => stamp.kind === 'narration' && !isUnsaid(key);
  return [
    ...generated.flatMap((holder) => (isSaid(holder) && holder.span ? [{ ...holder.span, holder, isOwn: true }] : [])),
    ...generated.flatMap((holder) => holder.alsoSpans.map((span) => ({ ...span, holder, isOwn: false }))),
  ];
}

/** Tells who stands for the speech at a moment: before all others a cell whose own narration begins then. */
function createHolderFinder(held: readonly HeldSpeech[], deletedSpans: readonly Span[]) {
  const beginning = new Map(held.filter(({ isOwn }) => isOwn).map((speech) => [speech.startMs, speech]));
  return (ms: number): HeldSpeech | undefined => {
    const first = beginning.get(ms);
    if (first !== undefined) return first;
    return deletedSpans.some((span) => isIn(ms, span)) ? undefined : held.find((span) => isIn(ms, span));
  };
}

/** What was deleted stays apart: each cell of it may have been merged into what stands before or after it. */
function joinHeldInOne(pieces: readonly PreviousNarration[]): PreviousNarration[] {
  const narration: PreviousNarration[] = [];
  for (const next of pieces) {
    const last = narration.at(-1);
    const goesOn =
      next.holder !== undefined &&
      last?.holder === next.holder &&
      last.isUntouched === next.isUntouched &&
      last.endMs === next.startMs;
    if (goesOn) narration[narration.length - 1] = { ...last, endMs: next.endMs };
    else narration.push(next);
  }
  return narration;
}

/** The texts of the narration that stands; what is as we wrote it, the fresh build most often writes again. */
function readTexts(
  narration: readonly PreviousNarration[],
  { fresh, pauses }: { fresh: readonly FreshCell[]; pauses: readonly Span[] },
): PreviousText[] {
  const freshOf = new Map(fresh.map((one) => [one.stamp.key, one]));
  return narration.flatMap(({ holder, isUntouched, startMs, endMs }): PreviousText[] => {
    if (holder?.stamp.kind !== 'narration') return [];
    const { text } = holder;
    if (!isUntouched) return [{ text, startMs, endMs, isEdited: true, endsAt: 'next' }];
    const written = freshOf.get(holder.key);
    const range = written?.stamp.hash === holder.stamp.hash ? written.range : undefined;
    const isBeforePause = pauses.some((pause) => pause.startMs === endMs);
    const goesOn = (holder.span?.endMs ?? 0) > endMs;
    const endsAt = isBeforePause ? 'pause' : goesOn ? 'deleted' : 'next';
    const lastWord =
      isBeforePause && holder.span !== undefined
        ? { endMs: holder.span.endMs, freshEndMs: range && written?.stamp.endMs }
        : undefined;
    return [{ text, startMs, endMs, isEdited: false, range, endsAt, lastWord }];
  });
}
