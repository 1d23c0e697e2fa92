import { type Lexicon, type WordEntry, singularOf } from '../../text/lexicon/lexicon.js';
import { isSmall } from '../talk.js';
import { isThing } from './things.js';
import {
  DEGREES,
  INSIDE,
  isColour,
  isPeople,
  isPrefix,
  isTooWide,
  isUnit,
  isWeakAlone,
  LAST_OF_NAME,
  mayBegin,
  mayEnd,
  mayJoin,
  OFTEN_BEGINS,
  OFTEN_ENDS,
} from './title-words.js';

/** What a word can do in the name of a topic. */
export interface WordSense {
  readonly begins: boolean;
  readonly joins: boolean;
  readonly ends: boolean;
  /** Worth as a name of its own, from 0 to 1. */
  readonly alone: number;
  /** Worth as a part of a longer name, from 0 to 1. */
  readonly part: number;
  readonly isPerson: boolean;
  /** It ends a name only where no other word of the name follows. */
  readonly wantsNoun: boolean;
  /** A form in -ing: what follows it may be its object. */
  readonly isGerund: boolean;
  /** A noun in the plural: what follows it is seldom part of the same name. */
  readonly isPlural: boolean;
  /** How common the word is in speech at large, from 0 to 1. */
  readonly everyday: number;
}

/** A word as the lecture has it. */
export interface WordUse {
  /** In the lecture's most frequent spelling. */
  readonly spelling: string;
  /** The course's files have it. */
  readonly isWritten: boolean;
  /** A heading, the title or the glossary has it. */
  readonly isHeaded: boolean;
  /** It comes after a person's name, as their last name. */
  readonly followsPerson: boolean;
}

/** What is left of the worth of a word that says little alone, where there is no lexicon. */
const WEAK = 0.55;

/** And where there is one, of a word that fits any stretch. */
const WIDE = 0.3;

/** By closed lists alone. */
export function senseByLists(word: string, { isWritten }: WordUse): WordSense {
  return {
    begins: mayBegin(word),
    joins: mayJoin(word),
    ends: mayEnd(word),
    alone: isWeakAlone(word, isWritten) ? WEAK : 1,
    part: 1,
    isPerson: false,
    wantsNoun: false,
    isGerund: false,
    isPlural: false,
    everyday: 0,
  };
}

const NEVER: WordSense = {
  begins: false,
  joins: false,
  ends: false,
  alone: 0,
  part: 1,
  isPerson: false,
  wantsNoun: false,
  isGerund: false,
  isPlural: false,
  everyday: 1,
};

/**
 * By word class and by how often spoken English has the word: a name begins with a noun, an adjective or a gerund and
 * ends with a noun; alone stand only nouns that belong to a subject, not to the kitchen.
 */
export function senseByLexicon(word: string, use: WordUse, lexicon: Lexicon): WordSense {
  if (INSIDE.has(word)) return { ...NEVER, joins: true };
  if (DEGREES.has(word) || isPrefix(word)) return { ...NEVER, begins: true, wantsNoun: true };
  const entry = lookUpWord(word, lexicon);
  const isFirst = OFTEN_BEGINS.has(word);
  const isPart = isFirst || OFTEN_ENDS.has(word);
  if (!isPart && !LAST_OF_NAME.has(word) && !isTopical(word, entry, use)) return NEVER;
  if (isPeople(word) && !use.isHeaded) return { ...NEVER, begins: true, part: COLOUR };
  if (isPerson(entry, use)) return { ...NEVER, begins: !use.followsPerson, isPerson: true };
  const marks = marksOf(word, entry, lexicon);
  const { wordClass } = entry;
  const mayBeVerb = wordClass === 'verb' && !use.isWritten && !marks.includes('v');
  const isNoun = wordClass === 'noun' || (entry.nounToo && wordClass !== 'ed' && !mayBeVerb);
  const ends = LAST_OF_NAME.has(word) || isPart || isNoun;
  const begins = isFirst || (mayBegin(word) && (isNoun || wordClass === 'adjective' || wordClass === 'ed'));
  const other = lexicon.lookUp(word.endsWith('s') ? singularOf(word) : `${word}s`);
  const everyday = everydayOf(Math.max(entry.background, other.background));
  const isGeneral = marks.includes('g');
  const isFit = isNoun && mayBegin(word) && !/[ws]/.test(marks) && !(isGeneral && everyday > MOST_GENERAL);
  return {
    begins,
    joins: ends || begins,
    ends,
    alone:
      isFit && !isShorthand(use) && (use.isHeaded || !isUnit(word))
        ? (isTooWide(word) ? WIDE : 1) *
          (!use.isHeaded && isThing(word) ? THING : 1) *
          (isGeneral ? GENERAL : 1) *
          aloneWorth(entry, other, use)
        : 0,
    part: partWorth(word, entry, { marks, use }),
    isPerson: false,
    wantsNoun: wordClass === 'adjective' || wordClass === 'ed',
    isGerund: wordClass === 'ing',
    isPlural: isNoun && word !== singularOf(word) && !word.endsWith('ics') && lexicon.lookUp(singularOf(word)).listed,
    everyday,
  };
}

