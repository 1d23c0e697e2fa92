import { NONE, type MarkClass } from './marks.js';

/** A run without any mark is left to the model from this length: 99 % of the runs of edited speech are shorter. */
const LONG_RUN = 30;

/** A punctuated stretch has a mark for every so many words within `NEAR` words on either side. */
const WORDS_PER_MARK = 25;
const NEAR = 100;

/**
 * Tells for each word whether the transcript left the place after it to be punctuated: 1 in stretches without marks, 0
 * where somebody set them. Judged by the run between two marks and by how many marks there are around it, so that a
 * file that is punctuated in parts is restored in the others. `perWord`: how many of the tokens make a word.
 */
export function openPlaces(marks: readonly MarkClass[], perWord = 1): Uint8Array {
  const open = new Uint8Array(marks.length);
  const before = new Int32Array(marks.length + 1);
  marks.forEach((mark, at) => (before[at + 1] = (before[at] ?? 0) + (mark === NONE ? 0 : 1)));
  let from = 0;
  while (from < marks.length) {
    let to = from;
    while (to < marks.length && marks[to] === NONE) to++;
    // The run and the mark that ends it.
    const end = Math.min(to + 1, marks.length);
    const [first, last] = [Math.max(0, from - NEAR), Math.min(marks.length, end + NEAR)];
    const around = (before[last] ?? 0) - (before[first] ?? 0);
    if (to - from >= LONG_RUN * perWord || around * WORDS_PER_MARK * perWord < last - first) open.fill(1, from, to);
    from = end;
  }
  return open;
}
