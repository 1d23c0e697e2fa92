/** How often each word stands in a text; upper and lower case and punctuation make no difference. */
export type WordCounts = ReadonlyMap<string, number>;

export function countWords(text: string): WordCounts {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Sørensen-Dice of two texts' words, 0 to 1. */
export function similarity(one: WordCounts, other: WordCounts): number {
  const total = size(one) + size(other);
  return total === 0 ? 1 : (2 * common(one, other)) / total;
}

/** From this share on of its words a text counts as held by another one. */
export const MERGED = 0.8;

/** Share of the words of `part` that stand in `whole`, 0 to 1. */
export function containment(part: WordCounts, whole: WordCounts): number {
  const total = size(part);
  return total === 0 ? 0 : common(part, whole) / total;
}

function common(one: WordCounts, other: WordCounts): number {
  let sum = 0;
  for (const [word, count] of one) sum += Math.min(count, other.get(word) ?? 0);
  return sum;
}

function size(counts: WordCounts): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
