/**
 * What was tuned for placing, one object an algorithm. `npm run score` measures them:
 * rows "course code", "pages of decks" and "sentences at the page".
 */

/**
 * Constants of the alignment of cells. Tuned on lessons 1 to 3 of a deep-learning course (187 cells that a note-taker
 * quoted) with words dropped at random so that none fits one wording.
 */
export interface PlaceSettings {
  /** Width of a step of the time grid. */
  readonly binMs: number;
  /** How fast the worth of a word falls when it is spoken after, and before, the cell's moment. */
  readonly afterMs: number;
  readonly beforeMs: number;
  /** Half-saturation of repeated words. */
  readonly smear: number;
  readonly evidence: number;
  /** Exponents: rarity in speech, rarity among the cells, length of the cell. */
  readonly speechRarity: number;
  readonly cellRarity: number;
  readonly lengthNorm: number;
  /** Cost of a gap of d between two cells of a notebook: gapCost * log2(1 + d / gapMs). */
  readonly gapCost: number;
  readonly gapMs: number;
  /** Weight of the log probability that the notebook is on screen, its grid and the log odds against a switch. */
  readonly screen: number;
  readonly screenBinMs: number;
  readonly screenSwitch: number;
  /** What it is worth for a code cell that an execution is said aloud. */
  readonly execution: number;
  readonly phraseWeight: number;
  readonly commentWeight: number;
  readonly stringWeight: number;
  /** Of outputs: words, class names by their parts, numbers as they are read aloud. */
  readonly outputWeight: number;
  readonly outputNameWeight: number;
  readonly outputNumberWeight: number;
  readonly markdownWeight: number;
  readonly markdownDecay: number;
  readonly headingWeight: number;
  readonly bodyWeight: number;
  /** Cost of standing at the very place of the link before. */
  readonly sameCost: number;
  /** A link claims the mentions this near to it; links closer than that many share them. */
  readonly claimMs: number;
  readonly sharingLinks: number;
  /** Cells with less evidence at their place stand between their neighbours. */
  readonly leastEvidence: number;
  /** A cell is shown a little after the talk about it begins. */
  readonly delayMs: number;
}

export const PLACE_SETTINGS: PlaceSettings = {
  binMs: 4000,
  afterMs: 14_000,
  beforeMs: 7000,
  smear: 0.25,
  evidence: 9,
  speechRarity: 1.4,
  cellRarity: 0.98,
  lengthNorm: 0.07,
  gapCost: 1.2,
  gapMs: 40_000,
  screen: 9,
  screenBinMs: 20_000,
  screenSwitch: 7,
  execution: 5,
  phraseWeight: 0.8,
  commentWeight: 0.4,
  stringWeight: 0.6,
  outputWeight: 0.2,
  outputNameWeight: 0.4,
  outputNumberWeight: 0.6,
  markdownWeight: 0.2,
  markdownDecay: 0.3,
  headingWeight: 1.4,
  bodyWeight: 0.6,
  sameCost: 1.4,
  claimMs: 20_000,
  sharingLinks: 4,
  leastEvidence: 0.2,
  delayMs: 6000,
};

/**
 * Chance that a place is within half a minute, as counted on the same lessons: from `least` with little evidence to
 * `least + most` with much; less where the two alignments disagree, and beside neighbours.
 */
export const CHAIN_SURENESS = { least: 0.45, most: 0.22, evidence: 30, disagreeing: 0.12, beside: 0.4 };

/** Evidence of the words of cells, tuned with the alignment. */
export const WORD_EVIDENCE = {
  /** Speech is counted in windows of this length for the rarity of a term. */
  windowMs: 30_000,
  /** Weaker terms are noise, and cost time; of the vocabulary that tells which notebook is on screen. */
  leastWorth: 0.05,
  leastVocabularyWorth: 0.02,
  /** Of a term where there is one notebook only; added to their number where there are more. */
  rarityAlone: 0.7,
  moreNotebooks: 0.6,
  /** A name of several words that is said as one. */
  joined: 1.3,
  /** An abbreviation that is read out, as "learning rate" for `lr`. */
  reading: 0.9,
  /** A heading above the cell before this one, and the least of prose that is still looked at. */
  olderHeading: 0.35,
  leastProse: 0.2,
};

/** How fast the worth of "let's run that" falls, before and after it, and where it ends; tuned with the alignment. */
export const EXECUTION_SAID = { fallMs: 10_000, reachMs: 30_000 };

/**
 * No lecturer leaves a notebook for longer than this and comes back for its
 * last few cells: so many, or so large a share.
 */
export const LEAP = { leastMs: 400_000, most: 3, mostShare: 0.2 };

/**
 * Words of a deck's pages.
 * Fitted on ten of nineteen lectures of MaViLS (Interspeech 2024) and measured on the other nine.
 */
export const PAGE_WORDS = {
  title: 0.96,
  pair: 0.48,
  /** Of a term that title and body share, this much of the lesser weight is added. */
  repeat: 0.24,
  pageRarity: 1.56,
  speechRarity: 3.2,
  /** Pages with many terms speak less by each. */
  length: 0.4,
  evidence: 0.768,
  saturation: 5.12,
};

/** What turning pages costs; fitted with the words. */
export const PAGE_TURNS = {
  next: 1.35,
  /** Times the binary logarithm of the pages turned at once. */
  skip: 3.84,
  /** Given back at a word or a silence at which people turn pages. */
  turn: 0.75,
  pause: 1,
  /** Silences from the first length to the second count more and more. */
  pauseFromMs: 300,
  pauseSpanMs: 2000,
};

/** How sure the start of a page is. */
export const PAGE_SURENESS = {
  /** Sentences are no independent witnesses: their scores count half where a probability is asked for. */
  temper: 0.5,
  /** The stretch after a start in which its page should be likely, and the one before in which it should not. */
  afterMs: 20_000,
  beforeMs: 30_000,
  /** What it takes off that the page is as likely before. */
  likelyBefore: 0.5,
};

/** A deck of another lecture, told by nineteen lectures of MaViLS with the decks of each other. */
export const FOREIGN_DECK = {
  /** Fewer pages or sentences are too few to tell by. */
  leastPages: 5,
  leastUnits: 60,
  /** Evidence for the pages in their order, by sentence: .085 to .277 with their own deck, .005 to .040 with others. */
  leastScore: 0.06,
  /**
   * Times as much evidence as for the pages in the opposite order:
   * 2.1 to 6.4 of their own, .3 to 1.3 (once 2.0) of others.
   */
  leastGain: 1.6,
};

/** Where the clock of a camera stands against the lecture's. */
export const CLOCK_BY_WORDS = {
  stepMs: 2000,
  /** What is said of a picture comes up to so much before it is taken, less and less; and after it. */
  beforeMs: 20_000,
  afterMs: 10_000,
  /** Half-saturation of what is said again and again. */
  smear: 3,
  /** What a picture outside of the lecture takes off. */
  outside: 0.3,
  leastPictures: 3,
  /** The best start must beat the best one that is further away than this, by this factor. */
  apartMs: 60_000,
  lead: 1.15,
  /** Of moments drawn from real lectures: within 30 s in 75 of 100 with four pictures, in 88 with eight. */
  sureness: { least: 0.6, each: 0.03, most: 0.85 },
};
