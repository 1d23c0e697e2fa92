import { cutTight } from '../../../model/wording/join-words.js';
import type { Notebook } from '../../../model/notebook.js';
import { spokenText } from '../../stamp/spoken-text.js';
import { spanOf } from '../../stamp/span.js';
import { cutLetters } from '../../../text/words.js';
import { stampOf } from '../../stamp/stamp.js';

/** A word of the narration and the moment at which it is said. */
export interface SpokenWord {
  readonly text: string;
  readonly startMs: number;
}

/**
 * A transcript notebook whose narration can be cut elsewhere:
 * a rebuild cuts it where the reader's own text begins and ends.
 */
export interface Speech {
  /** All words of the narration, in the order in which they stand in the notebook. */
  readonly words: readonly SpokenWord[];
  /** Indices of the words that open a sentence, ascending. */
  readonly sentences: readonly number[];
  /** Index of the first word of each narration cell, ascending. */
  readonly firstWords: readonly number[];
  /**
   * The notebook with its narration also cut before the words of these indices (ascending), and nothing else changed.
   */
  cutBefore(words: readonly number[]): CutNotebook;
}

export interface CutNotebook {
  readonly notebook: Notebook;
  readonly firstWords: readonly number[];
}

/**
 * The speech of a notebook that is all there is: its words are spread evenly over each cell, and cells are never cut.
 */
export function speechOfCells(notebook: Notebook): Speech {
  const words: SpokenWord[] = [];
  const firstWords: number[] = [];
  for (const cell of notebook.cells) {
    const stamp = stampOf(cell);
    if (stamp?.kind !== 'narration') continue;
    const { startMs, endMs } = spanOf(stamp) ?? { startMs: words.at(-1)?.startMs ?? 0, endMs: 0 };
    const texts = spokenWords(cell.source);
    const stepMs = Math.max(0, endMs - startMs) / Math.max(1, texts.length);
    firstWords.push(words.length);
    texts.forEach((text, nth) => words.push({ text, startMs: Math.round(startMs + nth * stepMs) }));
  }
  return { words, sentences: firstWords, firstWords, cutBefore: () => ({ notebook, firstWords }) };
}

/** The words of a narration cell as they are spoken. */
export function spokenWords(source: string): string[] {
  return spokenText(source)
    .split(/\s+/)
    .flatMap(cutTight)
    .filter((word) => word !== '');
}

/** A word for comparison: letters and digits in lower case; empty for one that has none. */
export const normalWord = (text: string): string => cutLetters(text).join('');
