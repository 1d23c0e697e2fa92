import type { Cell, NotebookStamp } from '../../model/notebook.js';
import { spanOfStamp, type Span } from './span.js';
import { stampOf } from './stamp.js';

/** A pause as long is remembered: there captions may be missing that come in later. */
const LONG_MS = 5000;
/** A long pause begins so much after the end of the last word: a cut there must not meet a sentence that ends then. */
const AFTER_MS = 1000;

/** Whether the next narration comes only after a long pause. */
export function isLongPause(endMs: number, nextMs: number): boolean {
  return nextMs - endMs > LONG_MS;
}

/** When narration up to `endMs` is over for certain: where the next begins, or in the long pause before that. */
export function untilMs(endMs: number, nextMs: number): number {
  return isLongPause(endMs, nextMs) ? endMs + AFTER_MS : nextMs;
}

/** The long pauses after the narration of a lecture's cells, whose times come in order. */
export function findPauses(cells: readonly Cell[], stamp: NotebookStamp): Span[] {
  const spans = cells.flatMap((cell) => {
    const cellStamp = stampOf(cell);
    return (cellStamp?.kind === 'narration' ? spanOfStamp(cellStamp) : undefined) ?? [];
  });
  const durationMs = durationOf(stamp);
  return spans.flatMap(({ endMs }, nth) => {
    const nextMs = spans[nth + 1]?.startMs ?? durationMs;
    const startMs = untilMs(endMs, nextMs);
    return startMs < nextMs ? [{ startMs, endMs: nextMs }] : [];
  });
}

/** How long the lecture of a notebook is, in milliseconds; 0 if nobody wrote it down. */
export function durationOf({ lecture }: NotebookStamp): number {
  return Number((lecture as Readonly<Record<string, unknown>> | undefined)?.durationMs) || 0;
}
