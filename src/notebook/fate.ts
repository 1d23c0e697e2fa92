import { hasReadersMarks } from './combine.js';
import { findDeleted, type Deleted } from './deleted.js';
import type { Existing, Fresh, Group } from './groups.js';
import { matchGroups, shift, timeShiftMs, type Matches } from './match.js';
import { containment, MERGED } from './similarity.js';
import { coversOf } from './stamp.js';
import { growRegion, isWithin, meet, overlapMs, type Span } from './span.js';

/** What becomes of a cell that would be written now. */
export type FreshFate = 'write' | 'covered' | 'deleted';
/** What becomes of a generated cell that is there. */
export type GroupFate = 'keep' | 'replace' | 'remove';

/** What becomes of every generated cell, old and new; where they stand is decided later. */
export interface Fates {
  readonly fresh: readonly Fresh[];
  readonly matches: Matches;
  readonly matched: ReadonlySet<Fresh>;
  readonly ofFresh: readonly FreshFate[];
  readonly ofGroup: ReadonlyMap<Group, GroupFate>;
  readonly edited: ReadonlySet<Group>;
  /** Fresh cells for whose text a kept group stands. */
  readonly covers: ReadonlyMap<Group, readonly Fresh[]>;
  /** Removed groups whose marks (tags and such) go to a fresh cell of the same moment. */
  readonly donors: ReadonlyMap<Fresh, readonly Group[]>;
  readonly deleted: Deleted;
  /** Where each group lies in the video by the clock of the fresh build. */
  readonly spans: ReadonlyMap<Group, Span | undefined>;
}

/** Decides by three states: what was written last, what is there, what would be written now. */
export function decideFates(existing: Existing, fresh: readonly Fresh[], lastDeleted: readonly Span[]): Fates {
  const matches = matchGroups(existing, fresh);
  const shiftMs = timeShiftMs(matches);
  const spans = new Map(existing.groups.map((group) => [group, shift(group.span, shiftMs)]));
  const edited = new Set(existing.groups.filter((group) => isEdited(group, existing, matches.get(group))));
  const covering = new Covering({ existing, fresh, matches, spans, edited });
  covering.coverAsBefore();
  covering.coverMerged();
  const deleted = findDeleted(existing, {
    fresh,
    spans,
    covered: covering.keys(),
    last: lastDeleted.map((span) => shift(span, shiftMs) as Span),
  });
  covering.coverRegions(deleted.spans);
  covering.matchCovers();
  const deletedKeys = new Set(deleted.keys);
  const matched = new Set(matches.values());
  const narration = existing.groups.filter(({ stamp }) => stamp.kind === 'narration');
  const isGone = ({ stamp, span }: Fresh): boolean => {
    if (stamp.kind !== 'narration' || span === undefined) return deletedKeys.has(stamp.key);
    if (isWithin(span, deleted.spans)) return true;
    // A key that names a moment may by now be that of a paragraph which tells what other cells told.
    return deletedKeys.has(stamp.key) && shiftMs === 0 && !narration.some((group) => meetIn(spans.get(group), span));
  };
  const ofFresh = fresh.map((part): FreshFate => {
    if (covering.has(part)) return 'covered';
    return !matched.has(part) && isGone(part) ? 'deleted' : 'write';
  });
  const { ofGroup, donors } = settleGroups(
    { existing, fresh, matches, spans, edited },
    { ofFresh, kept: covering.kept },
  );
  const { covers } = covering;
  return { fresh, matches, matched, ofFresh, ofGroup, edited, covers, donors, deleted, spans: covering.spans() };
}

/** The reader changed the text, and not into what would be written now. */
function isEdited(group: Group, { cells }: Existing, fresh: Fresh | undefined): boolean {
  if (group.untouched) return false;
  const [first, ...others] = group.members.map((index) => cells[index]);
  const isFresh = first?.source === fresh?.cell.source && first?.cell_type === fresh?.cell.cell_type;
  return others.length > 0 || !isFresh;
}

