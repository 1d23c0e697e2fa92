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

/** So early a question of the audience is what a section answers in which nothing else is given a name. */
const QUESTION_MS = 45_000;
const PRAISES =
  /^(?:(?:oh|okay|ok|yeah|yes|so|well|and) )*(?:that's|that is) (?:(?:a|another) )?(?:(?:really|very) )?(?:good|great|interesting|excellent|fair|nice) question\b/;

/** The sentence in which the audience asks when a section opens: it begins so, the question is theirs or praised. */
export function askedAt({ startMs, endMs }: SectionSpan, { narration, starts }: SpokenSentences): number | undefined {
  const { sentences } = narration;
  const first = firstNotBefore(starts, startMs);
  if (sentences[first]?.fromAudience === true) return first;
  const end = firstNotBefore(starts, Math.min(endMs, startMs + QUESTION_MS));
  for (let at = first; at < end; at++) {
    if (sentences[at]!.words.at(-1)?.text.endsWith('?') !== true) continue;
    const next = openingWords(sentences.slice(at + 1, at + 2)).join(' ');
    if (sentences[at]!.fromAudience === true || PRAISES.test(next)) return at;
  }
  return undefined;
}

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

/** A first or last section whose names are worth less is called by what it is, more readily one that greets. */
const LEAST_AT_EDGE = 2;
const LEAST_AFTER_GREETING = 8;
const GREETS =
  /\b(?:welcome|good (?:morning|afternoon|evening)|hello|hi (?:everyone|everybody)|thank(?: you|s) (?:so much )?for (?:being|coming))\b/;
const GREETING_WORDS = 30;

/** What the best name of a section is worth at least that is not called by what it is. */
export function leastAtEdge(span: SectionSpan, spoken: SpokenSentences): number {
  const opening = span.startMs === 0 ? openingOf(span, spoken).slice(0, GREETING_WORDS) : [];
  return GREETS.test(opening.join(' ')) ? LEAST_AFTER_GREETING : LEAST_AT_EDGE;
}

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
