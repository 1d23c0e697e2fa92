import { isObject } from '../format/json.js';

/** Every fact that this version writes into a notebook's stamp; one that a new build leaves out is gone. */
export const KNOWN_FACTS: ReadonlySet<string> = new Set([
  'concepts',
  'deleted',
  'deletedMs',
  'lecture',
  'moreTerms',
  'pausesMs',
  'questions',
  'saidHash',
  'sections',
  'takeaways',
  'version',
  'view',
  'written',
  'wrote',
]);

/** What a newer minor version, or somebody else, wrote into the stamp: it is kept, as it stands. */
export function unknownFactsOf(stamp: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(stamp)) return {};
  return Object.fromEntries(Object.entries(stamp).filter(([fact]) => !KNOWN_FACTS.has(fact)));
}
