/** What a student should be able to answer of a concept, worded as the lecturer speaks of it. */
import type { Speech } from './candidates.js';
import type { RankedTerm } from './terms.js';

/** Shares of the mentions with an article from which the question has one: "the" is said of one thing at hand, too. */
const SHARE = { a: 0.1, the: 0.4 };

/** "What is a bucket?", "What are gradients?", "What is chaining?"; in another language the term alone. */
export function questionFor({ name, mentions, words }: RankedTerm, { spoken }: Speech, english: boolean): string {
  if (!english) return `${name}?`;
  const last = words.at(-1);
  const isPlural = last !== undefined && /[^s]s$/.test(last.lower) && last.entry.wordClass === 'noun';
  if (isPlural && mentionsPlural(mentions, spoken, last.lower)) return `What are ${name}?`;
  const before = mentions.map(({ sentence, at }) => spoken[sentence]?.[at - 1]?.lower ?? '');
  const share = (article: RegExp) => before.filter((word) => article.test(word)).length / Math.max(1, before.length);
  const [some, one] = [share(/^an?$/), share(/^the$/)];
  const isDoing = last?.lower.endsWith('ing') === true;
  if ((some < SHARE.a && one < SHARE.the) || isDoing || /^\p{Lu}/u.test(name) || /[_.\d]/.test(name))
    return `What is ${name}?`;
  if (some < SHARE.a) return `What is the ${name}?`;
  return `What is ${/^(?:[aeio]|u[^nst])/i.test(name) ? 'an' : 'a'} ${name}?`;
}

function mentionsPlural(mentions: RankedTerm['mentions'], spoken: Speech['spoken'], plural: string): boolean {
  const said = mentions.filter(
    ({ sentence, at, length }) => spoken[sentence]?.[at + length - 1]?.lower === plural,
  ).length;
  return said > mentions.length / 2;
}
