/**
 * What words of a lecture are worth in its notes:
 * the chance that a student writes a stem, or a pair of stems, once more.
 */
import type { SummarySpeech } from '../sentences/candidates.js';
import type { SummaryWord, Words } from '../sentences/words.js';

/** Weights of the facts below, in their order: made by `npm run train:summary`. */
export interface WorthWeights {
  readonly stem: readonly number[];
  readonly pair: readonly number[];
}

/** What the lecture says of itself beside its words. */
export interface Subject {
  /** Words of the title, and of the sections' titles. */
  readonly title: readonly string[];
  readonly sectionTitles: readonly string[];
  /** Key terms, best first. */
  readonly terms: readonly string[];
  /** Paragraph of each sentence. */
  readonly paragraphs: readonly number[];
}

interface StemFacts {
  count: number;
  readonly paragraphs: Set<number>;
  /** The form that is said most. */
  word: SummaryWord;
  readonly forms: Map<SummaryWord, number>;
}

interface PairFacts {
  readonly first: number;
  readonly second: number;
  count: number;
  readonly paragraphs: Set<number>;
}

const PAIR_BASE = 2 ** 21;
export const pairOf = (first: number, second: number): number => first * PAIR_BASE + second;

const TERM_DECAY = 0.08;
const log = Math.log;
const flag = (value: boolean): number => (value ? 1 : 0);
const chance = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Counts over one lecture, and facts for the weights. The last two facts of each belong to the copy number `j`. */
export class Worth {
  readonly stems = new Map<number, StemFacts>();
  readonly pairs = new Map<number, PairFacts>();
  readonly #weights: WorthWeights;
  readonly #title: ReadonlySet<number>;
  readonly #sections: ReadonlySet<number>;
  readonly #terms = new Map<number, number>();
  readonly #termPairs = new Set<number>();
  readonly #bases = new Map<number, number>();
  readonly #pairBases = new Map<number, number>();
  #count = 0;

