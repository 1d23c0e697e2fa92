import type { Capture } from '../../src/model/capture.js';
import type { Lecture } from '../../src/model/lecture.js';
import { placeCaptures } from '../../src/place/place.js';
import { lectureOf, talkOf } from './lecture.js';

const TEN = Date.UTC(2024, 2, 1, 10);
const TALK = talkOf(
  20,
  [121, 'So bubble sort swaps neighbours until nothing moves.'],
  [301, 'Now quicksort chooses a pivot and partitions the array.'],
  [482, 'Next is merge sort, which divides in halves and merges them.'],
  [901, 'And heaps keep the largest element at their root.'],
);

/** A picture taken so many seconds after ten. */
const taken = (second: number, content: string): Capture => ({
  kind: 'slide',
  atMs: undefined,
  takenAtMs: TEN + second * 1000,
  content,
  place: { path: `shots/${second}.png`, line: 0 },
});
/** The lecture began 90 seconds after ten. */
const SHOTS = [
  taken(215, 'bubble sort: swap neighbours'),
  taken(395, 'quicksort, pivot, partition'),
  taken(575, 'merge sort, halves'),
  taken(995, 'heaps: largest element, root'),
];
const placed = (captures: readonly Capture[], startedAtMs?: number) =>
  placeCaptures(lectureOf(TALK, { captures, ...(startedAtMs !== undefined && { startedAtMs }) }), TALK);
const secondsOf = ({ value }: ReturnType<typeof placed>) =>
  value.captures.map(({ atMs = -1 }) => Math.round(atMs / 1000));

test('pictures stand at their time of day counted from when the recording began', () => {
  const outcome = placed(SHOTS, TEN + 90_000);
  expect(secondsOf(outcome)).toEqual([125, 305, 485, 905]);
  expect(outcome.value.captures[0]?.placement).toEqual({ by: 'clock', confidence: 1, clock: 'startedAt' });
  expect(outcome.problems).toEqual([]);
});

test('a start without a date counts on the day of the pictures', () => {
  expect(secondsOf(placed(SHOTS, (10 * 3600 + 90) * 1000))).toEqual([125, 305, 485, 905]);
});

test('without a start the words on the pictures tell it together, and that is said', () => {
  const outcome = placed(SHOTS);
  for (const [nth, second] of secondsOf(outcome).entries())
    expect(Math.abs(second - ([125, 305, 485, 905][nth] ?? 0))).toBeLessThanOrEqual(10);
  expect(outcome.value.captures[0]?.placement?.by).toBe('evidence');
  expect(outcome.value.captures[0]?.placement?.confidence).toBeLessThan(1);
  expect(outcome.problems).toMatchObject([
    { code: 'captures/wall-clock', message: expect.stringMatching(/the lecture began at 10:01:/) as string },
  ]);
});

test('pictures that say nothing keep their order, never the first at 0:00, and how to mend it is said', () => {
  const outcome = placed(SHOTS.map((shot) => ({ ...shot, content: '' })));
  expect(outcome.value.captures.map(({ place }) => place.path)).toEqual(SHOTS.map(({ place }) => place.path));
  expect(secondsOf(outcome)[0]).toBeGreaterThan(60);
  expect(outcome.problems[0]?.hint).toContain('startedAt:');
});

test('pictures of another day are not pressed into the lecture', () => {
  const outcome = placed([...SHOTS, taken(3 * 86_400, 'quicksort again')], TEN + 90_000);
  expect(outcome.problems).toMatchObject([
    { code: 'captures/outside', message: expect.stringContaining('1 picture') as string },
  ]);
  expect(outcome.value.captures).toHaveLength(5);
});

test('two sittings have a start each', () => {
  const next = SHOTS.map((shot) => ({
    ...shot,
    content: `once more: ${shot.content}`,
    takenAtMs: (shot.takenAtMs ?? 0) + 86_400_000 - 30_000,
  }));
  const seconds = secondsOf(placed([...SHOTS, ...next]));
  expect(seconds).toHaveLength(8);
  for (const second of seconds) expect([125, 305, 485, 905].some((at) => Math.abs(at - second) <= 10)).toBe(true);
});

const counted = (captures: readonly Capture[], facts: Partial<Lecture>) =>
  placeCaptures(lectureOf(TALK, { captures, ...facts }), TALK);

test('times of day in the transcript and the name of its file count as a start, and which it was is kept', () => {
  const ofDay = counted(SHOTS, { startedAtMs: (10 * 3600 + 90) * 1000, startedAtFrom: 'transcript' });
  expect(secondsOf(ofDay)).toEqual([125, 305, 485, 905]);
  expect(ofDay.value.captures[0]?.placement?.clock).toBe('transcript');
});

test('clocks of two zones count where both zones are known', () => {
  const utc = SHOTS.map((shot) => ({ ...shot, takenAtMs: (shot.takenAtMs ?? 0) - 3_600_000, takenZoneMin: 0 }));
  const zoned = counted([...utc.slice(0, 2), ...SHOTS.slice(2)], { startedAtMs: TEN + 90_000, startedAtZoneMin: 60 });
  expect(secondsOf(zoned)).toEqual([125, 305, 485, 905]);
  expect(zoned.problems).toEqual([]);
});

test('where a zone is not known the one number of hours that fits is taken, and said', () => {
  const utc = SHOTS.map((shot) => ({ ...shot, takenAtMs: (shot.takenAtMs ?? 0) - 5 * 3_600_000, takenZoneMin: 0 }));
  const shifted = counted(utc, { startedAtMs: TEN + 90_000 });
  expect(secondsOf(shifted)).toEqual([125, 305, 485, 905]);
  expect(shifted.problems).toMatchObject([
    { code: 'captures/time-zone', message: expect.stringContaining('with 5 hours between') as string },
  ]);
});

test('a pause of the recording does not count', () => {
  const late = SHOTS.map((shot, nth) => ({ ...shot, takenAtMs: (shot.takenAtMs ?? 0) + (nth > 1 ? 600_000 : 0) }));
  const clock = 10 * 3600 + 90;
  const pauses = [{ fromMs: (clock + 400) * 1000, toMs: (clock + 1000) * 1000 }];
  expect(secondsOf(counted(late, { startedAtMs: TEN + 90_000, pauses }))).toEqual([125, 305, 485, 905]);
});

test('pictures of somebody who stopped the video are placed in their order, and that is said', () => {
  const slow = SHOTS.map((shot) => ({ ...shot, takenAtMs: TEN + 6 * ((shot.takenAtMs ?? 0) - TEN) }));
  expect(placed(slow).problems).toMatchObject([
    { message: expect.stringContaining('longer than the lecture is') as string },
  ]);
});
