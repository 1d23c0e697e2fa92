/** Light stems for languages without a stemmer in `natural`. */

/** Takes an ending off where so many letters are left. */
export function cutEndings(endings: RegExp, least: number): (word: string) => string {
  return (word) => {
    const stem = word.replace(endings, '');
    return stem.length >= least ? stem : word;
  };
}

/**
 * The first letters: for languages that string endings together no rule of one ending does as well (Can et al.,
 * Information retrieval on Turkish texts, 2008, who found five letters best; six keep more terms apart).
 */
export const firstLetters =
  (count: number) =>
  (word: string): string =>
    [...word].slice(0, count).join('');
