import { isTight } from './join-words.js';

/** Words of texts as people count them: by a dictionary where there are no spaces, else `count`. */
export function countWords(texts: readonly string[], count: number): number {
  if (!texts.some(isTight)) return count;
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  let words = 0;
  for (const text of texts) for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) words++;
  return words;
}
