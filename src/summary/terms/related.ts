/** Which concepts belong together: those that sentences name together. */
import type { RankedTerm } from './terms.js';

const MOST = 3;
const FEWEST_TOGETHER = 2;
/** Of two that are said this often, more sentences must name both. */
const OFTEN = 10;
/** Shared sentences over the geometric mean of both; below, they only meet. */
const LEAST = 0.15;

/** For each concept the names of those it is named with, closest first. */
export function relatedTo(terms: readonly RankedTerm[]): readonly (readonly string[])[] {
  const sentences = terms.map(
    (term) => new Set([term, ...term.merged].flatMap(({ mentions }) => mentions.map(({ sentence }) => sentence))),
  );
  return terms.map((_, nth) => {
    const own = sentences[nth] ?? new Set<number>();
    const close = terms.flatMap(({ name }, other) => {
      const others = sentences[other] ?? new Set<number>();
      const shared = other === nth ? 0 : [...own].filter((sentence) => others.has(sentence)).length;
      const closeness = shared / Math.sqrt(own.size * others.size || 1);
      const fewest = Math.min(own.size, others.size) < OFTEN ? FEWEST_TOGETHER : FEWEST_TOGETHER + 1;
      return shared >= fewest && closeness >= LEAST ? [{ name, closeness }] : [];
    });
    return close
      .sort((a, b) => b.closeness - a.closeness)
      .slice(0, MOST)
      .map(({ name }) => name);
  });
}
