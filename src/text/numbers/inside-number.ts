/**
 * Where a word and the next belong to one number that is said: `twenty | five`, `point seven | six`, `two | oh four`,
 * `nineteen | thirty three`. Our training texts write digits, so that the model takes such words for a list.
 */
import { isNumberWord, ONES, scaleOf, TENS } from './number-words.js';

/** Whether a word says a whole number from `least` to `most`, below twenty. */
const isBetween = (word: string, [least, most]: readonly [number, number]): boolean => {
  const value = ONES.get(word) ?? -1;
  return value >= least && value <= most;
};
const isDigit = (word: string) => word === 'oh' || isBetween(word, [0, 9]);
const isCentury = (word: string) => isBetween(word, [16, 19]);
const isInCentury = (word: string) => TENS.has(word) || isBetween(word, [10, 19]);

/** Behind these `one` counts nothing more: `twenty, one of them`. */
const OF_THEM: ReadonlySet<string> = new Set(['of', 'is', 'was']);

/** More digits behind a point are a list. */
const MOST_DIGITS = 8;

/** Whether nothing parts the word at `at` from the next; `said`: lower case, without marks. */
export function isInsideNumber(said: readonly string[], at: number): boolean {
  const [before = '', word = '', next = '', then = ''] = [said[at - 1], said[at], said[at + 1], said[at + 2]];
  if (next === 'one' && OF_THEM.has(then)) return false;
  if (next === 'oh') return isNumberWord(word) && isDigit(then);
  if (word === 'oh') return (before === 'point' || isNumberWord(before)) && isDigit(next);
  if (!isNumberWord(word) || !isNumberWord(next)) return false;
  if (isDigit(next) && isBehindPoint(said, at)) return true;
  if (TENS.has(word)) return isBetween(next, [1, 9]);
  if (scaleOf(next) > 0) return scaleOf(word) < scaleOf(next);
  if (isCentury(word)) return isInCentury(next);
  return scaleOf(word) > 0 && isNumberWord(before) && goesDown(said, at);
}

/** `two thousand | seven`, `three million | six hundred`; not `three thousand, four thousand`. */
function goesDown(said: readonly string[], at: number): boolean {
  let to = at + 1;
  while (isNumberWord(said[to] ?? '') && scaleOf(said[to] ?? '') === 0) to++;
  return scaleOf(said[to] ?? '') < scaleOf(said[at] ?? '');
}

/** The word at `at` is a digit behind `point`. */
function isBehindPoint(said: readonly string[], at: number): boolean {
  for (let from = at; from > at - MOST_DIGITS; from--) {
    const word = said[from] ?? '';
    if (word === 'point') return from < at;
    if (!isDigit(word)) return false;
  }
  return false;
}
