/**
 * `startedAt:` of lecture.yaml, when the recording began by the clock on the wall: milliseconds as if of UTC. A time without a date
 * counts from midnight. Undefined where it is neither.
 */
export function readStartedAt(written: string): number | undefined {
  const found =
    /^\s*(?:(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+|$))?(?:(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?\s*(?:Z|[+-]\d\d:?\d\d)?\s*$/i.exec(
      written,
    );
  if (found?.[4] === undefined) return undefined;
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
