/** The first stage: which phrases stand where sections start. Logistic regression on sparse counts, by L-BFGS. */
import { type PhraseModel, phrasesAround } from '../src/outline/sections/phrases.js';
import { startLabels } from './train-sections-labels.js';
import type { Example } from './train-sections-talks.js';

/** A general word is said in this share of the talks, and in two of the lessons where there are any. */
const GENERAL_SHARE = 0.33;
const GENERAL_LESSONS = 2;

/** A phrase is learned where this many talks have it; of all these are shipped, rounded to thousandths. */
const LEAST_TALKS = 12;
const KEPT = 4000;

/** How strongly the data speaks against weights of zero. */
const STRENGTH = 0.03;
const STEPS = 150;
const MEMORY = 10;

/** A lesson counts for more than a talk: it is what the tool is for. */
const WORTH: Readonly<Record<Example['kind'], number>> = { lesson: 4, verbatim: 1, recap: 0.6, typed: 0.5 };

/** The sentences of one talk as numbers of phrases. */
interface Counted {
  readonly example: Example;
  /** Phrases of sentence `at` stand in `phrases` from `ends[at - 1]` to `ends[at]`. */
  readonly phrases: Int32Array;
  readonly ends: Int32Array;
  readonly labels: Float64Array;
}

export interface Phrasebook {
  readonly general: ReadonlySet<string>;
  readonly phrases: readonly string[];
  /** Talks that have each phrase. */
  readonly talksWith: Int32Array;
  readonly counted: readonly Counted[];
}

/** Reads the phrases of all talks once. */
export function readPhrasebook(examples: readonly Example[]): Phrasebook {
  const general = generalWords(examples);
  const talksWith = countTalks(examples, general);
  const phrases = [...talksWith].filter(([, count]) => count >= LEAST_TALKS).map(([phrase]) => phrase);
  phrases.sort();
  const numbers = new Map(phrases.map((phrase, nth) => [phrase, nth]));
  const counted = examples.map((example): Counted => {
    const { words } = example.talk;
    const own = words.map((_, at) =>
      [...phrasesAround(words, at, general)].flatMap((found) => numbers.get(found) ?? []),
    );
    let end = 0;
    const ends = Int32Array.from(own, (numbered) => (end += numbered.length));
    return { example, phrases: Int32Array.from(own.flat()), ends, labels: startLabels(example, { nearS: 5 }) };
  });
  return { general, phrases, talksWith: Int32Array.from(phrases, (phrase) => talksWith.get(phrase)!), counted };
}

/** How many talks have each phrase. Phrases are made anew for each use: all of them at once do not fit into memory. */
function countTalks(examples: readonly Example[], general: ReadonlySet<string>): Map<string, number> {
  const talks = new Map<string, number>();
  for (const { talk } of examples) {
    const own = new Set<string>();
    talk.words.forEach((_, at) => phrasesAround(talk.words, at, general).forEach((phrase) => own.add(phrase)));
    for (const phrase of own) talks.set(phrase, (talks.get(phrase) ?? 0) + 1);
  }
  return talks;
}

function generalWords(examples: readonly Example[]): ReadonlySet<string> {
  const count = (some: readonly Example[]) => {
    const talks = new Map<string, number>();
    for (const { talk } of some)
      for (const word of new Set(talk.words.flat())) talks.set(word, (talks.get(word) ?? 0) + 1);
    return talks;
  };
  const lessons = examples.filter(({ kind }) => kind === 'lesson');
  const others = examples.filter(({ kind }) => kind !== 'lesson');
  const inLessons = count(lessons);
  const least = Math.min(GENERAL_LESSONS, lessons.length);
  const isGeneral = (word: string, talks: number) =>
    talks >= GENERAL_SHARE * others.length && (inLessons.get(word) ?? 0) >= least;
  return new Set([...count(others)].flatMap(([word, talks]) => (isGeneral(word, talks) ? [word] : [])).sort());
}

