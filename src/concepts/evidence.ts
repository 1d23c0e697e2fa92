/** What the lecture shows beside its words: identifiers of its code, headings of its notebooks, text of its slides. */
import type { Lecture } from '../model/lecture.js';
import { expandShorthand, splitIdentifier } from '../text/identifiers.js';
import { singularOf } from '../text/lexicon/lexicon.js';
import { cutLetters, stemTerm } from '../text/words.js';
import { courseCode, courseHeadings, identifiersIn, slideTexts, withoutData } from '../text/written.js';

/** Looked up by the joined stems of a term's words, so that `data bunch` finds `DataBunch`. */
export interface TermEvidence {
  /** Identifiers of the code that are this term, or hold it, those that are it first. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Terms that stand in an identifier word for word, without shorthand. */
  readonly inCode: ReadonlySet<string>;
  /** How many headings, slides and chapter titles hold it. */
  readonly inHeadings: ReadonlyMap<string, number>;
  /** Right spellings: the user's glossary, then class names of the code. */
  readonly spellings: ReadonlyMap<string, string>;
}

const MAX_WORDS = 4;

/** Stems of a term's words, joined: the key of all evidence. */
export const evidenceKey = (words: readonly string[]): string =>
  words.map((word) => stemTerm(singularOf(word.toLowerCase()))).join('');

/** The key of a term as it is written. */
export const keyOfTerm = (term: string): string => evidenceKey(cutLetters(term));

/** Collects the evidence of a lecture; linear in its code and text. */
export function collectEvidence(lecture: Lecture): TermEvidence {
  const names = new Map<string, TermHolders>();
  const inCode = new Set<string>();
  const inHeadings = new Map<string, number>();
  const spellings = new Map<string, string>();
  for (const identifier of namesOf(courseCode(lecture))) {
    const parts = splitIdentifier(identifier);
    const said = parts.flatMap((part) => expandShorthand(part)[0] ?? [part]);
    for (const key of keysOf(parts)) inCode.add(key);
    const whole = new Set([evidenceKey(parts), evidenceKey(said)]);
    for (const key of new Set([...keysOf(parts), ...keysOf(said)])) {
      let known = names.get(key);
      if (known === undefined) names.set(key, (known = { whole: [], part: [] }));
      known[whole.has(key) ? 'whole' : 'part'].push(identifier);
    }
    // A class name of several words is how a term is written; `learning_rate` is said as it reads.
    if (isClassName(identifier) && !spellings.has(evidenceKey(parts))) spellings.set(evidenceKey(parts), identifier);
  }
  for (const title of titlesOf(lecture))
    for (const key of new Set(keysOf(cutLetters(title)))) inHeadings.set(key, (inHeadings.get(key) ?? 0) + 1);
  for (const name of lecture.glossary) spellings.set(keyOfTerm(name), name);
  const inOrder = [...names].map(([key, { whole, part }]) => [key, [...whole.reverse(), ...part]] as const);
  return { names: new Map(inOrder), inCode, inHeadings, spellings };
}

/** Identifiers that are a term, and those that hold it, in the order in which they were found. */
interface TermHolders {
  readonly whole: string[];
  readonly part: string[];
}

/** A capital at the start, and one behind a small letter: `DataBunch`, not `LR` and not `Learner`. */
function isClassName(identifier: string): boolean {
  const small = identifier.search(/[a-z]/);
  return /^[A-Z]/.test(identifier) && small > 0 && /[A-Z]/.test(identifier.slice(small));
}

/** Keys of all runs of 1 to 4 words. */
function keysOf(words: readonly string[]): string[] {
  const keys: string[] = [];
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= Math.min(words.length, from + MAX_WORDS); to++)
      keys.push(evidenceKey(words.slice(from, to)));
  return keys;
}

/**
 * Distinct names of three letters and more; strings and comments are taken with the code, they name the same things.
 */
const namesOf = (code: readonly string[]): ReadonlySet<string> =>
  new Set(identifiersIn(withoutData(code.join('\n'))).filter((name) => name.length >= SHORTEST_NAME));

const SHORTEST_NAME = 3;

const titlesOf = (lecture: Lecture): readonly string[] => [
  lecture.title,
  ...lecture.chapters.map(({ title }) => title),
  ...courseHeadings(lecture),
  ...slideTexts(lecture).map(withoutData),
];