function isTopical(word: string, { marks, wordClass, listed }: WordEntry, { spelling, isHeaded }: WordUse): boolean {
  if (!mayBegin(word) || isSmall(word) || marks.includes('f')) return false;
  // `img`, `gcd`: short for something, and nobody writes it large.
  if (!listed && !isHeaded && /^\p{Ll}{3}$/u.test(spelling)) return false;
  if (wordClass === 'function' || wordClass === 'adverb') return false;
  return !/^\d+(?!d$)/.test(word) && !/^\p{Ll}{1,2}\d*$/u.test(spelling);
}

/** Spelt with a capital, and neither a heading nor the glossary knows it. */
const isPerson = ({ marks }: WordEntry, { spelling, isHeaded, followsPerson }: WordUse): boolean =>
  (followsPerson || marks.includes('p')) && !isHeaded && /^\p{Lu}\p{Ll}/u.test(spelling);

/** A hyphenated word that is not listed is what its last part is: `world-class`. */
function lookUpWord(word: string, lexicon: Lexicon): WordEntry {
  const entry = lexicon.lookUp(word);
  return entry.listed || !word.includes('-') ? entry : lexicon.lookUp(word.slice(word.lastIndexOf('-') + 1));
}

/** The marks of a plural are those of its singular. */
const marksOf = (word: string, { marks }: WordEntry, lexicon: Lexicon): string =>
  marks + lexicon.lookUp(singularOf(word)).marks;

/**
 * What is left of the worth of a name with a thing of an example in it,
 * and of one that begins with a colour: `the pink input`.
 */
const THING = 0.35;
const COLOUR = 0.4;

/**
 * A word of any subject is a topic, if a poorer one, where speech at large hardly has it:
 * `notation`, `documentation`.
 */
const MOST_GENERAL = 0.3;
const GENERAL = 0.5;

/** log2 shares of spoken English: as rare as `gradient`, and as frequent as `room`. */
const RARE = -20.5;
const EVERYDAY = -14.5;

const everydayOf = (background: number): number => Math.min(1, Math.max(0, (background - RARE) / (EVERYDAY - RARE)));

/** Two capitals or letters in camel case, as code and formulas have them; a heading or the glossary may know better. */
const isShorthand = ({ spelling, isHeaded }: WordUse): boolean =>
  !isHeaded && /^(?:\p{Lu}{2}s?|\p{Ll}+\p{Lu}.*)$/u.test(spelling);

function aloneWorth(entry: WordEntry, other: WordEntry, { isWritten, isHeaded }: WordUse): number {
  const rarity = 1 - everydayOf(Math.max(entry.background, other.background));
  const isVerb = entry.wordClass === 'verb' || (other.listed && other.wordClass === 'verb');
  if (isVerb && !isWritten) return 0;
  const known = isHeaded ? 1 : isWritten ? 0.85 : 0.6;
  return rarity * known * (isVerb ? 0.5 : entry.wordClass === 'noun' ? 1 : isWritten ? 0.6 : 0.3);
}

function partWorth(word: string, { wordClass }: WordEntry, { marks, use }: { marks: string; use: WordUse }): number {
  const { isWritten, isHeaded } = use;
  if (!isHeaded && isThing(word)) return THING;
  if (!isHeaded && isColour(word)) return COLOUR;
  if (marks.includes('s')) return 0.5;
  if (marks.includes('g')) return 0.7;
  if (wordClass === 'verb') return isWritten ? 0.8 : 0.6;
  return wordClass === 'ed' ? 0.8 : 1;
}
