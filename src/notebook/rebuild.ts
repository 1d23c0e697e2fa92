import type { Cell, Notebook } from '../model/notebook.js';
import { combineCell, combineNotebookMetadata, foreign } from './combine.js';
import { decideFates, type Fates } from './fate.js';
import { readExisting, readFresh, type Existing, type Fresh, type Group } from './groups.js';
import { makeIdsUnique } from './ids.js';
import { WrittenNumber } from './number.js';
import { assemble, findInPlace, type Place } from './order.js';
import { readSpans, stampNotebook } from './restamp.js';
import { completeStamp, isUntouched, notebookStampOf, stampOf, withFacts, withoutStamp } from './stamp.js';
import { addUpdates } from './updates.js';

export { isAnotherLecture } from './another.js';

export interface RebuildReport {
  /** Generated cells whose text did not change. */
  readonly same: number;
  readonly updated: number;
  readonly added: number;
  /** Generated cells that the lecture no longer has. */
  readonly removed: number;
  /** Generated cells that the reader edited. */
  readonly kept: number;
  /** Generated cells that the reader deleted. */
  readonly deleted: number;
  /** Cells that the reader added. */
  readonly readerCells: number;
}

export interface RebuildOptions {
  /** Put the new version beside a cell that the reader edited, collapsed. */
  readonly showUpdates?: boolean;
  /** The existing notebook is not ours: every cell in it is the reader's. */
  readonly foreign?: boolean;
}

/** A cell on its way into the notebook, with what it was. */
interface Item {
  readonly cell: Cell;
  readonly group?: Group;
  readonly fresh?: Fresh;
}

/**
 * The fresh notebook with everything that the reader did to the existing one. Known are three states of each cell: what we wrote
 * last (its hash), what is there, what we would write now. Unedited generated cells are replaced, all else stays. Without an
 * existing notebook it only completes the stamps: every build goes through here. A second rebuild changes nothing.
 */
export function mergeRebuild(
  existing: Notebook | undefined,
  freshNotebook: Notebook,
  options: RebuildOptions = {},
): { notebook: Notebook; report: RebuildReport } {
  const complete = completeNotebook(freshNotebook);
  const fresh = readFresh(complete);
  if (existing === undefined) return { notebook: complete, report: { ...NOTHING, added: complete.cells.length } };
  const first = mergeOnce(existing, { complete, fresh }, options);
  let { notebook } = first;
  // What one pass decides (a cell took another key, a merge was recognised) the next one starts from: go on until it is settled.
  for (let pass = 1; pass < MOST_PASSES; pass++) {
    const next = mergeOnce(notebook, { complete, fresh }, { ...options, foreign: false }).notebook;
    if (isSame(next, notebook)) break;
    notebook = next;
  }
  return { notebook, report: first.report };
}

const MOST_PASSES = 5;

/** Whether two JSON values would be written alike; much cheaper than to write them. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (one instanceof WrittenNumber || other instanceof WrittenNumber)
    return one instanceof WrittenNumber && other instanceof WrittenNumber && one.literal === other.literal;
  const keys = Object.keys(one);
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false;
  const [left, right] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  return keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]));
}

function mergeOnce(
  existing: Notebook,
  { complete, fresh }: { complete: Notebook; fresh: readonly Fresh[] },
  options: RebuildOptions,
): { notebook: Notebook; report: RebuildReport } {
  const there = readExisting(existing, fresh, options.foreign === true);
  const last = notebookStampOf(existing);
  const fates = decideFates(there, fresh, readSpans(last?.deletedMs));
  const ordered = assemble(
    placesOf(there, fates),
    fresh.map((part) => newItem(part, there, fates)),
  );
  const items = options.showUpdates === true ? addUpdates(ordered, fates) : ordered;
  const cells = makeIdsUnique(items.map(({ cell, fresh: part }) => ({ cell, isFresh: part !== undefined })));
  const { nbscribe } = complete.metadata;
  const stamp = nbscribe && { nbscribe: stampNotebook(nbscribe, cells, fates) };
  const metadata = { ...combineNotebookMetadata(existing.metadata, complete.metadata), ...stamp };
  return { notebook: { ...complete, metadata, cells }, report: reportOn(there, fates, ordered) };
}

const NOTHING: RebuildReport = { same: 0, updated: 0, added: 0, removed: 0, kept: 0, deleted: 0, readerCells: 0 };

function completeNotebook(notebook: Notebook): Notebook {
  const { nbscribe } = notebook.metadata;
  const wrote = foreign(notebook.metadata);
  const stamp = nbscribe && Object.keys(wrote).length > 0 ? { ...nbscribe, wrote } : nbscribe;
  return {
    ...notebook,
    metadata: stamp === undefined ? notebook.metadata : { ...notebook.metadata, nbscribe: stamp },
    cells: notebook.cells.map(completeStamp),
  };
}

/** The existing cells: those in place at the slot of their fresh version, all others after the cell they followed. */
function placesOf(existing: Existing, fates: Fates): Place<Item>[] {
  const groupOf = new Map(existing.groups.flatMap((group) => group.members.map((index) => [index, group] as const)));
  const rankOf = new Map(existing.written.map((key, rank) => [key, rank]));
  const inPlace = findInPlace(existing.cells.map((_, index) => rankOf.get(groupOf.get(index)?.key ?? '')));
  const taken = new Set<Group>();
  return existing.cells.map((cell, index): Place<Item> => {
    const group = groupOf.get(index);
    if (group === undefined) return placeReadersCell(cell);
    const item = itemOf(index, { group, existing, fates });
    const slot = inPlace[index] && !taken.has(group) ? slotOf(group, fates) : undefined;
    if (slot !== undefined) taken.add(group);
    return { ...(item && { item }), ...(slot !== undefined && { slot }) };
  });
}

