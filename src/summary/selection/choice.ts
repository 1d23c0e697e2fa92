/** What was taken so far: words shown once, a budget, and what further words of it are still worth. */
import type { Candidate } from '../sentences/candidates.js';
import { pairOf, type Worth } from './worth.js';

/** Two candidates that share this much of the shorter one's stems say the same. */
const SAME_SHARE = 0.85;
const FEWEST_SAME = 3;
/** A pair of neighbouring stems is worth this many single ones: notes keep phrases. */
const PAIR_WORTH = 2.5;
/** A little more than asked for may be taken, so that a good last sentence fits. */
const TOLERANCE = 1.01;

interface CountedStems {
  readonly distinct: ReadonlySet<number>;
  /** Stems, and pairs of neighbours, with how often. */
  readonly stems: readonly (readonly [number, number])[];
  readonly pairs: readonly (readonly [number, number])[];
}

export class Choice {
  readonly #worth: Worth;
  #budget: number;
  readonly #places = new Set<number>();
  readonly #stems = new Map<number, number>();
  readonly #pairs = new Map<number, number>();
  readonly #taken: ReadonlySet<number>[] = [];
  /** Counted once: a candidate is weighed again and again. */
  readonly #counted = new Map<Candidate, CountedStems>();
  readonly #sentences = new Set<number>();
  #length = 0;

  constructor(worth: Worth, budget: number) {
    this.#worth = worth;
    this.#budget = budget;
  }

  get length(): number {
    return this.#length;
  }

  get isFull(): boolean {
    return this.#length >= this.#budget;
  }

  /** Makes room for more words. */
  widen(words: number): void {
    this.#budget += words;
  }

  /** Something of a sentence is shown. */
  shows(sentence: number): boolean {
    return this.#sentences.has(sentence);
  }

  take(candidate: Candidate): void {
    for (const place of candidate.places) this.#places.add(place);
    for (let sentence = candidate.from; sentence < candidate.to; sentence++) this.#sentences.add(sentence);
    for (const [stem, count] of this.#count(candidate).stems)
      this.#stems.set(stem, (this.#stems.get(stem) ?? 0) + count);
    for (const [pair, count] of this.#count(candidate).pairs)
      this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + count);
    this.#taken.push(this.#count(candidate).distinct);
    this.#length += candidate.length;
  }

  /** It fits the budget, none of its words is shown, and nothing taken says the same. */
  isFree(candidate: Candidate): boolean {
    if (this.#length + candidate.length > this.#budget * TOLERANCE) return false;
    if (candidate.places.some((place) => this.#places.has(place))) return false;
    const stems = this.#count(candidate).distinct;
    if (stems.size < 2) return false;
    return !this.#taken.some((taken) => saysTheSame(stems, taken));
  }

  #count(candidate: Candidate): CountedStems {
    let counted = this.#counted.get(candidate);
    if (counted === undefined) {
      const { stems } = candidate;
      counted = { distinct: new Set(stems), stems: [...countsOf(stems)], pairs: [...countsOf(pairsOf(stems))] };
      this.#counted.set(candidate, counted);
    }
    return counted;
  }

  /** What its words add to those taken. */
  worthOf(candidate: Candidate): number {
    let sum = 0;
    for (const [stem, count] of this.#count(candidate).stems) {
      const shown = this.#stems.get(stem) ?? 0;
      for (let copy = shown + 1; copy <= shown + count; copy++) sum += this.#worth.ofStem(stem, copy);
    }
    for (const [pair, count] of this.#count(candidate).pairs) {
      const shown = this.#pairs.get(pair) ?? 0;
      for (let copy = shown + 1; copy <= shown + count; copy++) sum += PAIR_WORTH * this.#worth.ofPair(pair, copy);
    }
    return sum;
  }
}

const pairsOf = (stems: readonly number[]): number[] =>
  stems.slice(1).map((stem, nth) => pairOf(stems[nth] ?? 0, stem));

function countsOf(items: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function saysTheSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size < FEWEST_SAME) return false;
  let shared = 0;
  for (const stem of small) if (large.has(stem)) shared++;
  return shared >= FEWEST_SAME && shared >= SAME_SHARE * small.size;
}
