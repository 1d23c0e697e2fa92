import type { Cell } from '../../model/notebook.js';
import { findInPlace } from '../../compare/longest-run.js';
import { isUntouched, stampOf } from '../stamp/stamp.js';
import type { ExistingCell, ExistingNotebook } from './existing-cells.js';
import { groupBy } from '../../compare/group-by.js';
import { mergeCell } from './merge-cell.js';
import type { FreshPlan, RebuildPlan } from './plan.js';
import { keepReaders, writeExisting, type RebuiltCell } from './write-cell.js';

/** What stood at one position of the existing notebook, on its way to the new one. */
interface ArrangedCell {
  /** Nothing if the cell goes. */
  readonly rebuilt: RebuiltCell | undefined;
  /** The place in the fresh order that it takes; undefined for cells that follow their neighbour. */
  readonly at?: number | undefined;
  /** The place behind which the cells that follow it stand. */
  readonly last?: number | undefined;
}

/**
 * All cells of the rebuilt notebook: the fresh ones in their order, and everything else after the neighbour it
 * followed. The order of the reader's cells and of moved cells is the reader's.
 */
export function arrangeCells(existing: ExistingNotebook, plan: RebuildPlan): RebuiltCell[] {
  const fresh = plan.fresh.map(writeFresh);
  return putInOrder(keepOrder(placeExisting(existing, plan)), fresh);
}

/** The existing cells: those in place at the slot of their fresh version, all others after the cell they followed. */
function placeExisting({ cells, generated, written }: ExistingNotebook, plan: RebuildPlan): ArrangedCell[] {
  const thereAt = new Map(generated.flatMap((there) => there.positions.map((position) => [position, there] as const)));
  const rankOf = new Map(written.map((key, rank) => [key, rank]));
  const ranks = cells.map((_, position) => {
    const there = thereAt.get(position);
    const rankKeys = there === undefined ? [] : (plan.existing.get(there.key)?.slot.rankKeys ?? []);
    return rankKeys.map((key) => rankOf.get(key)).find((rank) => rank !== undefined);
  });
  const inPlace = findInPlace(ranks);
  const placed = new Set<ExistingCell>();
  return cells.map((cell, position): ArrangedCell => {
    const there = thereAt.get(position);
    const decided = there && plan.existing.get(there.key);
    if (there === undefined || decided === undefined) return { rebuilt: keepReadersCell(cell) };
    const rebuilt = writeExisting(cell, there, decided);
    if (!inPlace[position] || placed.has(there)) return { rebuilt };
    placed.add(there);
    return { rebuilt, at: decided.slot.at, last: decided.slot.last };
  });
}

/** An old offer of a new version goes; one that the reader edited is a cell of the reader's. */
function keepReadersCell(cell: Cell): RebuiltCell | undefined {
  const stamp = stampOf(cell);
  if (stamp?.updateOf !== undefined && isUntouched(cell, stamp, 'markdown')) return undefined;
  return keepReaders(cell);
}

/** A fresh cell that stands in its own slot: it is wanted, and no existing cell is its version. */
function writeFresh({ fresh, fate, marksFrom }: FreshPlan): RebuiltCell | undefined {
  if (fate !== 'add') return undefined;
  const cell = marksFrom === undefined ? fresh.cell : mergeCell(marksFrom, fresh.cell);
  return { cell, isFresh: true, isChanged: false };
}

/** `fresh[slot]` stands unless an existing cell takes its slot. */
function putInOrder(placed: readonly ArrangedCell[], fresh: readonly (RebuiltCell | undefined)[]): RebuiltCell[] {
  let anchor = -1;
  const anchored = placed.map(({ rebuilt, at, last }) => {
    const before = anchor;
    anchor = last ?? at ?? anchor;
    return { rebuilt, at, slot: at ?? before };
  });
  const cellsOf = (ones: readonly ArrangedCell[] = []) => ones.flatMap(({ rebuilt }) => rebuilt ?? []);
  const taking = groupBy(
    anchored.filter(({ at, rebuilt }) => at !== undefined && rebuilt !== undefined),
    ({ slot }) => slot,
  );
  const following = groupBy(
    anchored.filter(({ at }) => at === undefined),
    ({ slot }) => slot,
  );
  return [
    ...cellsOf(following.get(-1)),
    ...fresh.flatMap((cell, slot) => [
      ...(taking.has(slot) ? cellsOf(taking.get(slot)) : cell === undefined ? [] : [cell]),
      ...cellsOf(following.get(slot)),
    ]),
  ];
}

/**
 * Keeps the order of the existing cells:
 * none that follows another comes behind a later cell with a slot, or before an earlier one.
 */
function keepOrder(placed: readonly ArrangedCell[]): ArrangedCell[] {
  const next: number[] = [];
  for (let nth = placed.length - 1, least = Infinity; nth >= 0; nth--) {
    next[nth] = least;
    least = Math.min(least, placed[nth]?.at ?? Infinity);
  }
  let reached = -1;
  return placed.map(({ rebuilt, at, last: wanted }, nth) => {
    const last = wanted === undefined ? at : Math.min(wanted, (next[nth] ?? Infinity) - 1);
    if (last === undefined || (at === undefined && last < reached)) return { rebuilt, at };
    reached = Math.max(reached, last);
    return { rebuilt, at, last: Math.max(last, at ?? -1) };
  });
}
