import { counted } from '../../model/counted.js';
import type { Lecture } from '../../model/lecture.js';
import type { Problem } from '../../model/problem.js';
import type { Place } from '../../model/source.js';
import { readTime } from '../captures/time.js';

/** `+00:00:03`, `-12` or `3`: signed milliseconds; undefined where it is no time. */
export function readOffset(written: string): number | undefined {
  const [, sign = '', time = ''] = /^([+-]?)(.*)$/s.exec(written.trim()) ?? [];
  const read = readTime(time);
  return 'ms' in read ? (sign === '-' ? -read.ms : read.ms) : undefined;
}

/** Captions that an offset puts before the video begins: they would all stand at 0, and link to no moment of theirs. */
export function beforeTheStart(
  { cues }: Lecture,
  { byMs, place }: { readonly byMs: number; readonly place: Place | undefined },
): readonly Problem[] {
  const before = byMs < 0 ? cues.filter(({ endMs }) => endMs + byMs <= 0).length : 0;
  if (before === 0) return [];
  return [
    {
      code: 'lecture/before-start',
      level: 'warning',
      message: `${before} of ${counted(cues.length, 'caption')} would end before the video begins; they stand at 0:00`,
      hint: `Correct the offset: ${byMs / 1000} s moves every time to an earlier one.`,
      ...(place && { place }),
    },
  ];
}

/** A lecture whose every time is moved, for another cut of the video; nothing starts before 0. */
export function shiftLecture(lecture: Lecture, byMs: number): Lecture {
  const shift = (ms: number) => Math.max(0, ms + byMs);
  return {
    ...lecture,
    durationMs: shift(lecture.durationMs),
    cues: lecture.cues.map((cue) => ({
      ...cue,
      startMs: shift(cue.startMs),
      endMs: shift(cue.endMs),
      ...(cue.words && {
        words: cue.words.map((word) => ({ ...word, startMs: shift(word.startMs), endMs: shift(word.endMs) })),
      }),
    })),
    captures: lecture.captures.map((capture) => ({
      ...capture,
      atMs: capture.atMs === undefined ? undefined : shift(capture.atMs),
      ...(capture.endMs !== undefined && { endMs: shift(capture.endMs) }),
    })),
    chapters: lecture.chapters.map((chapter) => ({
      ...chapter,
      startMs: shift(chapter.startMs),
      ...(chapter.endMs !== undefined && { endMs: shift(chapter.endMs) }),
    })),
    pins: lecture.pins.map((pin) => ({ ...pin, atMs: shift(pin.atMs) })),
  };
}
