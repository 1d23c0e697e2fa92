import type { Narration } from '../model/narration.js';
import { sha256Of } from '../notebook/format/hash.js';
import type { CompileInput } from './input.js';
import { normaliseWords } from './words.js';

/** A misheard name in the stamp of a narration cell. */
export interface StampedCorrection {
  /**
   * Index, among the normalised words of the cell's text,
   * of the first that is written instead. Earlier versions gave none.
   */
  readonly at?: number;
  readonly was: string;
  readonly now: string;
}

/** The lecture as a notebook's metadata names it, with what `check` needs to prove that nothing was lost. */
export function lectureStamp({
  lecture,
  spokenWords,
  narration,
}: Pick<CompileInput, 'lecture' | 'spokenWords' | 'narration'>): Readonly<Record<string, unknown>> {
  const { title, course, lesson, lecturer, video, licence, id, unreleased, visibility, language, durationMs } = lecture;
  const given = Object.fromEntries(
    Object.entries({ course, lesson, lecturer, video, licence, id, unreleased }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const dropped = Object.fromEntries(narration.dropped.map(({ text, count }) => [text, count]));
  return {
    title,
    ...given,
    visibility,
    language,
    durationMs,
    words: spokenWords.length,
    wordsHash: hashWords(spokenWords),
    captures: lecture.captures.length,
    ...(narration.dropped.length > 0 && { dropped, keptHash: hashWords(spokenIn(narration)) }),
  };
}

/** The words of the narration as they were spoken. */
const spokenIn = ({ sentences }: Narration): readonly string[] =>
  sentences.flatMap(({ words }) => words.flatMap(({ text, spoken }) => normaliseWords(spoken ?? text)));

/** SHA-256 of the normalised words, joined by spaces, first 16 hex digits. */
export function hashWords(words: readonly string[]): string {
  return sha256Of(words.join(' ')).slice(0, 16);
}
