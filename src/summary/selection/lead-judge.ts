/** How well a passage explains a concept, learned from passages that a person marked: `npm run train:summary`. */
import type { Candidate, SummarySpeech } from '../sentences/candidates.js';
import { dangles } from '../sentences/dangling.js';
import type { Trait } from '../sentences/readability.js';
import type { About } from '../terms/about.js';

/** What may lead a concept, as the judge looks at it. */
export interface Explanation {
  readonly candidate: Candidate;
  /** What its surest sentence says of the concept. */
  readonly about: About;
  /** By the rules of thumb of `leads.ts`. */
  readonly score: number;
  /** Worth of its words, for its length. */
  readonly density: number;
  /** Concepts beside this one that it speaks of, and whether it says what one of them is. */
  readonly others: number;
  readonly definesAnother: boolean;
  /** How often it names the concept, and the word at which it first does. */
  readonly naming: number;
  readonly firstAt: number;
}

/** What is longer says no more of the concept. */
const ENOUGH_WORDS = 46;
/** Counted a sentence. */
const EACH: readonly Trait[] = [
  'pointing', 'housekeeping', 'story', 'chatter', 'explains', 'defines', 'keyIdea', 'announces', 'shows', 'narrates', 'numbers',
  'exists', 'nounFirst', 'question', 'weakVerb', 'runOn',
]; // prettier-ignore
const NOISE: readonly Trait[] = ['glued', 'odd', 'repeats', 'noSubject', 'hangingStart', 'hangingEnd', 'noMainClause'];
/** What was done, or will be, is no rule: "we're gonna have", "it had to". */
const NOT_NOW = /\b(?:gonna|going to|will|would|had|did|was|were|went)\b/gi;
/** "Which is", "that has": it says more of a thing. */
const RELATIVE = /\b(?:which|that) (?:is|are|has|have|takes|gives|tells|means|goes|works|makes|lets|you|we)\b/i;

const flag = (value: boolean): number => (value ? 1 : 0);
const clip = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** Facts that the weights go with, in their order; the first is the bias. */
export function explanationFacts(speech: SummarySpeech, explanation: Explanation): number[] {
  const { candidate, about, score, density, others, definesAnother, naming, firstAt } = explanation;
  const { kind, length, readability, stems, text } = candidate;
  const sentences = sentencesOf(speech, candidate);
  const [first = candidate] = sentences;
  const mean = (value: (sentence: Candidate) => number): number =>
    sentences.reduce((sum, sentence) => sum + value(sentence), 0) / sentences.length;
  return [
    1,
    clip(score, -3, 5),
    clip(about.value, 0, 3.2),
    flag(about.value >= 2),
    flag(about.affinity > 1.05),
    clip(Math.log(Math.max(0.05, readability)), -2, 0.4),
    Math.abs(Math.log2(length / 28)),
    Math.log2(Math.min(ENOUGH_WORDS, length)),
    density,
    flag(sentences.length > 1),
    flag(kind === 'clauses'),
    flag(kind === 'answer'),
    flag(firstAt <= 3),
    Math.min(3, naming),
    Math.min(4, others),
    flag(definesAnother),
    stems.filter((stem) => speech.rare.has(stem)).length / Math.max(1, stems.length),
    stems.length / Math.max(1, length),
    first.traits.pointsBack,
    first.traits.leansBack,
    flag(dangles(first.words)),
    flag(RELATIVE.test(text)),
    Math.min(3, (text.match(NOT_NOW) ?? []).length),
    mean((sentence) => NOISE.reduce((sum, trait) => sum + Math.min(1, sentence.traits[trait]), 0)),
    ...EACH.map((trait) => mean((sentence) => sentence.traits[trait])),
  ];
}

/** A passage is made of whole sentences. */
const sentencesOf = ({ whole }: SummarySpeech, candidate: Candidate): readonly Candidate[] => {
  if (candidate.to - candidate.from === 1) return [candidate];
  return whole.slice(candidate.from, candidate.to).filter((sentence) => sentence !== undefined);
};

/** Expected mark, from 0 (bad) to 1 (good); a partial explanation has half. */
export function expectedMark(facts: readonly number[], weights: readonly number[]): number {
  const logit = facts.reduce((sum, fact, nth) => sum + fact * (weights[nth] ?? 0), 0);
  return 1 / (1 + Math.exp(-logit));
}
