/**
 * From the odds of single places to the marks of a text: the best cut into sentences, by dynamic programming over
 * sentence ends with a soft prior on their length. Linear in the words.
 */
import { asksLast, looksAsked } from './question.js';
import type { View } from './view.js';
import { COMMA, NOTHING, QUESTION, STOP, CLASSES } from './model.js';

/**
 * Added to the log odds of an end, of a comma inside a sentence, and of a question mark against a full stop, without
 * and with the form of a question. Set on lessons 1 to 3 of fast.ai's course v3 by `score_punctuation.py` (see
 * README.md): a change of 0.2 to any of them moves no figure by more than 0.01.
 */
const END_BONUS = 0;
const COMMA_BONUS = 0.2;
const QUESTION_BONUS = -2;
const ASKED_BONUS = 1;

/** Sentences shorter than this cost so much a missing word, longer ones so much a word too many. */
const SHORT = 4;
const SHORT_COST = 0.7;
const LONG = 30;
const LONG_COST = 0.05;

/** Places after words: whether a mark may be set there, and the marks that are there already (classes of the model). */
export interface MarkPlaces {
  readonly open: Uint8Array;
  readonly marks: Uint8Array;
  /** 1 where a sentence ends whatever the model says: before another speaker. */
  readonly ends: Uint8Array;
  /** Log odds to add to the end of a sentence, from what the model does not see. */
  readonly lean: Float64Array;
}

/**
 * Marks for each place: those that were there stay, open ones get the model's. `odds` belong to the pieces of the view.
 */
export function decodeMarks(odds: Float64Array, view: View, places: MarkPlaces): Uint8Array {
  const marks = Uint8Array.from(places.marks);
  const { wordOf } = view;
  const slots = slotsOf(wordOf);
  let from = 0;
  slots.forEach((piece, slot) => {
    const word = wordOf[piece] ?? 0;
    const ends = (places.marks[word] ?? NOTHING) >= STOP || places.ends[word] === 1;
    if (!ends && slot + 1 < slots.length) return;
    cutSentences({ odds, slots: slots.subarray(from, slot + 1), view, places }, marks);
    from = slot + 1;
  });
  return marks;
}

/** The last piece of each word that has pieces. */
function slotsOf(wordOf: Int32Array): Int32Array {
  return Int32Array.from(wordOf.keys()).filter((piece) => wordOf[piece] !== wordOf[piece + 1]);
}

interface DecodedStretch {
  readonly odds: Float64Array;
  /** Of the places of the stretch, the piece before each. */
  readonly slots: Int32Array;
  readonly view: View;
  readonly places: MarkPlaces;
}

/** Sets the marks inside one stretch; its last place ends a sentence. */
function cutSentences(stretch: DecodedStretch, marks: Uint8Array): void {
  const { odds, slots, view, places } = stretch;
  const count = slots.length;
  // inside[k]: score of no end in the first k places; ends[k]: of an end after place k - 1.
  const inside = new Float64Array(count + 1);
  const ends = new Float64Array(count + 1);
  for (let k = 0; k < count; k++) {
    const at = slots[k]! * CLASSES;
    const word = view.wordOf[slots[k]!]!;
    const open = places.open[word] === 1;
    const nothing = odds[at + NOTHING]!;
    const comma = odds[at + COMMA]! + COMMA_BONUS;
    const end = Math.log(Math.exp(odds[at + STOP]!) + Math.exp(odds[at + QUESTION]!));
    inside[k + 1] = inside[k]! + (open ? Math.max(nothing, comma) : 0);
    ends[k + 1] = open ? end + END_BONUS + places.lean[word]! : -Infinity;
    if (open && comma > nothing) marks[word] = COMMA;
  }
  ends[count] = 0;
  let from = slots[0] ?? 0;
  for (const place of bestEnds(inside, ends)) {
    const piece = slots[place]!;
    const word = view.wordOf[piece]!;
    if (places.open[word] === 1) marks[word] = endOf(stretch, marks, [from, piece]);
    from = piece + 1;
  }
}

/** Full stop or question mark for the sentence of the pieces `[from, last]`, whose commas are set. */
function endOf({ odds, view }: DecodedStretch, marks: Uint8Array, [from, last]: readonly [number, number]): number {
  let clause = last;
  while (clause > from && !(isLastOfWord(view, clause - 1) && marks[view.wordOf[clause - 1]!] === COMMA)) clause--;
  const asked = looksAsked(view.pieces, from, last + 1) || (clause > from && asksLast(view.pieces, clause, last + 1));
  const at = last * CLASSES;
  return odds[at + QUESTION]! + (asked ? ASKED_BONUS : QUESTION_BONUS) > odds[at + STOP]! ? QUESTION : STOP;
}

const isLastOfWord = ({ wordOf }: View, piece: number) => wordOf[piece] !== wordOf[piece + 1];

/** The places at which sentences end. */
function bestEnds(inside: Float64Array, ends: Float64Array): number[] {
  const count = inside.length - 1;
  const best = new Float64Array(count + 1);
  const start = new Int32Array(count + 1);
  // Of the starts more than LONG words back, the one that a long sentence would choose, whatever its length.
  let farStart = 0;
  let farScore = -Infinity;
  for (let k = 1; k <= count; k++) {
    const leaving = k - LONG - 1;
    if (leaving >= 0) {
      const score = (best[leaving] ?? 0) - (inside[leaving] ?? 0) + LONG_COST * leaving;
      if (score > farScore) {
        farScore = score;
        farStart = leaving;
      }
    }
    let most = farScore - LONG_COST * (k - LONG);
    start[k] = farStart;
    for (let from = Math.max(0, k - LONG); from < k; from++) {
      const short = Math.max(0, SHORT - (k - from));
      const score = best[from]! - inside[from]! - SHORT_COST * short;
      if (score > most) {
        most = score;
        start[k] = from;
      }
    }
    best[k] = most + inside[k - 1]! + ends[k]!;
  }
  const places: number[] = [];
  for (let k = count; k > 0; k = start[k] ?? 0) places.push(k - 1);
  return places.reverse();
}
