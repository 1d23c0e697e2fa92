/** Which terms the summary is about: ranked anew for it, variants merged, people and fragments of code left out. */
import type { Concept } from '../../model/concept.js';
import { wordsOf } from '../../text/tidy/word-lists.js';
import type { SummarySpeech } from '../sentences/candidates.js';
import { formsOf, MentionFinder, type Mention } from './mentions.js';
import { isQuestion } from '../sentences/readability.js';
import { strengthAt } from './strength.js';
import type { SummaryWord, Words } from '../sentences/words.js';

/** What a term stands in beside the speech. */
export interface TermContext {
  readonly title: string;
  readonly sectionTitles: readonly string[];
  /** Titles and text of slides, headings of notebooks. */
  readonly shown: readonly string[];
}

/** A candidate for a concept. */
export interface RankedTerm {
  readonly concept: Concept;
  /** What it is called in the summary: a merged shorter name may be better. */
  readonly name: string;
  readonly words: readonly SummaryWord[];
  /** Mentions by sentence, ascending. */
  readonly mentions: readonly (Mention & { readonly sentence: number })[];
  readonly strength: number;
  /** It says, thinks, likes: a person. */
  readonly speaks: boolean;
  readonly score: number;
  /** Other terms that are the same concept. */
  readonly merged: readonly RankedTerm[];
}

/** Facts that the weights of the ranking go with, in their order. */
export type TermFacts = readonly number[];

export interface MeasuredTerm extends Omit<RankedTerm, 'score' | 'merged' | 'name'> {
  readonly facts: TermFacts;
}

/** A term that the user named: as it is, in its order. */
export const asAsked = (term: Omit<RankedTerm, 'score' | 'merged' | 'name'>, nth: number): RankedTerm => ({
  ...term,
  name: term.concept.term,
  score: -nth,
  merged: [],
});

/** From this strength on a mention says what the term is. */
export const DEFINES = 2;

/** Finds the mentions of each term and measures it. */
export function measureTerms(
  speech: SummarySpeech,
  concepts: readonly Concept[],
  context: TermContext,
): MeasuredTerm[] {
  const { words, spoken, narration } = speech;
  const finder = new MentionFinder(concepts.map((concept) => formsOf(concept, words)));
  const mentions = concepts.map((): (Mention & { sentence: number })[] => []);
  const strengths = concepts.map((): number[] => []);
  const speaks = concepts.map(() => false);
  spoken.forEach((sentence, at) => {
    const asks = isQuestion(narration.sentences[at]?.words.at(-1)?.text ?? '') ? sentence.length : 0;
    for (const mention of finder.find(sentence)) {
      mentions[mention.term]?.push({ ...mention, sentence: at });
      if (isSpeaker(sentence, mention)) speaks[mention.term] = true;
      strengths[mention.term]?.push(strengthAt(sentence, mention.at, mention.length, asks).value);
    }
  });
  const titles = context.sectionTitles.map((title) => keyOfText(title, words));
  const [title, shown] = [keyOfText(context.title, words), context.shown.map((text) => keyOfText(text, words))];
  return concepts.map((given, nth) => {
    const concept = { ...given, term: saidName(given.term, mentions[nth] ?? [], spoken) };
    const own = words.cut(concept.term);
    const key = ` ${own.map(({ lemma }) => lemma).join(' ')} `;
    const [strength, defining] = [
      Math.max(0, ...(strengths[nth] ?? [])),
      (strengths[nth] ?? []).filter((value) => value >= DEFINES),
    ];
    const background = own.map(({ entry }) => entry.background);
    const facts = [
      1,
      concept.score,
      Math.min(2, titles.filter((text) => text.includes(key)).length),
      title.includes(key) ? 1 : 0,
      strength,
      Math.log(1 + defining.length),
      Math.max(...background, -26) + 14,
      Math.min(...background, 0) + 20,
      own.length > 1 ? Math.min(2, shown.filter((text) => text.includes(key)).length) : 0,
    ];
    return { concept, words: own, mentions: mentions[nth] ?? [], strength, speaks: speaks[nth] === true, facts };
  });
}

/** A form that is said so much more rarely than another is a slip. */
const RARELY = 8;

