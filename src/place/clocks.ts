import type { Capture, Placement } from '../model/capture.js';
import { counted } from '../model/counted.js';
import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Problem } from '../model/problem.js';
import { countMoments, SLACK_MS, type DatedPicture } from './count-clock.js';
import { cutUnits, weighPages, type Unit } from './decks/deck-words.js';
import { CLOCK_BY_WORDS } from './settings.js';

/** A longer break than this is between two sittings, whose clocks have nothing to do with each other. */
const SITTING_MS = 12 * 3_600_000;

/** Captures with the moments that clocks gave them, and what there is to say about that. */
export interface Clocked {
  readonly captures: readonly Capture[];
  readonly problems: readonly Problem[];
}

/**
 * Pictures that carry the time of day get their moment of the lecture: counted from `startedAt:`, times of
 * day in the transcript or the name of its file, else from the moment of which the
 * words on the pictures speak together. Those that neither tells are left to be placed in their order.
 */
export function readClocks(lecture: Lecture, narration: Narration): Clocked {
  const pictures = lecture.captures.flatMap((capture, index): readonly DatedPicture[] =>
    capture.takenAtMs === undefined || capture.atMs !== undefined
      ? []
      : [{ capture, index, takenAtMs: capture.takenAtMs }],
  );
  if (pictures.length === 0) return { captures: lecture.captures, problems: [] };
  const { startedAtMs } = lecture;
  const found =
    startedAtMs === undefined
      ? inferMoments(pictures, narration, lecture)
      : countFrom({ ...lecture, startedAtMs }, pictures, narration);
  const captures = lecture.captures.map((capture, index): Capture => {
    const moment = found.moments.get(index);
    if (moment === undefined) return capture;
    const { atMs, confidence, clock } = moment;
    return { ...capture, atMs, placement: { by: clock === 'words' ? 'evidence' : 'clock', confidence, clock } };
  });
  return { captures, problems: found.problems };
}

interface Moment {
  readonly atMs: number;
  readonly confidence: number;
  readonly clock: NonNullable<Placement['clock']>;
}

interface FoundMoments {
  readonly moments: ReadonlyMap<number, Moment>;
  readonly problems: readonly Problem[];
}

type Started = Lecture & { readonly startedAtMs: number };

function countFrom(lecture: Started, pictures: readonly DatedPicture[], narration: Narration): FoundMoments {
  const { moments, outside, unknown, shifted } = countMoments(pictures, lecture);
  const clock = lecture.startedAtFrom ?? 'startedAt';
  const counted = [...moments].map(([index, atMs]) => [index, { atMs, confidence: 1, clock }] as const);
  const others = unknown.length === 0 ? undefined : inferMoments(unknown, narration, lecture);
  return {
    moments: new Map<number, Moment>([...counted, ...(others?.moments ?? [])]),
    problems: [
      ...(outside.length === 0 ? [] : [notInLecture(outside, clock)]),
      ...(shifted === undefined ? [] : [otherZone(shifted.pictures, shifted.hours)]),
      ...(others?.problems ?? []),
    ],
  };
}

function inferMoments(pictures: readonly DatedPicture[], narration: Narration, { durationMs }: Lecture): FoundMoments {
  const moments = new Map<number, Moment>();
  const problems: Problem[] = [];
  const units = cutUnits(narration);
  for (const sitting of sittingsOf(pictures)) {
    const [first] = sitting;
    if (first === undefined) continue;
    const spanMs = (sitting.at(-1)?.takenAtMs ?? 0) - first.takenAtMs;
    if (spanMs > durationMs + SLACK_MS) {
      problems.push(stopped(sitting, spanMs));
      continue;
    }
    const startMs = findStart(sitting, units, durationMs);
    if (startMs === undefined) {
      problems.push(inOrder(sitting));
      continue;
    }
    problems.push(inferred(sitting, first.takenAtMs - startMs));
    for (const { index, takenAtMs } of sitting) {
      const atMs = startMs + takenAtMs - first.takenAtMs;
      if (atMs <= durationMs + SLACK_MS)
        moments.set(index, {
          atMs: Math.min(durationMs, Math.max(0, atMs)),
          confidence: surenessOf(sitting.length),
          clock: 'words',
        });
    }
  }
  return { moments, problems };
}

/** In the order of the clock. */
function sittingsOf(pictures: readonly DatedPicture[]): readonly (readonly DatedPicture[])[] {
  const sittings: DatedPicture[][] = [];
  for (const picture of pictures.toSorted((one, other) => one.takenAtMs - other.takenAtMs)) {
    const last = sittings.at(-1);
    const isSame = last !== undefined && picture.takenAtMs - (last.at(-1)?.takenAtMs ?? 0) < SITTING_MS;
    if (isSame) last.push(picture);
    else sittings.push([picture]);
  }
  return sittings;
}

const surenessOf = (pictures: number) => {
  const { least, each, most } = CLOCK_BY_WORDS.sureness;
  return Math.min(most, least + each * pictures);
};

/**
 * The moment of the first picture at which what is said fits the words on all of them best;
 * undefined where no moment stands out.
 */
