/** Words: how a text is cut into them, the stem by which the forms of one meet, and how one sounds. */

export interface CutOptions {
  /** Signs that may stand between the letters of one word; where not said the apostrophe, so that `don't` is one. */
  readonly joinedBy?: string;
  /** `resnet34` is two words, and `0.5` is one. */
  readonly numbersApart?: boolean;
  /** Capitals stay. */
  readonly keepCase?: boolean;
}

const APOSTROPHES = /[’ʼ]/g;

export type CutText = (text: string) => readonly string[];

/** A way to cut a text into its words: letters, their accents and digits, in lower case; `’` counts as `'`. */
export function wordCutter({ joinedBy = "'", numbersApart = false, keepCase = false }: CutOptions = {}): CutText {
  const letter = numbersApart ? String.raw`[\p{L}\p{M}]` : String.raw`[\p{L}\p{M}\p{N}]`;
  const word = joinedBy === '' ? `${letter}+` : `${letter}+(?:[${joinedBy}]${letter}+)*`;
  const pattern = new RegExp(numbersApart ? String.raw`${word}|\d+(?:\.\d+)?` : word, 'gu');
  return (text) => {
    const plain = text.replace(APOSTROPHES, "'");
    return (keepCase ? plain : plain.toLowerCase()).match(pattern) ?? [];
  };
}

/** Words as they are spoken: `don't` is one, `data-driven` two. */
export const cutWords = wordCutter();

/** Runs of letters and digits: what titles and terms are compared by, however they are joined. */
export const cutLetters = wordCutter({ joinedBy: '' });

/** Endings, longest first where one ends in another; each is cut only where three letters stay. */
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

/**
 * A stem for terms, which must not meet as easily as words of a talk: keeps `generalize` and `general` apart, joins
 * `classifier`, `classification` and `classify`. What was measured with one stemmer for both is in decision 20.
 */
export function stemTerm(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/(ization|isation)$/, 'iz')
    .replace(/(izing|ising|ized|ised|ize|ise)$/, 'iz')
    .replace(/(ations?|ating|ated|ate)$/, 'at')
    .replace(/(ing|ed|er|ment)$/, '')
    .replace(/([bdfgmnprt])\1$/, '$1')
    .replace(/e$/, '');
}

/**
 * How a written word sounds, roughly: consonants by class, a run of vowels as one `a`. `numb pie` and `numpy` are both
 * `NaMPa`, `jupiter` and `Jupyter` `JaPaTaR`. After Metaphone (Philips 1990), which drops the vowels: they tell names
 * apart here.
 */
export function soundOf(written: string): string {
  let sound = written.toLowerCase().replace(/[^a-z]/g, '');
  for (const [letters, as] of RULES) sound = sound.replace(letters, as);
  return sound
    .replace(/[^a]+/g, (consonants) => consonants.toUpperCase())
    .replace(/Z/g, 'S')
    .replace(/(.)\1+/g, '$1');
}

const RULES: readonly (readonly [RegExp, string])[] = [
  // Acronyms that are said as words.
  [/sql/g, 'sequel'],
  [/json/g, 'jason'],
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^x/, 'z'],
  [/mb(?=$|[^aeiouylr])/g, 'm'],
  [/sch/g, 'SK'],
  [/(?:tch|ch|sh|ti(?=[ao])|ci(?=[ao])|ss?i(?=on))/g, 'X'],
  [/ph/g, 'F'],
  [/th/g, 'T'],
  [/gh(?=[aeiouy])/g, 'K'],
  [/gh/g, ''],
  [/dg(?=[eiy])/g, 'J'],
  [/[cs]c(?=[eiy])/g, 'S'],
  [/c(?=[eiy])/g, 'S'],
  [/(?:ck|q|c)/g, 'K'],
  [/x/g, 'KS'],
  [/wh/g, 'W'],
  // `kaggle` has two syllables.
  [/(?<=[bcdfgkpstz])le(?=s?$)/g, 'el'],
  // A final e is silent behind another vowel; `y` and `w` sound as vowels after one.
  [/(?<=[aeiouy].*[^aeiouy])e(?=s?$)/g, ''],
  [/(?<=[aeiou])[yw]/g, ''],
  [/h(?![aeiouy])/g, ''],
  [/[aeiouy]+/g, 'a'],
];
