/**
 * Family names behind first names, which no list holds and captions write small: `sarah hooker`. That a word is none is
 * told by what it is else: a word that English often says (`adam back` stays), an activity, several things
 * (`alice broadcasts`), the first part of a longer noun (`bob trade offers`), a thing that the lecture also speaks of
 * without the person (`the optimizer`: `adam optimizer`). Who was named so once is known by the family name alone.
 */
import type { FullName } from '../full-names.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { remember } from '../remember.js';

interface NamesKnown {
  /** Lower case. */
  readonly firstNames: ReadonlySet<string>;
  readonly isName: (lower: string) => boolean;
  /** Family names of people whom the material names, lower case. */
  readonly families: ReadonlySet<string>;
  readonly lexicon: Lexicon;
}

/**
 * Of all that people say so often or more (log2 of the share), less than nine in ten are family names there: of those
 * said less, 94 % (343 of 364), counted in the talks that the punctuation model was trained on.
 */
const OFTEN = -16;

/** A person has no article: `the carol problem`. */
const DETERMINER = /^(?:an?|the|this|that|my|your|our|his|her|their|every|each|another|no)$/i;
/** Of these none is also a conjunction: `the idea that stokes had`. */
const ARTICLE = /^(?:an?|the|my|your|our|every|each|another)$/i;
const DERIVED = /(?:s|ing|ed|ly|[ts]ion|ism|i[sz]er|ology)$/;

/** `optimizer` of `optimizer's,`. */
const bareOf = (text: string): string => text.toLowerCase().replace(/(?:['’].*|[^\p{L}\p{N}]+)$/u, '');

/** The words with capitals in family names where `isRaw`; marks may stand behind them. */
export function capitaliseFamilyNames(
  texts: readonly string[],
  isRaw: (at: number) => boolean,
  { firstNames, isName, families, lexicon }: NamesKnown,
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
  const behind = (before: RegExp) =>
    new Set(texts.flatMap((text, at) => (before.test(texts[at - 1] ?? '') ? bareOf(text) : [])));
  const things = behind(DETERMINER);
  const said = new Set<string>();
  const named = texts.map((text, at) => {
    const [word, after] = smallWord(text);
    if (word === '' || !isRaw(at)) return text;
    const before = texts[at - 1] ?? '';
    const isFirst = /^\p{Lu}\p{Ll}+$/u.test(before) && firstNames.has(before.toLowerCase());
    if (!isFirst || DETERMINER.test(texts[at - 2] ?? '') || things.has(word) || !mayBe(word)) return text;
    if (after === '' && goesOn(texts[at + 1] ?? '')) return text;
    said.add(word);
    return enlarge(word) + after;
  });
  const counted = behind(ARTICLE);
  return named.map((text, at) => {
    const [word, after] = smallWord(text);
    const isFamily = (said.has(word) || families.has(word)) && !counted.has(word);
    return isFamily && isRaw(at) ? enlarge(word) + after : text;
  });
}

/** `hooker's,` as `hooker` and what stands behind it; both empty for what is no word in small letters. */
function smallWord(text: string): readonly [string, string] {
  const [, word = '', after = ''] = /^(\p{Ll}{3,}?)((?:['’]s)?[^\p{L}\p{N}]*)$/u.exec(text) ?? [];
  return [word, after];
}

const enlarge = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const SHORTEST_ALONE = 4;

/** The family names of people, lower case, that are no English word. */
export const familiesOf = (people: readonly FullName[], lexicon: Lexicon): ReadonlySet<string> =>
  new Set(
    people
      .map(({ last }) => last.toLowerCase())
      .filter((last) => last.length >= SHORTEST_ALONE && /^\p{L}+$/u.test(last))
      .filter((last) => !lexicon.isWord(last) || lexicon.lookUp(last).marks === 'p'),
  );
