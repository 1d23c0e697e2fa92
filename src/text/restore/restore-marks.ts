/** Punctuation for the stretches of a transcript that have none. */
import type { ReadData } from '../../model/host.js';
import { decodeMarks } from '../punctuation/decode.js';
import { loadModel, markOdds } from '../punctuation/model.js';
import { viewOf } from '../punctuation/view.js';
import type { Token } from '../tokens.js';
import { NONE, type MarkClass } from './marks.js';
import type { Punctuation } from './read-punctuation.js';

/** The words as they are to be written, and the mark after each. */
export interface Prose {
  readonly texts: readonly string[];
  readonly marks: readonly MarkClass[];
}

const WRITTEN = ['', ',', '.', '?'] as const;

/** Fills the open places with the model's marks. The marks of the transcript stay as they are. */
export function restoreMarks(tokens: readonly Token[], given: Punctuation, readData: ReadData): Prose {
  if (!given.open.includes(1)) return { texts: tokens.map(({ text }) => text), marks: given.marks };
  const model = loadModel(readData('text/punctuation/weights.bin'));
  const view = viewOf(tokens.map(({ text }) => text));
  const ends = Uint8Array.from(tokens, (_, at) => (tokens[at + 1]?.turn === true ? 1 : 0));
  const places = { open: given.open, marks: Uint8Array.from(given.marks), ends, lean: given.lean };
  const marks = [...decodeMarks(markOdds(model, view.pieces), view, places)] as MarkClass[];
  const texts = tokens.map(({ text }, at) => (given.open[at] === 1 ? addMark(text, marks[at] ?? NONE) : text));
  return { texts, marks };
}

/** Nothing is added where a mark stands already: `Dr.`. */
const addMark = (text: string, mark: MarkClass) => (/[.,;:!?…]$/.test(text) ? text : text + WRITTEN[mark]);
