/**
 * People whom the lecture's material names in full: where one of the two names was heard right, the other one is known,
 * `edgar dijkstra`; and what it was heard as there is known wherever it comes back.
 */
import type { FullName } from '../full-names.js';
import { remember } from '../remember.js';
import { soundOf } from '../words.js';
import { isKnownWord, type Correction, type Evidence } from './evidence.js';
import { beginAlike, FARTHEST } from './replaces.js';
import { soundDistance } from './sound-distance.js';

/** A word of English beside a first name is the family name only where it sounds nearly the same: `john turkey`. */
const NEAR = 0.15;
/** What two names may be away together: `edgar dykstra`. */
const BOTH = 0.3;

/** `last` may have an `'s` behind it. */
interface Heard {
  readonly word: string;
  readonly possessive: string;
}

const heardAs = (word: string): Heard => {
  const [, bare = word, possessive = ''] = /^(.+?)('s)?$/.exec(word) ?? [];
  return { word: bare, possessive };
};

/** The misheard names of people in `words` (lower case, without marks), in order. */
export function findFullNames(words: readonly string[], evidence: Evidence): readonly Correction[] {
  const { fullNames } = evidence.terms;
  const firstNames = new Set(fullNames.map(({ first }) => first.toLowerCase()));
  const heard = hearing(evidence);
  const people = fullNames.map((name) => listenFor(name, heard));
  const calledLike = remember((said) => people.filter(({ fromFirst }) => fromFirst(said) < Infinity));
  const beside = people.length === 0 ? [] : words.flatMap((_, at) => nameAt(words, at, { calledLike, evidence }) ?? []);
  const taken = new Set(beside.flatMap(({ from, to }) => [from, to - 1]));
  const known = new Map([
    ...glossaryNames(words, evidence),
    ...beside.flatMap(({ from, text }): [string, string][] => {
      const said = words[from] ?? '';
      const isFirst = firstNames.has(text.toLowerCase()) && isForeign(said, evidence);
      return isFirst ? [[said, text]] : [];
    }),
  ]);
  const alone = words.flatMap((said, at): Correction[] => {
    const { word, possessive } = heardAs(said);
    const text = known.get(word);
    const isOther = text === undefined || taken.has(at) || isNameLike(words[at + 1] ?? '', evidence);
    return isOther ? [] : [{ from: at, to: at + 1, text: text + possessive, code: false }];
  });
  return [...beside, ...alone].sort((a, b) => a.from - b.from);
}

/** A full name, and how far a word said is from each of its two parts; each word is weighed once. */
interface ListenedFor {
  readonly name: FullName;
  readonly first: string;
  readonly last: string;
  readonly fromFirst: (said: string) => number;
  readonly fromLast: (said: string) => number;
}

/**
 * What each word sounds like, and how far from a name it may be to be one:
 * less than 0 for what means something else.
 */
interface Hearing {
  readonly soundOf: (word: string) => string;
  readonly mostOf: (said: string) => number;
  readonly isWord: (word: string) => boolean;
}

const hearing = (evidence: Evidence): Hearing => ({
  soundOf: remember(soundOf),
  mostOf: remember((said) => farthestOf(said, evidence)),
  isWord: (word) => evidence.lexicon.isWord(word),
});

function listenFor(name: FullName, heard: Hearing): ListenedFor {
  const [first, last] = [name.first.toLowerCase(), name.last.toLowerCase()];
  return {
    name,
    first,
    last,
    fromFirst: remember((said) => distanceOf(said, first, heard)),
    fromLast: remember((said) => distanceOf(said, last, heard)),
  };
}

/** A misheard first or family name, or both, from `at` on. */
function nameAt(
  words: readonly string[],
  at: number,
  {
    calledLike,
    evidence,
  }: { readonly calledLike: (first: string) => readonly ListenedFor[]; readonly evidence: Evidence },
): Correction | undefined {
  const first = words[at] ?? '';
  const people = calledLike(first);
  if (people.length === 0) return undefined;
  const { word: last, possessive } = heardAs(words[at + 1] ?? '');
  if (first === '' || last === '' || evidence.terms.pairs.has(`${first} ${last}`)) return undefined;
  const found = people.flatMap(({ name, first: right, last: family, fromFirst, fromLast }) => {
    if (right === first && family === last) return [];
    // A recogniser tells two common first names apart: `daniel` and `donald`.
    const isOther = right !== first && isCommon(first, evidence) && isCommon(right, evidence);
    const [one, two] = [isOther ? Infinity : fromFirst(first), fromLast(last)];
    if (one + two > (one > 0 && two > 0 ? BOTH : FARTHEST)) return [];
    const [from, to] = [right === first ? at + 1 : at, family === last ? at + 1 : at + 2];
    const text = [from === at ? name.first : [], to === at + 2 ? name.last + possessive : []].flat().join(' ');
    return [{ from, to, text, code: false, distance: one + two }];
  });
  const [best] = found.sort((a, b) => a.distance - b.distance);
  return best === undefined ? undefined : { from: best.from, to: best.to, text: best.text, code: false };
}

/** Of the sounds; Infinity for a word that means something else. */
function distanceOf(said: string, name: string, { soundOf: sound, mostOf, isWord }: Hearing): number {
  if (said === name) return 0;
  // Two words of English that begin alike are forms of one: `matrices` are more than one matrix.
  if (beginAlike(said, name) && isWord(said) && isWord(name)) return Infinity;
  const most = mostOf(said);
  return most < 0 ? Infinity : soundDistance(sound(said), sound(name), most);
}

function farthestOf(said: string, evidence: Evidence): number {
  const { marks, wordClass } = evidence.lexicon.lookUp(said);
  if (/[fds]/.test(marks) || !/^[a-z]{3,}$/.test(said)) return -1;
  const isDone = wordClass === 'verb' || wordClass === 'ed';
  return isDone ? 0 : isNameLike(said, evidence) ? FARTHEST : NEAR;
}

/**
 * Names of the glossary that no recogniser knows, by what known name each was heard as: `edgar` for `Edsger`.
 * Whoever lists one says that it is said.
 */
function glossaryNames(words: readonly string[], evidence: Evidence): readonly (readonly [string, string])[] {
  const rare = evidence.glossary.filter(
    (entry) => /^\p{Lu}[a-z]{3,}$/u.test(entry) && !evidence.lexicon.lookUp(entry.toLowerCase()).listed,
  );
  const unheard = rare.filter((entry) => !words.includes(entry.toLowerCase()));
  const candidates = unheard.length === 0 ? [] : [...new Set(words)].filter((word) => isForeign(word, evidence));
  return candidates.flatMap((word) => {
    const near = unheard.filter((entry) => soundDistance(soundOf(word), soundOf(entry), NEAR) <= NEAR);
    return near[0] === undefined ? [] : [[word, near[0]] as const];
  });
}

/** A name that is often said. */
const isCommon = (word: string, { lexicon }: Evidence) => lexicon.lookUp(word).marks.includes('p');

/** The name of a person (firms are heard right: `Google` beside `Kaggle`), and of none in the material. */
function isForeign(word: string, { terms, lexicon }: Evidence): boolean {
  return (
    word.length > 3 &&
    lexicon.lookUp(word).marks.includes('p') &&
    !terms.written.has(word) &&
    !terms.identifiers.has(word)
  );
}

/** A name, or a word that no list knows. */
function isNameLike(word: string, evidence: Evidence): boolean {
  const { lexicon } = evidence;
  const isName = evidence.isName(word) || lexicon.lookUp(word).marks.includes('p');
  return isName || (/^[a-z]{3,}$/.test(word) && !isKnownWord(word, lexicon));
}
