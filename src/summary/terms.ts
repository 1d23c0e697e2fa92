/** Which terms the summary is about: ranked anew for it, variants merged, people and fragments of code left out. */
import type { Concept } from '../model/concept.js';
import { wordsOf } from '../text/tidy/word-lists.js';
import type { Speech } from './candidates.js';
import { formsOf, MentionFinder, type Mention } from './mentions.js';
import { isQuestion } from './readability.js';
import { strengthAt } from './strength.js';
import type { SpokenWord, Words } from './words.js';

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
  readonly words: readonly SpokenWord[];
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

/** From this strength on a mention says what the term is. */
export const DEFINES = 2;

/** Finds the mentions of each term and measures it. */
export function measureTerms(speech: Speech, concepts: readonly Concept[], context: TermContext): MeasuredTerm[] {
  const { words, spoken, narration } = speech;
  const finder = new MentionFinder(concepts.map((concept) => formsOf(concept, words)));
  const mentions = concepts.map((): (Mention & { sentence: number })[] => []);
  const strengths = concepts.map((): number[] => []);
  const speaks = concepts.map(() => false);
  spoken.forEach((sentence, at) => {
    const asks = isQuestion(narration.sentences[at]?.words.at(-1)?.text ?? '');
    for (const mention of finder.find(sentence)) {
      mentions[mention.term]?.push({ ...mention, sentence: at });
      if (isSpeaker(sentence, mention)) speaks[mention.term] = true;
      strengths[mention.term]?.push(strengthAt(sentence, mention.at, mention.length, asks).value);
    }
  });
  const titles = context.sectionTitles.map((title) => keyOfText(title, words));
  const [title, shown] = [keyOfText(context.title, words), context.shown.map((text) => keyOfText(text, words))];
  return concepts.map((concept, nth) => {
    const own = concept.term.split(/\s+/).flatMap((word) => words.cut(word));
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

const PEOPLE_DO = wordsOf('thinks thought likes liked told asked asks wrote mentioned talked talks explained taught');
const SPEAKING = wordsOf('saying telling talking explaining teaching asking writing');

/** "Yann keeps saying", "as Adam has been telling you": only people do. */
function isSpeaker(sentence: readonly SpokenWord[], { at, length }: Mention): boolean {
  const [next, then, last] = sentence.slice(at + length, at + length + 3).map(({ lower }) => lower);
  if (PEOPLE_DO.has(next ?? '')) return true;
  return (
    (next === 'keeps' && SPEAKING.has(then ?? '')) || (next === 'has' && then === 'been' && SPEAKING.has(last ?? ''))
  );
}

const keyOfText = (text: string, words: Words): string =>
  ` ${text
    .split(/\s+/)
    .flatMap((word) => words.cut(word))
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
const SYMBOL = /^(?:\p{L}{1,2}[\d_₀-₉ₐ-ₜᵢ-ᵥ]+|\p{L})$/u;

/** No concept of a lecture: said once, a person, a symbol, code read aloud, a number. */
export function isJunk({ words, mentions, strength, concept, speaks }: RankedTerm, context: TermContext): boolean {
  if (words.length === 0 || (mentions.length < FEWEST_MENTIONS && strength < DEFINES)) return true;
  if (words.some(({ lower }) => CODE_READ_ALOUD.has(lower)) && words.length > 1) return true;
  if (words.every(({ lower, entry }) => /^\d/.test(lower) || entry.wordClass === 'number')) return true;
  if (words.every(({ lower }) => SYMBOL.test(lower))) return true;
  // A name that nothing is said of and nobody writes: a person. Adam is said to be something.
  const named = words.every(({ entry }) => entry.marks.includes('p') || (speaks && !entry.listed));
  const written = [context.title, ...context.shown].some((text) =>
    text.toLowerCase().includes(concept.term.toLowerCase()),
  );
  return named && (strength < DEFINES || speaks) && !written && (concept.names ?? []).length === 0;
}

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
function isSame(a: readonly SpokenWord[], b: readonly SpokenWord[]): boolean {
  const [joinedA, joinedB] = [a, b].map((words) => words.map(({ lower }) => lower).join('')) as [string, string];
  if (a.length !== b.length) return beginsLike(joinedA, joinedB, 8);
  return a.every((word, nth) => {
    const other = b[nth];
    return other !== undefined && (word.lemma === other.lemma || beginsLike(word.lower, other.lower, FEWEST_LETTERS));
  });
}

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
