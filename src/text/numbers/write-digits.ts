/**
 * Spoken numbers as digits: `0.1`, `3e-4`, `2,000`, `20%`, where it is sure;
 * small ones and what may be several stay words.
 */
import { isJoint, isNumberWord, readNumber } from './read-number.js';

/** Words `[from, to)` are written as `text`. */
export interface Figure {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly code: false;
}

/** What is counted in: before it small numbers are figures, too. */
const UNITS: ReadonlySet<string> = new Set(
  `percent gigabytes megabytes kilobytes bytes bits milliseconds seconds minutes hours pixels dollars degrees meters metres kilometers
  kilometres centimeters millimeters kilograms grams hertz megahertz gigahertz volts watts`.split(/\s+/),
);

/** The longest number that is said. */
const LONGEST = 12;

/** The numbers to write as digits: `words` lower case without marks, `parted` where a mark stands behind a word. */
export function findDigits(words: readonly string[], parted: readonly boolean[]): Figure[] {
  const found: Figure[] = [];
  for (let from = 0; from < words.length; from++) {
    if (!begins(words, from)) continue;
    const to = endOf(words, from, parted);
    const text = writtenAt(words, from, to);
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

function writtenAt(words: readonly string[], from: number, to: number): string | undefined {
  const said = words.slice(from, to);
  const text = readNumber(said);
  if (text === undefined) return undefined;
  const unit = words[to] ?? '';
  if (unit === 'percent') return `${text}%`;
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
