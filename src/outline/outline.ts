import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Outcome } from '../model/problem.js';
import type { Section } from '../model/section.js';

/** How finely the lecture is cut. */
export interface OutlineOptions {
  /** A number asks for that many sections. */
  readonly sections?: 'fine' | 'coarse' | number;
}

/** Cuts a lecture into sections with titles. */
export function outlineLecture(
  lecture: Lecture,
  narration: Narration,
  _options: OutlineOptions = {},
): Outcome<readonly Section[]> {
  const every = 240_000;
  const starts = [0];
  for (const { startMs } of narration.sentences) if (startMs - (starts.at(-1) ?? 0) >= every) starts.push(startMs);
  const sections = starts.map((startMs, nth): Section => {
    const endMs = starts[nth + 1] ?? Math.max(lecture.durationMs, startMs);
    return { title: `Part ${nth + 1}`, level: 1, startMs, endMs, titleFrom: 'time' };
  });
  return { value: sections, problems: [] };
}
