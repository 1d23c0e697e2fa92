import type { CellKind } from '../../model/notebook.js';
import type { Existing, Fresh, Group, Range } from './read-cells.js';
import { similarity } from '../diff/word-similarity.js';
import { overlapMs } from '../stamp/span.js';

/** Which cell of the fresh build a group is now. */
export type Matches = Map<Group, Fresh>;

/** From here on two texts are versions of one, as jupytext and nbdime have it too. */
const SIMILAR = 0.6;
/** Kinds whose text says what they are: two slides differ in little more than a file's name. */
const TEXTS: ReadonlySet<CellKind> = new Set(['code', 'note', 'output', 'concept']);
/** Shorter texts are alike by chance. */
const FEWEST_WORDS = 8;
/** Similar cells are sought this far from where the order lets expect them: cells move little between two builds. */
const NEAR_CELLS = 12;

/**
 * Pairs what is there with what would be written, narration aside: by key, then id, then hash, then similarity of the text, last by
 * the time they share. JupyterLab changes ids on split, merge and paste, so an id alone is no identity.
 */
export function matchByName(
  { groups, cells }: Existing,
  fresh: readonly Fresh[],
  { gone, shiftMsAt }: { gone: ReadonlySet<string>; shiftMsAt: (ms: number) => number },
): Matches {
  // What the reader deleted is no new version of anything.
  const pairs = new Pairs(
    groups.filter(({ stamp }) => stamp.kind !== 'narration'),
    fresh.filter(({ stamp }) => stamp.kind !== 'narration' && !gone.has(stamp.key)),
  );
  const idsOf = ({ members }: Group) => members.flatMap((index) => cells[index]?.id ?? []);
  const nameOf = ({ stamp }: Group | Fresh) => [`${stamp.kind} ${stamp.hash}`];
  pairs.pairBy(
    ({ key }) => [key],
    ({ stamp }) => [stamp.key],
  );
  // Nor is what already stands in another cell.
  pairs.drop(new Set(groups.flatMap(({ covers }) => covers)));
  pairs.pairBy(idsOf, ({ cell }) => (cell.id === undefined ? [] : [cell.id]));
  pairs.pairBy(nameOf, nameOf);
  pairs.pairSimilar();
  pairs.pairByTime(shiftMsAt);
  return pairs.matches;
}

/** Narration of the last build, as a run of words of the fresh one. */
export interface OldRange {
  readonly group: Group;
  readonly range: Range;
}

/** Pairs narration that nobody edited with the fresh narration that has most words of it; `free`, and the old, in order of time. */
export function matchByWords(old: readonly OldRange[], free: readonly Fresh[]): Matches {
  const overlaps: { readonly group: Group; readonly part: Fresh; readonly words: number }[] = [];
  let first = 0;
  for (const { group, range } of old) {
    while ((free[first]?.range?.to ?? Infinity) <= range.from) first++;
    for (let at = first; (free[at]?.range?.from ?? Infinity) < range.to; at++) {
      const part = free[at] as Fresh;
      overlaps.push({ group, part, words: commonWords(range, part.range as Range) });
    }
  }
  const matches: Matches = new Map();
  const taken = new Set<Fresh>();
  for (const { group, part } of overlaps.sort((one, other) => other.words - one.words)) {
    if (matches.has(group) || taken.has(part)) continue;
    matches.set(group, part);
    taken.add(part);
  }
  return matches;
}

export function commonWords(one: Range, other: Range): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}

class Pairs {
  readonly matches: Matches = new Map();
  readonly #taken = new Set<Fresh>();

  constructor(
    private readonly groups: readonly Group[],
    private readonly fresh: readonly Fresh[],
  ) {}

  /** Pairs where both sides have the same name. */
  pairBy(namesOfGroup: (group: Group) => readonly string[], namesOfFresh: (fresh: Fresh) => readonly string[]): void {
    const byName = new Map(
      this.#freeFresh().flatMap((part) => namesOfFresh(part).map((name) => [name, part] as const)),
    );
    for (const group of this.#freeGroups()) {
      const found = namesOfGroup(group)
        .map((name) => byName.get(name))
        .find((part) => part !== undefined && !this.#taken.has(part));
      if (found?.stamp.kind === group.stamp.kind) this.#pair(group, found);
    }
  }

  /** Takes fresh cells out of the search. */
  drop(keys: ReadonlySet<string>): void {
    for (const part of this.#freeFresh()) if (keys.has(part.stamp.key)) this.#taken.add(part);
  }

  pairSimilar(): void {
    const free = this.#freeFresh();
    const groups = this.#freeGroups();
    groups.forEach((group, at) => {
      const expected = Math.round((at * free.length) / groups.length);
      const near = free.slice(Math.max(0, expected - NEAR_CELLS), expected + NEAR_CELLS);
      if (!TEXTS.has(group.stamp.kind) || group.words().counts.size < FEWEST_WORDS) return;
      this.#pairBest(group, near, (part) => [similarity(group.words(), part.words()), SIMILAR]);
    });
  }

  pairByTime(shiftMsAt: (ms: number) => number): void {
    const free = this.#freeFresh();
    for (const group of this.#freeGroups()) {
      if (group.span === undefined) continue;
      const shiftMs = shiftMsAt(group.span.startMs);
      const span = { startMs: group.span.startMs + shiftMs, endMs: group.span.endMs + shiftMs };
      const lengthMs = span.endMs - span.startMs;
      this.#pairBest(group, free, (part) => [part.span === undefined ? 0 : overlapMs(part.span, span) / lengthMs, 0.5]);
    }
  }

  /** The best of the free ones of the same kind, if it reaches its mark. */
  #pairBest(
    group: Group,
    among: readonly Fresh[],
    rate: (part: Fresh) => readonly [rating: number, mark: number],
  ): void {
    let best: Fresh | undefined;
    let bestRating = 0;
    for (const part of among) {
      if (part.stamp.kind !== group.stamp.kind || this.#taken.has(part)) continue;
      const [rating, mark] = rate(part);
      if (rating >= mark && rating > bestRating) [best, bestRating] = [part, rating];
    }
    if (best !== undefined) this.#pair(group, best);
  }

  #pair(group: Group, fresh: Fresh): void {
    this.matches.set(group, fresh);
    this.#taken.add(fresh);
  }

  #freeGroups = () => this.groups.filter((group) => !this.matches.has(group));
  #freeFresh = () => this.fresh.filter((part) => !this.#taken.has(part));
}
