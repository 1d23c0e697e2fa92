import levenshtein from 'natural/lib/natural/distance/levenshtein_distance.js';

/** Every word that is searched. */
export interface SearchVocabulary {
  has(word: string): boolean;
  words(): Iterable<string>;
  /** In how many passages it stands. */
  countOf(word: string): number;
}

const LEAST_LETTERS = 4;
/** Longer words may have two letters wrong. */
const LONG = 8;

interface Respelling {
  readonly word: string;
  readonly distance: number;
  readonly isSameStart: boolean;
  readonly count: number;
}

/**
 * The word that a misspelt one most likely meant: fewest letters wrong, two that changed places counted as one; of
 * equals the one with the same first letter, then the commonest.
 * Undefined where the word is known, short, or near to none.
 */
export function correctWord(word: string, vocabulary: SearchVocabulary): string | undefined {
  if (vocabulary.has(word) || word.length < LEAST_LETTERS || /\d/.test(word)) return undefined;
  const most = word.length >= LONG ? 2 : 1;
  const candidates: Respelling[] = [];
  for (const known of vocabulary.words()) {
    if (known.length < LEAST_LETTERS - 1 || Math.abs(known.length - word.length) > most || !sharesPair(word, known))
      continue;
    const distance = levenshtein.DamerauLevenshteinDistance(word, known, {});
    if (distance > most) continue;
    candidates.push({ word: known, distance, isSameStart: known[0] === word[0], count: vocabulary.countOf(known) });
  }
  return candidates.toSorted(byNearness)[0]?.word;
}

const byNearness = (a: Respelling, b: Respelling): number =>
  a.distance - b.distance ||
  Number(b.isSameStart) - Number(a.isSameStart) ||
  b.count - a.count ||
  (a.word < b.word ? -1 : 1);

/** Words with one letter wrong have two letters side by side in common; to look is much cheaper than to measure. */
function sharesPair(one: string, other: string): boolean {
  for (let at = 0; at + 1 < one.length; at++) if (other.includes(one.slice(at, at + 2))) return true;
  return false;
}
