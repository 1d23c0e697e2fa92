import type { Capture } from '../model/capture.js';
import type { Lecture, Pause } from '../model/lecture.js';

/** A picture with the time of day at which it was taken. */
export interface DatedPicture {
  readonly capture: Capture;
  readonly index: number;
  readonly takenAtMs: number;
}

/** Moments of the lecture by the index of the capture. */
export interface Counted {
  readonly moments: ReadonlyMap<number, number>;
  /** Taken before the lecture or after it. */
  readonly outside: readonly DatedPicture[];
  /** Of clocks that may be of another time zone, which nothing tells. */
  readonly unknown: readonly DatedPicture[];
  /** Pictures whose clock fits the lecture at one number of hours between the zones only, and that number. */
  readonly shifted?: { readonly pictures: readonly DatedPicture[]; readonly hours: number };
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Pictures taken this much before the lecture or after it are of something else. */
export const SLACK_MS = 900_000;
/** Zones lie so far apart at most. */
const MOST_HOURS = 14;

type DatedLecture = Pick<Lecture, 'startedAtFrom' | 'startedAtZoneMin' | 'durationMs' | 'pauses'> & {
  readonly startedAtMs: number;
};

/**
 * Counts pictures from when the recording began, without the time in which it was stopped.
 * A start without a date is of any day.
 */
export function countMoments(pictures: readonly DatedPicture[], lecture: DatedLecture): Counted {
  const { durationMs } = lecture;
  const localMin = localZone(pictures, lecture);
  const sinceOf = sinceStart(lecture, localMin);
  const unknown = pictures.filter((picture) => sinceOf(picture) === undefined);
  const hours = hoursBetween(unknown, lecture);
  const moments = new Map<number, number>();
  const outside: DatedPicture[] = [];
  for (const picture of pictures) {
    const plainMs = picture.takenAtMs - lecture.startedAtMs + (hours ?? 0) * HOUR_MS;
    const sinceMs = sinceOf(picture) ?? (hours === undefined ? undefined : plainMs);
    if (sinceMs === undefined) continue;
    const atMs = withoutPauses(inDay(sinceMs, lecture), lecture);
    if (atMs < -SLACK_MS || atMs > durationMs + SLACK_MS) outside.push(picture);
    else moments.set(picture.index, Math.min(durationMs, Math.max(0, atMs)));
  }
  const isShifted = hours !== undefined && unknown.length > 0;
  return {
    moments,
    outside,
    unknown: isShifted ? [] : unknown,
    ...(isShifted && { shifted: { pictures: unknown, hours } }),
  };
}

/** The zone in which the lecture was held: the user's, else that of a phone that says so. */
function localZone(
  pictures: readonly DatedPicture[],
  { startedAtFrom, startedAtZoneMin }: DatedLecture,
): number | undefined {
  const ofPhone = pictures.map(({ capture }) => capture.takenZoneMin).find((zoneMin = 0) => zoneMin !== 0);
  return startedAtFrom === 'name' ? ofPhone : (startedAtZoneMin ?? ofPhone);
}

/** Undefined where one of both clocks is of a zone that nobody knows. */
function sinceStart({ startedAtMs, startedAtFrom, startedAtZoneMin }: DatedLecture, localMin: number | undefined) {
  const startMin = startedAtFrom === 'name' ? startedAtZoneMin : (startedAtZoneMin ?? localMin);
  return ({ takenAtMs, capture }: DatedPicture): number | undefined => {
    const zoneMin = capture.takenZoneMin ?? localMin;
    if (zoneMin === undefined && startMin === undefined) return takenAtMs - startedAtMs;
    if (zoneMin === undefined || startMin === undefined) return undefined;
    return takenAtMs - startedAtMs - (zoneMin - startMin) * 60_000;
  };
}

const isOfAnyDay = ({ startedAtMs }: DatedLecture) => startedAtMs < DAY_MS;

/** From just before the start on, where the day is not known. */
function inDay(sinceMs: number, lecture: DatedLecture): number {
  if (!isOfAnyDay(lecture)) return sinceMs;
  const ms = ((sinceMs % DAY_MS) + DAY_MS) % DAY_MS;
  return ms > DAY_MS - SLACK_MS ? ms - DAY_MS : ms;
}

/** The one number of whole hours at which all of them fall into the lecture. */
function hoursBetween(pictures: readonly DatedPicture[], lecture: DatedLecture): number | undefined {
  const isInside = (hours: number) => (picture: DatedPicture) => {
    const atMs = withoutPauses(inDay(picture.takenAtMs - lecture.startedAtMs + hours * HOUR_MS, lecture), lecture);
    return atMs >= 0 && atMs <= lecture.durationMs;
  };
  const all = Array.from({ length: 2 * MOST_HOURS + 1 }, (_, nth) => nth - MOST_HOURS);
  const fitting = all.filter((hours) => pictures.every(isInside(hours)));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A picture that was taken in a pause stands where the recording stopped. */
function withoutPauses(sinceMs: number, lecture: DatedLecture): number {
  const pauses = (lecture.pauses ?? []).map(({ fromMs, toMs }): Pause => {
    const startMs = fromMs < DAY_MS ? (fromMs - lecture.startedAtMs) % DAY_MS : fromMs - lecture.startedAtMs;
    const inDayMs = fromMs < DAY_MS && startMs < 0 ? startMs + DAY_MS : startMs;
    return { fromMs: inDayMs, toMs: inDayMs + toMs - fromMs };
  });
  const passed = pauses.map(({ fromMs, toMs }) => Math.max(0, Math.min(sinceMs, toMs) - fromMs));
  return sinceMs - passed.reduce((sum, ms) => sum + ms, 0);
}
