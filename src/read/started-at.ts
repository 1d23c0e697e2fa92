/** A moment by the clock on the wall, as if of UTC; one without a date counts from midnight. */
export interface WallClock {
  readonly wallMs: number;
  /** Minutes by which the clock is ahead of UTC, where it is known. */
  readonly zoneMin?: number;
}

/**
 * `startedAt:` of lecture.yaml, when the recording began: `2024-03-01T10:00:00`, `10:00`,
 * `2024-03-01 10:00 +01:00`. Undefined where it is neither.
 */
export function readStartedAt(written: string): WallClock | undefined {
  const found =
    /^(?:(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(?=\d)|$))?(?:(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?(?:\s*(Z|[+-]\d\d:?\d\d))?$/i.exec(
      written.trim(),
    );
  if (found?.[4] === undefined) return undefined;
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const zoneMin = readZone(found[7] ?? '');
  return { wallMs: Date.UTC(year, month - 1, day, hour, minute, second), ...(zoneMin !== undefined && { zoneMin }) };
}

/** `Z`, `+01:00`, `-0530` as minutes ahead of UTC. */
export function readZone(written: string): number | undefined {
  if (/^Z$/i.test(written)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(written.trim()) ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Zoom names its recordings by UTC: `GMT20240301-090000_Recording.transcript.vtt`. */
export function startInName(path: string): WallClock | undefined {
  const parts = /(?:^|\/)GMT(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)(?!\d)/.exec(path)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return { wallMs: Date.UTC(year, month - 1, day, hour, minute, second), zoneMin: 0 };
}
