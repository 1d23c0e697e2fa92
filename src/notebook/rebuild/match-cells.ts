import type { CellKind } from '../../model/notebook.js';
import { similarity } from '../diff/word-similarity.js';
import { overlapMs } from '../stamp/span.js';
import type { ExistingCell } from './existing-cells.js';
import { commonWords, isNarration, type FreshCell, type FreshNarration } from './fresh-cells.js';
import type { Claim } from './narration/claims.js';

/** Which cell of the fresh build an existing cell is now. */
export type Matches = ReadonlyMap<ExistingCell, FreshCell>;

/** From here on two texts are versions of one, as jupytext and nbdime have it too. */
const SIMILAR = 0.6;
/** Kinds whose text says what they are: two slides differ in little more than a file's name. */
const TEXTS: ReadonlySet<CellKind> = new Set(['code', 'note', 'output', 'concept']);
/** Shorter texts are alike by chance. */
const FEWEST_WORDS = 8;
/** Similar cells are sought this far from where the order lets expect them: cells move little between two builds. */
const NEAR_CELLS = 12;

/**
 * Pairs what is there with what would be written now, narration aside: by key, then id, then hash, then similarity of
 * the text, last by the time they share. JupyterLab changes ids on split, merge and paste, so an id alone is no
 * identity. Neither what the reader deleted is a new version of anything, nor,
 * but for the same key, what they merged into another cell.
 */
export function matchCells(
  generated: readonly ExistingCell[],
  fresh: readonly FreshCell[],
  { deletedKeys, shiftMsAt }: { deletedKeys: ReadonlySet<string>; shiftMsAt: (ms: number) => number },
): Matches {
  const pairs = new Pairs(
    generated.filter(({ stamp }) => stamp.kind !== 'narration'),
    fresh.filter((one) => !isNarration(one) && !deletedKeys.has(one.stamp.key)),
  );
  const nameOf = ({ stamp }: ExistingCell | FreshCell) => [`${stamp.kind} ${stamp.hash}`];
  pairs.pairBy(
    ({ key }) => [key],
    ({ stamp }) => [stamp.key],
  );
  pairs.drop(new Set(generated.flatMap(({ covers }) => covers)));
  pairs.pairBy(
    ({ pieces }) => pieces.flatMap(({ id }) => id ?? []),
    ({ cell }) => (cell.id === undefined ? [] : [cell.id]),
  );
  pairs.pairBy(nameOf, nameOf);
  pairs.pairSimilar();
  pairs.pairByTime(shiftMsAt);
  return pairs.matches;
}

/**
 * Pairs the holders of narration that nobody edited with the free fresh narration
 * that has most words of it; both in order of time.
 */
export function matchNarration(claims: readonly Claim[], free: readonly FreshNarration[]): Matches {
  const overlaps: { readonly holder: ExistingCell; readonly fresh: FreshCell; readonly words: number }[] = [];
  let first = 0;
  for (const { holder, range } of claims) {
    while ((free[first]?.range.to ?? Infinity) <= range.from) first++;
    for (let at = first; holder !== undefined && (free[at]?.range.from ?? Infinity) < range.to; at++) {
      const fresh = free[at] as FreshNarration;
      overlaps.push({ holder, fresh, words: commonWords(range, fresh.range) });
    }
  }
  const matches = new Map<ExistingCell, FreshCell>();
  const taken = new Set<FreshCell>();
  for (const { holder, fresh } of overlaps.sort((one, other) => other.words - one.words)) {
    if (matches.has(holder) || taken.has(fresh)) continue;
    matches.set(holder, fresh);
    taken.add(fresh);
  }
  return matches;
}

/** Cells that are paired with each other step by step. */
class Pairs {
  readonly matches = new Map<ExistingCell, FreshCell>();
  readonly #taken = new Set<FreshCell>();

  constructor(
    private readonly generated: readonly ExistingCell[],
    private readonly fresh: readonly FreshCell[],
  ) {}

  /** Pairs where both sides have the same name. */
  pairBy(
    namesOfExisting: (there: ExistingCell) => readonly string[],
    namesOfFresh: (fresh: FreshCell) => readonly string[],
  ): void {
    const byName = new Map(
      this.#freeFresh().flatMap((fresh) => namesOfFresh(fresh).map((name) => [name, fresh] as const)),
    );
    for (const there of this.#freeExisting()) {
      const found = namesOfExisting(there)
        .map((name) => byName.get(name))
        .find((fresh) => fresh !== undefined && !this.#taken.has(fresh));
      if (found?.stamp.kind === there.stamp.kind) this.#pair(there, found);
    }
  }

  /** Takes fresh cells out of the search. */
  drop(keys: ReadonlySet<string>): void {
    for (const fresh of this.#freeFresh()) if (keys.has(fresh.stamp.key)) this.#taken.add(fresh);
  }

  pairSimilar(): void {
    const free = this.#freeFresh();
    const generated = this.#freeExisting();
    generated.forEach((there, at) => {
      const expected = Math.round((at * free.length) / generated.length);
      const near = free.slice(Math.max(0, expected - NEAR_CELLS), expected + NEAR_CELLS);
      if (!TEXTS.has(there.stamp.kind) || there.words().counts.size < FEWEST_WORDS) return;
      this.#pairBest(there, near, (fresh) => [similarity(there.words(), fresh.words()), SIMILAR]);
    });
  }

  pairByTime(shiftMsAt: (ms: number) => number): void {
    const free = this.#freeFresh();
    for (const there of this.#freeExisting()) {
      if (there.span === undefined) continue;
      const shiftMs = shiftMsAt(there.span.startMs);
      const span = { startMs: there.span.startMs + shiftMs, endMs: there.span.endMs + shiftMs };
      const lengthMs = span.endMs - span.startMs;
      this.#pairBest(there, free, (fresh) => [
        fresh.span === undefined ? 0 : overlapMs(fresh.span, span) / lengthMs,
        0.5,
      ]);
    }
  }

  /** The best of the free ones of the same kind, if it reaches its mark. */
  #pairBest(
    there: ExistingCell,
    among: readonly FreshCell[],
    rate: (fresh: FreshCell) => readonly [rating: number, mark: number],
  ): void {
    let best: FreshCell | undefined;
    let bestRating = 0;
    for (const fresh of among) {
      if (fresh.stamp.kind !== there.stamp.kind || this.#taken.has(fresh)) continue;
      const [rating, mark] = rate(fresh);
      if (rating >= mark && rating > bestRating) [best, bestRating] = [fresh, rating];
    }
    if (best !== undefined) this.#pair(there, best);
  }

  #pair(there: ExistingCell, fresh: FreshCell): void {
    this.matches.set(there, fresh);
    this.#taken.add(fresh);
  }

  #freeExisting = () => this.generated.filter((there) => !this.matches.has(there));
  #freeFresh = () => this.fresh.filter((fresh) => !this.#taken.has(fresh));
}
