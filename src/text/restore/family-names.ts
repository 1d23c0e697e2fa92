/**
 * Family names behind first names, which no list holds and captions write small: `sarah hooker`. That a word is none is
 * told by what it is else: a word that English often says (`adam back` stays), an activity, several things
 * (`alice broadcasts`), the first part of a longer noun (`bob trade offers`), a thing that the lecture also speaks of
 * without the person (`the optimizer`: `adam optimizer`).
 */
import type { Lexicon } from '../lexicon/lexicon.js';
import { remember } from '../remember.js';

interface NamesKnown {
  /** Lower case. */
  readonly firstNames: ReadonlySet<string>;
  readonly isName: (lower: string) => boolean;
  readonly lexicon: Lexicon;
}

/**
 * Of all that people say so often or more (log2 of the share), less than nine in ten are family names there: of those
 * said less, 94 % (343 of 364), counted in the talks that the punctuation model was trained on.
 */
const OFTEN = -16;

/** A person has no article: `the carol problem`. */
const DETERMINER = /^(?:an?|the|this|that|my|your|our|his|her|their|every|each|another|no)$/i;
const DERIVED = /(?:s|ing|ed|ly|[ts]ion|ism|i[sz]er|ology)$/;

/** `optimizer` of `optimizer's,`. */
const bareOf = (text: string): string => text.toLowerCase().replace(/(?:['’].*|[^\p{L}\p{N}]+)$/u, '');

/** The words with capitals in family names where `isRaw`; marks may stand behind them. */
export function capitaliseFamilyNames(
  texts: readonly string[],
  isRaw: (at: number) => boolean,
  { firstNames, isName, lexicon }: NamesKnown,
): string[] {
  const mayBe = remember((word: string) => {
    const { listed, wordClass, marks, background } = lexicon.lookUp(word);
    const isSeldom = !listed || background < OFTEN;
    return isSeldom && wordClass === 'noun' && /^p?$/.test(marks) && !DERIVED.test(word) && !isName(word);
  });
  const goesOn = remember((text: string) => {
    const { wordClass, marks } = lexicon.lookUp(bareOf(text));
    return !/[fdp]/.test(marks) && !/^(?:verb|ed|adverb|function|number)$/.test(wordClass);
  });
  const things = new Set(texts.flatMap((text, at) => (DETERMINER.test(texts[at - 1] ?? '') ? bareOf(text) : [])));
  return texts.map((text, at) => {
    const [, word = '', after = ''] = /^(\p{Ll}{3,}?)((?:['’]s)?[^\p{L}\p{N}]*)$/u.exec(text) ?? [];
    if (word === '' || !isRaw(at)) return text;
    const before = texts[at - 1] ?? '';
    const isFirst = /^\p{Lu}\p{Ll}+$/u.test(before) && firstNames.has(before.toLowerCase());
    if (!isFirst || DETERMINER.test(texts[at - 2] ?? '') || things.has(word) || !mayBe(word)) return text;
    return after === '' && goesOn(texts[at + 1] ?? '') ? text : word.charAt(0).toUpperCase() + word.slice(1) + after;
  });
}
