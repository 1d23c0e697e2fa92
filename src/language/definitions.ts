/** Whether the words around a phrase say what it is. */
import type { PhraseOccurrence } from './candidates.js';
import type { Language } from './open.js';
import type { CutSentence, StemmedWord } from './words.js';

/**
 * 3: it is named ("on appelle cela X"); 2.5: it is said what it is ("X est une ...");
 * 1: how it is ("X est rapide"); 0: neither.
 */
export type DefinitionStrength = 0 | 1 | 2.5 | 3;

/** From this strength on a sentence says what the term is. */
export const SURE = 2.5;

const REACH = 7;
const MOST_LEAD_IN = 4;

export function definitionAt(sentence: CutSentence, place: PhraseOccurrence, language: Language): DefinitionStrength {
  if (sentence.isQuestion) return 0;
  return isNamed(sentence.words, place, language) ? 3 : beingOf(sentence.words, place, language);
}

function isNamed(words: readonly StemmedWord[], { from, to }: PhraseOccurrence, language: Language): boolean {
  if (goesOnBehind(words, to, language)) return false;
  const before = words.slice(Math.max(clauseStart(words, from), from - REACH), from);
  return words[from]?.cut === false && language.definitions.naming.test(textOf(before, language));
}

/** "Que son la pila y la cola", "se llama grafo ponderado": one of several, or part of a longer name. */
function goesOnBehind(words: readonly StemmedWord[], to: number, language: Language): boolean {
  const next = words[to];
  if (next === undefined || next.cut || language.unspaced === true) return false;
  if (language.isOpener(next.lower)) return language.isDeterminer(words[to + 1]?.lower ?? '');
  return language.head === 'first' && !language.isSmall(next.lower);
}

function beingOf(
  words: readonly StemmedWord[],
  { from, to }: PhraseOccurrence,
  language: Language,
): DefinitionStrength {
  const leadIn = words.slice(clauseStart(words, from), from);
  if (leadIn.length > MOST_LEAD_IN || !leadIn.every((word) => mayLeadIn(word, language))) return 0;
  const after = textOf(words.slice(to, to + REACH), language).trimStart();
  const found = language.definitions.being.exec(after);
  if (found === null) return closes(words, to, language) ? SURE : 0;
  const [next = ''] = language.unspaced === true ? [] : after.slice(found[0].length).split(' ');
  const isArticle = language.isDeterminer(next) || startsWithDeterminer(words, to, language);
  return found.groups?.['sure'] !== undefined || isArticle ? 2.5 : 1;
}

/** The verb comes last: what the sentence ends with tells. */
function closes(words: readonly StemmedWord[], to: number, language: Language): boolean {
  const { closing } = language.definitions;
  return closing !== undefined && words.length - to >= 2 && closing.test(textOf(words, language).trimEnd());
}

/** "是一种": without spaces the article is a word of its own behind the verb. */
const startsWithDeterminer = (words: readonly StemmedWord[], to: number, language: Language): boolean =>
  language.unspaced === true && language.isDeterminer(words[to + 1]?.lower ?? '');

/** "Also eine X ist", not "bei X ist". */
const mayLeadIn = ({ lower }: StemmedWord, language: Language): boolean =>
  !language.isPreposition(lower) && (language.isOpener(lower) || language.isDeterminer(lower));

const textOf = (words: readonly StemmedWord[], { unspaced }: Language): string => {
  const glue = unspaced === true ? '' : ' ';
  return `${glue}${words.map(({ lower }) => lower).join(glue)}${glue}`;
};

/** The first word behind the last sign before a word. */
function clauseStart(words: readonly StemmedWord[], at: number): number {
  let start = at;
  while (start > 0 && !words[start]!.cut) start--;
  return start;
}
