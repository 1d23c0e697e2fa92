import type { CellStamp } from '../../model/notebook.js';

/** A stretch of the video in milliseconds, its end not included. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The span of a stamp, if it has one of some length. */
export function spanOf(stamp: { readonly startMs?: unknown; readonly endMs?: unknown }): Span | undefined {
  const { startMs, endMs } = stamp;
  return typeof startMs === 'number' && typeof endMs === 'number' && endMs > startMs ? { startMs, endMs } : undefined;
}

/** The span of a generated cell; narration always takes some time. */
export function spanOfStamp(stamp: CellStamp): Span | undefined {
  const { startMs, endMs, kind } = stamp;
  return spanOf(kind === 'narration' && startMs === endMs ? { startMs, endMs: (endMs ?? 0) + 1 } : stamp);
}

export function isIn(ms: number, { startMs, endMs }: Span): boolean {
  return startMs <= ms && ms < endMs;
}

export function overlapMs(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs));
}

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

/** Spans written as pairs of numbers, which a reader or another program may have damaged. */
export function readSpans(list: unknown): Span[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((pair: unknown): Span[] => {
    const [startMs, endMs] = Array.isArray(pair) ? (pair as unknown[]) : [];
    return spanOf({ startMs, endMs }) === undefined ? [] : [{ startMs, endMs } as Span];
  });
}

export function writeSpans(spans: readonly Span[]): [number, number][] {
  return spans.map(({ startMs, endMs }) => [startMs, endMs]);
}
