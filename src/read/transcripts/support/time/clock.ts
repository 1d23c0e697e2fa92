/** No recording is longer; it keeps an hour field of 200,000 digits out of every sum. */
export const LONGEST_MS = 1_000_000 * 3_600_000;

/**
 * Hours, minutes and seconds with any of the marks that programs and people put
 * between them. Never more than 40 characters.
 */
const CLOCK = /^\s*(-?)(?:(\d{1,6})\s*[:：]\s*)?(\d{1,6})\s*[:：]\s*(\d{1,2})(?:\s*[.,:，．。：]\s*(\d{1,12}))?\s*$/;

/**
 * Reads `1:02:03.5`, `62:03`, `00:00:03, 000`: `m:s` or `h:m:s`, a fraction of any length. Minutes may pass 59 where
 * they come first; a second 60 is what careless rounding leaves.
 * Whole milliseconds, negative times negative; undefined for anything else.
 */
export function readClock(text: string): number | undefined {
  if (text.length > 40) return undefined;
  const [match, sign, hours, minutes = '', seconds = '', fraction = ''] = CLOCK.exec(text) ?? [];
  if (match === undefined) return undefined;
  const [m, s] = [Number(minutes), Number(seconds)];
  if (s > 60 || (hours !== undefined && m > 59)) return undefined;
  const ms = (Number(hours ?? 0) * 3600 + m * 60 + s) * 1000 + fractionMs(fraction);
  return ms > LONGEST_MS ? undefined : sign === '-' ? 0 - ms : ms;
}

/** `5` is 500 ms, `0305` 31 ms: a fraction of a second, rounded, never up to the next second. */
export function fractionMs(digits: string): number {
  if (digits === '') return 0;
  if (digits.length <= 3) return Number(digits.padEnd(3, '0'));
  return Math.min(999, Math.round(Number(digits.slice(0, 9)) / 10 ** (Math.min(digits.length, 9) - 3)));
}

/**
 * Seconds, as JSON numbers or decimal strings give them, to whole milliseconds;
 * undefined when it is not a finite number.
 */
export function secondsToMs(seconds: unknown): number | undefined {
  const value =
    typeof seconds === 'string' && /^\s*-?\d{1,12}(?:\.\d{1,20})?\s*$/.test(seconds) ? Number(seconds) : seconds;
  return typeof value === 'number' ? wholeMs(value * 1000) : undefined;
}

/** Rounds to whole milliseconds; undefined beyond any recording. */
export function wholeMs(ms: unknown): number | undefined {
  if (typeof ms !== 'number' || !(Math.abs(ms) <= LONGEST_MS)) return undefined;
  return Math.round(ms) + 0;
}

/** `01:02:03.500`: hours always, and with two digits. */
export function writeClock(ms: number, mark: '.' | ',' = '.'): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(ms / 3_600_000);
  const rest = `${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}`;
  return `${two(hours)}:${rest}${mark}${String(ms % 1000).padStart(3, '0')}`;
}
