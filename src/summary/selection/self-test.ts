/** What a student should be able to answer of a concept, worded as the lecturer speaks of it. */
import { singularOf } from '../../text/lexicon/lexicon.js';
import type { SummarySpeech } from '../sentences/candidates.js';
import type { RankedTerm } from '../terms/terms.js';

/** Shares of the mentions with an article from which the question has one: "the" is said of one thing at hand, too. */
const SHARE = { a: 0.1, the: 0.4 };

/** "Matrices", "axes": one of them is not called by leaving the `s` off. */
const IRREGULAR = /(?:ices|axes|yses|theses)$/;

/**
 * "What is a bucket?", "What are gradients?", "What is chaining?",
 * "What should you know about the shop?"; in another language the term alone.
 */
export function questionFor(term: RankedTerm, { spoken, english, defined }: Asking): string {
  if (!english) return `${term.name}?`;
  const last = term.words.at(-1);
  const isPlural =
    last !== undefined &&
    /(?:[^suia]|[^i]a)s$/.test(last.lower) &&
    last.entry.wordClass === 'noun' &&
    !/[_.]/.test(term.name);
  const plural = isPlural && (IRREGULAR.test(last.lower) || mentionsPlural(term.mentions, spoken, last.lower));
  const one = isPlural ? { ...term, name: `${term.name.slice(0, -last.lower.length)}${singularOf(last.lower)}` } : term;
  const named = plural ? term.name : withArticle(one, spoken);
  // What is not said outright can't be asked for.
  if (!defined) return `What should you know about ${named}?`;
  return `What ${plural ? 'are' : 'is'} ${named}?`;
}

export interface Asking {
  readonly spoken: SummarySpeech['spoken'];
  readonly english: boolean;
  /** The lead says what it is. */
  readonly defined: boolean;
}

function withArticle({ name, mentions, words }: RankedTerm, spoken: SummarySpeech['spoken']): string {
  // "A classification problem" says nothing of classification.
  const own = mentions.filter(({ sentence, at, length }) => spoken[sentence]?.[at + length]?.only !== 'noun');
  const before = own.map(({ sentence, at }) => spoken[sentence]?.[at - 1]?.lower ?? '');
  const share = (article: RegExp) => before.filter((word) => article.test(word)).length / Math.max(1, before.length);
  const [some, one] = [share(/^(?:an?|each|every)$/), share(/^the$/)];
  const last = words.at(-1);
  const counted = own.some(({ sentence, at, length }) => {
    const said = spoken[sentence]?.[at + length - 1];
    return said !== undefined && said.lemma === last?.lemma && said.lower !== last.lower && said.lower.endsWith('s');
  });
  const isDoing = last?.lower.endsWith('ing') === true;
  if (isDoing || /^\p{Lu}/u.test(name) || /[_.\d]/.test(name) || (!counted && some < SHARE.a && one < SHARE.the))
    return name;
  if (some < SHARE.a && !(counted && one < SHARE.the)) return `the ${name}`;
  return `${/^(?:[aeio]|u[^nst])/i.test(name) ? 'an' : 'a'} ${name}`;
}

function mentionsPlural(mentions: RankedTerm['mentions'], spoken: SummarySpeech['spoken'], plural: string): boolean {
  const said = mentions.filter(
    ({ sentence, at, length }) => spoken[sentence]?.[at + length - 1]?.lower === plural,
  ).length;
  return said > mentions.length / 2;
}
