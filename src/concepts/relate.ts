/** Which terms are named together. */
import type { Speech } from './speech.js';
import type { LectureTerm } from './term.js';

/** Sentences are taken in threes: what is said of one term is often named in the next sentence. */
const WINDOW = 3;
const MOST_RELATED = 3;
const FEWEST_TOGETHER = 2;

/** For each term the terms that share most of its windows, closest first: shared / sqrt(own x other's). */
export function relateTerms({ sentences }: Speech, terms: readonly LectureTerm[]): readonly (readonly string[])[] {
  const windows = terms.map(
    ({ occurrences }) => new Set(occurrences.flatMap(({ start }) => windowsOf(sentences[start]!))),
  );
  return terms.map((_, nth) => {
    const own = windows[nth]!;
    return terms
      .map(({ term }, other) => {
        const shared = other === nth ? 0 : countShared(own, windows[other]!);
        return { term, shared, closeness: shared / Math.sqrt(own.size * windows[other]!.size || 1) };
      })
      .filter(({ shared }) => shared >= FEWEST_TOGETHER * 2)
      .sort((a, b) => b.closeness - a.closeness)
      .slice(0, MOST_RELATED)
      .map(({ term }) => term);
  });
}

/** Numbers of the overlapping windows that hold a sentence. */
function windowsOf(sentence: number): number[] {
  return Array.from({ length: WINDOW }, (_, back) => sentence - back);
}

function countShared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const window of a) if (b.has(window)) shared++;
  return shared;
}
