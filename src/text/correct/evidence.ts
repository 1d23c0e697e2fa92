/** What corrections are judged by, and what they are. */
import type { Lexicon } from '../lexicon/lexicon.js';
import type { LectureTerms } from '../terms.js';

/** Words `[from, to)` are written as `text`; for one word that is only marked as code, `text` is that word. */
export interface Correction {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly code: boolean;
}

export interface Evidence {
  readonly terms: LectureTerms;
  readonly glossary: readonly string[];
  /** How a name is written, `pytorch` as `PyTorch`. */
  spell(lower: string): string;
  readonly lexicon: Lexicon;
  /** Whether a lower-case word is a name beyond this lecture. */
  isName(lower: string): boolean;
}

/** Whether English has a word, or one of its lists names it. */
export const isKnownWord = (word: string, lexicon: Lexicon): boolean =>
  lexicon.isWord(word) || lexicon.lookUp(word).marks !== '';