/** A doing is called as it is mostly said: what is nearly always "input" is not "inputting". */
function saidName(
  term: string,
  mentions: readonly (Mention & { sentence: number })[],
  spoken: SummarySpeech['spoken'],
): string {
  if (!/^\p{Ll}+ing$/u.test(term)) return term;
  const forms = new Map<string, number>();
  for (const { sentence, at, length } of mentions) {
    const form = length === 1 ? (spoken[sentence]?.[at]?.lower ?? '') : '';
    forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  const [[most = '', count = 0] = []] = [...forms].sort((a, b) => b[1] - a[1]);
  return most !== '' && term.startsWith(most.slice(0, 4)) && count > RARELY * (forms.get(term) ?? 0) ? most : term;
}

/** Of an example's people, Alice and Bob, and of nobody else who bears a name. */
const NAMED_PEOPLE_DO = wordsOf('says said wants wanted knows knew sends sent pays paid signs decides');
const PEOPLE_DO = wordsOf('thinks thought likes liked told asked asks wrote mentioned talked talks explained taught');
const SPEAKING = wordsOf('saying telling talking explaining teaching asking writing');

/** "Yann keeps saying", "as Adam has been telling you": only people do. */
function isSpeaker(sentence: readonly SummaryWord[], { at, length }: Mention): boolean {
  const [next, then, last] = sentence.slice(at + length, at + length + 3).map(({ lower }) => lower);
  if (PEOPLE_DO.has(next ?? '')) return true;
  if (NAMED_PEOPLE_DO.has(next ?? '') && sentence[at]?.entry.marks.includes('p') === true) return true;
  return (
    (next === 'keeps' && SPEAKING.has(then ?? '')) || (next === 'has' && then === 'been' && SPEAKING.has(last ?? ''))
  );
}

const keyOfText = (text: string, words: Words): string =>
  ` ${words
    .cut(text)
    .map(({ lemma }) => lemma)
    .join(' ')} `;

/** Ranks by the weights, best first. */
export function rankTerms(terms: readonly MeasuredTerm[], weights: readonly number[]): RankedTerm[] {
  const scored = terms.map((term): RankedTerm => {
    const score = term.facts.reduce((sum, fact, nth) => sum + fact * (weights[nth] ?? 0), 0);
    return { ...term, name: term.concept.term, score, merged: [] };
  });
  return scored.sort((a, b) => b.score - a.score);
}

/** "Dot grad", "equals zero": code read aloud. */
const CODE_READ_ALOUD = wordsOf('dot underscore equals equal plus minus slash bracket brackets comma colon self');
const FEWEST_MENTIONS = 2;

/** "M1", "q3", "Pₜ", "x": what a lecturer calls one thing while a picture is up. */
export const SYMBOL = /^(?:\p{L}{1,2}[\d_₀-₉ₐ-ₜᵢ-ᵥ]+|\p{L})$/u;

/** No concept of a lecture: said once, a person, a symbol, code read aloud, a number. */
export function isJunk({ words, mentions, strength, concept, speaks }: RankedTerm, context: TermContext): boolean {
  const inTitle = context.title.toLowerCase().includes(concept.term.toLowerCase());
  if (words.length === 0 || mentions.length === 0) return true;
  if (mentions.length < FEWEST_MENTIONS && strength < DEFINES && !inTitle) return true;
  if (words.some(({ lower }) => CODE_READ_ALOUD.has(lower)) && words.length > 1) return true;
  if (words.every(({ lower, entry }) => /^\d/.test(lower) || entry.wordClass === 'number')) return true;
  if (
    words.every(
      ({ lower, entry }) => SYMBOL.test(lower) || (!entry.listed && lower.length < 3 && concept.term === lower),
    )
  )
    return true;
  // A name that nothing is said of and nobody writes: a person. Adam is said to be something.
  const isName = words.every(({ entry }) => entry.marks.includes('p'));
  const named = words.every(({ entry }) => entry.marks.includes('p') || (speaks && !entry.listed));
  const written = [context.title, ...context.shown].some((text) =>
    text.toLowerCase().includes(concept.term.toLowerCase()),
  );
  // Alice of the example stands on the slides, too.
  const isUnknown = !written || (isName && speaks);
  return named && (strength < DEFINES || speaks) && isUnknown && (concept.names ?? []).length === 0;
}

/** log2 share in spoken English above which a single word is of every day: a shop, a list, an image. */
const EVERYDAY = -18;

/**
 * A word of every day, or a mere doing ("minimizing"):
 * it is a concept only where it is said what it is, else it is a thing of an example.
 */
export const isEveryday = ({ words: [word, ...more], name }: RankedTerm, { title }: TermContext): boolean =>
  word !== undefined &&
  more.length === 0 &&
  (word.entry.background > EVERYDAY || word.entry.wordClass === 'ing' || /[wg]/.test(word.entry.marks)) &&
  !title.toLowerCase().includes(name.toLowerCase());

/** Shorter than this, one word that begins like another is not the same: "net" and "netting". */
const FEWEST_LETTERS = 4;
const SHARED = 0.6;

/** How two terms hang together: `same` concept under two names, one `inside` the other, or not at all. */
export function likeness(a: RankedTerm, b: RankedTerm): 'same' | 'related' | undefined {
  if (isSame(a.words, b.words)) return 'same';
  const [own, other] = [new Set(a.words.map(({ lemma }) => lemma)), new Set(b.words.map(({ lemma }) => lemma))];
  const shared = [...own].filter((lemma) => other.has(lemma)).length;
  if (shared === 0) return undefined;
  const inside = shared === own.size || shared === other.size;
  if (inside && a.words.at(-1)?.lemma === b.words.at(-1)?.lemma) return 'related';
  return shared >= SHARED * (own.size + other.size - shared) ? 'related' : undefined;
}

/** "Batch norm" and "batch normalization", "backprop" and "back propagation". */
function isSame(a: readonly SummaryWord[], b: readonly SummaryWord[]): boolean {
  const [joinedA, joinedB] = [a, b].map((words) => words.map(({ lower }) => lower).join('')) as [string, string];
  if (isShort(a, b) || isShort(b, a)) return true;
  if (a.length !== b.length) return beginsLike(joinedA, joinedB, 8) && !isBeginningOf(a, b) && !isBeginningOf(b, a);
  return a.every((word, nth) => {
    const other = b[nth];
    return other !== undefined && (word.lemma === other.lemma || beginsLike(word.lower, other.lower, FEWEST_LETTERS));
  });
}

/** "SGD" and "stochastic gradient descent". */
const isShort = ([short, ...more]: readonly SummaryWord[], words: readonly SummaryWord[]): boolean =>
  more.length === 0 && words.length > 1 && short?.lower === words.map(({ lower }) => lower.charAt(0)).join('');

/** "Training" and "training manifold" are two things. */
const isBeginningOf = (some: readonly SummaryWord[], all: readonly SummaryWord[]): boolean =>
  some.length < all.length && some.every(({ lower }, nth) => all[nth]?.lower === lower);

const beginsLike = (a: string, b: string, fewest: number): boolean =>
  Math.min(a.length, b.length) >= fewest && (a.startsWith(b) || b.startsWith(a));

/** A shorter name is said this many times as often as the longer one that was chosen: it may be the better heading. */
const OFTEN = 2;
/** log2 share in spoken English above which a word is too common to head a concept by itself. */
const COMMON = -15;

/** The first terms that do not repeat one another; what repeats a chosen one is merged into it or dropped. */
export function mergeTerms(ranked: readonly RankedTerm[], context: TermContext, most: number): RankedTerm[] {
  const chosen: RankedTerm[] = [];
  for (const term of ranked) {
    if (isJunk(term, context)) continue;
    const at = chosen.findIndex((other) => likeness(term, other) !== undefined);
    const twin = chosen[at];
    if (twin === undefined) {
      if (chosen.length < most) chosen.push(term);
      continue;
    }
    const joined = mergeInto(twin, term);
    if (joined !== undefined) chosen[at] = joined;
  }
  return chosen;
}

function mergeInto(twin: RankedTerm, term: RankedTerm): RankedTerm | undefined {
  const merged = { ...twin, merged: [...twin.merged, term] };
  const shorter = term.words.length < twin.words.length && likeness(term, twin) === 'related';
  if (!shorter || term.mentions.length <= OFTEN * twin.mentions.length) return merged;
  const heads = term.strength >= DEFINES && term.words.every(({ entry }) => entry.background < COMMON);
  return heads ? { ...merged, name: term.concept.term } : undefined;
}