  constructor(speech: SummarySpeech, subject: Subject, weights: WorthWeights) {
    this.#weights = weights;
    this.#title = contentStems(speech.words, subject.title);
    this.#sections = contentStems(speech.words, subject.sectionTitles);
    subject.terms.forEach((term, rank) => {
      const stems = [...contentStems(speech.words, [term])];
      for (const stem of stems) if (!this.#terms.has(stem)) this.#terms.set(stem, 1 / (1 + TERM_DECAY * rank));
      stems.slice(1).forEach((stem, nth) => this.#termPairs.add(pairOf(stems[nth] ?? 0, stem)));
    });
    speech.spoken.forEach((sentence, at) => this.#add(sentence, subject.paragraphs[at] ?? 0));
    for (const facts of this.stems.values())
      for (const [word, count] of facts.forms) if (count > (facts.forms.get(facts.word) ?? 0)) facts.word = word;
  }

  #add(sentence: readonly SummaryWord[], paragraph: number): void {
    this.#count += sentence.length;
    let before: number | undefined;
    for (const word of sentence) {
      if (!word.content) continue;
      const stem = this.stems.get(word.stem) ?? {
        count: 0,
        paragraphs: new Set<number>(),
        word,
        forms: new Map<SummaryWord, number>(),
      };
      stem.count++;
      stem.paragraphs.add(paragraph);
      stem.forms.set(word, (stem.forms.get(word) ?? 0) + 1);
      this.stems.set(word.stem, stem);
      if (before !== undefined) this.#addPair(before, word.stem, paragraph);
      before = word.stem;
    }
  }

  #addPair(first: number, second: number, paragraph: number): void {
    const key = pairOf(first, second);
    const pair = this.pairs.get(key) ?? { first, second, count: 0, paragraphs: new Set<number>() };
    pair.count++;
    pair.paragraphs.add(paragraph);
    this.pairs.set(key, pair);
  }

  /** log2 of how much oftener a stem is said here than in spoken English, over 5. */
  #contrast({ count, word }: StemFacts): number {
    return Math.max(-2, Math.min(12, Math.log2(count / this.#count) - word.entry.background)) / 5;
  }

  /** Facts of a stem that do not depend on the copy. */
  stemFacts(stem: number): readonly number[] {
    const facts = this.stems.get(stem);
    if (facts === undefined) return [];
    const { count, paragraphs, word } = facts;
    const { wordClass } = word.entry;
    return [
      1,
      log(count),
      this.#contrast(facts),
      log(paragraphs.size),
      this.#terms.get(stem) ?? 0,
      flag(this.#title.has(stem)),
      flag(this.#sections.has(stem)),
      flag(wordClass === 'noun'),
      flag(wordClass === 'adjective' || wordClass === 'ed'),
      flag(wordClass === 'verb' || wordClass === 'ing'),
      flag(wordClass === 'adverb' || wordClass === 'function'),
      Math.min(word.lower.length, 12) / 5,
      flag(count === 1),
      flag(count <= 2),
    ];
  }

  /** Facts of a pair of neighbouring stems that do not depend on the copy. */
  pairFacts(key: number): readonly number[] {
    const pair = this.pairs.get(key);
    const [a, b] = [this.stems.get(pair?.first ?? -1), this.stems.get(pair?.second ?? -1)];
    if (pair === undefined || a === undefined || b === undefined) return [];
    const { first, second, count } = pair;
    const [contrastA, contrastB] = [this.#contrast(a), this.#contrast(b)];
    const [termA, termB] = [this.#terms.get(first) ?? 0, this.#terms.get(second) ?? 0];
    const isClass = (facts: StemFacts, name: string) => facts.word.entry.wordClass === name;
    const verbs = [a, b].filter((facts) => isClass(facts, 'verb') || isClass(facts, 'ing')).length;
    return [
      1,
      log(count),
      flag(count === 1),
      flag(count === 2),
      log((count * this.#count) / (a.count * b.count)) / 3,
      log(pair.paragraphs.size),
      flag(this.#termPairs.has(key)),
      Math.max(termA, termB),
      Math.min(termA, termB),
      contrastA,
      contrastB,
      Math.min(contrastA, contrastB),
      log(a.count),
      log(b.count),
      flag(isClass(a, 'noun') && isClass(b, 'noun')),
      flag((isClass(a, 'adjective') || isClass(a, 'ed')) && isClass(b, 'noun')),
      verbs,
      flag(this.#title.has(first) && this.#title.has(second)),
      flag(this.#sections.has(first) && this.#sections.has(second)),
      flag(first === second),
    ];
  }

  /** Chance that the notes have a stem at least `copy` times. */
  ofStem(stem: number, copy: number): number {
    const { stem: weights } = this.#weights;
    const facts = this.stems.get(stem);
    if (facts === undefined) return 0;
    let base = this.#bases.get(stem);
    if (base === undefined) this.#bases.set(stem, (base = dot(weights, this.stemFacts(stem))));
    return chance(base + copyLogit(weights, copy, facts.count));
  }

  ofPair(key: number, copy: number): number {
    const { pair: weights } = this.#weights;
    const facts = this.pairs.get(key);
    if (facts === undefined) return 0;
    let base = this.#pairBases.get(key);
    if (base === undefined) this.#pairBases.set(key, (base = dot(weights, this.pairFacts(key))));
    return chance(base + copyLogit(weights, copy, facts.count));
  }
}

const dot = (weights: readonly number[], facts: readonly number[]): number =>
  facts.reduce((sum, fact, nth) => sum + fact * (weights[nth] ?? 0), 0);

/** Facts of the copy: the more often a stem is written already, the less likely once more. */
export const copyFacts = (copy: number, count: number): readonly number[] => [log(copy), log(copy) * log(count)];

function copyLogit(weights: readonly number[], copy: number, count: number): number {
  if (copy === 1) return 0;
  const [single = 0, withCount = 0] = weights.slice(-2);
  return log(copy) * (single + withCount * log(count));
}

/** Content stems of texts, in order, each once. */
function contentStems(words: Words, texts: readonly string[]): ReadonlySet<number> {
  return new Set(texts.flatMap((text) => words.cut(text)).flatMap(({ content, stem }) => (content ? [stem] : [])));
}
