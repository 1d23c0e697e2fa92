import type { Notebook } from '../../model/notebook.js';
import { CONTESTED_TAG, markContested, withoutMarks } from './contested.js';
import { makeIdsUnique } from '../format/cell-ids.js';
import {
  byTag,
  findGoneKeys,
  isGoneFrom,
  isSameLecture,
  keyName,
  readCopy,
  withTag,
  type Copy,
  type CopiedCell,
  type ReadCopy,
} from './copy.js';
import { joinSpans, readSpans, writeSpans } from '../stamp/span.js';
import { notebookStampOf, stampOf, strings } from '../stamp/stamp.js';

export type { Copy } from './copy.js';
export { CONTESTED_TAG } from './contested.js';

export interface MergeReport {
  /** Cells that came from each person: added or edited. */
  readonly from: readonly { readonly name: string; readonly cells: number }[];
  /** Cells that two people changed differently: both versions stand side by side. */
  readonly contested: number;
  /** Generated cells that somebody deleted and nobody edited. */
  readonly deleted: number;
}

/**
 * Several people's copies of one notebook as one: everybody's additions and edits, each tagged `by-NAME`, in the first
 * one's order. What nobody edited is the first one's.
 * A base, the notebook they all started from, also settles cells that nbscribe did not write.
 */
export function mergeCopies(given: readonly Copy[], base?: Notebook): { notebook: Notebook; report: MergeReport } {
  const copies = given.map(({ name, notebook }) => ({ name, notebook: withoutMarks(notebook) }));
  const [first, ...others] = copies.map((copy) => readCopy(copy, base, copies[0]?.notebook));
  if (first === undefined) throw new RangeError('nothing to merge');
  const merged = others.reduce((into, side) => new Joining(into, side).join(), first);
  const deleted = new Set(copies.flatMap(({ notebook }) => findGoneKeys(notebook)));
  const present = new Set(merged.entries.map(({ name }) => name));
  const stamp = notebookStampOf(first.notebook);
  const keys = merged.entries.flatMap(({ cell }) => stampOf(cell)?.key ?? []);
  const written = [...new Set([...strings(stamp?.written), ...keys])];
  // In the order in which a rebuild, or another merge, finds them again.
  const known = [...new Set([...written, ...strings(stamp?.deleted), ...deleted])];
  const stillGone = known.filter((key) => deleted.has(key) && !present.has(keyName(key)));
  const deletedSpans = copies.flatMap(({ notebook }) =>
    isSameLecture(notebook, first.notebook) ? readSpans(notebookStampOf(notebook)?.deletedMs) : [],
  );
  const deletedMs = writeSpans(joinSpans(deletedSpans));
  const metadata = stamp && {
    nbscribe: { ...stamp, written, deleted: stillGone, ...(deletedMs.length > 0 && { deletedMs }) },
  };
  return {
    notebook: {
      ...first.notebook,
      nbformat_minor: 5,
      metadata: { ...first.notebook.metadata, ...metadata },
      cells: makeIdsUnique(markContested(merged.entries).map(({ cell }) => ({ cell, isFresh: false }))),
    },
    report: {
      from: copies.map(({ name }) => ({
        name,
        cells: merged.entries.filter(({ cell }) => strings(cell.metadata.tags).includes(byTag(name))).length,
      })),
      contested: merged.entries.filter(({ cell }) => strings(cell.metadata.tags).includes(CONTESTED_TAG)).length >> 1,
      deleted: stillGone.length,
    },
  };
}

/** Brings one more copy into what is merged so far. */
class Joining {
  readonly #entries: CopiedCell[];
  /** Names that `#entries` has; none ever goes. */
  readonly #names: Set<string>;
  readonly #theirs = new Map<string, CopiedCell[]>();
  readonly #texts = new WeakMap<CopiedCell['cell'], string>();

  constructor(
    private readonly into: ReadCopy,
    private readonly from: ReadCopy,
  ) {
    this.#entries = [...into.entries];
    this.#names = new Set(into.entries.map(({ name }) => name));
    for (const entry of from.entries) {
      const known = this.#theirs.get(entry.name);
      if (known === undefined) this.#theirs.set(entry.name, [entry]);
      else known.push(entry);
    }
  }

