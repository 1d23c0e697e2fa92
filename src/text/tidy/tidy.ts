/** Spoken to written by leaving out alone: every result is a part of the sentence's words, in their order. */
import { leaveOutAsides, leaveOutClassAside, leaveOutEmptyAdverbs, leaveOutWhatWeDo } from './asides.js';
import { cutClauses, leaveOutBecause } from './clauses.js';
import { leaveOutOpeners, leaveOutTags } from './openers.js';
import { readMarks, writePieces, type Piece } from './pieces.js';
import { leaveOutFillers, mendCorrections, Repeats } from './repairs.js';
import { FUNCTION_WORDS } from './word-lists.js';

/** A sentence, or some clauses of a run-on, as it may be shown. */
export interface TidyPart {
  /** Places of the words that stay, ascending. */
  readonly kept: readonly number[];
  /** They as they are written: marks and the case of the first letter may differ, letters do not. */
  readonly words: readonly string[];
  /** Of how many clauses of the sentence, and which: `[from, to)` of `clauses`. */
  readonly from: number;
  readonly to: number;
  readonly clauses: number;
}

export interface TidySentence {
  /** The whole first, then runs of up to three clauses of a run-on. Empty where too little stays. */
  readonly parts: readonly TidyPart[];
  /** Words that were said twice. */
  readonly repeats: number;
  /** The speaker mends what was said, and what was meant is not known. */
  readonly unmended: boolean;
  /** Share of the words that went. */
  readonly leftOut: number;
}

/** A sentence of more words is cut into clauses. */
const RUN_ON = 26;
const MOST_CLAUSES = 3;
const FEWEST_WORDS = 3;
const FEWEST_OF_PART = 5;

/** Takes the words of one sentence of one speaker. Linear in them. */
export function tidySentence(words: readonly string[], marksOf = readMarks): TidySentence {
  const pieces: Piece[] = words.map((word, at) => {
    const { core, lower, before, after } = marksOf(word);
    return { at, core, lower, before, after };
  });
  leaveOutFillers(pieces);
  const unmended = mendCorrections(pieces);
  const repeats = new Repeats(pieces);
  repeats.leaveOut();
  leaveOutOpeners(pieces);
  leaveOutClassAside(pieces);
  leaveOutAsides(pieces);
  repeats.leaveOut();
  leaveOutOpeners(pieces);
  leaveOutEmptyAdverbs(pieces);
  leaveOutWhatWeDo(pieces);
  leaveOutTags(pieces);
  leaveOutBecause(pieces);
  leaveOutOpeners(pieces, 3);
  repeats.leaveOut();
  lowerInside(pieces);
  const { count } = repeats;
  return { parts: partsOf(pieces), repeats: count, unmended, leftOut: 1 - pieces.length / Math.max(1, words.length) };
}

/** The sentence as it was said, for those who want no word left out. */
export function keepSentence(words: readonly string[]): TidySentence {
  const part = { kept: words.map((_, at) => at), words, from: 0, to: 1, clauses: 1 };
  return { parts: words.length < FEWEST_WORDS ? [] : [part], repeats: 0, unmended: false, leftOut: 0 };
}

function partsOf(pieces: readonly Piece[]): TidyPart[] {
  const clauses = pieces.length > RUN_ON ? cutClauses(pieces) : [pieces];
  const whole = write(pieces, { from: 0, to: clauses.length, clauses: clauses.length });
  const parts = whole.kept.length < FEWEST_WORDS ? [] : [whole];
  for (let from = 0; clauses.length > 1 && from < clauses.length; from++)
    for (let to = from + 1; to <= Math.min(clauses.length, from + MOST_CLAUSES); to++) {
      if (from === 0 && to === clauses.length) continue;
      const own = clauses.slice(from, to).flat();
      if (own.length < FEWEST_OF_PART) continue;
      const part = write(openAndClose(own), { from, to, clauses: clauses.length });
      if (part.kept.length >= FEWEST_WORDS) parts.push(part);
    }
  return parts;
}

/** A clause on its own may open and close as a sentence does. */
function openAndClose(clause: readonly Piece[]): Piece[] {
  const pieces = [...clause];
  leaveOutOpeners(pieces);
  leaveOutTags(pieces);
  leaveOutBecause(pieces);
  leaveOutOpeners(pieces, 2);
  return pieces;
}

const write = (pieces: readonly Piece[], run: Pick<TidyPart, 'from' | 'to' | 'clauses'>): TidyPart => ({
  kept: pieces.map(({ at }) => at),
  words: writePieces(pieces),
  ...run,
});

/** A small word that had its capital only as the sentence's first, and is not first any more. */
function lowerInside(pieces: readonly Piece[]): void {
  pieces.forEach((piece, nth) => {
    if (
      nth > 0 &&
      piece.at === 0 &&
      piece.lower !== 'i' &&
      /^\p{Lu}\p{Ll}/u.test(piece.core) &&
      FUNCTION_WORDS.has(piece.lower)
    )
      piece.core = piece.core.charAt(0).toLowerCase() + piece.core.slice(1);
  });
}
