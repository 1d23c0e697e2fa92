/** Whether a lesson's explanation of a concept is worth keeping in the notes of its course. */
import type { PartConcept } from '../part/part.js';
import { singularOf } from './concept-key.js';

/**
 * Thousandths of the expected mark from which an explanation is worth keeping: one that says outright what the concept
 * is, one that is only dwelt on, and sentences that end by giving what they tell a name. Chosen by reading every
 * definition of a course of ten lectures and three samples: 52 of the 67 kept are good;
 * of five lectures that had no part in it, 9 of 16.
 */
const LEAST = { defined: 580, dwelt: 600, named: 440 };
/** What begins with the concept says more of it than of something else. */
const SUBJECT_MARK = 40;
/** What is only dwelt on must be said so often to be looked up, where no marks are known. */
const LEAST_SAID = 10;

/** A concept without one stands among the other terms, with its places. */
export function isWorthwhile(concept: PartConcept): boolean {
  const { definition, defined, mark, mentionsMs } = concept;
  if (definition === '') return false;
  if (mark === undefined) return defined || mentionsMs.length >= LEAST_SAID;
  const sure = mark + (isSubject(concept) ? SUBJECT_MARK : 0);
  return sure >= (defined ? (isNamedLast(concept) ? LEAST.named : LEAST.defined) : LEAST.dwelt);
}

/** "A hash function is": the explanation begins with its concept. */
export const isSubject = ({ definition, term }: PartConcept): boolean =>
  definition
    .toLowerCase()
    .replace(/^(?:(?:an?|the) )?\p{Pi}?["']?/u, '')
    .startsWith(singularOf(term.toLowerCase()));

/** "You cut off two and a half per cent. That's called a confidence interval." */
function isNamedLast({ definition, term }: PartConcept): boolean {
  const name = term.toLowerCase();
  const said = definition.toLowerCase().replace(/[^\p{L}\p{N}]+$/u, '');
  if (!said.endsWith(name)) return false;
  return /[.!?] .*\bcall(?:ed)?\W+(?:(?:it|this|that|them|an?|the)\W+)*$/u.test(said.slice(0, -name.length));
}
