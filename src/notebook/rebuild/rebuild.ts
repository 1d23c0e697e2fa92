import type { Cell, Notebook } from '../../model/notebook.js';
import { combineCell, combineNotebookMetadata, foreign } from './merge-cell.js';
import { decideFates, type Fates } from './plan.js';
import {
  durationOf,
  narrationSpans,
  readExisting,
  readFresh,
  type Existing,
  type Fresh,
  type Group,
} from './read-cells.js';
import { readHeld, type Held } from './narration/claimed-spans.js';
import { makeIdsUnique } from '../format/cell-ids.js';
import { firstMoments, lastPieces, slotBefore } from './slots.js';
import { assemble, findInPlace, type Place } from './arrange.js';
import type { FreshBuild } from './narration/claims.js';
import { restamp, stampNotebook, withMerged } from './restamp.js';
import { writeSpans } from '../stamp/span.js';
import { speechOfCells, type Speech } from './narration/speech.js';
import { completeStamp, isUntouched, stampOf, withoutStamp } from '../stamp/stamp.js';
import { pausesAfter } from './narration/previous-narration.js';
import { addUpdates } from './offers.js';

export { isAnotherLecture } from '../stamp/is-another-lecture.js';

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
  /** The fresh notebook's speech; without it narration is never cut, and one beside an edit comes whole or not at all. */
  readonly speech?: Speech;
}

interface Merging {
  readonly fates: Fates;
  readonly held: Held;
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
  const notebook = completeNotebook(freshNotebook);
  if (existing === undefined) return { notebook, report: { ...NOTHING, added: notebook.cells.length } };
  const speech = options.speech ?? speechOfCells(notebook);
  const fresh = readFresh(notebook.cells, speech.firstWords, speech.words.length);
  return mergeOnto(existing, { notebook, speech, fresh }, options);
}

function mergeOnto(
  existing: Notebook,
  build: FreshBuild,
  options: RebuildOptions,
): { notebook: Notebook; report: RebuildReport } {
  const there = readExisting(existing, build.fresh, options.foreign === true);
  const fates = decideFates(there, build);
  const merging = { fates, held: readHeld(fates) };
  const ordered = assemble(
    placesOf(there, merging),
    fates.fresh.map((part) => newItem(part, there, fates)),
  );
  const items = options.showUpdates === true ? addUpdates(ordered, fates) : ordered;
  const generated = new Set(fates.fresh.flatMap((part) => part.cell.id ?? []));
  const claims = items.map(({ cell, fresh: part }) => ({ cell, isFresh: part !== undefined }));
  const cells = makeIdsUnique(claims, generated);
  const { nbscribe } = build.notebook.metadata;
  const stamp = nbscribe && { nbscribe: stampNotebook(nbscribe, cells, merging) };
  const metadata = { ...combineNotebookMetadata(existing.metadata, build.notebook.metadata), ...stamp };
  return { notebook: { ...build.notebook, metadata, cells }, report: reportOn(there, fates, ordered) };
}

const NOTHING = { same: 0, updated: 0, added: 0, removed: 0, kept: 0, deleted: 0, readerCells: 0 };

function completeNotebook(notebook: Notebook): Notebook {
  const { nbscribe } = notebook.metadata;
  const wrote = foreign(notebook.metadata);
  const pauses = nbscribe ? pausesAfter(narrationSpans(notebook.cells), durationOf(nbscribe)) : [];
  const stamp = nbscribe && {
    ...nbscribe,
    ...(pauses.length > 0 && { pausesMs: writeSpans(pauses) }),
    ...(Object.keys(wrote).length > 0 && { wrote }),
  };
  return {
    ...notebook,
    metadata: stamp === undefined ? notebook.metadata : { ...notebook.metadata, nbscribe: stamp },
    cells: notebook.cells.map(completeStamp),
  };
}

/** The existing cells: those in place at the slot of their fresh version, all others after the cell they followed. */
function placesOf(existing: Existing, merging: Merging): Place<Item>[] {
  const { fates } = merging;
  const groupOf = new Map(existing.groups.flatMap((group) => group.members.map((index) => [index, group] as const)));
  const rankOf = new Map(existing.written.map((key, rank) => [key, rank]));
  const firstOf = firstMoments(fates);
  const rankOfGroup = (group: Group | undefined) =>
    rankOf.get(`narration:${firstOf.get(group)}`) ?? rankOf.get(group?.key ?? '');
  const inPlace = findInPlace(existing.cells.map((_, index) => rankOfGroup(groupOf.get(index))));
  const lastOf = lastPieces(fates);
  const taken = new Set<Group>();
  return existing.cells.map((cell, index): Place<Item> => {
    const group = groupOf.get(index);
    if (group === undefined) return placeReadersCell(cell);
    const item = itemOf(cell, group, merging);
    const slot = fates.matches.get(group)?.index;
    if (!inPlace[index] || taken.has(group)) return { ...(item && { item }) };
    taken.add(group);
    const last = fates.edited.has(group) ? slot : (lastOf.get(group) ?? slot ?? slotBefore(group, fates));
    return { ...(item && { item }), ...(slot !== undefined && { slot }), ...(last !== undefined && { last }) };
  });
}

/** An old offer of a new version goes; one that the reader edited is a cell of the reader's. */
function placeReadersCell(cell: Cell): Place<Item> {
  const stamp = stampOf(cell);
  if (stamp?.updateOf !== undefined && isUntouched(cell, stamp, 'markdown')) return {};
  return { item: { cell: withoutStamp(cell) } };
}

function itemOf(cell: Cell, group: Group, merging: Merging): Item | undefined {
  const { fates } = merging;
  const fresh = fates.matches.get(group);
  const fate = fates.ofGroup.get(group);
  if (fate === 'remove') return undefined;
  if (fate === 'release') return { cell: withoutStamp(cell) };
  if (fate === 'keep') return { cell: restamp(cell, group, merging), group };
  return fresh && { cell: withMerged(combineCell(cell, fresh.cell), group, merging), group, fresh };
}

/** A fresh cell that stands in its own slot: it is wanted, and no existing cell is its version. */
function newItem(fresh: Fresh, existing: Existing, { ofFresh, matched, donors }: Fates): Item | undefined {
  if (ofFresh[fresh.index] !== 'write' || matched.has(fresh)) return undefined;
  const donor = existing.cells[donors.get(fresh)?.members[0] ?? -1];
  return { cell: donor === undefined ? fresh.cell : combineCell(donor, fresh.cell), fresh };
}

function reportOn(existing: Existing, { ofFresh, ofGroup, edited }: Fates, items: readonly Item[]): RebuildReport {
  const report = { ...NOTHING };
  for (const { cell, group, fresh } of items) {
    if (group === undefined && fresh === undefined) report.readerCells++;
    else if (group === undefined) report.added++;
    else if (!edited.has(group)) {
      const before = existing.cells[group.members[0] ?? -1];
      if (before?.source === cell.source) report.same++;
      else report.updated++;
    }
  }
  for (const [group, fate] of ofGroup) {
    if (fate === 'remove') report.removed++;
    if (fate === 'keep' && edited.has(group)) report.kept++;
  }
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
