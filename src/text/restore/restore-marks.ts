/** Punctuation for the stretches of a transcript that have none. */
import type { ReadData } from '../../model/host.js';
import { decodeMarks } from '../punctuation/decode.js';
import { loadModel, markOdds, type Model } from '../punctuation/model.js';
import { viewOf } from '../punctuation/view.js';
import type { Token } from '../tokens.js';
import { NO_END, NO_MARK, impossiblePlaces, type Known } from './impossible.js';
import { NONE, type MarkClass } from './marks.js';
import type { Punctuation } from './read-punctuation.js';
import { partSaidTwice } from './said-twice.js';
import { soundsOf } from './sounds.js';

/** The words as they are to be written, and the mark after each. */
export interface Prose {
  readonly texts: readonly string[];
  readonly marks: readonly MarkClass[];
}

export interface RestoreOptions extends Known {
  readonly readData: ReadData;
}

const WRITTEN = ['', ',', '.', '?'] as const;

/** Fills the open places with the model's marks. The marks of the transcript stay as they are. */
export function restoreMarks(tokens: readonly Token[], given: Punctuation, options: RestoreOptions): Prose {
  if (!given.open.includes(1)) return { texts: tokens.map(({ text }) => text), marks: given.marks };
  const model = loadModel(options.readData('text/punctuation/weights.bin'));
  const sounds = soundsOf(tokens);
  const words = tokens.map(({ text }, at) => (sounds[at] === 1 ? '' : text));
  const turns = Uint8Array.from(tokens, (_, at) => (tokens[at + 1]?.turn === true ? 1 : 0));
  const marks = findMarks(words, { ...given, turns }, { ...options, model });
  const texts = tokens.map(({ text }, at) => (given.open[at] === 1 ? addMark(text, marks[at] ?? NONE) : text));
  return { texts, marks };
}

export interface Spoken extends Punctuation {
  /** 1 where another speaker begins behind the word. */
  readonly turns: Uint8Array;
}

/** The marks of a stream of words, `''` for a sound: those that are given, and the model's where it can stand. */
export function findMarks(
  words: readonly string[],
  { marks, open: given, lean: heard, turns }: Spoken,
  { model, ...known }: Known & { readonly model: Model },
): readonly MarkClass[] {
  const view = viewOf(words);
  const impossible = impossiblePlaces(words, known);
  const open = given.map((place, at) => (impossible[at] === NO_MARK ? 0 : place));
  const lean = heard.map((odds, at) => (impossible[at] === NO_END ? -Infinity : odds));
  const places = { open, marks: Uint8Array.from(marks), ends: turns, lean };
  const found = [...decodeMarks(markOdds(model, view.pieces), view, places)] as MarkClass[];
  return partSaidTwice(
    words.map((word) => word.toLowerCase()),
    found,
    open,
  );
}

/** Nothing is added where a mark stands already: `Dr.`. */
const addMark = (text: string, mark: MarkClass) => (/[.,;:!?…]$/.test(text) ? text : text + WRITTEN[mark]);
