/**
 * Text as search reads it: the same for what is searched and what is asked.
 * Knows no machine, for the site's page runs it too.
 */

import { wordCutter } from '../../text/words.js';

/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;
const cutSpaced = wordCutter({ joinedBy: '', keepCase: true });

/** Lower case, without accents: `Naïve` is found by `naive`. */
export function foldWord(word: string): string {
  // Most words are ASCII, and need no table.
  if (/^[\x00-\x7f]*$/.test(word)) return word.toLowerCase();
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text, cut but not folded. */
export function cutWords(text: string): readonly string[] {
  if (!UNSPACED.test(text)) return cutSpaced(text);
  return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].flatMap(({ segment, isWordLike }) =>
    isWordLike === true ? [segment] : [],
  );
}

export const foldedWords = (text: string): readonly string[] => cutWords(text).map(foldWord);
