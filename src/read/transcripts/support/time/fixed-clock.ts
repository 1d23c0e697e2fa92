const [ZERO, COLON, DOT, COMMA] = [48, 58, 46, 44] as const;

/**
 * Milliseconds of `00:00:00.000` at a place in a line, or -1 when anything else stands there. Programs write all their
 * times so; reading it without an object or a regular expression is what makes
 * long captions fast. SubRip's mark is the comma.
 */
export function readFixedClock(line: string, at: number, mark: typeof DOT | typeof COMMA = DOT): number {
  if (line.charCodeAt(at + 2) !== COLON || line.charCodeAt(at + 5) !== COLON || line.charCodeAt(at + 8) !== mark)
    return -1;
  const hours = twoDigits(line, at);
  const minutes = twoDigits(line, at + 3);
  const seconds = twoDigits(line, at + 6);
  const hundredths = twoDigits(line, at + 9);
  const thousandths = line.charCodeAt(at + 11) - ZERO;
  if (hours < 0 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || hundredths < 0) return -1;
  if (!(thousandths >= 0 && thousandths <= 9)) return -1;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10 + thousandths;
}

function twoDigits(line: string, at: number): number {
  const tens = line.charCodeAt(at) - ZERO;
  const ones = line.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** Length of `00:00:00.000`, and of `00:00:00.000 --> 00:00:00.000`. */
export const [CLOCK_LENGTH, TIMING_LENGTH] = [12, 29];

/** The times of a SubRip timing as programs write it; undefined for any other line. */
export function readFixedSubRip(line: string): { startMs: number; endMs: number } | undefined {
  if (line.length !== TIMING_LENGTH || !line.startsWith(' --> ', CLOCK_LENGTH)) return undefined;
  const startMs = readFixedClock(line, 0, COMMA);
  const endMs = readFixedClock(line, 17, COMMA);
  return startMs < 0 || endMs < 0 ? undefined : { startMs, endMs };
}

/** Whether a line is a timing as programs write it, with or without settings. */
export function isFixedTiming(line: string): boolean {
  if (line.length < TIMING_LENGTH || (line.length > TIMING_LENGTH && line[TIMING_LENGTH] !== ' ')) return false;
  return line.startsWith(' --> ', CLOCK_LENGTH) && readFixedClock(line, 0) >= 0 && readFixedClock(line, 17) >= 0;
}
