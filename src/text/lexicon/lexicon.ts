/**
 * Spoken English as data: how often a word is said, its class,
 * and whether a term may contain it. Made by bench/make-lexicon.ts.
 */
import type { ReadData } from '../../model/host.js';
import { remember } from '../remember.js';

/** What the lexicon says of one word; also given for words it does not list. */
export interface WordEntry {
  /** Most common class; `-ing` and `-ed` forms are classes of their own. */
  readonly wordClass: 'noun' | 'adjective' | 'ing' | 'ed' | 'verb' | 'adverb' | 'function' | 'number';
  /** It can also be a noun. */
  readonly nounToo: boolean;
  /** log2 of the share of this word in spoken English; a word that is not listed counts as said four times. */
  readonly background: number;
  readonly listed: boolean;
  /**
   * Of the closed lists: `f` function word, `s` soft, `d` number word, `v` verb that is also a noun,
   * `g` generic, `w` weak alone, `p` name.
   */
  readonly marks: string;
}

/** Looks words up in place, each once: nothing is parsed ahead, so that opening costs only the reading of the file. */
export interface Lexicon {
  /** `word` in lower case. */
  lookUp(word: string): WordEntry;
  /** Whether English has the word, in lower case, however seldom anybody says it: `cosine`, `matrices`, `can't`. */
  isWord(word: string): boolean;
}

const CLASSES: Readonly<Record<string, WordEntry['wordClass']>> = {
  N: 'noun', J: 'adjective', G: 'ing', D: 'ed', V: 'verb', R: 'adverb', X: 'function',
}; // prettier-ignore

/** Below this, counts are noise: such words and unlisted ones are taken as said four times. */
const UNLISTED_LOG2_COUNT = 2;
const LF = 10;
const SPACE = 32;

const DASH = '-'.charCodeAt(0);
const NOUN_TOO = 'n'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);

/** Opens the shipped lexicon. */
export function openLexicon(readData: ReadData): Lexicon {
  const bytes = readData('text/lexicon/spoken.txt');
  const firstLine = endOfLine(bytes, 0) + 1;
  const log2Total = Math.log2(Number(asciiOf(bytes, 2, firstLine - 1)));
  const lookUp = remember((word): WordEntry => {
    const line = findLine(bytes, word, firstLine);
    if (line < 0)
      return { ...guessClass(word, false), background: UNLISTED_LOG2_COUNT - log2Total, listed: false, marks: '' };
    return readEntry(bytes, line + word.length + 1, { word, log2Total });
  });
  let further: Uint8Array | undefined;
  const isEntry = (word: string) => {
    if (lookUp(word).listed) return true;
    // Read where it is first asked for, and once.
    further ??= readData('text/lexicon/words.txt');
    return findLine(further, word, 0) >= 0;
  };
  const isWord = remember((word) => isContracted(word) || isEntry(word) || basesOf(word).some(isEntry));
  return { lookUp, isWord };
}

/** Whether a function word and a verb or `not` have become one word; the `'s` of a name is none. */
export const isContracted = (word: string): boolean => CONTRACTED.test(word);

const CONTRACTED = /^(?:[a-z]+(?:n't|'(?:re|ve|ll|d|m))|(?:it|that|there|here|what|who|where|how|he|she|let)'s)$/;

const BASE_LETTERS = 3;

/** The word, and what it may be a regular form of: `hashes`, `hash`; `iterating`, `iterat`, `iterate`. */
function basesOf(word: string): readonly string[] {
  const [bare = ''] = /^[^']*/.exec(word) ?? [];
  const [, stem = ''] = /^(\w+?)(?:ed|ing|ers?|est|ly|ness|able)$/.exec(bare) ?? [];
  const doubled = /([bdfgklmnprt])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  const stems = [stem, ...doubled, `${stem}e`, `${stem}le`].filter(() => stem.length >= BASE_LETTERS);
  const many = [singularOf(bare), bare.replace(/(?<=\w{3})es$/, ''), bare.replace(/ier$|iest$|ily$|ied$/, 'y')];
  return [...new Set([bare, ...many, ...stems])].filter((form) => form.length > 1);
}

/**
 * Reads `Vn 23 fv` byte by byte: a lecture looks up thousands of words, and cutting strings costs more than the search.
 */
function readEntry(
  bytes: Uint8Array,
  from: number,
  { word, log2Total }: { word: string; log2Total: number },
): WordEntry {
  const known = CLASSES[String.fromCharCode(bytes[from]!)];
  const nounToo = bytes[from + 1] === NOUN_TOO;
  let at = from + (nounToo ? 3 : 2);
  const listed = bytes[at] !== DASH;
  let halfBits = 0;
  for (; bytes[at] !== SPACE && bytes[at] !== LF; at++) if (listed) halfBits = halfBits * 10 + bytes[at]! - ZERO;
  const marks = bytes[at] === SPACE ? asciiOf(bytes, at + 1, endOfLine(bytes, at)) : '';
  const { wordClass, nounToo: both } = known ? { wordClass: known, nounToo } : guessClass(word, true);
  const background = (listed ? halfBits / 2 : UNLISTED_LOG2_COUNT) - log2Total;
  return { wordClass, nounToo: both, background, listed, marks };
}

/** Class by suffix, for words without one. A word that is spoken often and has no class of its own is a noun. */
function guessClass(word: string, listed: boolean): Pick<WordEntry, 'wordClass' | 'nounToo'> {
  if (/^\p{Nd}/u.test(word)) return { wordClass: 'number', nounToo: false };
  const adjective = /(al|ic|ive|ous|ful|able|ible|less|ary)$/.test(word);
  if (listed && !adjective && !/(ly|ing|ed)$/.test(word)) return { wordClass: 'noun', nounToo: false };
  if (word.length > 4 && word.endsWith('ly')) return { wordClass: 'adverb', nounToo: false };
  if (word.length > 5 && word.endsWith('ing')) return { wordClass: 'ing', nounToo: true };
  if (word.length > 4 && word.endsWith('ed')) return { wordClass: 'ed', nounToo: false };
  if (word.length > 5 && adjective) return { wordClass: 'adjective', nounToo: true };
  return { wordClass: 'noun', nounToo: false };
}

/** Binary search over lines that are sorted by their first word; -1 when the word is not there. */
function findLine(bytes: Uint8Array, word: string, from: number): number {
  let low = from;
  let high = bytes.length;
  while (low < high) {
    let start = (low + high) >>> 1;
    while (start > low && bytes[start - 1] !== LF) start--;
    const order = compareAt(bytes, start, word);
    if (order === 0) return start;
    if (order > 0) high = start;
    else low = endOfLine(bytes, start) + 1;
  }
  return -1;
}

/** Below, at or above zero as the line's first word comes before, is, or comes after `word`. */
function compareAt(bytes: Uint8Array, start: number, word: string): number {
  for (let at = 0; ; at++) {
    const byte = bytes[start + at] ?? SPACE;
    const ended = byte === SPACE || byte === LF;
    if (at === word.length) return ended ? 0 : 1;
    if (ended) return -1;
    const difference = byte - word.charCodeAt(at);
    if (difference !== 0) return difference;
  }
}

/** By hand: lines are short, and a call into Buffer's search costs more than it saves. */
function endOfLine(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== LF) at++;
  return at;
}

function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

/** Takes a plural `s` off; leaves `loss`, `bias`, `analysis`, `status` and short words alone. */
export function singularOf(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is|as)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(sses|shes|ches|xes|zzes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
