import type { DraftCue } from '../reader.js';
import type { Tally } from '../tally.js';
import { shift } from './unwrap.js';

/** The time of day at which the first of these cues was said. */
export function startOfDay(cues: readonly DraftCue[]): { readonly startedAtMs?: number } {
  const firstMs = cues.reduce((least, cue) => Math.min(least, cue.startMs), Infinity);
  return cues.length === 0 || firstMs <= 0 ? {} : { startedAtMs: firstMs };
}

/** Cues whose times are of the clock on the wall, counted from the first of them; that is reported. */
export function countFromFirst(cues: readonly DraftCue[], tally: Tally): readonly DraftCue[] {
  const firstMs = cues.reduce((least, cue) => Math.min(least, cue.startMs), Infinity);
  if (cues.length === 0 || firstMs <= 0) return cues;
  tally.warn('time-of-day', 'the times are of the day; they were counted from the first caption', {
    line: cues[0]?.line ?? 1,
    hint: 'If the recording began earlier give --offset, such as --offset +00:01:30.',
  });
  return cues.map((cue) => shift(cue, -firstMs));
}
