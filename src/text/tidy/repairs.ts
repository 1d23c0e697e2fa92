/** What a speaker mends while speaking: fillers, repetitions, restarts, "X, sorry, Y". */
import { FILLERS } from '../punctuation/view.js';
import { baseOf, closesClause, closesSentence, leaveOut, type Piece } from './pieces.js';
import { FUNCTION_WORDS, PRONOUNS, wordsOf } from './word-lists.js';

export function leaveOutFillers(pieces: Piece[]): void {
  for (let at = pieces.length - 1; at >= 0; at--) {
    const piece = pieces[at];
    if (piece !== undefined && pieces.length > 1 && (FILLERS.has(piece.lower) || piece.core === ''))
      handOver(pieces, at);
  }
}

/** A sentence end that a left-out word carries goes to the word before it. */
function handOver(pieces: Piece[], at: number): void {
  const [gone] = leaveOut(pieces, at, 1);
  const before = pieces[at - 1];
  if (gone !== undefined && before !== undefined && closesSentence(gone) && !closesSentence(before))
    before.after = before.after.replace(/,$/, '') + gone.after;
}

const SORRY = wordsOf('sorry oops whoops');
/** A correction goes back at most this many words. */
const CORRECTION_REACH = 7;

/** "X, sorry, Y": back to the word that Y begins with. True where no such word is found: what was meant is unknown. */
export function mendCorrections(pieces: Piece[]): boolean {
  let unmended = false;
  for (let at = 1; at < pieces.length; at++) {
    const cue = cueLength(pieces, at);
    if (cue === 0) continue;
    const start = at - cue + 1;
    const next = pieces[at + 1]?.lower;
    const back = next === undefined ? -1 : findBack(pieces, start, next);
    if (back >= 0) {
      leaveOut(pieces, back, at + 1 - back);
      at = Math.max(0, back - 1);
    } else if (SORRY.has(pieces[at]?.lower ?? '') || (cue > 1 && pieces[at]?.lower === 'wait')) unmended = true;
  }
  return unmended || SORRY.has(pieces[0]?.lower ?? '');
}

/** Words of the cue that ends at `at`: "sorry", ", I mean,", ", no,", ", no wait,"; 0 where there is none. */
function cueLength(pieces: readonly Piece[], at: number): number {
  const [piece, before, earlier] = [pieces[at], pieces[at - 1], pieces[at - 2]];
  if (piece === undefined || before === undefined) return 0;
  if (SORRY.has(piece.lower)) return 1;
  if (piece.lower === 'mean' && before.lower === 'i')
    return earlier !== undefined && closesClause(earlier) && closesClause(piece) ? 2 : 0;
  if (piece.lower === 'wait' && before.lower === 'no')
    return earlier !== undefined && closesClause(earlier) && closesClause(piece) ? 2 : 0;
  const refused = piece.lower === 'no' || piece.lower === 'wait';
  return refused && closesClause(before) && closesClause(piece) ? 1 : 0;
}

function findBack(pieces: readonly Piece[], start: number, next: string): number {
  for (let back = start - 1; back >= Math.max(0, start - CORRECTION_REACH); back--) {
    const word = pieces[back]?.lower ?? '';
    if (word === next || (baseOf(word) === baseOf(next) && PRONOUNS.has(baseOf(word)))) return back;
  }
  return -1;
}

/** Longest run of words that is looked for twice. */
const LONGEST_REPEAT = 6;

/** Repeats of one sentence: looked for again only where words went since it had none. */
export class Repeats {
  /** Words that went. */
  count = 0;
  readonly #pieces: Piece[];
  #clean = -1;

  constructor(pieces: Piece[]) {
    this.#pieces = pieces;
  }

