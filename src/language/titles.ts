/** Names for stretches of a lecture, from its terms. */
import { SURE } from './definitions.js';
import type { Study, LanguageTerm } from './terms.js';

/** A name for a stretch, best first in a list. */
export interface StretchName {
  readonly title: string;
  readonly key: string;
  readonly worth: number;
}

const MOST = 12;
/** A topic is named early: the worth of a name falls with the time to its first mention. */
const EARLY = { worth: 2, spanMs: 40_000 };
const DEFINED_HERE = 1.7;

/** Terms by how much more often than elsewhere they are said here, how early, and whether they are explained here. */
export function namesOfStretch({ terms }: Study, startMs: number, endMs: number): readonly StretchName[] {
  const share = shareOf(terms, startMs, endMs);
  const best = terms[0]?.score ?? 1;
  return terms
    .flatMap((term) => {
      const here = term.mentions.filter((mention) => mention.startMs >= startMs && mention.startMs < endMs);
      const [first] = here;
      if (first === undefined) return [];
      const expected = Math.max(0.3, (term.mentions.length - here.length + 0.5) * share);
      const more = Math.log1p(here.length * Math.log(Math.max(1.05, here.length / expected)));
      const early = 1 + EARLY.worth * Math.exp(-(first.startMs - startMs) / EARLY.spanMs);
      const defined = here.some(({ strength }) => strength >= SURE) ? DEFINED_HERE : 1;
      const worth = more * early * defined * Math.sqrt(term.score / best);
      return [{ title: capitalise(term.term), key: term.key, worth }];
    })
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST);
}

/** Share of all mentions that lie in the stretch. */
function shareOf(terms: readonly LanguageTerm[], startMs: number, endMs: number): number {
  let [all, here] = [1, 1];
  for (const { mentions } of terms)
    for (const mention of mentions) {
      all++;
      if (mention.startMs >= startMs && mention.startMs < endMs) here++;
    }
  return here / all;
}

/**
 * A capital at the start, unless the word has its own way:
 * `deque`, `heapq` and `numPy` are told by no rule and stay in running text.
 */
const capitalise = (term: string): string =>
  /^\p{Ll}[\p{Ll}\p{M}'’-]*(?:\s|$)/u.test(term) ? term.charAt(0).toUpperCase() + term.slice(1) : term;
