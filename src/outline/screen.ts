import type { Lecture } from '../model/lecture.js';
import { headingsOf } from './headings.js';
import type { Talk } from './talk.js';

/** Names of the features of what is on screen, in order. */
export const SCREEN: readonly string[] = ['slide', 'heading', 'codeStart', 'codeEnd'];

/** A new slide is shown about when the talk about it starts: this long before it to that long after. */
const SLIDE_BEFORE_MS = 20_000;
const SLIDE_AFTER_MS = 8000;

/** A deck with a slide every three minutes marks topics; one that changes every few seconds marks little. */
const TELLING_SLIDE_MS = 180_000;

/** How fast the worth of a moment on screen falls with the distance. */
const NEAR_MS = 15_000;

/** Code with no other for this long before it begins a stretch of code. */
const STRETCH_MS = 90_000;

/** One row per feature, one column per sentence, each from 0 to 1. */
export function watchCaptures(talk: Talk, lecture: Lecture): readonly Float32Array[] {
  const code = lecture.captures.filter(({ kind, placement }) => kind === 'code' && placement?.by !== 'spread');
  const times = code.map(({ atMs }) => atMs ?? 0);
  const starts = times.filter((atMs, nth) => atMs - (times[nth - 1] ?? -Infinity) > STRETCH_MS);
  const ends = times.filter((atMs, nth) => (times[nth + 1] ?? Infinity) - atMs > STRETCH_MS);
  const headings = headingsOf(lecture).filter(({ from }) => from === 'heading');
  return [
    nearSlides(talk, lecture),
    near(
      talk,
      headings.map(({ atMs }) => atMs),
    ),
    near(talk, starts),
    near(
      talk,
      ends.map((atMs) => atMs + NEAR_MS),
    ),
  ];
}

function nearSlides({ startMs }: Talk, { captures, durationMs }: Lecture): Float32Array {
  const shown = captures.flatMap(({ kind, atMs, placement }) =>
    kind === 'slide' && atMs !== undefined && placement?.by !== 'spread' ? [atMs] : [],
  );
  const worth = Math.min(1, durationMs / (shown.length + 1) / TELLING_SLIDE_MS);
  const row = new Float32Array(startMs.length);
  let at = 0;
  for (const shownMs of shown) {
    while (at < row.length && startMs[at]! <= shownMs - SLIDE_BEFORE_MS) at++;
    for (let near = at; near < row.length && startMs[near]! < shownMs + SLIDE_AFTER_MS; near++) row[near] = worth;
  }
  return row;
}

/** Nearness to the closest of some moments, ascending or not: 1 at the moment. */
function near({ startMs }: Talk, moments: readonly number[]): Float32Array {
  const ascending = Float64Array.from(moments).sort();
  let nth = 0;
  return Float32Array.from(startMs, (atMs) => {
    while (nth < ascending.length && ascending[nth]! < atMs) nth++;
    const distance = Math.min(
      Math.abs((ascending[nth] ?? Infinity) - atMs),
      Math.abs(atMs - (ascending[nth - 1] ?? -Infinity)),
    );
    return Math.exp(-distance / NEAR_MS);
  });
}
