/**
 * People whom the lecture's material names in full: where one of the two names was heard right, the other one is known,
 * `edgar dijkstra`; and what it was heard as there is known wherever it comes back.
 */
import { soundOf } from '../words.js';
import type { Correction, Evidence } from './evidence.js';
import { FARTHEST } from './replaces.js';
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
  const beside = fullNames.length === 0 ? [] : words.flatMap((_, at) => nameAt(words, at, evidence) ?? []);
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

/** A misheard first or family name, or both, from `at` on. */
function nameAt(words: readonly string[], at: number, evidence: Evidence): Correction | undefined {
  const first = words[at] ?? '';
  const { word: last, possessive } = heardAs(words[at + 1] ?? '');
  if (first === '' || last === '' || evidence.terms.pairs.has(`${first} ${last}`)) return undefined;
  const found = evidence.terms.fullNames.flatMap((name) => {
    const [right, family] = [name.first.toLowerCase(), name.last.toLowerCase()];
    if (right === first && family === last) return [];
    // A recogniser tells two common first names apart: `daniel` and `donald`.
    const isOther = right !== first && isCommon(first, evidence) && isCommon(right, evidence);
    const [one, two] = [isOther ? Infinity : distanceOf(first, right, evidence), distanceOf(last, family, evidence)];
    if (one + two > (one > 0 && two > 0 ? BOTH : FARTHEST)) return [];
    const [from, to] = [right === first ? at + 1 : at, family === last ? at + 1 : at + 2];
    const text = [from === at ? name.first : [], to === at + 2 ? name.last + possessive : []].flat().join(' ');
    return [{ from, to, text, code: false, distance: one + two }];
  });
  const [best] = found.sort((a, b) => a.distance - b.distance);
  return best === undefined ? undefined : { from: best.from, to: best.to, text: best.text, code: false };
}

/** Of the sounds; Infinity for a word that means something else. */
function distanceOf(said: string, name: string, evidence: Evidence): number {
  if (said === name) return 0;
  const { marks, wordClass } = evidence.lexicon.lookUp(said);
  if (/[fds]/.test(marks) || !/^[a-z]{3,}$/.test(said)) return Infinity;
  const isDone = wordClass === 'verb' || wordClass === 'ed';
  const most = isDone ? 0 : isNameLike(said, evidence) ? FARTHEST : NEAR;
  return soundDistance(soundOf(said), soundOf(name), most);
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
  const { listed, marks } = evidence.lexicon.lookUp(word);
  return evidence.isName(word) || marks.includes('p') || (/^[a-z]{3,}$/.test(word) && !listed && marks === '');
}
