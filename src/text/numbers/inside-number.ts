/**
 * Where a word and the next belong to one number that is said: `twenty | five`, `point seven | six`, `two | oh four`,
 * `nineteen | thirty three`. Our training texts write digits, so that the model takes such words for a list.
 */
import { isNumberWord } from './read-number.js';

const words = (line: string): ReadonlySet<string> => new Set(line.split(' '));

const DIGITS = words('zero oh one two three four five six seven eight nine');
const ONES = words('one two three four five six seven eight nine');
const TENS = words('twenty thirty forty fifty sixty seventy eighty ninety');
const CENTURIES = words('sixteen seventeen eighteen nineteen');
const IN_CENTURY = words('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty');
const SCALES = ['hundred', 'thousand', 'million', 'billion'];

/** Behind these `one` counts nothing more: `twenty, one of them`. */
const OF_THEM = words('of is was');

/** More digits behind a point are a list. */
const MOST_DIGITS = 8;

const scaleOf = (word: string) => SCALES.indexOf(word);

/** Whether nothing parts the word at `at` from the next; `said`: lower case, without marks. */
export function isInsideNumber(said: readonly string[], at: number): boolean {
  const [before = '', word = '', next = '', then = ''] = [said[at - 1], said[at], said[at + 1], said[at + 2]];
  if (next === 'one' && OF_THEM.has(then)) return false;
  if (next === 'oh') return isNumberWord(word) && DIGITS.has(then);
  if (word === 'oh') return (before === 'point' || isNumberWord(before)) && DIGITS.has(next);
  if (!isNumberWord(word) || !isNumberWord(next)) return false;
  if (DIGITS.has(next) && isBehindPoint(said, at)) return true;
  if (TENS.has(word)) return ONES.has(next);
  if (scaleOf(next) >= 0) return scaleOf(word) < scaleOf(next);
  if (CENTURIES.has(word)) return TENS.has(next) || IN_CENTURY.has(next);
  return scaleOf(word) >= 0 && isNumberWord(before) && goesDown(said, at);
}

/** `two thousand | seven`, `three million | six hundred`; not `three thousand, four thousand`. */
function goesDown(said: readonly string[], at: number): boolean {
  let to = at + 1;
  while (isNumberWord(said[to] ?? '') && scaleOf(said[to] ?? '') < 0) to++;
  return scaleOf(said[to] ?? '') < scaleOf(said[at] ?? '');
}

/** The word at `at` is a digit behind `point`. */
function isBehindPoint(said: readonly string[], at: number): boolean {
  for (let from = at; from > at - MOST_DIGITS; from--) {
    const word = said[from] ?? '';
    if (word === 'point') return from < at;
    if (!DIGITS.has(word)) return false;
  }
  return false;
}
