/** A time that a person wrote, or why it is none. */
export type ReadTime = { readonly ms: number } | { readonly why: string };

const CLOCK = /^(\d+):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,3}))?$/;
const UNITS = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d{1,3})?)s)?$/i;

/** No recording is longer (1,000 hours), and milliseconds stay whole numbers. */
const MOST_MS = 3_600_000_000;

/**
 * Reads `00:12:34`, `12:34`, `137:36` (minutes may pass 59 when they lead), `12:34.5`, `0h12m34s`, `754` and `754.5`
 * (seconds). Only the leading part may pass 59: `1:75:00` is refused rather than guessed at.
 */
export function readTime(written: string | number): ReadTime {
  const time = readAny(String(written).trim());
  return 'ms' in time && time.ms > MOST_MS ? { why: 'is longer than any recording' } : time;
}

function readAny(text: string): ReadTime {
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
