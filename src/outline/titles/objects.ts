import { isThing } from '../names/things.js';
import { LAST_OF_NAME } from '../names/title-words.js';
import type { Names } from '../names/names.js';
import type { Lexicon } from '../../text/lexicon/lexicon.js';
import { isSmall } from '../talk.js';
import { wordsOf } from '../../text/tidy/word-lists.js';

/** A head that says nothing, except with a noun before it: `part`, but `initialization part`. */
const VAGUE = wordsOf(
  `thing things stuff something anything everything nothing one ones guy guys way ways lot lots bit kind sort bunch crap case cases look
  question questions problem problems issue issues idea ideas point points time times second seconds minute minutes day today example
  examples part parts step steps people person somebody someone everybody right okay place end start beginning sense attention
  mind couple note notes hand hands word words number lesson class course lecture talk video week stage moment fact difference
  reason job line page side thank sure`,
);

export const DETERMINERS = wordsOf(
  'a an the this these those that our my your their its some any each every all both another his her',
);
const AS_THE = wordsOf('the this these those that our my your their its his her');
const LEFT_OUT = wordsOf('some any all');
const POINTS = wordsOf('it them him her us me you that this these those which what who he she they we i there here');

/** Captions name what drowns a word. */
const SOUNDS = wordsOf('music laughter applause inaudible');

const LINKS = wordsOf('of for on with from to into in between using without as through by at');

/** Behind these often stands when, not of what; they are left out where the phrase is long enough. */
const LINKS_OF_TIME = wordsOf('in on at by through for');
const LONG_WORDS = 6;

const MOST_LINKS = 2;
const MOST_WORDS = 4;
const LEAST_LETTERS = 3;

/** What something is done to: `the mean squared error of the predictions`. */
export interface ObjectPhrase {
  readonly text: readonly string[];
  /** Its words but articles and prepositions. */
  readonly content: readonly string[];
  /** The word behind it. */
  readonly next: number;
}

/**
 * The object that begins at a word of the lecture;
 * undefined where it points at something, is vague or a thing of an example.
 */
export function objectFrom(names: Names, from: number, lexicon: Lexicon, links = MOST_LINKS): ObjectPhrase | undefined {
  const first = nounPhraseFrom(names, from, lexicon);
  if (first === undefined || links === 0) return first;
  const { words, starts } = names;
  const link = words[first.next] ?? '';
  if (starts[first.next] === 1 || !LINKS.has(link)) return first;
  const rest = objectFrom(names, first.next + 1, lexicon, links - 1);
  // `a few of them`: what is done is done to what nobody can read.
  if (rest === undefined) return link === 'of' ? undefined : first;
  if (LINKS_OF_TIME.has(link) && first.text.length + rest.text.length > LONG_WORDS) return first;
  return {
    text: [...first.text, link, ...rest.text],
    content: [...first.content, ...rest.content],
    next: rest.next,
  };
}

/** A noun with what stands before it. */
function nounPhraseFrom(names: Names, from: number, lexicon: Lexicon): ObjectPhrase | undefined {
  const { words, starts, spelling } = names;
  if (starts[from] === 1) return undefined;
  const { text, next } = determinerFrom(words, from);
  if (next === from && POINTS.has(words[from] ?? '')) return undefined;
  const own = nominalsFrom(names, next, lexicon);
  const last = own.findLastIndex(
    (word, nth) => isHead(word, lexicon) && !(nth === 0 && VAGUE.has(word) && own.length > 1),
  );
  const kept = own.slice(0, last + 1);
  const end = next + kept.length;
  const isCut =
    own.length === MOST_WORDS &&
    starts[end] !== 1 &&
    (VAGUE.has(words[end] ?? '') || isNominal(words[end] ?? '', lexicon));
  if (kept.length === 0 || isCut || SOUNDS.has(words[end] ?? '') || !saysMuch(kept, lexicon)) return undefined;
  return { text: [...text, ...kept.map((word) => spelling.get(word) ?? word)], content: kept, next: end };
}

/** `this` and `our` become `the`, which a reader of the contents can follow; `your own` stays. */
function determinerFrom(
  words: readonly string[],
  from: number,
): { readonly text: readonly string[]; readonly next: number } {
  const word = words[from] ?? '';
  if (!DETERMINERS.has(word)) return { text: [], next: from };
  if (words[from + 1] === 'own') return { text: ['your', 'own'], next: from + 2 };
  if (AS_THE.has(words[from + 1] ?? '')) return { text: ['the'], next: from + 2 };
  return { text: LEFT_OUT.has(word) ? [] : [AS_THE.has(word) ? 'the' : word], next: from + 1 };
}

/** Nouns and what may stand before them, up to the end of the clause; a plural ends them where no noun follows. */
function nominalsFrom({ words, starts }: Names, from: number, lexicon: Lexicon): readonly string[] {
  const row = words.slice(from, from + MOST_WORDS);
  const end = row.findIndex((word, nth) => {
    const isOver = nth > 0 && (starts[from + nth] === 1 || (/[^s]s$/.test(row[nth - 1]!) && !isHead(word, lexicon)));
    return isOver || !isPartOfNoun(word, words[from + nth + 1] ?? '', lexicon);
  });
  return end < 0 ? row : row.slice(0, end);
}

function isPartOfNoun(word: string, next: string, lexicon: Lexicon): boolean {
  const { wordClass, nounToo, marks } = lexicon.lookUp(word);
  if (POINTS.has(word) || /['’]/.test(word) || (isSmall(word) && !VAGUE.has(word) && !LAST_OF_NAME.has(word)))
    return false;
  if (LAST_OF_NAME.has(word)) return true;
  // `the forward pass`
  if (wordClass === 'adverb') return nounToo && isNominal(next, lexicon);
  if (marks.includes('f')) return false;
  return isHead(word, lexicon) || ['adjective', 'ed', 'ing', 'number'].includes(wordClass);
}

function isHead(word: string, lexicon: Lexicon): boolean {
  const { wordClass, nounToo, marks, listed } = lexicon.lookUp(word);
  if (LAST_OF_NAME.has(word)) return true;
  if (wordClass === 'ed' || wordClass === 'adjective' || wordClass === 'adverb') return false;
  return wordClass === 'noun' || nounToo || !listed || marks.includes('v');
}

function isNominal(word: string, lexicon: Lexicon): boolean {
  const { wordClass, nounToo, marks } = lexicon.lookUp(word);
  const isKnown = wordClass === 'noun' || nounToo || marks.includes('v');
  return isKnown && !isSmall(word) && !POINTS.has(word) && !marks.includes('f');
}

function saysMuch(words: readonly string[], lexicon: Lexicon): boolean {
  const [head = '', before] = words.toReversed();
  const isVague = VAGUE.has(head) && (before === undefined || lexicon.lookUp(before).wordClass !== 'noun');
  return !isVague && head.length >= LEAST_LETTERS && words.every((word) => word.length > 1 && !isThing(word));
}
