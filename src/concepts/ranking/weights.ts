/** What a phrase is judged by, and how much each fact counts. */

/** Facts of one candidate; `1` ends those of single words, `Many` those of phrases. */
export interface TermFeatures {
  /** log2(1 + occurrences between function words, breaks or verbs), of single words. */
  isolated1: number;
  /** log2 of the occurrences, of phrases. */
  frequencyMany: number;
  /** Share of the occurrences that stand alone. */
  isolation1: number;
  isolationMany: number;
  /** Least and greatest log2 contrast of its words with spoken English, -2 to 11. */
  weirdMin: number;
  weirdMax: number;
  words2: number;
  words3: number;
  words4: number;
  /** Share of generic words in a phrase; all of them generic; a generic single word. */
  generic: number;
  genericAll: number;
  generic1: number;
  /** "x of y", "x to x". */
  joint: number;
  soft: number;
  /** Holds a one-letter word; holds a number. */
  letter: number;
  digits: number;
  /** Entropy in bits of the words beside it. */
  entropyLeft: number;
  entropyRight: number;
  /** log2(1 + definitional cues around it). */
  cue: number;
  /** Share of the occurrences with a capital that no sentence start explains. */
  capitals: number;
  /** log2(1 + first token / 20). */
  first: number;
  /** Share of the text's blocks of 250 words that hold it. */
  spread: number;
  /** Mean letters a word, at most 12. */
  letters: number;
  name: number;
  /** A single word that is a name. */
  name1: number;
  headIng: number;
  headAdjective: number;
  headVerb: number;
  firstAdjective: number;
  /** Shown too: an identifier of the lecture's code; in a heading or on a slide. Only in lectures. */
  inCode: number;
  inHeading: number;
  /** The lecturer says outright what it is. Only in short lectures, where few words are repeated. */
  defined: number;
}

/** All facts at zero: one literal, so that engines give every candidate the same fast shape. */
export function noFacts(): TermFeatures {
  return {
    isolated1: 0,
    frequencyMany: 0,
    isolation1: 0,
    isolationMany: 0,
    weirdMin: 0,
    weirdMax: 0,
    words2: 0,
    words3: 0,
    words4: 0,
    generic: 0,
    genericAll: 0,
    generic1: 0,
    joint: 0,
    soft: 0,
    letter: 0,
    digits: 0,
    entropyLeft: 0,
    entropyRight: 0,
    cue: 0,
    capitals: 0,
    first: 0,
    spread: 0,
    letters: 0,
    name: 0,
    name1: 0,
    headIng: 0,
    headAdjective: 0,
    headVerb: 0,
    firstAdjective: 0,
    inCode: 0,
    inHeading: 0,
    defined: 0,
  };
}

export type Weights = Readonly<Partial<Record<keyof TermFeatures, number>>>;

/** Weights of one kind of text, and when a fragment of a longer term may stand beside it. */
export interface Profile {
  readonly weights: Weights;
  /** Least share of a fragment's occurrences that lie outside the longer terms. */
  readonly leastFree: number;
}

/**
 * Speech. A listwise fit on the development halves of three lecture series (machine learning, neural networks,
 * mathematics); names are held down by hand.
 */
export const SPEECH: Profile = {
  leastFree: 0.4,
  weights: {
    isolated1: 0.18, frequencyMany: 0.37, isolation1: 0.06, isolationMany: 0.43, weirdMin: 0.08, weirdMax: 0.13,
    words2: 0.38, words3: 0.63, generic: -0.32, generic1: -1.33, genericAll: -1.14, joint: -0.99, soft: -0.65,
    letter: -1.19, digits: -0.77, entropyLeft: 0.33, entropyRight: 0.31, cue: 0.37, capitals: 0.51, first: -0.06,
    letters: 0.08, name: -0.25, name1: -1, headIng: 0.45, headAdjective: -0.32, headVerb: -0.28,
  }, // prettier-ignore
};

/**
 * Written text. Midway between the prototype's values and a fit on the development halves of seven keyphrase sets
 * (`npx tsx bench/fit-concepts.ts 3 weirdMax name1`), which alone would win on long papers and lose on abstracts.
 */
export const DOCUMENT: Profile = {
  leastFree: 0.2,
  weights: {
    isolated1: 0.15, frequencyMany: 0.4, isolation1: 0.17, isolationMany: 0.54, weirdMin: 0.1, words2: 0.42,
    words3: 0.64, words4: 0.29, generic: 0.09, generic1: -0.71, genericAll: -1.13, joint: -1.02, soft: -0.59,
    letter: -0.81, digits: -0.74, entropyLeft: 0.36, entropyRight: 0.31, cue: 0.15, capitals: 0.55, first: -0.27,
    spread: -0.29, letters: 0.07, name: -0.37, headIng: 0.34, headAdjective: -0.55, headVerb: -0.29,
    firstAdjective: 0.03, name1: 0.08,
  }, // prettier-ignore
};

/** Speech of a lecture whose code, headings and slides are known. */
export const LECTURE: Profile = { ...SPEECH, weights: { ...SPEECH.weights, inCode: 0.3, inHeading: 0.3 } };

/**
 * A short lecture repeats little: what is defined counts, numbers and verbs ("30 stairs", "loss goes") do not.
 * Set by hand on the three sample lectures of 9 to 19 minutes: `nbscribe concepts transcripts/NAME --top 20`.
 */
export const SHORT_LECTURE: Profile = {
  ...LECTURE,
  weights: { ...LECTURE.weights, defined: 1.6, digits: -3, soft: -3, headVerb: -2 },
};