  leaveOut(): void {
    if (this.#pieces.length === this.#clean) return;
    const gone = leaveOutRepeats(this.#pieces);
    this.count += gone;
    if (gone === 0) this.#clean = this.#pieces.length;
  }
}

/** Leaves out the first of two equal runs, and restarts. Gives how many words went. */
function leaveOutRepeats(pieces: Piece[]): number {
  const before = pieces.length;
  for (let at = 0; at < pieces.length;) {
    const count = repeatAt(pieces, at) || restartAt(pieces, at);
    if (count === 0) at++;
    else {
      leaveOut(pieces, at, count);
      // What now stands together may repeat what stood before it.
      at = Math.max(0, at - LONGEST_REPEAT);
    }
  }
  return before - pieces.length;
}

/** How many words from `at` on are said again right after; 0 where none are. */
function repeatAt(pieces: readonly Piece[], at: number): number {
  const [first, second, third] = [pieces[at], pieces[at + 1], pieces[at + 2]];
  if (first === undefined || second === undefined || first.core === '') return 0;
  for (let count = LONGEST_REPEAT; count > 1; count--)
    if (pieces[at + count]?.lower === first.lower && isRepeat(pieces, at, count)) return count;
  if (closesSentence(first)) return 0;
  if ((isSameWord(first, second) && !isVerbOfTwo(pieces, at)) || isArticleAgain(first, second)) return 1;
  if (third !== undefined && isSubjectAgain(first, second, third)) return 1;
  return 0;
}

function isRepeat(pieces: readonly Piece[], at: number, count: number): boolean {
  const run = pieces.slice(at, at + count);
  const next = pieces.slice(at + count, at + 2 * count);
  if (next.length < count || run.some(closesSentence)) return false;
  if (count < 3 && run.slice(0, -1).some(closesClause)) return false;
  if (run.every(({ lower }, nth) => lower === next[nth]?.lower))
    return run.some(({ lower }) => FUNCTION_WORDS.has(lower));
  return count === 2 && isBeginAgain(run, next);
}

const BE_HAVE = wordsOf('is are was were has have');
const SHADES = wordsOf('a an the very just like not so really quite more');

/** "you can, you can't": the same base after the same function word; "is a is": a verb that starts again. */
function isBeginAgain(run: readonly Piece[], next: readonly Piece[]): boolean {
  const [a, b, c, d] = [run[0]?.lower ?? '', run[1]?.lower ?? '', next[0]?.lower ?? '', next[1]?.lower ?? ''];
  if (a !== c) return false;
  if (FUNCTION_WORDS.has(a) && baseOf(b) === baseOf(d) && run[1] !== undefined && closesClause(run[1])) return true;
  return BE_HAVE.has(a) && SHADES.has(b);
}

/** "really really good" is meant, "very very", "many many"; "one one zero" is data. */
const MEANT_TWICE = wordsOf('very really many much again more over on time times step bla blah one two three zero ha');
const CONTRACTING = wordsOf('i you he she it we they that this there what who let');

function isSameWord(first: Piece, second: Piece): boolean {
  const [a, b] = [first.lower, second.lower];
  if (a === b) {
    if (MEANT_TWICE.has(a) || /^[\d.,]+$/.test(a)) return false;
    return a.length > 1 || a === 'a' || a === 'i';
  }
  return baseOf(a) === baseOf(b) && CONTRACTING.has(baseOf(a));
}

/** "All it is is", "what that was was": the second verb is that of the sentence. */
const isVerbOfTwo = (pieces: readonly Piece[], at: number): boolean =>
  BE_HAVE.has(pieces[at]?.lower ?? '') &&
  /^(?:it|this|that|there|they|these|those)$/.test(pieces[at - 1]?.lower ?? '') &&
  /^(?:all|what|how|where|who)$/.test(pieces[at - 2]?.lower ?? '');

const ARTICLES = wordsOf('a an the');
const DETERMINERS = wordsOf('a an the this these that those my your our its their');
const isArticleAgain = (first: Piece, second: Piece) => ARTICLES.has(first.lower) && DETERMINERS.has(second.lower);

const SUBJECTS = wordsOf('we you i it they he she');
const BETWEEN = wordsOf('when if because where what once as so and but how');
/** "we when we". */
const isSubjectAgain = (first: Piece, second: Piece, third: Piece) =>
  SUBJECTS.has(first.lower) && third.lower === first.lower && BETWEEN.has(second.lower) && !closesClause(first);

const MOST_RESTART = 5;
const NO_RESTART = wordsOf('and or with by in of on at when if');

/** "we take the, we take a step": a clause of up to five words that breaks off and begins again. */
function restartAt(pieces: readonly Piece[], at: number): number {
  const before = pieces[at - 1];
  if (before !== undefined && !closesClause(before)) return 0;
  const first = pieces[at]?.lower ?? '';
  if (!FUNCTION_WORDS.has(first) || NO_RESTART.has(first)) return 0;
  for (let count = 2; count <= MOST_RESTART; count++) {
    const last = pieces[at + count - 1];
    const next = pieces[at + count]?.lower;
    if (last === undefined || next === undefined || closesSentence(last)) return 0;
    if (!closesClause(last)) continue;
    const again = next === first || (baseOf(next) === baseOf(first) && PRONOUNS.has(baseOf(first)));
    const brokenOff = FUNCTION_WORDS.has(last.lower) || (count === 2 && first !== 'there');
    return last.after.startsWith(',') && again && brokenOff ? count : 0;
  }
  return 0;
}
