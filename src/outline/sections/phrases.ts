/** A sentence of fewer words is read on into the next, and the one before it into the one before that. */
const SHORT_OPENING = 4;
const SHORT_CLOSING = 3;

/** Words that are looked at: of the sentence, and of what was said before it. */
const OPENING_WORDS = 9;
const CLOSING_WORDS = 6;

/** Longest phrases: anywhere in these words, and at the very start of the sentence. */
const LONGEST = 3;
const LONGEST_FIRST = 4;

/** Stands for any word that belongs to a subject: what is learned from one must hold for every other. */
const ANY = '*';

/**
 * The phrases around the start of a sentence: `^so let's` begins it, `let's look at` is among its first words, `<makes
 * sense` among the last before it, `<any questions$` ends those. A word that is not general stands as `*`.
 */
export function phrasesAround(
  words: readonly (readonly string[])[],
  at: number,
  general: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const shown = (word: string) => (general.has(word) ? word : ANY);
  const opening = openingOf(words, at).slice(0, OPENING_WORDS).map(shown);
  const closing = closingOf(words, at).slice(-CLOSING_WORDS).map(shown);
  eachPhrase(opening, LONGEST, (phrase) => found.add(phrase));
  eachPhrase(closing, LONGEST, (phrase) => found.add(`<${phrase}`));
  for (let length = 1; length <= Math.min(LONGEST_FIRST, opening.length); length++)
    if (!isEmpty(opening.slice(0, length))) found.add(`^${opening.slice(0, length).join(' ')}`);
  for (let length = 1; length <= Math.min(LONGEST, closing.length); length++)
    if (!isEmpty(closing.slice(-length))) found.add(`<${closing.slice(-length).join(' ')}$`);
  return found;
}

function openingOf(words: readonly (readonly string[])[], at: number): readonly string[] {
  const own = words[at] ?? [];
  return own.length >= SHORT_OPENING ? own : [...own, ...(words[at + 1] ?? [])];
}

function closingOf(words: readonly (readonly string[])[], at: number): readonly string[] {
  const before = words[at - 1] ?? [];
  return before.length >= SHORT_CLOSING ? before : [...(words[at - 2] ?? []), ...before];
}

const isEmpty = (phrase: readonly string[]) => phrase.every((word) => word === ANY);

function eachPhrase(words: readonly string[], longest: number, take: (phrase: string) => void): void {
  for (let from = 0; from < words.length; from++) {
    let phrase = '';
    let tells = false;
    for (let at = from; at < Math.min(words.length, from + longest); at++) {
      phrase = at === from ? words[at]! : `${phrase} ${words[at]!}`;
      tells ||= words[at] !== ANY;
      if (tells) take(phrase);
    }
  }
}

/** What phrases tell: log odds that a section starts. */
export interface PhraseModel {
  /** Words that are not shown as `*`. */
  readonly general: ReadonlySet<string>;
  readonly phrases: ReadonlyMap<string, number>;
}

/** For each sentence, the sum of the weights of the phrases around its start. */
export function scorePhrases(words: readonly (readonly string[])[], { general, phrases }: PhraseModel): Float64Array {
  return Float64Array.from(words, (_, at) => {
    let sum = 0;
    for (const phrase of phrasesAround(words, at, general)) sum += phrases.get(phrase) ?? 0;
    return sum;
  });
}
