import { chooseStarts } from './segment.js';

/** Fewer sections are told in one glance without parts. */
const LEAST_SECTIONS = 16;

/** A part holds this many sections, the last one too. */
const LEAST_IN_PART = 2;

interface PartsInput {
  readonly startMs: Float64Array;
  readonly durationMs: number;
  /** Log odds that a main part starts, of every sentence. */
  readonly scores: Float64Array;
}

/**
 * Which of the sections, given by the sentences they start with, begin a part of the lecture; none where they are few.
 */
export function chooseParts(
  starts: readonly number[],
  { startMs, durationMs, scores }: PartsInput,
): ReadonlySet<number> {
  if (starts.length < LEAST_SECTIONS) return new Set();
  const of = (values: Float64Array) => Float64Array.from(starts, (at) => values[at]!);
  const parts = chooseStarts(of(scores), of(startMs), { durationMs, sections: 'coarse' });
  const kept: number[] = [];
  for (const nth of parts) {
    const before = kept.at(-1);
    const isRoom = before === undefined || nth - before >= LEAST_IN_PART;
    if (isRoom && starts.length - nth >= LEAST_IN_PART) kept.push(nth);
  }
  return new Set(kept.length > 1 ? kept : []);
}
