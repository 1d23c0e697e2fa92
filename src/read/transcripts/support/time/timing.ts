import { readClock, secondsToMs } from './clock.js';

/** The two times of a line `00:01:02,345 --> 00:01:04,000 rest`. */
export interface Timing {
  readonly startMs: number;
  readonly endMs: number;
  readonly rest: string;
}

const ARROW = /-\s?-\s?>+|[-–—]>|→/;
/**
 * A line is meant as a timing only when a clock begins it and a number follows:
 * `f --> g`, `1 --> 2`, `2:30 --> that` stay text; `4 --> 6.1` are seconds.
 */
const MEANT = /^\s*-?\d+\s*[:：]|^\s*\d+[.,]\d+\s*$/;
const MEANT_END = /^\s*-?[\dx:.]*\d/i;
/** The longest a written time may be. */
const LONGEST = 40;

/**
 * Reads a timing line as people and programs write it. `'bad'` when it is meant as one (a clock stands before an arrow)
 * but a time cannot be read; undefined when the line is text.
 */
export function readTiming(line: string): Timing | 'bad' | undefined {
  const head = line.slice(0, 3 * LONGEST);
  if (!/[>→]/.test(head)) return isLongClock(line) ? 'bad' : undefined;
  const arrow = ARROW.exec(head);
  if (arrow === null) return undefined;
  const left = head.slice(0, arrow.index);
  const right = line.slice(arrow.index + arrow[0].length);
  const isMeant =
    MEANT.test(left) || (/^\s*\d{1,6}\s*$/.test(left) && /^\s*\d+[.,]\d+\s*$/.test(right.slice(0, LONGEST)));
  if (!isMeant) return isClockAlone(right) && isBrokenClock(left) ? 'bad' : undefined;
  if (!MEANT_END.test(right.slice(0, LONGEST))) return isBrokenClock(right) ? 'bad' : undefined;
  const [, end = ''] = END.exec(right.slice(0, LONGEST)) ?? [];
  const [startMs, endMs] = [readTime(left), readTime(end)];
  if (startMs === undefined || endMs === undefined) return 'bad';
  return { startMs, endMs, rest: right.slice(end.length) };
}

/**
 * The end time is the longest run of clock characters; a space inside it is taken only after a mark (`00:00:03, 000`).
 */
const END = /^(\s*-?\d+(?:\s?[:.,：，．。]\s?\d+){0,3})/;

const readTime = (text: string): number | undefined => readClock(text) ?? secondsToMs(text.trim().replace(',', '.'));

const isClockAlone = (text: string): boolean => text.length < LONGEST && readClock(text) !== undefined;
/** Nothing, or digits and marks with a letter or two that slipped in: no words. */
const isBrokenClock = (text: string): boolean =>
  text.length < LONGEST && !/\p{L}{3}/u.test(text) && /\d|^\s*$/.test(text);

/** A clock of absurd length before an arrow, which the window above cannot see. */
function isLongClock(line: string): boolean {
  if (line.length <= 3 * LONGEST || !/^\s{0,9}\d{30}/.test(line)) return false;
  return line.includes('-->') && /^[\s\d:.,]*-->/.test(line);
}
