import type { Existing, Group } from '../read-cells.js';
import { isIn, type Span } from '../../stamp/span.js';

/** A stretch of the video whose narration the last build wrote, and the cell that stands for it now. */
export interface Stretch extends Span {
  /** Undefined where the reader deleted it. */
  readonly group: Group | undefined;
  /** The text as we wrote it: what a fresh build says there takes its place. */
  readonly isUntouched: boolean;
}

/** A pause as long is remembered: there captions may be missing that come in later. */
const LONG_MS = 5000;
/** A pause is taken to begin so much after the last word, that no sentence opens near. */
const AFTER_MS = 1000;

/** When narration up to `endMs` is over for certain: where the next begins, or in the long pause before that. */
export function untilMs(endMs: number, nextMs: number): number {
  return nextMs - endMs > LONG_MS ? endMs + AFTER_MS : nextMs;
}

/** The long pauses after narrations, whose spans come in order, in a lecture of this length. */
export function pausesAfter(spans: readonly Span[], durationMs: number): Span[] {
  return spans.flatMap(({ endMs }, nth) => {
    const nextMs = spans[nth + 1]?.startMs ?? durationMs;
    const startMs = untilMs(endMs, nextMs);
    return startMs < nextMs ? [{ startMs, endMs: nextMs }] : [];
  });
}

/** When the narration of a key begins; undefined for other keys. */
export function momentOf(key: string): number | undefined {
  const ms = /^narration:(\d+)(?:-\d+)?$/.exec(key)?.[1];
  return ms === undefined ? undefined : Number(ms);
}

const UNSAID = 'unsaid:';

/** The key of a cell of the reader's for which the lecture has no speech any more: it names no moment. */
export function unsaidKey(key: string): string {
  return key.startsWith(UNSAID) ? key : `${UNSAID}${key}`;
}

export function isUnsaid({ key }: Group): boolean {
  return key.startsWith(UNSAID);
}

/**
 * The speech of the last build in order of time. Its keys say where each narration began, and each lasted until the next began; so
 * whatever no cell stands for any more was deleted, and a pause, or speech that has come in since, was not.
 */
export function readTold({ groups, written, deleted, deletedSpans, pauses, durationMs }: Existing): Stretch[] {
  const narration = groups.filter(
    (group) => group.stamp.kind === 'narration' && group.span !== undefined && !isUnsaid(group),
  );
  const held = [
    ...narration.map((group) => ({ group, span: group.span as Span, isOwn: true })),
    ...groups.flatMap((group) => group.alsoSpans.map((span) => ({ group, span, isOwn: false }))),
  ];
  const told = new Set([
    ...[...written, ...deleted].flatMap((key) => momentOf(key) ?? []),
    ...[...held.map(({ span }) => span), ...deletedSpans].map(({ startMs }) => startMs),
  ]);
  const untold = [...deletedSpans.map(({ endMs }) => endMs), ...pauses.map(({ startMs }) => startMs)];
  const starts = [...new Set([...told, ...untold])].sort((one, other) => one - other);
  const lastMs = Math.max(durationMs, (starts.at(-1) ?? 0) + 1, ...held.map(({ span }) => span.endMs));
  const owners = new Map(narration.map((group) => [group.span?.startMs, group]));
  const stretches: Stretch[] = [];
  starts.forEach((startMs, at) => {
    const endMs = starts[at + 1] ?? lastMs;
    const owner = owners.get(startMs);
    if (owner !== undefined) return push({ startMs, endMs, group: owner, isUntouched: owner.untouched });
    const isDeleted = deletedSpans.some((span) => isIn(startMs, span));
    const holder = isDeleted ? undefined : held.find(({ span }) => isIn(startMs, span));
    const isUntouched = holder !== undefined && holder.isOwn && holder.group.untouched;
    if (holder !== undefined) push({ startMs, endMs, group: holder.group, isUntouched });
    else if (told.has(startMs)) push({ startMs, endMs, group: undefined, isUntouched: false });
  });
  return stretches;

  function push(stretch: Stretch): void {
    const last = stretches.at(-1);
    const isSame = last?.group === stretch.group && last?.isUntouched === stretch.isUntouched;
    // What was deleted may have been merged into what stands before or after it, each cell on its own.
    const goesOn = isSame && last?.endMs === stretch.startMs && stretch.group !== undefined;
    if (!goesOn) stretches.push(stretch);
    else stretches[stretches.length - 1] = { ...last, endMs: stretch.endMs };
  }
}
