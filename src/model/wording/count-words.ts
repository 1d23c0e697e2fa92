import { isTight } from './join-words.js';

/** Words of texts as people count them: by a dictionary where there are no spaces, else `count`. */
export function countWords(texts: readonly string[], count: number): number {
  if (!texts.some(isTight)) return count;
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  let words = 0;
  for (const piece of texts.flatMap(piecesOf))
    for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike === true) words++;
  return words;
}

/** The segmenter takes the square of a text: a long one is cut, behind a space or sign where there is one. */
const PIECE = /[^]{1,4000}(?:[\s\p{P}]|$)|[^]{1,4000}/gu;

const piecesOf = (text: string): readonly string[] => text.match(PIECE) ?? [];
