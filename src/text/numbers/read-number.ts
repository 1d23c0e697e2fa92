/** Numbers that are said, as digits, where it is sure what they are. English. */
import { ONES, TENS, THOUSANDS } from './number-words.js';

const MINUS: ReadonlySet<string> = new Set(['minus', 'negative', 'neg']);

/** What is said as digits, or undefined where it is no number or may be several: `two twenty four`. */
export function readNumber(words: readonly string[]): string | undefined {
  const parts = words.flatMap((word) => word.split('-'));
  const exponent = parts.indexOf('e');
  if (exponent > 0) return readScientific(parts.slice(0, exponent), parts.slice(exponent + 1));
  const point = parts.indexOf('point');
  if (point > 0) return readDecimal(parts.slice(0, point), parts.slice(point + 1));
  const value = readWhole(parts);
  return value === undefined ? undefined : grouped(value);
}

/** `one e minus three`: `1e-3`. */
function readScientific(base: readonly string[], power: readonly string[]): string | undefined {
  const negative = MINUS.has(power[0] ?? '');
  const sign = negative ? '-' : '';
  const digits = readWhole(negative ? power.slice(1) : power) ?? digitsOf(negative ? power.slice(1) : power);
  const point = base.indexOf('point');
  const mantissa = point > 0 ? readDecimal(base.slice(0, point), base.slice(point + 1)) : wholeOf(base);
  return digits === undefined || mantissa === undefined ? undefined : `${mantissa}e${sign}${digits}`;
}

/**
 * `zero point nine three`: `0.93`. Behind the point digits are said one by one,
 * or as one number: `two point twenty-five`.
 */
function readDecimal(whole: readonly string[], digits: readonly string[]): string | undefined {
  const before = wholeOf(whole);
  const behind = digitsOf(digits) ?? readBelowHundred(digits)?.toString();
  return before === undefined || behind === undefined ? undefined : `${before}.${behind}`;
}

const wholeOf = (words: readonly string[]): string | undefined => {
  if (words.length === 1 && /^\d+$/.test(words[0] ?? '')) return words[0];
  const value = readWhole(words);
  return value === undefined ? undefined : grouped(value);
};

/** `nine three` is `93`, `oh one` is `01`. */
function digitsOf(words: readonly string[]): string | undefined {
  const digits = words.map((word) => {
    if (/^\d+$/.test(word)) return word;
    const value = word === 'oh' ? 0 : ONES.get(word);
    return value === undefined || value > 9 ? undefined : String(value);
  });
  return words.length === 0 || digits.includes(undefined) ? undefined : digits.join('');
}

/** A whole number said as one; undefined for several in a row. */
function readWhole(words: readonly string[]): number | undefined {
  let total = 0;
  let lastScale = Infinity;
  let from = 0;
  words.forEach((word, at) => {
    const scale = THOUSANDS.get(word);
    if (scale === undefined) return;
    const group = readGroup(words.slice(from, at));
    total = group === undefined || scale >= lastScale ? NaN : total + group * scale;
    lastScale = scale;
    from = at + 1;
  });
  const rest = words.slice(from);
  if (from > 0 && rest.length === 0) return Number.isNaN(total) ? undefined : total;
  const group = readGroup(from > 0 && rest[0] === 'and' ? rest.slice(1) : rest);
  // `two thousand eighteen` may be a year.
  if (group === undefined || Number.isNaN(total) || (total >= 1000 && total < 3000 && group < 100)) return undefined;
  return total + group;
}

/** Below a thousand: `two hundred and twenty-four`. */
function readGroup(words: readonly string[]): number | undefined {
  const hundred = words.indexOf('hundred');
  if (hundred < 0) return readBelowHundred(words);
  const count = readBelowHundred(words.slice(0, hundred));
  const rest = words.slice(hundred + 1);
  if (count === undefined || count === 0 || count > 9) return undefined;
  if (rest.length === 0) return count * 100;
  const below = readBelowHundred(rest[0] === 'and' ? rest.slice(1) : rest);
  return below === undefined || below === 0 ? undefined : count * 100 + below;
}

function readBelowHundred(words: readonly string[]): number | undefined {
  const [first = '', second] = words;
  const [tens, ones] = [TENS.get(first), ONES.get(second ?? first)];
  if (words.length === 1) return tens ?? ones;
  return words.length === 2 && tens !== undefined && ones !== undefined && ones > 0 && ones < 10
    ? tens + ones
    : undefined;
}

/** `2,000`. */
const grouped = (value: number) => value.toLocaleString('en-US');

/** Words that join the parts of a number: inside of it alone. */
export const isJoint = (word: string): boolean => ['and', 'point', 'e', 'oh'].includes(word) || MINUS.has(word);
