/**
 * Rules, laws and methods that the material calls by a person:
 * `Horner's rule`, heard as `corner's rule` or `horners rule`.
 */
import type { Eponym } from '../full-names.js';
import { singularOf } from '../lexicon/lexicon.js';
import { soundOf } from '../words.js';
import type { Correction, Evidence } from './evidence.js';
import { soundDistance } from './sound-distance.js';

/**
 * How far a word may sound from the person's name: a name that is known, a word of English, a word that no list has.
 */
const NAME = 0.15;
const PLAIN = 0.25;
const UNKNOWN = 0.34;

/** Behind these a plain word is meant: `around the corner's edge`. */
const DETERMINERS: ReadonlySet<string> = new Set(
  'a an the this that my your our their his her its every each'.split(' '),
);

/**
 * The name at `at` in `words` (lower case, without marks),
 * where it was misheard before the noun that the material writes.
 */
export function eponymAt(words: readonly string[], at: number, evidence: Evidence): Correction | undefined {
  const [before = '', said = '', next = ''] = [words[at - 1], words[at], words[at + 1]];
  const [, bare = ''] = /^([a-z]{3,}?)(?:'s|s'|s)$/.exec(said) ?? [];
  if (bare === '') return undefined;
  const noun = singularOf(next);
  const near = evidence.terms.eponyms.filter((eponym) => eponym.noun === noun && !isWritten(said, bare, eponym));
  const most = farthest(bare, evidence, DETERMINERS.has(before));
  const [best] = near
    .map((eponym) => ({ eponym, distance: soundDistance(soundOf(bare), soundOf(eponym.name), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  return best === undefined ? undefined : { from: at, to: at + 1, text: best.eponym.possessive, code: false };
}

/** It was heard right, with its apostrophe. */
const isWritten = (said: string, bare: string, { name }: Eponym) => said.includes("'") && bare === name.toLowerCase();

function farthest(said: string, evidence: Evidence, isThing: boolean): number {
  const { listed, marks } = evidence.lexicon.lookUp(said);
  // Whoever is written elsewhere in the material is meant: `Euler's rule` beside `Horner's rule`.
  if (evidence.terms.eponyms.some(({ name }) => name.toLowerCase() === said)) return 0;
  if (/[fds]/.test(marks)) return -1;
  if (evidence.isName(said) || marks.includes('p')) return NAME;
  return !listed ? UNKNOWN : isThing ? -1 : PLAIN;
}
