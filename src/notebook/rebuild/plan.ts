import type { Cell } from '../../model/notebook.js';
import { findDeletedKeys } from '../stamp/deleted-keys.js';
import { momentOf } from '../stamp/narration-key.js';
import { isLongPause } from '../stamp/pauses.js';
import type { Span } from '../stamp/span.js';
import { coverCells, type Cover, type Holders } from './cover.js';
import { isWrittenAgain, type ExistingCell, type ExistingNotebook } from './existing-cells.js';
import { isNarration, type FreshBuild, type FreshCell, type FreshNarration } from './fresh-cells.js';
import { groupBy } from '../../compare/group-by.js';
import { matchCells, matchNarration, type Matches } from './match-cells.js';
import { readClaimedSpans, type ClaimedSpans } from './narration/claimed-spans.js';
import type { Claim } from './narration/claims.js';
import { planNarration, type NarrationPlan } from './narration/plan-narration.js';
import { findSlots, type Slot } from './slots.js';

/** What becomes of a generated cell that is there. */
export interface ExistingPlan extends ClaimedSpans {
  /** A cell that is released is the reader's own from now on. */
  readonly fate: 'keep' | 'replace' | 'remove' | 'release';
  readonly isEdited: boolean;
  /** The hash of the text as the last build wrote it. */
  readonly wroteHash: string;
  /** The fresh cell that it is now. */
  readonly match: FreshCell | undefined;
  /** The fresh cells for whose text it stands, in order. */
  readonly standsFor: readonly FreshCell[];
  readonly slot: Slot;
}

/** What becomes of a cell that would be written now. */
export interface FreshPlan {
  readonly fresh: FreshCell;
  /**
   * It comes as a cell of its own or in the place of an existing one;
   * or another stands for its text, or the reader deleted it.
   */
  readonly fate: 'add' | 'replace' | 'covered' | 'deleted';
  /**
   * It goes on in the cell that stands for the narration before it, and so needs no key of its own. After a long pause
   * it has one: if that cell is deleted, nothing else says that more than the pause came then.
   */
  readonly isRest: boolean;
  /** The cell whose tags and such it has: narration that is now cut in more pieces gives them to each piece. */
  readonly marksFrom: Cell | undefined;
}

/** What becomes of every generated cell, old and new. */
export interface RebuildPlan {
  /** By key. */
  readonly existing: ReadonlyMap<string, ExistingPlan>;
  readonly fresh: readonly FreshPlan[];
  /** What the reader deleted: keys of earlier builds, and when deleted narration would be said now. */
  readonly deletedKeys: ReadonlySet<string>;
  readonly deletedSpans: readonly Span[];
}

/** Decides by three states: what was written last, what is there, what would be written now. */
export function planRebuild(existing: ExistingNotebook, build: FreshBuild): RebuildPlan {
  const narration = planNarration(existing, build);
  const settled = settleCells(existing, narration);
  const { deletedSpans, ofHolder } = readClaimedSpans(narration.fresh.filter(isNarration), settled);
  const standsFor = groupBy(narration.fresh, (fresh) => settled.holders.get(fresh));
  const slots = findSlots(narration, { ...settled, generated: existing.generated });
  const planOf = (there: ExistingCell): ExistingPlan => ({
    ...(ofHolder.get(there) ?? { alsoSpans: [] }),
    fate: decideFate(there, settled),
    isEdited: settled.edited.has(there),
    wroteHash: there.stamp.hash,
    match: settled.matches.get(there),
    standsFor: standsFor.get(there) ?? [],
    slot: slots.get(there) as Slot,
  });
  return {
    existing: new Map(existing.generated.map((there) => [there.key, planOf(there)])),
    fresh: planFresh(narration.fresh, settled),
    deletedKeys: settled.deletedKeys,
    deletedSpans,
  };
}

/** Which cells are each other's, which stand for others, and which the reader edited or deleted. */
interface SettledCells extends Cover {
  readonly edited: ReadonlySet<ExistingCell>;
  /** Keys of earlier builds that no cell stands for. */
  readonly deletedKeys: ReadonlySet<string>;
  readonly marksFrom: Holders;
}