/** An old offer of a new version goes; one that the reader edited is a cell of the reader's. */
function placeReadersCell(cell: Cell): Place<Item> {
  const stamp = stampOf(cell);
  if (stamp?.updateOf !== undefined && isUntouched(cell, stamp, 'markdown')) return {};
  return { item: { cell: withoutStamp(cell) } };
}

function itemOf(
  index: number,
  { group, existing, fates }: { group: Group; existing: Existing; fates: Fates },
): Item | undefined {
  const cell = existing.cells[index];
  const fate = fates.ofGroup.get(group);
  const fresh = fates.matches.get(group);
  if (cell === undefined || fate === 'remove') return undefined;
  if (fate === 'keep') return { cell: restamp(cell, group, fates), group };
  return fresh && { cell: donate(combineCell(cell, fresh.cell), { fresh, existing, fates }), group, fresh };
}

/** The reader's text with a stamp that says which cells of the fresh build it stands for. */
function restamp(cell: Cell, group: Group, { matches, covers, spans }: Fates): Cell {
  const match = matches.get(group);
  const others = (covers.get(group) ?? []).filter((part) => part !== match).map(({ stamp }) => stamp.key);
  const span = group.stamp.kind === 'narration' ? spans.get(group) : undefined;
  return withFacts(cell, {
    ...(stampOf(cell) ?? group.stamp),
    ...span,
    key: match?.stamp.key ?? group.key,
    covers: others.length > 0 ? others : undefined,
  });
}

/** Where a group stands in the fresh order, or for one that goes unmatched, where its moment is. */
function slotOf(group: Group, { matches, ofGroup, fresh, spans }: Fates): number | undefined {
  const match = matches.get(group);
  if (match !== undefined) return match.index;
  const { startMs } = group.stamp;
  if (ofGroup.get(group) === 'keep' || startMs === undefined) return undefined;
  const beforeMs = spans.get(group)?.endMs ?? startMs;
  return fresh.findLast(({ stamp }) => stamp.startMs !== undefined && stamp.startMs < beforeMs)?.index;
}

/** A fresh cell that stands in its own slot: it is wanted, and no existing cell is its version. */
function newItem(fresh: Fresh, existing: Existing, fates: Fates): Item | undefined {
  if (fates.ofFresh[fresh.index] !== 'write' || fates.matched.has(fresh)) return undefined;
  return { cell: donate(fresh.cell, { fresh, existing, fates }), fresh };
}

/** Gives a fresh cell the tags and other marks of cells that it replaces without being their new version. */
function donate(cell: Cell, { fresh, existing, fates }: { fresh: Fresh; existing: Existing; fates: Fates }): Cell {
  const cells = (fates.donors.get(fresh) ?? []).flatMap(({ members }) =>
    members.map((index) => existing.cells[index]!),
  );
  return cells.reduce((marked, donor) => combineCell(donor, marked), cell);
}

function reportOn(existing: Existing, { ofFresh, ofGroup, edited }: Fates, items: readonly Item[]): RebuildReport {
  const report = { same: 0, updated: 0, added: 0, removed: 0, kept: edited.size, deleted: 0, readerCells: 0 };
  for (const { cell, group, fresh } of items) {
    if (group === undefined && fresh === undefined) report.readerCells++;
    else if (group === undefined) report.added++;
    else if (!edited.has(group)) {
      const before = existing.cells[group.members[0] ?? -1];
      if (before?.source === cell.source) report.same++;
      else report.updated++;
    }
  }
  for (const fate of ofGroup.values()) if (fate === 'remove') report.removed++;
  for (const fate of ofFresh) if (fate === 'deleted') report.deleted++;
  return report;
}

/** `212 cells: 190 same, 14 updated, 6 yours kept, 2 still deleted`; what is zero is left out, but for `same`. */
export function describeRebuild(report: RebuildReport): string {
  const { same, updated, added, removed, kept, deleted, readerCells } = report;
  const yours = kept + readerCells;
  const parts = [
    `${same} same`,
    ...(updated > 0 ? [`${updated} updated`] : []),
    ...(added > 0 ? [`${added} new`] : []),
    ...(yours > 0 ? [`${yours} yours kept`] : []),
    ...(deleted > 0 ? [`${deleted} still deleted`] : []),
    ...(removed > 0 ? [`${removed} gone from the lecture`] : []),
  ];
  return `${same + updated + added + yours + deleted} cells: ${parts.join(', ')}`;
}
