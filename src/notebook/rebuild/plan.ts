import { createClock, type Clock } from './narration/time-map.js';
import { Covering, type Matched } from './cover.js';
import type { Existing, Fresh, Group } from './read-cells.js';
import { matchByName, matchByWords, type Matches, type OldRange } from './match-cells.js';
import {
  addSaidAgain,
  cutAtPins,
  hear,
  isAsFresh,
  isMarked,
  mergePins,
  pinStretches,
  untouchedRanges,
  type FreshBuild,
  type Pin,
} from './narration/claims.js';
import { momentOf, readTold } from './narration/previous-narration.js';

/** What becomes of a cell that would be written now. */
export type FreshFate = 'write' | 'covered' | 'deleted';
/** What becomes of a generated cell that is there; one that is released is the reader's own from now on. */
export type GroupFate = 'keep' | 'replace' | 'remove' | 'release';

/** What becomes of every generated cell, old and new; where they stand is decided later. */
export interface Fates {
  /** The cells of the fresh build, its narration cut where the reader's own begins and ends. */
  readonly fresh: readonly Fresh[];
  readonly matches: Matches;
  readonly matched: ReadonlySet<Fresh>;
  readonly ofFresh: readonly FreshFate[];
  readonly ofGroup: ReadonlyMap<Group, GroupFate>;
  readonly edited: ReadonlySet<Group>;
  /** The group that stands for the text of a cell that is covered: the reader edited or merged it. */
  readonly holders: ReadonlyMap<Fresh, Group>;
  /** Narration with tags and such that is now cut in more pieces: each piece has them. */
  readonly donors: ReadonlyMap<Fresh, Group>;
  /** Keys that the reader deleted, narration aside. */
  readonly gone: ReadonlySet<string>;
  readonly pins: readonly Pin[];
  readonly clock: Clock;
}

/** Decides by three states: what was written last, what is there, what would be written now. */
export function decideFates(existing: Existing, build: FreshBuild): Fates {
  const told = readTold(existing);
  const clock = createClock(hear(told, existing, build), build.speech);
  const found = addSaidAgain(pinStretches(told, { existing, clock, build }), { existing, clock, build });
  const pins = mergePins(found, build);
  const gone = goneKeys(existing);
  const fresh = cutAtPins(pins, { existing, build });
  const matches = matchByName(existing, fresh, { gone, shiftMsAt: clock.shiftMsAt });
  const asFresh = new Set(pins.flatMap(({ group, isUntouched }) => (isUntouched ? [group] : [])));
  const edited = new Set(
    existing.groups.filter((group) => {
      if (group.untouched || asFresh.has(group)) return false;
      const match = matches.get(group);
      return match === undefined || !isAsFresh(group, existing, match);
    }),
  );
  const covering = new Covering({ existing, fresh, matches, edited, gone });
  covering.coverPinned(pins);
  covering.coverMerged();
  covering.matchFirst();
  const { covered, deleted } = covering;
  const free = fresh.filter((part) => part.range !== undefined && !covered.has(part) && !deleted.has(part));
  const untouched = untouchedRanges(pins);
  for (const [group, part] of matchByWords(untouched, free)) matches.set(group, part);
  const ofFresh = fresh.map((part) => (covered.has(part) ? 'covered' : deleted.has(part) ? 'deleted' : 'write'));
  const ofGroup = settleGroups({ existing, matches, edited }, ofFresh);
  const matched = new Set(matches.values());
  const donors = findDonors(untouched, { existing, free });
  return {
    fresh,
    matches,
    matched,
    ofFresh,
    ofGroup,
    edited,
    holders: covered,
    donors,
    gone: covering.gone(),
    pins,
    clock,
  };
}

/** The cells for whose text a group stands, in order. */
export function heldBy(group: Group, { fresh, holders }: Fates): Fresh[] {
  return fresh.filter((part) => holders.get(part) === group);
}

/** Keys that were written and are there no more, on no cell and on none that it was merged into. */
function goneKeys({ groups, written, deleted, offers }: Existing): Set<string> {
  const present = new Set([...groups.flatMap(({ key, covers }) => [key, ...covers]), ...offers]);
  return new Set([...deleted, ...written].filter((key) => !present.has(key) && momentOf(key) === undefined));
}

function findDonors(
  ranges: readonly OldRange[],
  { existing, free }: { existing: Existing; free: readonly Fresh[] },
): Map<Fresh, Group> {
  const marked = ranges.filter(({ group }) => isMarked(group, existing));
  return new Map(
    marked.flatMap(({ group, range: { from, to } }) =>
      free.flatMap((part) => (part.range!.from >= from && part.range!.to <= to ? [[part, group] as const] : [])),
    ),
  );
}

function settleGroups(
  { existing, matches, edited }: Pick<Matched, 'existing' | 'matches' | 'edited'>,
  ofFresh: readonly FreshFate[],
): Map<Group, GroupFate> {
  const fateOf = (group: Group): GroupFate => {
    const match = matches.get(group);
    const isNarration = group.stamp.kind === 'narration';
    if (edited.has(group)) return 'keep';
    if (match !== undefined && ofFresh[match.index] === 'write') return 'replace';
    // Nobody takes the reader's tags over: the cell stays, so that they are not lost.
    if (isMarked(group, existing)) return isNarration ? 'release' : 'keep';
    return 'remove';
  };
  return new Map(existing.groups.map((group) => [group, fateOf(group)]));
}