interface Sides {
  readonly existing: Existing;
  readonly fresh: readonly Fresh[];
  readonly matches: Matches;
  readonly spans: ReadonlyMap<Group, Span | undefined>;
  readonly edited: ReadonlySet<Group>;
}

/** Finds which fresh cells an edited cell stands for, so that no text comes twice beside it. */
class Covering {
  readonly covers = new Map<Group, Fresh[]>();
  /** Unedited cells that stay as they are, because the paragraphs beside an edit are now cut elsewhere. */
  readonly kept = new Set<Group>();
  readonly #covered = new Set<Fresh>();
  readonly #merged = new Map<Group, Span[]>();

  constructor(private readonly sides: Sides) {
    for (const group of sides.edited) {
      const match = sides.matches.get(group);
      if (match !== undefined) this.#cover(match, group);
    }
  }

  has = (fresh: Fresh): boolean => this.#covered.has(fresh);
  keys = (): Set<string> => new Set([...this.#covered].map(({ stamp }) => stamp.key));

  /** What stood in an edited cell before still does; narration only if its words do, as paragraphs may be cut elsewhere. */
  coverAsBefore(): void {
    const matched = new Set(this.sides.matches.values());
    const freshOf = new Map(this.sides.fresh.map((part) => [part.stamp.key, part]));
    for (const group of this.sides.edited)
      for (const key of coversOf(group.stamp)) {
        const part = freshOf.get(key);
        if (part === undefined || matched.has(part)) continue;
        const isIn = part.stamp.kind !== 'narration' || containment(part.words(), group.words()) >= MERGED;
        if (isIn) this.#cover(part, group);
      }
  }

  /** A cell that is gone, but whose text stands in an edited neighbour, was merged into that one. */
  coverMerged(): void {
    const { existing, fresh, edited } = this.sides;
    const groupOf = new Map(existing.groups.map((group) => [group.key, group]));
    const freshOf = new Map(fresh.map((part) => [part.stamp.key, part]));
    const present = existing.written.map((key) => groupOf.get(key));
    const before = nearest(present);
    const after = nearest([...present].reverse()).reverse();
    existing.written.forEach((key, at) => {
      const gone = freshOf.get(key);
      if (present[at] !== undefined || gone === undefined) return;
      const host = [before[at], after[at]].find(
        (group) => group !== undefined && edited.has(group) && containment(gone.words(), group.words()) >= MERGED,
      );
      if (host === undefined) return;
      this.#cover(gone, host);
      const both = gone.stamp.kind === 'narration' && host.stamp.kind === 'narration';
      if (both && gone.span !== undefined) this.#merged.set(host, [...(this.#merged.get(host) ?? []), gone.span]);
    });
  }

  coverRegions(deleted: readonly Span[]): void {
    const { existing, fresh, spans, edited } = this.sides;
    const narration = existing.groups.filter(({ stamp }) => stamp.kind === 'narration');
    const freshNarration = fresh.filter(({ stamp, span }) => stamp.kind === 'narration' && span !== undefined);
    const oldSpans = [...narration.map((group) => this.#spanOf(group)), ...deleted].filter(
      (span) => span !== undefined,
    );
    const freshSpans = freshNarration.map(({ span }) => span as Span);
    const starts = [
      ...narration.filter((group) => edited.has(group)).map((group) => ({ group, span: this.#spanOf(group) })),
      ...deleted.map((span) => ({ group: undefined, span })),
    ];
    for (const { group, span } of starts) {
      if (span === undefined) continue;
      const region = growRegion(span, oldSpans, freshSpans);
      if (region === undefined) {
        if (group !== undefined) this.#coverWithin(group, span, freshNarration);
        continue;
      }
      const inside = narration.filter((one) => one === group || meetIn(spans.get(one), region));
      for (const one of inside) if (!edited.has(one)) this.kept.add(one);
      for (const part of freshNarration) {
        if (!meetIn(part.span, region) || isWithin(part.span as Span, deleted)) continue;
        const by = this.#closest(inside, part) ?? group;
        if (by !== undefined) this.#cover(part, by);
      }
    }
  }

  /** A kept cell without a match takes the place of the first cell that it stands for. */
  matchCovers(): void {
    const { matches } = this.sides;
    const matched = new Set(matches.values());
    for (const [group, parts] of this.covers) {
      const part = parts.find((one) => one.stamp.kind === group.stamp.kind && !matched.has(one));
      if (matches.has(group) || part === undefined) continue;
      matches.set(group, part);
      matched.add(part);
    }
  }

  #coverWithin(group: Group, span: Span, fresh: readonly Fresh[]): void {
    for (const part of fresh) {
      if (part.span === undefined || overlapMs(part.span, span) === 0) continue;
      if (isWithin(part.span, [span]) || containment(part.words(), group.words()) >= MERGED) this.#cover(part, group);
    }
  }

  #closest(groups: readonly Group[], { span }: Fresh): Group | undefined {
    const overlap = (group: Group) => {
      const own = this.#spanOf(group);
      return own === undefined || span === undefined ? 0 : overlapMs(own, span);
    };
    return [...groups].sort((one, other) => overlap(other) - overlap(one))[0];
  }

  /** Where each group lies; a merged cell has the time of all that was merged into it. */
  spans = (): Map<Group, Span | undefined> =>
    new Map(this.sides.existing.groups.map((group) => [group, this.#spanOf(group)]));

  #spanOf(group: Group): Span | undefined {
    const own = this.sides.spans.get(group);
    const merged = this.#merged.get(group);
    if (own === undefined || merged === undefined) return own;
    const all = [own, ...merged];
    return {
      startMs: Math.min(...all.map(({ startMs }) => startMs)),
      endMs: Math.max(...all.map(({ endMs }) => endMs)),
    };
  }

  #cover(fresh: Fresh, by: Group): void {
    if (this.#covered.has(fresh)) return;
    this.#covered.add(fresh);
    this.covers.set(by, [...(this.covers.get(by) ?? []), fresh]);
  }
}

const meetIn = (span: Span | undefined, region: Span) => span !== undefined && meet(span, region);

/** For each place the last defined item before it. */
function nearest<Item>(items: readonly (Item | undefined)[]): (Item | undefined)[] {
  let last: Item | undefined;
  return items.map((item) => {
    const before = last;
    last = item ?? last;
    return before;
  });
}

function settleGroups(
  { existing, fresh, matches, spans, edited }: Sides,
  { ofFresh, kept }: { ofFresh: readonly FreshFate[]; kept: ReadonlySet<Group> },
): { ofGroup: Map<Group, GroupFate>; donors: Map<Fresh, Group[]> } {
  const ofGroup = new Map<Group, GroupFate>();
  const donors = new Map<Fresh, Group[]>();
  for (const group of existing.groups) {
    const match = matches.get(group);
    if (edited.has(group) || kept.has(group)) ofGroup.set(group, 'keep');
    else if (match !== undefined && ofFresh[match.index] === 'write') ofGroup.set(group, 'replace');
    else {
      const isMarked = group.members.some((index) => hasReadersMarks(existing.cells[index]!));
      const heir = isMarked ? heirOf(group, { fresh, span: spans.get(group), ofFresh }) : undefined;
      if (heir !== undefined) donors.set(heir, [...(donors.get(heir) ?? []), group]);
      // Nobody takes the reader's tags over: the cell stays, so that they are not lost.
      ofGroup.set(group, isMarked && heir === undefined ? 'keep' : 'remove');
    }
  }
  return { ofGroup, donors };
}

/** The fresh cell that tells most of what the group told. */
function heirOf(
  group: Group,
  { fresh, span, ofFresh }: { fresh: readonly Fresh[]; span: Span | undefined; ofFresh: readonly FreshFate[] },
): Fresh | undefined {
  if (span === undefined || group.stamp.kind !== 'narration') return undefined;
  const overlap = (part: Fresh) => (part.span === undefined ? 0 : overlapMs(part.span, span));
  return fresh
    .filter((part) => part.stamp.kind === 'narration' && ofFresh[part.index] === 'write' && overlap(part) > 0)
    .sort((one, other) => overlap(other) - overlap(one))[0];
}
