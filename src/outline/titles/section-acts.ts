import type { Narration } from '../../model/narration.js';
import type { Section } from '../../model/section.js';
import { type Act, findAct, openingWords, takesLeave } from './acts.js';
import { firstNotBefore } from '../../compare/first-from.js';

/** What is said in the lecture. */
export interface SpokenSentences {
  readonly narration: Narration;
  /** When each sentence starts. */
  readonly starts: Float64Array;
  readonly english: boolean;
}

type SectionSpan = Pick<Section, 'startMs' | 'endMs'>;

/** The first words of a section. */
export const openingOf = (
  { startMs }: Pick<SectionSpan, 'startMs'>,
  { narration, starts }: SpokenSentences,
): readonly string[] => {
  const at = firstNotBefore(starts, startMs);
  return openingWords(narration.sentences.slice(at, at + OPENING_SENTENCES));
};

/** Over so many sentences at most. */
const OPENING_SENTENCES = 8;

/** What the lecturer says to be doing when the section opens. */
export function actOf({ startMs, endMs }: SectionSpan, spoken: SpokenSentences): Act | undefined {
  const first = spoken.narration.sentences[firstNotBefore(spoken.starts, startMs)];
  return findAct({
    words: openingOf({ startMs }, spoken),
    fromAudience: first?.fromAudience === true,
    isFirst: startMs === 0,
    lengthMs: endMs - startMs,
  });
}

/** A first or last section whose names are worth less is called by what it is. */
export const LEAST_AT_EDGE = 2;

/** How many of the last sentences may take leave. */
const LAST_SENTENCES = 6;

/** What the first section of several is, and the last where it takes leave. */
export function edgeOf(
  { startMs, endMs }: SectionSpan,
  { narration, starts, english }: SpokenSentences,
): Act | undefined {
  const isLast = firstNotBefore(starts, endMs) >= starts.length;
  if (!english || starts.length === 0 || (startMs === 0 && isLast)) return undefined;
  if (startMs === 0) return 'Introduction';
  if (!isLast) return undefined;
  const words = narration.sentences.slice(-LAST_SENTENCES).flatMap((sentence) => openingWords([sentence]));
  return takesLeave(words) ? 'Closing' : undefined;
}
