import { splitIdentifier } from '../../text/identifiers.js';

/** Latin plurals that speech has both ways: matrices, vertices, indices. */
const ICES = /^(.*(?:matr|vert|ind|append|vort))(?:ices|ix|ex|ice)$/;

/**
 * A word as concepts are told apart by: lower case, singular. Light on purpose:
 * `classifier` and `classification` are two things.
 */
export function singularOf(word: string): string {
  const latin = ICES.exec(word)?.[1];
  if (latin !== undefined) return `${latin}ix`;
  if (word.length < 4 || /(?:ss|us|is|ias)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|zz|us|ias)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/**
 * The words of a text, each in its singular;
 * `DataBunch`, `data_bunch` and `data bunches` are two words, data and bunch.
 */
export const singularWords = (text: string): readonly string[] => splitIdentifier(text).map(singularOf);

/** What two forms of one concept share: `mini-batch`, `Minibatches` and `mini batch` are one. */
export const conceptKey = (term: string): string => singularWords(term).join('');