function settleCells(existing: ExistingNotebook, { claims, timeMap, fresh }: NarrationPlan): SettledCells {
  const { generated } = existing;
  const deletedKeys = readDeletedKeys(existing);
  const matches = matchCells(generated, fresh, { deletedKeys, shiftMsAt: timeMap.shiftMsAt });
  const edited = findEdited(generated, matches, claims);
  const cover = coverCells({ generated, fresh, matches, edited, deletedKeys }, claims);
  const free = fresh.filter(isNarration).filter((one) => !cover.holders.has(one) && !cover.deleted.has(one));
  const untouched = claims.filter(({ isUntouched }) => isUntouched);
  const covered = new Set([...cover.holders.keys()].map(({ stamp }) => stamp.key));
  return {
    ...cover,
    matches: new Map([...cover.matches, ...matchNarration(untouched, free)]),
    edited,
    deletedKeys: new Set([...deletedKeys].filter((key) => !covered.has(key))),
    marksFrom: findMarks(untouched, free),
  };
}

/**
 * What was written and is there no more: on no cell, on none that it was merged into,
 * on no offer. Narration has spans instead.
 */
function readDeletedKeys({ written, deleted, generated, offers }: ExistingNotebook): Set<string> {
  const present = [...generated.flatMap(({ key, covers }) => [key, ...covers]), ...offers];
  return new Set(findDeletedKeys({ written, deleted }, present).filter((key) => momentOf(key) === undefined));
}

/** What is not as we wrote it, and not as we would write it now. */
function findEdited(generated: readonly ExistingCell[], matches: Matches, claims: readonly Claim[]): Set<ExistingCell> {
  const untouched = new Set(claims.flatMap(({ holder, isUntouched }) => (isUntouched && holder ? [holder] : [])));
  return new Set(
    generated.filter((there) => {
      if (there.isUntouched || untouched.has(there)) return false;
      const match = matches.get(there);
      return match === undefined || !isWrittenAgain(there, match);
    }),
  );
}

/** The free fresh narration within a claim whose holder has tags and such. */
function findMarks(untouched: readonly Claim[], free: readonly FreshNarration[]): Holders {
  const isWithin = ({ range }: FreshNarration, claim: Claim) =>
    range.from >= claim.range.from && range.to <= claim.range.to;
  return new Map(
    untouched.flatMap((claim) => {
      const { holder } = claim;
      if (holder?.hasMarks() !== true) return [];
      return free.filter((one) => isWithin(one, claim)).map((one) => [one, holder] as const);
    }),
  );
}

function decideFate(there: ExistingCell, { edited, matches, holders, deleted }: SettledCells): ExistingPlan['fate'] {
  if (edited.has(there)) return 'keep';
  const match = matches.get(there);
  if (match !== undefined && !holders.has(match) && !deleted.has(match)) return 'replace';
  if (!there.hasMarks()) return 'remove';
  // Nobody takes the reader's tags over: the cell stays, so that they are not lost.
  return there.stamp.kind === 'narration' ? 'release' : 'keep';
}

function planFresh(cells: readonly FreshCell[], { holders, deleted, matches, marksFrom }: SettledCells): FreshPlan[] {
  const matched = new Set(matches.values());
  const narration = cells.filter(isNarration);
  const rests = new Set<FreshCell>(
    narration.filter((fresh, nth) => {
      const before = narration[nth - 1];
      if (before === undefined || !holders.has(fresh) || holders.get(fresh) !== holders.get(before)) return false;
      return !isLongPause(before.span?.endMs ?? 0, fresh.span?.startMs ?? 0);
    }),
  );
  const fateOf = (fresh: FreshCell): FreshPlan['fate'] => {
    if (holders.has(fresh)) return 'covered';
    if (deleted.has(fresh)) return 'deleted';
    return matched.has(fresh) ? 'replace' : 'add';
  };
  return cells.map((fresh) => ({
    fresh,
    fate: fateOf(fresh),
    isRest: rests.has(fresh),
    marksFrom: marksFrom.get(fresh)?.pieces[0],
  }));
}
