/** Text as numbers: each word a type, each type's facts looked up once. Everything after this works on typed arrays. */
import { singularOf, type Lexicon, type WordEntry } from '../../text/lexicon/lexicon.js';

/** Bits of `Vocabulary.marks`. */
export const FUNCTION_WORD = 1;
export const SOFT = 2;
export const VERB_NOUN = 4;
export const GENERIC = 8;
export const NUMBER_WORD = 16;
export const ADVERB = 32;
export const VERB = 64;
export const DIGITS = 128;
export const NAME = 256;
export const WEAK_ALONE = 512;

/** The distinct words of a text; the arrays are parallel and indexed by type. */
export interface Vocabulary {
  readonly ids: ReadonlyMap<string, number>;
  /** Lower case. */
  readonly words: readonly string[];
  readonly marks: readonly number[];
  readonly entries: readonly WordEntry[];
  /** Type of the singular form; its own for a word that is none. */
  readonly singulars: readonly number[];
}

/** The words of a text in order; the arrays are parallel and indexed by token. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly vocabulary: Vocabulary;
  readonly types: Int32Array;
  /** Types of the singular forms: what terms are counted by. */
  readonly lemmas: Int32Array;
  /** Offsets into the text; the end is before a possessive `'s`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What stands before the token: 0 nothing, 1 a comma or the like, 2 the end of a sentence. */
  readonly breaks: Uint8Array;
  /** 1 where `-`, `_` or `.` joins it to the token before. */
  readonly glued: Uint8Array;
  /** Capital letters in the token, at most 2. */
  readonly capitals: Uint8Array;
  /** 1 where no term may contain the token. */
  readonly closed: Uint8Array;
  /** How often each lemma occurs. */
  readonly lemmaCounts: Int32Array;
}

const [OTHER, LOWER, UPPER, DIGIT, BLANK] = [0, 1, 2, 3, 4];
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/.test(character)) return LOWER;
  if (/[A-Z]/.test(character)) return UPPER;
  if (/\d/.test(character)) return DIGIT;
  return /\s/.test(character) ? BLANK : OTHER;
});

function kindOf(code: number): number {
  if (code < 128) return KINDS[code] ?? OTHER;
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return BLANK;
  // Halves of a surrogate pair count as letters: a word beyond the basic plane stays in one piece.
  if (/[\p{L}\p{M}]/u.test(character) || (code >= 0xd800 && code < 0xe000))
    return /\p{Lu}/u.test(character) ? UPPER : LOWER;
  return /\p{Nd}/u.test(character) ? DIGIT : OTHER;
}

const isWordKind = (kind: number): boolean => kind === LOWER || kind === UPPER || kind === DIGIT;
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

/** Where a word that starts at `from` ends; an apostrophe inside is part of it (`don't`). */
function endOfWord(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isWordKind(code < 128 ? KINDS[code]! : kindOf(code))) continue;
    if (!isApostrophe(code) || at + 1 >= text.length || !isWordKind(kindOf(text.charCodeAt(at + 1)))) break;
  }
  return at;
}

/** Capital letters in a stretch, at most 2. */
function countCapitals(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to && count < 2; at++) {
    const code = text.charCodeAt(at);
    if ((code < 128 ? KINDS[code]! : kindOf(code)) === UPPER) count++;
  }
  return count;
}

/** Cuts a text into words. Line ends are no break: captions are cut anywhere. */
export function tokenize(text: string, lexicon: Lexicon): Tokens {
  const room = (text.length >> 1) + 1;
  const types = new Int32Array(room);
  const starts = new Int32Array(room);
  const ends = new Int32Array(room);
  const breaks = new Uint8Array(room);
  const glued = new Uint8Array(room);
  const capitals = new Uint8Array(room);
  const vocabulary = new GrowingVocabulary(lexicon);
  let count = 0;
  let stop = 2;
  let glue = 0;
  let wordEnd = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? KINDS[code]! : kindOf(code);
    if (kind === BLANK) continue;
    if (isWordKind(kind)) {
      wordEnd = endOfWord(text, at);
      const possessive =
        wordEnd - at > 2 && isApostrophe(text.charCodeAt(wordEnd - 2)) && (text.charCodeAt(wordEnd - 1) | 32) === 115;
      const end = possessive ? wordEnd - 2 : wordEnd;
      types[count] = vocabulary.typeOf(text.slice(at, end));
      starts[count] = at;
      ends[count] = end;
      breaks[count] = stop;
      glued[count] = glue;
      capitals[count] = countCapitals(text, at, end);
      count++;
      stop = glue = 0;
      at = wordEnd - 1;
    } else if (
      at === wordEnd &&
      (code === 0x2d || code === 0x5f || code === 0x2e) &&
      isWordKind(kindOf(text.charCodeAt(at + 1) | 0))
    ) {
      glue = 1;
    } else if (code === 0x2e || code === 0x3f || code === 0x21) stop = 2;
    else if (stop < 1) stop = 1;
  }
  return finish(text, count, vocabulary, { types, starts, ends, breaks, glued, capitals });
}

