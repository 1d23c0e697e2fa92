import type { Capture } from '../model/capture.js';
import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Outcome } from '../model/problem.js';

/** How captures are shown. */
export interface PlaceOptions {
  /** `final`: successive snapshots of the same code become their last form; `all`: each stays a step. */
  readonly snapshots?: 'final' | 'all';
  /** `final`: near-duplicate slides become their last complete one; `all`: every one stays. */
  readonly slides?: 'final' | 'all';
  /** 160x90 grey pixels of an image capture, row by row; undefined when unknown. */
  readonly thumbnailOf?: (capture: Capture) => Uint8Array | undefined;
}

/** Gives every capture a time and sorts by it. */
export function placeCaptures(lecture: Lecture, _narration: Narration, _options: PlaceOptions = {}): Outcome<Lecture> {
  const untimed = lecture.captures.filter((capture) => capture.atMs === undefined).length;
  let nth = 0;
  const placed = lecture.captures.map((capture): Capture => {
    if (capture.atMs !== undefined) return { ...capture, placement: { by: 'clock', confidence: 1 } };
    nth += 1;
    const atMs = Math.round((lecture.durationMs * nth) / (untimed + 1));
    return { ...capture, atMs, placement: { by: 'spread', confidence: 0 } };
  });
  const captures = placed.sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0));
  return { value: { ...lecture, captures }, problems: [] };
}
