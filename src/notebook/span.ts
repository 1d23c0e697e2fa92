/** A stretch of the video in milliseconds. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Cuts that lie this close are the same: captions of one lecture differ by fractions of a second. */
const TOLERANCE_MS = 500;
/** A region that still grows after so many steps would hold back too much of the new text. */
const MAX_STEPS = 4;

/** The span of a stamp, if it has one of some length. */
export function spanOf(stamp: { readonly startMs?: unknown; readonly endMs?: unknown }): Span | undefined {
  const { startMs, endMs } = stamp;
  return typeof startMs === 'number' && typeof endMs === 'number' && endMs > startMs ? { startMs, endMs } : undefined;
}

export function overlapMs(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs));
}

/** Whether nearly all of a span lies in the spans, which do not overlap each other. */
export function isWithin(span: Span, spans: readonly Span[]): boolean {
  const inside = spans.reduce((sum, other) => sum + overlapMs(span, other), 0);
  return inside >= 0.9 * (span.endMs - span.startMs);
}

/** Whether two spans share more than the fuzz at their cuts. */
export function meet(one: Span, other: Span): boolean {
  const shorterMs = Math.min(one.endMs - one.startMs, other.endMs - other.startMs);
  return overlapMs(one, other) > Math.min(TOLERANCE_MS, shorterMs / 2);
}

/**
 * The smallest stretch around a span at both ends of which the old and the new paragraphs are cut at the same moment: inside it
 * the old ones can stay and outside it the new ones come, and no word is lost or said twice. Undefined if it would grow long.
 *
 *     old    |    edited    |  kept  |  ...
 *     new    |  a   |       b        |  ...      a and b do not come
 */
export function growRegion(span: Span, old: readonly Span[], fresh: readonly Span[]): Span | undefined {
  let region = span;
  for (let step = 0; step < MAX_STEPS; step++) {
    const grown = cover(cover(region, fresh), old);
    if (isSame(grown, region)) return grown;
    region = grown;
  }
  return undefined;
}

function cover(region: Span, spans: readonly Span[]): Span {
  let { startMs, endMs } = region;
  for (const span of spans)
    if (meet(span, region)) [startMs, endMs] = [Math.min(startMs, span.startMs), Math.max(endMs, span.endMs)];
  return { startMs, endMs };
}

const isSame = (one: Span, other: Span) =>
  Math.abs(one.startMs - other.startMs) <= TOLERANCE_MS && Math.abs(one.endMs - other.endMs) <= TOLERANCE_MS;

/** Spans in order, those that touch joined. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.startMs - other.startMs)) {
    const last = joined.at(-1);
    if (last !== undefined && span.startMs <= last.endMs)
      joined[joined.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, span.endMs) };
    else joined.push(span);
  }
  return joined;
}

/** What of the spans is in none of the others. */
export function subtractSpans(spans: readonly Span[], others: readonly Span[]): Span[] {
  const near = others.filter((other) => spans.some((span) => overlapMs(span, other) > 0));
  return near.reduce<Span[]>(
    (rest, other) =>
      rest.flatMap((span) => {
        if (overlapMs(span, other) === 0) return [span];
        const before = { startMs: span.startMs, endMs: other.startMs };
        const after = { startMs: other.endMs, endMs: span.endMs };
        return [before, after].filter(({ startMs, endMs }) => endMs > startMs);
      }),
    [...spans],
  );
}
