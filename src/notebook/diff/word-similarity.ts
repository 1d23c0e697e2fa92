import { cutLetters } from '../../text/words.js';

/** How often each word stands in a text; upper and lower case and punctuation make no difference. */
export interface WordCounts {
  readonly counts: ReadonlyMap<string, number>;
  /** Words in all. */
  readonly size: number;
}

export function countWords(text: string): WordCounts {
  const words = cutLetters(text);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** Sørensen-Dice of two texts' words, 0 to 1. */
export function similarity(one: WordCounts, other: WordCounts): number {
  const total = one.size + other.size;
  return total === 0 ? 1 : (2 * common(one, other)) / total;
}

/** From this share on of its words a text counts as held by another one. */
export const MERGED = 0.8;

/** Share of the words of `part` that stand in `whole`, 0 to 1. */
export function containment(part: WordCounts, whole: WordCounts): number {
  return part.size === 0 ? 0 : common(part, whole) / part.size;
}

function common(one: WordCounts, other: WordCounts): number {
  const [few, many] = one.counts.size < other.counts.size ? [one.counts, other.counts] : [other.counts, one.counts];
  let sum = 0;
  for (const [word, count] of few) sum += Math.min(count, many.get(word) ?? 0);
  return sum;
}
