import type { DraftCue } from '../reader.js';
import type { Tally } from '../tally.js';

const HOUR_MS = 3_600_000;
/** A clock has wrapped when it falls from the last part of its range to the first part of it. */
const NEAR = 1 / 10;

/**
 * A clock that shows no hours falls from 59:58 to 00:01, one of the wall falls from 23:59 to 00:00: from there on the
 * range is added. Only when every time lies within the range and, so continued, hardly any caption is out of order.
 */
export function unwrapClocks(cues: DraftCue[], mayWrap: boolean, tally: Tally): DraftCue[] {
  if (!mayWrap || cues.length < 4) return cues;
  const latestMs = cues.reduce((latest, { startMs }) => Math.max(latest, startMs), 0);
  const rangeMs = latestMs < HOUR_MS ? HOUR_MS : 24 * HOUR_MS;
  if (latestMs >= rangeMs || latestMs < rangeMs * (1 - NEAR)) return cues;
  const wraps = wrapPoints(cues, rangeMs);
  if (wraps.length === 0) return cues;
  for (const at of wraps)
    tally.warn('clock-wrap', `the clock starts again from zero; ${rangeMs / HOUR_MS} h was added from there on`, {
      line: cues[at]?.line ?? 1,
      hint: 'Write times with hours if this is not so.',
    });
  let passed = 0;
  return cues.map((cue, at) => {
    if (at === wraps[passed]) passed++;
    return passed === 0 ? cue : shift(cue, passed * rangeMs);
  });
}

function wrapPoints(cues: readonly DraftCue[], rangeMs: number): readonly number[] {
  const wraps: number[] = [];
  let falls = 0;
  cues.forEach(({ startMs }, at) => {
    const beforeMs = cues[at - 1]?.startMs ?? 0;
    if (startMs >= beforeMs) return;
    if (beforeMs > rangeMs * (1 - NEAR) && startMs < rangeMs * NEAR) wraps.push(at);
    else falls++;
  });
  return falls <= cues.length / 50 ? wraps : [];
}

/** The cue and its words later, or earlier, by so much. */
export function shift(cue: DraftCue, byMs: number): DraftCue {
  const move = <Timed extends { startMs: number; endMs: number }>(timed: Timed): Timed => ({
    ...timed,
    startMs: timed.startMs + byMs,
    endMs: timed.endMs + byMs,
  });
  return {
    ...cue,
    startMs: cue.startMs + byMs,
    ...(cue.endMs !== undefined && { endMs: cue.endMs + byMs }),
    ...(cue.words && { words: cue.words.map(move) }),
  };
}
