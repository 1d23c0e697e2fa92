import type { CellKind } from '../model/notebook.js';
import type { Existing, Fresh, Group } from './groups.js';
import { containment, MERGED, similarity } from './similarity.js';
import { overlapMs, type Span } from './span.js';
import { coversOf } from './stamp.js';

/** Which cell of the fresh build a group is now. */
export type Matches = Map<Group, Fresh>;

/** From here on two texts are versions of one, as jupytext and nbdime have it too. */
const SIMILAR = 0.6;
/** Different paragraphs of one lecture share up to about this much of their words: the small ones. */
const SAME_PARAGRAPH = 0.45;
/** Kinds whose text says what they are: two slides differ in little more than a file's name. */
const TEXTS: ReadonlySet<CellKind> = new Set(['narration', 'code', 'note', 'output', 'concept']);
/** Shorter texts are alike by chance. */
const FEWEST_WORDS = 8;
/** Similar cells are sought this far from where the order lets expect them: cells move little between two builds. */
const NEAR_CELLS = 12;

/**
 * Pairs what is there with what would be written: by key, then id, then hash, then similarity of the text, last by the time they
 * share. JupyterLab changes ids on split, merge and paste, so an id alone is no identity.
 */
export function matchGroups({ groups, cells, written, deleted }: Existing, fresh: readonly Fresh[]): Matches {
  // What the reader deleted is no new version of anything.
  const present = new Set(groups.flatMap(({ key, stamp }) => [key, ...coversOf(stamp)]));
  const gone = new Set([...written, ...deleted].filter((key) => !present.has(key)));
  const pairs = new Pairs(
    groups,
    fresh.filter(({ stamp }) => !gone.has(stamp.key)),
  );
  const idsOf = ({ members }: Group) => members.flatMap((index) => cells[index]?.id ?? []);
  const nameOf = ({ stamp }: Group | Fresh) => [`${stamp.kind} ${stamp.hash}`];
  pairs.pairBy(
    ({ key }) => [key],
    ({ stamp }) => [stamp.key],
  );
  pairs.pairBy(
    ({ stamp }) => coversOf(stamp),
    ({ stamp }) => [stamp.key],
  );
  // Nor is what already stands in another cell.
  pairs.drop(new Set(groups.flatMap(({ stamp }) => coversOf(stamp))));
  pairs.pairBy(idsOf, ({ cell }) => (cell.id === undefined ? [] : [cell.id]));
  pairs.pairBy(nameOf, nameOf);
  pairs.pairSimilar();
  pairs.pairByTime(timeShiftMs(pairs.matches));
  return pairs.matches;
}

/** How far the clock of the video moved since the last build: the median over all pairs; 0 for a few captions mended. */
export function timeShiftMs(matches: Matches): number {
  const shifts = [...matches].flatMap(([group, { span }]) =>
    group.span === undefined || span === undefined ? [] : [span.startMs - group.span.startMs],
  );
  return shifts.sort((one, other) => one - other)[shifts.length >> 1] ?? 0;
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
      if (found?.stamp.kind === group.stamp.kind && !isCoincidence(group, found)) this.#pair(group, found);
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

  pairByTime(shiftMs: number): void {
    const free = this.#freeFresh();
    for (const group of this.#freeGroups()) {
      const span = shift(group.span, shiftMs);
      if (span === undefined) continue;
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

/**
 * Keys of narration may name a moment. When the clock of the video moved, such a key is now that of another paragraph: what has
 * neither enough words in common nor holds the other is not its next version.
 */
function isCoincidence(group: Group, fresh: Fresh): boolean {
  if (group.stamp.kind !== 'narration' || group.stamp.hash === fresh.stamp.hash) return false;
  const [one, other] = [group.words(), fresh.words()];
  if (similarity(one, other) >= SAME_PARAGRAPH) return false;
  return Math.max(containment(one, other), containment(other, one)) < MERGED;
}

export function shift(span: Span | undefined, byMs: number): Span | undefined {
  return span === undefined ? undefined : { startMs: span.startMs + byMs, endMs: span.endMs + byMs };
}
