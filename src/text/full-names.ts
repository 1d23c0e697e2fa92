/**
 * People whom the lecture's material names in full, `Edsger W. Dijkstra`, and what it calls by them, `Horner's rule`.
 */
import { singularOf, type Lexicon } from './lexicon/lexicon.js';

export interface FullName {
  readonly first: string;
  readonly last: string;
}

const LARGE_PAIR =
  /(?<![\p{L}\p{N}'’])(\p{Lu}\p{Ll}+)(?= (?:\p{Lu}\. )?(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?![\p{L}\p{N}]))/gu;

/** What stands before a name inside a sentence; things have articles, names have none. */
const INSIDE = /[\p{Ll},] $/u;
const ARTICLE = /(?<!\p{L})(?:the|an?|this|each|our) $/iu;

/**
 * Two words with capitals of which the first is a name or both are no English: `Barbara Liskov`, `Andrej Karpathy`; not
 * `Hash Tables`. Inside a sentence the second alone may be none: `by Grace Hopper`. Names of places and firms may be
 * among them: they are heard like people's. Nothing is inside a sentence where a slide Writes Many Words Large.
 */
export function fullNamesIn(text: string, lexicon: Lexicon): readonly FullName[] {
  const isPlain = (word: string) => lexicon.isWord(word) && !lexicon.lookUp(word).marks.includes('p');
  return [...text.matchAll(LARGE_PAIR)].flatMap(({ 1: first = '', 2: last = '', index }) => {
    const [one, two] = [lexicon.lookUp(first.toLowerCase()), lexicon.lookUp(last.toLowerCase())];
    if (/[fds]/.test(one.marks + two.marks)) return [];
    const { before, behind } = lineAround(text, index);
    const isInside = INSIDE.test(before) && !ARTICLE.test(before) && !isMostlyLarge(before + behind, isPlain);
    const isFamily = !isPlain(last.toLowerCase());
    const isName = one.marks.includes('p') || (isFamily && (!isPlain(first.toLowerCase()) || isInside));
    return isName ? [{ first, last }] : [];
  });
}

/** What stands before and behind the two words at `index` in their line. */
function lineAround(text: string, index: number): { readonly before: string; readonly behind: string } {
  const before = text.slice(Math.max(0, index - LINE_LETTERS), index);
  const [, behind = ''] = /^\S+ \S+([^\n]*)/.exec(text.slice(index, index + LINE_LETTERS)) ?? [];
  return { before: before.slice(before.lastIndexOf('\n') + 1), behind };
}

const LINE_LETTERS = 300;

const LONG_WORD = /(?<![\p{L}\p{N}])\p{L}{4,}/gu;

/** More than half of the longer words that are no names have a capital. */
export function isMostlyLarge(line: string, isPlain: (word: string) => boolean): boolean {
  const words = (line.match(LONG_WORD) ?? []).filter((word) => isPlain(word.toLowerCase()));
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length / 2;
}

/** What is called by a person. */
export interface Eponym {
  readonly name: string;
  /** As it stands before the noun: `Horner's`, `Bayes'`. */
  readonly possessive: string;
  /** Singular, lower case. */
  readonly noun: string;
}

const POSSESSIVE = /(?<![\p{L}\p{N}])(\p{Lu}\p{Ll}{2,})['’](s?) (\p{Ll}{3,})/gu;

/** `Horner's rule`; not `Let's see`, nor what a plain word has at the beginning of a sentence. */
export function eponymsIn(text: string, lexicon: Lexicon): readonly Eponym[] {
  return [...text.matchAll(POSSESSIVE)].flatMap(([, name = '', s = '', noun = '']) => {
    const { listed, marks } = lexicon.lookUp(name.toLowerCase());
    const isPlain =
      /[fds]/.test(marks) || (listed && !marks.includes('p') && lexicon.lookUp(name.toLowerCase()).nounToo);
    return isPlain ? [] : [{ name, possessive: `${name}'${s}`, noun: singularOf(noun) }];
  });
}

/** Each once, whatever its case. */
export function distinctNames(names: readonly FullName[]): readonly FullName[] {
  const byKey = new Map(names.map((name) => [`${name.first} ${name.last}`.toLowerCase(), name]));
  return [...byKey.values()];
}

/** Gives capitals to full names in `words`, which may have marks and `'s` behind them. */
export function capitaliseFullNames(words: readonly string[], names: readonly FullName[]): string[] {
  const known = new Map(names.map((name) => [`${name.first} ${name.last}`.toLowerCase(), name]));
  const bare = words.map((word) => word.replace(/(?:['’]s)?[^\p{L}\p{N}]*$/u, ''));
  const at = (index: number) => known.get(`${words[index] ?? ''} ${bare[index + 1] ?? ''}`.toLowerCase());
  return words.map((word, index) => {
    const right = at(index)?.first ?? at(index - 1)?.last;
    return right === undefined ? word : right + word.slice(right.length);
  });
}

/** Gives the words of `phrases` their capitals where they are said in full and `isRaw`; marks and `'s` may follow. */
export function capitalisePhrases(
  words: readonly string[],
  phrases: readonly (readonly string[])[],
  isRaw: (at: number) => boolean,
): readonly string[] {
  if (phrases.length === 0) return words;
  const shown = [...words];
  const byFirst = groupByFirst(phrases);
  words.forEach((word, from) => {
    for (const phrase of byFirst.get(word.toLowerCase()) ?? []) {
      const said = words.slice(from, from + phrase.length);
      if (!phrase.every((part, nth) => isRaw(from + nth) && isSaid(said[nth], part, nth + 1 === phrase.length)))
        continue;
      phrase.forEach((part, nth) => {
        // A small word may begin a sentence.
        if (part !== part.toLowerCase()) shown[from + nth] = part + (said[nth] ?? '').slice(part.length);
      });
    }
  });
  return shown;
}

/** Whether a word is the part of a phrase, the last with what may follow it. */
function isSaid(word: string | undefined, part: string, isLast: boolean): boolean {
  const behind = word?.slice(part.length) ?? '';
  const isAlike = word?.slice(0, part.length).toLowerCase() === part.toLowerCase();
  return isAlike && (isLast ? /^(?:['’]s)?[^\p{L}\p{N}]*$/u.test(behind) : behind === '');
}

function groupByFirst(phrases: readonly (readonly string[])[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const groups = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) {
    const first = phrase[0]?.toLowerCase() ?? '';
    groups.set(first, [...(groups.get(first) ?? []), phrase]);
  }
  return groups;
}