function findStart(pictures: readonly DatedPicture[], units: readonly Unit[], durationMs: number): number | undefined {
  const { stepMs, outside, leastPictures, apartMs, lead } = CLOCK_BY_WORDS;
  const telling = pictures.filter(({ capture }) => `${capture.title ?? ''}${capture.content}`.trim() !== '');
  const [first] = pictures;
  if (telling.length < leastPictures || first === undefined) return undefined;
  const evidence = weighPages(
    telling.map(({ capture }) => capture),
    units,
  );
  if (evidence === undefined) return undefined;
  const bins = Math.ceil(durationMs / stepMs) + 1;
  const curves = telling.map((_, page) => drawCurve(evidence, { page, units, bins }));
  const scores = Array.from({ length: bins }, (_, start) =>
    telling.reduce((sum, { takenAtMs }, page) => {
      const bin = start + Math.round((takenAtMs - first.takenAtMs) / stepMs);
      return sum + (bin < bins ? (curves[page]?.[bin] ?? 0) : -outside);
    }, 0),
  );
  const best = scores.indexOf(Math.max(...scores));
  const others = scores.filter((_, start) => Math.abs(start - best) * stepMs > apartMs);
  const second = Math.max(0, ...others);
  const score = scores[best] ?? 0;
  return score > 0 && score >= lead * second ? best * stepMs : undefined;
}

function drawCurve(
  evidence: readonly Float64Array[],
  { page, units, bins }: { readonly page: number; readonly units: readonly Unit[]; readonly bins: number },
): Float64Array {
  const { stepMs, beforeMs, afterMs, smear } = CLOCK_BY_WORDS;
  const curve = new Float64Array(bins);
  units.forEach(({ startMs }, at) => {
    const worth = evidence[at]?.[page] ?? 0;
    if (worth <= 0) return;
    const last = Math.min(bins - 1, Math.floor((startMs + 3 * afterMs) / stepMs));
    for (let bin = Math.max(0, Math.floor((startMs - 3 * beforeMs) / stepMs)); bin <= last; bin++) {
      const lateMs = bin * stepMs - startMs;
      curve[bin]! += worth * Math.exp(lateMs < 0 ? lateMs / beforeMs : -lateMs / afterMs);
    }
  });
  return curve.map((value) => value / (value + smear));
}

const clockOf = (ms: number) => new Date(ms).toISOString().slice(11, 19);
const nameOf = ({ capture }: DatedPicture) => capture.image?.path ?? capture.place.path;

const problemOf = (
  pictures: readonly DatedPicture[],
  what: string,
  text: Pick<Problem, 'message' | 'hint'>,
): Problem => ({
  code: `captures/${what}`,
  level: 'warning',
  ...text,
  place: { path: pictures[0] === undefined ? '' : nameOf(pictures[0]), line: 0 },
});

const SAY_WHEN =
  'Write when the recording began into lecture.yaml in the folder of the lecture: `startedAt: 2024-03-01T10:00:00`.';

const inferred = (pictures: readonly DatedPicture[], startedAtMs: number) =>
  problemOf(pictures, 'wall-clock', {
    message:
      `${counted(pictures.length, 'picture carries', 'pictures carry')} the time of day; by what is said the lecture began at ` +
      clockOf(startedAtMs),
    hint: SAY_WHEN,
  });

const inOrder = (pictures: readonly DatedPicture[]) =>
  problemOf(pictures, 'wall-clock', {
    message:
      `${counted(pictures.length, 'picture carries', 'pictures carry')} the time of day, and what is said does not tell when the ` +
      'lecture began: placed in that order',
    hint: SAY_WHEN,
  });

/** Who says when a lecture began. */
const STARTS = {
  startedAt: '`startedAt`',
  transcript: 'the times of day in the transcript',
  name: "the transcript's name",
  words: 'what is said',
} as const;

const notInLecture = (pictures: readonly DatedPicture[], clock: Moment['clock']) =>
  problemOf(pictures, 'outside', {
    message:
      `${counted(pictures.length, 'picture was', 'pictures were')} not taken during the lecture as ${STARTS[clock]} ` +
      `${clock === 'transcript' ? 'say' : 'says'} ("${nameOf(pictures[0]!)}"): placed by what is said`,
    hint: clock === 'startedAt' ? 'Correct `startedAt:`, or the clock or time zone of the camera.' : SAY_WHEN,
  });

const otherZone = (pictures: readonly DatedPicture[], hours: number) =>
  problemOf(pictures, 'time-zone', {
    message:
      `${counted(pictures.length, 'picture is', 'pictures are')} named by the clock of another time zone; ` +
      `with ${counted(Math.abs(hours), 'hour')} between them and the recording they fall into the lecture`,
    hint: 'Write the zone, too: `startedAt: 2024-03-01T10:00:00+01:00`.',
  });

/** Somebody who stops the video, or comes back after a break that the recording left out. */
const stopped = (pictures: readonly DatedPicture[], spanMs: number) =>
  problemOf(pictures, 'wall-clock', {
    message:
      `${counted(pictures.length, 'picture')} were taken within ${Math.round(spanMs / 60_000)} minutes, longer than the lecture is: it was ` +
      'stopped in between, and they were placed in that order by what is said',
    hint: 'Write `startedAt:` and, for breaks of the recording, `pauses:` in lecture.yaml.',
  });