type Arrays = Pick<Tokens, 'types' | 'starts' | 'ends' | 'breaks' | 'glued' | 'capitals'>;

function finish(text: string, count: number, vocabulary: Vocabulary, arrays: Arrays): Tokens {
  const { types, glued } = arrays;
  const lemmas = new Int32Array(count);
  const closed = new Uint8Array(count);
  const lemmaCounts = new Int32Array(vocabulary.words.length);
  for (let i = 0; i < count; i++) {
    const type = types[i]!;
    const lemma = vocabulary.singulars[type]!;
    lemmas[i] = lemma;
    lemmaCounts[lemma]!++;
    // A lone `a`, `i` or digit; in `part a-b` and `v.2` it belongs to its neighbour.
    const word = vocabulary.words[type]!;
    const lone = word.length === 1 && /[ai\d]/.test(word) && !glued[i] && !(i + 1 < count && glued[i + 1]);
    closed[i] = vocabulary.marks[type]! & FUNCTION_WORD || lone ? 1 : 0;
  }
  return { text, count, vocabulary, ...arrays, lemmas, closed, lemmaCounts };
}

/** Looks each distinct word up once. */
class GrowingVocabulary implements Vocabulary {
  readonly ids = new Map<string, number>();
  readonly words: string[] = [];
  readonly marks: number[] = [];
  readonly entries: WordEntry[] = [];
  readonly singulars: number[] = [];
  /** Types by the word as written, so that a word is put in lower case once. */
  readonly #written = new Map<string, number>();
  readonly #lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  typeOf(written: string): number {
    let type = this.#written.get(written);
    if (type !== undefined) return type;
    type = this.#typeOfLower(
      written.includes('’') ? written.toLowerCase().replaceAll('’', "'") : written.toLowerCase(),
    );
    this.#written.set(written, type);
    return type;
  }

  #typeOfLower(word: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    const type = this.words.length;
    this.ids.set(word, type);
    const singular = singularOf(word);
    const own = this.#lexicon.lookUp(word);
    const base = singular === word ? own : this.#lexicon.lookUp(singular);
    this.words.push(word);
    this.entries.push(base !== own && base.listed ? { ...own, background: base.background } : own);
    this.marks.push(marksOf(word, own, base));
    this.singulars.push(type);
    if (singular !== word) this.singulars[type] = this.#typeOfLower(singular);
    return type;
  }
}

function marksOf(word: string, own: WordEntry, base: WordEntry): number {
  const { marks, wordClass, nounToo } = own;
  const closed = marks.includes('f') || word.includes("'") || /^\d{5,}$/.test(word);
  const ofClass =
    (closed ? FUNCTION_WORD : 0) |
    (wordClass === 'adverb' || wordClass === 'function' ? ADVERB : 0) |
    (wordClass === 'verb' || (wordClass === 'adverb' && !nounToo) ? VERB : 0) |
    (wordClass === 'number' ? DIGITS : 0);
  // Most words stand in no list.
  if (marks === '' && base.marks === '') return ofClass;
  const generic = marks.includes('g') || base.marks.includes('g');
  return (
    ofClass |
    (marks.includes('s') ? SOFT : 0) |
    (marks.includes('v') ? VERB_NOUN : 0) |
    (generic ? GENERIC : 0) |
    (generic || marks.includes('w') || base.marks.includes('w') ? WEAK_ALONE : 0) |
    (marks.includes('d') ? NUMBER_WORD : 0) |
    (marks.includes('p') ? NAME : 0)
  );
}
