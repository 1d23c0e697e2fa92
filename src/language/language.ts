/** What one language needs that its lecture be understood: one file a language, all of one shape. */
import type { MessageTable } from '../model/wording/messages.js';

/** How a stretch of words beside a term tells what the term is. Lower case, one space between words and at the ends. */
export interface Definitions {
  /** Before it: ` on appelle cela un`. */
  readonly naming: RegExp;
  /**
   * After it: `est`. It must begin its clause;
   * the group `sure` holds what only a definition says, as does an article behind it.
   */
  readonly being: RegExp;
  /** How a sentence ends that began with it, in languages whose verb comes last: `bir yöntemdir`. */
  readonly closing?: RegExp;
}

/** Lists are words in lower case with a space between them. */
export interface LanguageData {
  /** ISO 639-1. */
  readonly code: string;
  /** Words stand without spaces between them. */
  readonly unspaced?: boolean;
  /** How a noun is told from other words: by its capital, by the word before it, or not at all. */
  readonly noun: 'capital' | 'determiner' | 'none';
  /** Where the noun of a term stands: `recherche binaire` has it first, `binäre Suche` last. */
  readonly head: 'first' | 'last';
  /** What stands before a noun and belongs to it: articles, possessives, numbers. */
  readonly determiners: string;
  /** What stands before a noun and makes it part of something else; also with an article in it: `im`, `du`. */
  readonly prepositions: string;
  /** What may stand inside a term: `recherche en largeur`. */
  readonly joints: string;
  /** Nouns that fit any lecture, and other words that name nothing alone. */
  readonly generic: string;
  /** How a sentence begins that goes on with the one before: `also`, `und`. */
  readonly openers: string;
  /** First words that point at what was said before: `das`, `es`. */
  readonly pointing: string;
  /** Words that ask. */
  readonly asking: string;
  /** Function words beyond those of the shipped list. */
  readonly small?: string;
  /** Small words of one sign that stand inside of names, in a language without spaces: `自底向上`. */
  readonly inner?: string;
  /** Endings of words that are no nouns. */
  readonly notNoun?: RegExp;
  /** Endings of adjectives, where nothing else tells them from nouns: they begin a term and do not end it. */
  readonly adjective?: RegExp;
  /** A word as a dictionary has it, where endings are cut off without changing the rest. */
  readonly dictionaryForm?: (word: string) => string;
  /** Words bend by case: the form of a definition's subject is the one to show. */
  readonly bends?: boolean;
  /** Endings of the words that may stand beside a noun in a term. */
  readonly modifier?: RegExp;
  /** What is cut off before a vowel: the `l'` of `l'échappement`. */
  readonly elided?: RegExp;
  readonly definitions: Definitions;
  /** Joins the forms of a word; the word itself where there is none. Lower case. */
  readonly stem: (word: string) => string;
  readonly messages: MessageTable;
}