/** Learns from the talks that are let in. */
export function fitPhrases(book: Phrasebook, isIn: (example: Example) => boolean): PhraseModel {
  const learned = book.counted.filter(({ example }) => isIn(example));
  const weights = minimise(book.phrases.length + 1, (at, gradient) => loss(learned, at, gradient));
  const order = book.phrases.map((_, nth) => nth);
  const tells = (nth: number) => Math.abs(weights[nth]!) * Math.sqrt(book.talksWith[nth]!);
  const kept = order.toSorted((a, b) => tells(b) - tells(a) || a - b).slice(0, KEPT);
  const rounded = kept.map((nth) => [book.phrases[nth]!, Math.round(weights[nth]! * 1000) / 1000] as const);
  return { general: book.general, phrases: new Map(rounded.filter(([, weight]) => weight !== 0).sort()) };
}

/** Log loss with a penalty of half the squared weights; fills the gradient. The bias comes last. */
function loss(learned: readonly Counted[], weights: Float64Array, gradient: Float64Array): number {
  const bias = weights.length - 1;
  let sum = 0;
  gradient.fill(0);
  for (const { example, phrases, ends, labels } of learned) {
    const worth = STRENGTH * WORTH[example.kind];
    for (let at = 0, from = 0; at < ends.length; from = ends[at]!, at++) {
      let score = weights[bias]!;
      for (let nth = from; nth < ends[at]!; nth++) score += weights[phrases[nth]!]!;
      const chance = 1 / (1 + Math.exp(-score));
      const label = labels[at]!;
      sum -= worth * (label * logOf(chance) + (1 - label) * logOf(1 - chance));
      const pull = worth * (chance - label);
      for (let nth = from; nth < ends[at]!; nth++) gradient[phrases[nth]!]! += pull;
      gradient[bias]! += pull;
    }
  }
  for (let nth = 0; nth < bias; nth++) {
    sum += 0.5 * weights[nth]! ** 2;
    gradient[nth]! += weights[nth]!;
  }
  return sum;
}

const logOf = (chance: number) => Math.log(Math.max(chance, 1e-12));

type Objective = (at: Float64Array, gradient: Float64Array) => number;

/** L-BFGS with a backtracking line search (Nocedal and Wright, Numerical Optimization, algorithm 7.5). */
function minimise(size: number, objective: Objective): Float64Array {
  let here = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = objective(here, gradient);
  const pairs: { readonly step: Float64Array; readonly turn: Float64Array; readonly bend: number }[] = [];
  for (let nth = 0; nth < STEPS; nth++) {
    const direction = descend(gradient, pairs);
    const slope = dot(direction, gradient);
    let length = nth === 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
    let [next, nextGradient] = [here, gradient];
    let nextValue = Infinity;
    for (let tries = 0; tries < 20 && !(nextValue <= value + 1e-4 * length * slope); tries++, length /= 2) {
      const tried = length;
      next = here.map((place, at) => place + tried * direction[at]!);
      nextGradient = new Float64Array(size);
      nextValue = objective(next, nextGradient);
    }
    const step = next.map((place, at) => place - here[at]!);
    const turn = nextGradient.map((each, at) => each - gradient[at]!);
    const bend = dot(step, turn);
    if (bend > 1e-10) pairs.push({ step, turn, bend });
    if (pairs.length > MEMORY) pairs.shift();
    const gained = value - nextValue;
    [here, gradient, value] = [next, nextGradient, nextValue];
    if (gained < 1e-6 * Math.abs(value)) break;
  }
  return here;
}

function descend(
  gradient: Float64Array,
  pairs: readonly { readonly step: Float64Array; readonly turn: Float64Array; readonly bend: number }[],
): Float64Array {
  const direction = gradient.map((each) => -each);
  const shares = new Array<number>(pairs.length);
  for (let nth = pairs.length - 1; nth >= 0; nth--) {
    const { step, turn, bend } = pairs[nth]!;
    shares[nth] = dot(step, direction) / bend;
    for (let at = 0; at < direction.length; at++) direction[at]! -= shares[nth]! * turn[at]!;
  }
  const last = pairs.at(-1);
  const scale = last === undefined ? 1 : last.bend / dot(last.turn, last.turn);
  for (let at = 0; at < direction.length; at++) direction[at]! *= scale;
  pairs.forEach(({ step, turn, bend }, nth) => {
    const share = shares[nth]! - dot(turn, direction) / bend;
    for (let at = 0; at < direction.length; at++) direction[at]! += share * step[at]!;
  });
  return direction;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}
