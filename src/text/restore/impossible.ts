/**
 * Where no mark can stand, or no sentence end: inside of what is said as one.
 * Each rule with its count on held-back talks.
 */
import { isInsideNumber } from '../numbers/inside-number.js';
import { isNumberWord } from '../numbers/number-words.js';
import { splitWord } from './case.js';

/** What a place after a word can carry. */
export const ANY_MARK = 0;
export const NO_MARK = 1;
/** A comma, no end. */
export const NO_END = 2;

export interface Known {
  /** Whether two words together are one name. */
  readonly isName: (together: string) => boolean;
  readonly isNoun: (word: string) => boolean;
}

/** They lead on to a noun. */
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the', 'my', 'your', 'our', 'their', 'every']);

/** What breaks a phrase off behind its article: `the, you know, the first`. */
const BREAKS_OFF: ReadonlySet<string> = new Set('i you we it he she they yes yeah no like well so'.split(' '));

/** `however big it gets`, `ten times as many`, `as long as`. */
const MEASURED: ReadonlySet<string> = new Set(
  'many much long big large small far often hard fast slow deep high low little few good bad well'.split(' '),
);

/** What goes on with the sentence: held-back talks end one before it in 13 of 156 places, the model did in 41. */
const GOES_ON: readonly (readonly string[])[] = ['and so on', 'and so forth', 'but also', 'as well as'].map((words) =>
  words.split(' '),
);

/** Of these, a finite verb near by tells a clause from the things that `nothing but the standard library` names. */
const FINITE: ReadonlySet<string> = new Set(
  `is are was were has have had do does did can could will would shall should may might must i we you they he she it
  it's that's there's there who what`.split(/\s+/),
);
const ALL_BUT: ReadonlySet<string> = new Set(['nothing', 'anything', 'everything']);

const JOINS: ReadonlySet<string> = new Set('and or so because which that when if but'.split(' '));

/** How far the verb of `but the list is long` stands behind its `but`. */
const CLAUSE = 6;

/** Times that a lecture counts a noun, and share of its uses, from which `bucket six` is a name for one. */
const COUNTED_LEAST = 3;
const COUNTED_SHARE = 0.1;

const isNumber = (word: string) => /^\d+$/.test(word) || isNumberWord(word);

/** For each word what can stand behind it. */
export function impossiblePlaces(texts: readonly string[], { isName, isNoun }: Known): Uint8Array {
  const words = texts.map((text) => splitWord(text)[1].toLowerCase());
  const counted = countedNouns(words, isNoun);
  const places = new Uint8Array(words.length);
  for (let at = 0; at + 1 < words.length; at++) {
    const [word = '', next = ''] = [words[at], words[at + 1]];
    const one = isInside(words, at) || (counted.has(word) && isNumber(next)) || (word !== '' && isName(word + next));
    if (one) places[at] = NO_MARK;
    else if (goesOn(words, at + 1)) places[at] = NO_END;
  }
  return places;
}

function isInside(words: readonly string[], at: number): boolean {
  const [before = '', word = '', next = '', then = ''] = [words[at - 1], words[at], words[at + 1], words[at + 2]];
  // `the a in it` names a letter.
  if (ARTICLES.has(word)) return ![before, next].some((other) => ARTICLES.has(other)) && !BREAKS_OFF.has(next);
  if (word === 'point')
    return (isNumber(before) && (isNumber(next) || next === 'oh')) || (next === 'oh' && isNumber(then));
  if (next === 'point') return isNumber(word) && (isNumber(then) || then === 'oh');
  if (isInsideNumber(words, at)) return true;
  if (word === 'however') return MEASURED.has(next);
  if (next === 'as') return (before === 'as' && MEASURED.has(word)) || (word === 'times' && MEASURED.has(then));
  return ALL_BUT.has(word) && next === 'but' && isThing(words, at + 2);
}

/** `but the standard library`, not `but the list is long` nor `but watch`. */
function isThing(words: readonly string[], from: number): boolean {
  const near = words.slice(from, from + CLAUSE);
  const joined = near.findIndex((word) => JOINS.has(word));
  return ARTICLES.has(near[0] ?? '') && !near.slice(0, joined < 0 ? CLAUSE : joined).some((word) => FINITE.has(word));
}

function goesOn(words: readonly string[], from: number): boolean {
  if (words[from] === 'however') return MEASURED.has(words[from + 1] ?? '');
  return GOES_ON.some((phrase) => phrase.every((word, nth) => words[from + nth] === word));
}

/**
 * Nouns that the lecture tells apart by number, `bucket six` and `bucket four`: of 165 such places in held-back talks
 * none has a comma and one an end, where the model set nine and three.
 */
function countedNouns(words: readonly string[], isNoun: (word: string) => boolean): ReadonlySet<string> {
  const uses = new Map<string, number>();
  const counted = new Map<string, number>();
  const count = (counts: Map<string, number>, word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  words.forEach((word, at) => {
    count(uses, word);
    if (isNumber(words[at + 1] ?? '') && !isNumber(word) && !word.endsWith('s') && isNoun(word)) count(counted, word);
  });
  const often = [...counted].filter(
    ([word, times]) => times >= COUNTED_LEAST && times >= COUNTED_SHARE * (uses.get(word) ?? 0),
  );
  return new Set(often.map(([word]) => word));
}
