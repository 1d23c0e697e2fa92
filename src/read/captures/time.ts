/** A time that a person wrote, or why it is none. */
export type ReadTime = { readonly ms: number } | { readonly why: string };

const CLOCK = /^(\d+):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,3}))?$/;
const UNITS = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d{1,3})?)s)?$/i;

/**
 * Reads `00:12:34`, `12:34`, `137:36` (minutes may pass 59 when they lead), `12:34.5`, `0h12m34s`, `754` and `754.5` (seconds).
 * Only the leading part may pass 59: `1:75:00` is refused rather than guessed at.
 */
export function readTime(written: string | number): ReadTime {
  const text = String(written).trim();
  if (/^\d+(\.\d+)?s?$/.test(text)) return { ms: Math.round(parseFloat(text) * 1000) };
  const clock = CLOCK.exec(text);
  if (clock !== null) return readClock(clock);
  const units = UNITS.exec(text);
  if (units === null || text === '') return { why: 'is not a time' };
  const [, hours = '0', minutes = '0', seconds = '0'] = units;
  return { ms: Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000) };
}

function readClock([, first = '0', second = '0', third, fraction = '0']: RegExpExecArray): ReadTime {
  if (Number(second) > 59) return { why: `has ${second} ${third === undefined ? 'seconds' : 'minutes'}` };
  if (Number(third ?? 0) > 59) return { why: `has ${third} seconds` };
  const seconds =
    third === undefined
      ? Number(first) * 60 + Number(second)
      : Number(first) * 3600 + Number(second) * 60 + Number(third);
  return { ms: seconds * 1000 + Number(fraction.padEnd(3, '0')) };
}

/** Shown in hints. */
export const TIME_HINT = 'Write the time as 00:12:34, 12:34 or 754 (seconds).';

/**
 * The time that a file name carries: `00-12-34.png`, `slide-00h12m34s.png`, `12m34s.py`, `t=754.png`, `00_12_34_567.png`,
 * `frame 12.34.png`. A bare number (`03.png`) is a slide's number, not a time. Undefined where there is none.
 */
export function timeInName(name: string): number | undefined {
  const stem = name.replace(/\.[A-Za-z0-9]+$/, '').replace(/\d{4}-\d{2}-\d{2}/, ''); // a date is no time
  const clock = /(?<!\d)(\d{1,2})[-_.:](\d{2})[-_.:](\d{2})(?:[-_.](\d{3}))?(?!\d)/.exec(stem);
  if (clock !== null) return fromParts(clock[1], clock[2], clock[3], clock[4]);
  const units = /(?<![A-Za-z0-9])(?:(\d+)h)?(\d+)m(\d+)s(?![A-Za-z0-9])/i.exec(stem);
  if (units !== null) return fromParts(units[1], units[2], units[3], undefined);
  const seconds = /(?<![A-Za-z0-9])(?:t=(\d+)s?|(\d+)s)(?![A-Za-z0-9])/i.exec(stem);
  if (seconds !== null) return Number(seconds[1] ?? seconds[2]) * 1000;
  const short = /(?<!\d)(\d{1,3})[-_:](\d{2})(?!\d)/.exec(stem);
  return short === null ? undefined : fromParts(undefined, short[1], short[2], undefined);
}

function fromParts(
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
  milliseconds: string | undefined,
): number | undefined {
  const [h, m, s] = [Number(hours ?? 0), Number(minutes ?? 0), Number(seconds ?? 0)];
  if (s > 59 || (hours !== undefined && m > 59)) return undefined;
  return (h * 3600 + m * 60 + s) * 1000 + Number(milliseconds ?? 0);
}
