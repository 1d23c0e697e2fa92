import type { Cell } from '../../model/notebook.js';
import { countWords, similarity } from './word-similarity.js';
import { stampOf } from '../stamp/stamp.js';

/** Similar cells are sought among this many unpaired ones around the place where the order lets expect them. */
const NEAR_CELLS = 12;
const SIMILAR = 0.5;

/** For each cell of a later notebook the index of the cell it was: by key, id, exact text, then similarity. */
export function alignCells(before: readonly Cell[], after: readonly Cell[]): (number | undefined)[] {
  const fromOf: (number | undefined)[] = after.map(() => undefined);
  const taken = new Set<number>();
  const pair = (to: number, from: number) => {
    fromOf[to] = from;
    taken.add(from);
  };
  const names: readonly ((cell: Cell) => string | undefined)[] = [
    (cell) => (stampOf(cell) === undefined ? undefined : `${stampOf(cell)?.key}\n${cell.source}`),
    (cell) => stampOf(cell)?.key,
    (cell) => cell.id,
    (cell) => `${cell.cell_type}\n${cell.source}`,
  ];
  for (const nameOf of names) {
    const byName = new Map<string, number[]>();
    before.forEach((cell, from) => {
      const name = nameOf(cell);
      if (name !== undefined && !taken.has(from)) byName.set(name, [...(byName.get(name) ?? []), from]);
    });
    after.forEach((cell, to) => {
      const from = fromOf[to] === undefined ? byName.get(nameOf(cell) ?? '\0')?.shift() : undefined;
      if (from !== undefined) pair(to, from);
    });
  }
  alignSimilar({ before, after, fromOf, taken }, pair);
  return fromOf;
}

interface Sides {
  readonly before: readonly Cell[];
  readonly after: readonly Cell[];
  readonly fromOf: readonly (number | undefined)[];
  readonly taken: ReadonlySet<number>;
}

function alignSimilar({ before, after, fromOf, taken }: Sides, pair: (to: number, from: number) => void): void {
  const free = before.flatMap((cell, from) =>
    taken.has(from) ? [] : [{ cell, from, words: countWords(cell.source) }],
  );
  const unpaired = after.flatMap((cell, to) => (fromOf[to] === undefined ? [{ cell, to }] : []));
  unpaired.forEach(({ cell, to }, at) => {
    const expected = Math.round((at * free.length) / unpaired.length);
    const words = countWords(cell.source);
    let best: number | undefined;
    let bestRating = SIMILAR;
    for (const candidate of free.slice(Math.max(0, expected - NEAR_CELLS), expected + NEAR_CELLS)) {
      if (taken.has(candidate.from) || candidate.cell.cell_type !== cell.cell_type) continue;
      const rating = similarity(words, candidate.words);
      if (rating >= bestRating) [best, bestRating] = [candidate.from, rating];
    }
    if (best !== undefined) pair(to, best);
  });
}