  join(): ReadCopy {
    let anchor = -1;
    for (const [name, theirs] of this.#theirs) anchor = this.#take(name, theirs, anchor);
    const entries = this.#entries.filter((entry) => !isGoneFrom(this.from, entry));
    const gone = new Set([...this.into.gone, ...this.from.gone]);
    const goneSpans = [...this.into.goneSpans, ...this.from.goneSpans];
    return { notebook: this.into.notebook, entries, gone, goneSpans };
  }

  /**
   * Takes all cells of one name and returns where the last of those that stand together stands. There is more than one
   * after a split, and after a copy, which may stand anywhere.
   */
  #take(name: string, theirs: readonly CopiedCell[], anchor: number): number {
    if (!this.#names.has(name)) return this.#add(name, theirs, anchor);
    const at = this.#entries.findIndex((entry) => entry.name === name);
    const ours = this.#entries.filter((entry) => entry.name === name);
    let last = at;
    while (this.#entries[last + 1]?.name === name) last++;
    if (theirs.every((entry) => entry.isOriginal)) return this.#blend(at, theirs, last);
    if (ours.every((entry) => entry.isOriginal)) return this.#replace(at, theirs, ours.length);
    if (textOf(ours).includes(textOf(theirs))) return last;
    const contest = (entry: CopiedCell) => ({ ...entry, cell: withTag(entry.cell, CONTESTED_TAG) });
    this.#entries.forEach((entry, index) => {
      if (entry.name === name) this.#entries[index] = contest(entry);
    });
    this.#entries.splice(last + 1, 0, ...theirs.map(contest));
    return last + theirs.length;
  }

  /** Only they changed it: theirs comes for ours; further copies of ours stay, but for those that they have too. */
  #replace(at: number, theirs: readonly CopiedCell[], count: number): number {
    const { name } = theirs[0]!;
    const originals = theirs.filter((entry) => entry.isOriginal).length;
    const surplus = Math.min(count, Math.max(1, originals)) - 1;
    for (let left = surplus, index = this.#entries.length - 1; left > 0 && index > at; index--)
      if (this.#entries[index]?.name === name) left -= this.#entries.splice(index, 1).length;
    this.#entries.splice(at, 1, ...theirs);
    return at + theirs.length - 1;
  }

  /** Both left the text alone: tags of both, and outputs of whoever ran it. */
  #blend(at: number, [theirs]: readonly CopiedCell[], last: number): number {
    const ours = this.#entries[at];
    if (theirs === undefined || ours === undefined || !ours.isOriginal) return last;
    const tags = [...new Set([...strings(ours.cell.metadata.tags), ...strings(theirs.cell.metadata.tags)])];
    const metadata = { ...theirs.cell.metadata, ...ours.cell.metadata, ...(tags.length > 0 && { tags }) };
    const blended = { ...ours.cell, metadata };
    if (blended.cell_type === 'code' && theirs.cell.cell_type === 'code' && blended.outputs.length === 0) {
      const isSame = blended.source === theirs.cell.source;
      if (isSame)
        Object.assign(blended, { outputs: theirs.cell.outputs, execution_count: theirs.cell.execution_count });
    }
    this.#entries[at] = { ...ours, cell: blended };
    return last;
  }

  /**
   * New to what is merged: taken after the cell it follows, unless it is a copy,
   * or somebody deleted what nobody edited.
   */
  #add(name: string, theirs: readonly CopiedCell[], anchor: number): number {
    if (theirs.every((entry) => isGoneFrom(this.into, entry))) return anchor;
    const twin = name.startsWith('id ') ? this.#findTwin(textOf(theirs)) : -1;
    if (twin >= 0) return twin;
    // Cells that others put at the same place stay before it, in the order in which the copies were named.
    let to = anchor + 1;
    while (this.#isAddition(to)) to++;
    this.#entries.splice(to, 0, ...theirs);
    this.#names.add(name);
    return to + theirs.length - 1;
  }

  /** Where a cell of somebody's own with this text stands; -1 for none. */
  #findTwin(text: string): number {
    return this.#entries.findIndex(({ cell }) => stampOf(cell) === undefined && this.#textOf(cell) === text);
  }

  /** The text of a cell, which is asked for once for each that is added. */
  #textOf(cell: CopiedCell['cell']): string {
    let text = this.#texts.get(cell);
    if (text === undefined) this.#texts.set(cell, (text = textOf([{ cell }])));
    return text;
  }

  #isAddition(at: number): boolean {
    const entry = this.#entries[at];
    return entry !== undefined && !entry.isOriginal && entry.name.startsWith('id ') && !this.#theirs.has(entry.name);
  }
}

const textOf = (entries: readonly Pick<CopiedCell, 'cell'>[]) =>
  JSON.stringify(entries.map(({ cell }) => [cell.cell_type, cell.source])).slice(1, -1);
