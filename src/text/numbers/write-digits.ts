/**
 * Spoken numbers as digits: `0.1`, `3e-4`, `2,000`, `20%`, `4.2 million`, where it is sure;
 * small ones and what may be several stay words.
 */
import { isNumberWord, scaleOf } from './number-words.js';
import { isJoint, readNumber } from './read-number.js';

/** Words `[from, to)` are written as `text`. */
export interface Figure {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly code: false;
}

/** What is counted in: before it small numbers are figures, too. */
const UNITS: ReadonlySet<string> = new Set(
  `percent million billion gigabytes megabytes kilobytes bytes bits milliseconds seconds minutes hours pixels dollars euros
  pounds cents degrees meters metres kilometers kilometres centimeters millimeters miles liters litres milliliters kilograms
  grams milligrams tons tonnes hertz megahertz gigahertz volts watts kilowatts megawatts gigawatts`.split(/\s+/),
);

/** They stay words behind digits: `270 billion`; behind a point `thousand` does, too. */
const SCALES_KEPT: ReadonlySet<string> = new Set(['million', 'billion']);

/** Between two numbers that share what is counted: `ten to twenty percent`. */
const SHARES: ReadonlySet<string> = new Set(['or', 'to']);

/** The longest number that is said. */
const LONGEST = 12;

/** The numbers to write as digits: `words` lower case without marks, `parted` where a mark stands behind a word. */
export function findDigits(words: readonly string[], parted: readonly boolean[]): Figure[] {
  const found: Figure[] = [];
  for (let from = 0; from < words.length; from++) {
    if (!begins(words, from)) continue;
    const end = endOf(words, from, parted);
    const to = withoutScale(words, from, end);
    const text = sharesScale(words, from, to) ? undefined : writtenAt(words, from, to, unitAt(words, to, parted));
    if (text !== undefined) found.push({ from, to: text.endsWith('%') ? to + 1 : to, text, code: false });
    from = to - 1;
  }
  return found;
}

const begins = (words: readonly string[], at: number): boolean =>
  isNumberWord(words[at] ?? '') || (/^\d+$/.test(words[at] ?? '') && isScientific(words, at));

/** `3 e minus 4`: digits that captions already have. */
const isScientific = (words: readonly string[], at: number) => words[at + 1] === 'e' || words[at + 1] === 'point';

/** The run of number words from `from` on; joints count inside of it alone. */
function endOf(words: readonly string[], from: number, parted: readonly boolean[]): number {
  let to = from + 1;
  for (let at = from + 1; at < Math.min(words.length, from + LONGEST) && parted[at - 1] !== true; at++) {
    const word = words[at] ?? '';
    const digits = /^\d+$/.test(word) && isJoint(words[at - 1] ?? '');
    if (isNumberWord(word) || digits) to = at + 1;
    else if (!isJoint(word)) break;
  }
  return to;
}

/** The end of the run without a last scale that stays a word. */
function withoutScale(words: readonly string[], from: number, end: number): number {
  const last = words[end - 1] ?? '';
  const isKept = SCALES_KEPT.has(last) || (last === 'thousand' && words.slice(from, end).includes('point'));
  return isKept && end - 1 > from ? end - 1 : end;
}

/** `twenty or thirty thousand`, not `four hundred and two to four hundred and nine`: with digits it would be twenty. */
function sharesScale(words: readonly string[], from: number, to: number): boolean {
  const isBehind = SHARES.has(words[from - 1] ?? '') && isNumberWord(words[from - 2] ?? '');
  if (!isBehind || !words.slice(from, to).some((word) => scaleOf(word) > 0)) return false;
  for (let at = from - 2; isNumberWord(words[at] ?? '') || words[at] === 'and'; at--)
    if (scaleOf(words[at] ?? '') > 0) return false;
  return true;
}

/** What the number that ends before `to` counts. */
function unitAt(words: readonly string[], to: number, parted: readonly boolean[]): string {
  const direct = words[to] ?? '';
  if (!SHARES.has(direct) || !begins(words, to + 1) || parted[to - 1] === true) return direct;
  const end = withoutScale(words, to + 1, endOf(words, to + 1, parted));
  return sharesScale(words, to + 1, end) ? direct : (words[end] ?? '');
}

function writtenAt(words: readonly string[], from: number, to: number, unit: string): string | undefined {
  const said = words.slice(from, to);
  const text = readNumber(said);
  if (text === undefined) return undefined;
  if (words[to] === 'percent') return `${text}%`;
  if (said.length === 1 && !said[0]?.includes('-') && !UNITS.has(unit)) return undefined;
  return text;
}

/** Whether digits are what was said. */
export function saysNumber(said: readonly string[], written: string): boolean {
  const words = said.map((word) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const [plain, number] =
    written.endsWith('%') && words.at(-1) === 'percent' ? [words.slice(0, -1), written.slice(0, -1)] : [words, written];
  return readNumber(plain) === number;
}
