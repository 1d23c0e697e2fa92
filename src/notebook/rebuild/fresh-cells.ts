import type { Cell, CellStamp, Notebook } from '../../model/notebook.js';
import { countWords, type WordCounts } from '../diff/word-similarity.js';
import { spanOfStamp, type Span } from '../stamp/span.js';
import { completeStamp, stampOf } from '../stamp/stamp.js';
import type { Speech } from './narration/speech.js';

/** A cell of the notebook as it would be built now. */
export interface FreshCell {
  readonly index: number;
  readonly cell: Cell;
  readonly stamp: CellStamp;
  readonly span: Span | undefined;
  readonly words: () => WordCounts;
  /** Narration: its words of the speech. */
  readonly range?: WordRange;
}

/** A run of words, by their indices `[from, to)` in the speech. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

export function commonWords(one: WordRange, other: WordRange): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}

/** A narration cell of the fresh build. */
export type FreshNarration = FreshCell & { readonly range: WordRange };

export function isNarration(fresh: FreshCell): fresh is FreshNarration {
  return fresh.range !== undefined;
}

/** The fresh build: its notebook, whose stamps are complete, and the speech, at which it can be cut elsewhere. */
export interface FreshBuild {
  readonly notebook: Notebook;
  readonly speech: Speech;
  readonly cells: readonly FreshCell[];
}

export function readFreshBuild(notebook: Notebook, speech: Speech): FreshBuild {
  return { notebook, speech, cells: readFreshCells(notebook.cells, speech.firstWords, speech.words.length) };
}

/** The fresh cells with their narration also cut before these words (ascending). */
export function cutFreshCells(speech: Speech, words: readonly number[]): FreshCell[] {
  const { notebook, firstWords } = speech.cutBefore(words);
  return readFreshCells(notebook.cells.map(completeStamp), firstWords, speech.words.length);
}

/** The stamped ones of a fresh notebook's cells, in order; `firstWords` as in its speech, of `wordCount` words. */
function readFreshCells(cells: readonly Cell[], firstWords: readonly number[], wordCount: number): FreshCell[] {
  let nth = 0;
  return cells
    .flatMap((cell) => {
      const stamp = stampOf(cell);
      if (stamp === undefined) return [];
      const common = { cell, stamp, span: spanOfStamp(stamp), words: once(() => countWords(cell.source)) };
      if (stamp.kind !== 'narration') return [common];
      const from = firstWords[nth] ?? wordCount;
      return [{ ...common, range: { from, to: firstWords[++nth] ?? wordCount } }];
    })
    .map((fresh, index) => ({ ...fresh, index }));
}

/** A value that is made when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
