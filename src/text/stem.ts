/** Longest first where one ends in another; each is cut only where three letters stay. */
const SUFFIXES = [
  ...['izations', 'ization', 'ations', 'ation', 'ators', 'ator', 'ingly', 'ings', 'ing', 'ions', 'ion', 'ies', 'ied'],
  ...['ers', 'er', 'ors', 'or', 'ed', 'es', 's', 'ly', 'al', 'ive', 'e', 'y'],
];

/**
 * Light stemmer for matching speech with code and headings: cuts one ending and undoubles the last consonant, so that
 * `classifier`, `classified` and `classifies` meet. Takes lower case; words with a digit and short words stay.
 */
export function stemWord(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  const suffix = SUFFIXES.find((ending) => word.length - ending.length >= 3 && word.endsWith(ending)) ?? '';
  const stem = word.slice(0, word.length - suffix.length);
  const last = stem[stem.length - 1] ?? '';
  const doubled = stem.length > 3 && stem[stem.length - 2] === last && !/[aeiouls]/.test(last);
  return doubled ? stem.slice(0, -1) : stem;
}
