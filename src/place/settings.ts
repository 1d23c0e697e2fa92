/**
 * Constants of the alignment. Tuned on lessons 1 to 3 of a deep-learning course (187 cells that a note-taker quoted)
 * with words dropped at random so that none fits one wording; `bench/place.ts` measures them.
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
