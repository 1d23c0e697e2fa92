/** Punctuation for the stretches of a transcript that have none. */
import type { ReadData } from '../../model/host.js';
import { decodeMarks } from '../punctuation/decode.js';
import { loadModel, markOdds, type Model } from '../punctuation/model.js';
import { viewOf } from '../punctuation/view.js';
import type { Token } from '../tokens.js';
import { NO_END, NO_MARK, impossiblePlaces, type Known } from './impossible.js';
import { END, NONE, type MarkClass } from './marks.js';
import type { Punctuation } from './read-punctuation.js';
import { pairAsides, partSaidTwice } from './said-twice.js';
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
  const found = findMarks(words, { ...given, turns }, { ...options, model });
  const marks = endTurns(found, { turns, sounds, open: given.open });
  const texts = tokens.map(({ text }, at) => (given.open[at] === 1 ? addMark(text, marks[at] ?? NONE) : text));
  return { texts, marks };
}

interface Turns {
  readonly turns: Uint8Array;
  readonly sounds: Uint8Array;
  readonly open: Uint8Array;
}

/**
 * Ends what a speaker says also where the model sees no place for it: before a sound (`that [laughs] >> so`), and where
 * the next speaker begins with the same word, which it takes for a stutter.
 */
function endTurns(marks: readonly MarkClass[], { turns, sounds, open }: Turns): readonly MarkClass[] {
  const ended = [...marks];
  turns.forEach((turn, at) => {
    if (turn === 0) return;
    let last = at;
    while (last > 0 && sounds[last] === 1) last--;
    if (open[last] === 1 && sounds[last] === 0 && (ended[last] ?? NONE) < END) ended[last] = END;
  });
  return ended;
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
  const lower = words.map((word) => word.toLowerCase());
  return pairAsides(lower, partSaidTwice(lower, found, open), open);
}

/** Nothing is added where a mark stands already: `Dr.`. */
const addMark = (text: string, mark: MarkClass) => (/[.,;:!?…]$/.test(text) ? text : text + WRITTEN[mark]);
