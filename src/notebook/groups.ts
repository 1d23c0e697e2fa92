import type { Cell, CellStamp, Notebook } from '../model/notebook.js';
import { countWords, type WordCounts } from './similarity.js';
import { spanOf, type Span } from './span.js';
import { coversOf, isUntouched, notebookStampOf, stampOf, strings } from './stamp.js';

/** A cell of the notebook as it would be built now. */
export interface Fresh {
  readonly index: number;
  readonly cell: Cell;
  readonly stamp: CellStamp;
  readonly span: Span | undefined;
  readonly words: () => WordCounts;
}

/** A generated cell as it is there now: one cell, or the pieces into which the reader split it. */
export interface Group {
  readonly key: string;
  readonly stamp: CellStamp;
  /** Indices of the cells, in the reader's order. */
  readonly members: readonly number[];
  /** The text is as we wrote it. */
  readonly untouched: boolean;
  readonly span: Span | undefined;
  readonly words: () => WordCounts;
}

/** The existing notebook: generated cells in groups; all the other cells are the reader's. */
export interface Existing {
  readonly cells: readonly Cell[];
  readonly groups: readonly Group[];
  /** Keys as last written, in order, and keys that were deleted before. */
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  /** Keys of offers of a new version that are there. */
  readonly offers: readonly string[];
}

/** A cell with the stamp that it is known by: its own, or that of the generated cell whose id it has. */
interface Stamped {
  readonly index: number;
  readonly cell: Cell;
  readonly stamp: CellStamp;
}

/** The stamped cells of a fresh notebook, in order. */
export function readFresh(notebook: Notebook): Fresh[] {
  return notebook.cells
    .flatMap((cell) => {
      const stamp = stampOf(cell);
      return stamp === undefined
        ? []
        : [{ cell, stamp, span: spanOf(stamp), words: once(() => countWords(cell.source)) }];
    })
    .map((part, index) => ({ ...part, index }));
}

/** `foreign`: all cells are the reader's. */
export function readExisting(notebook: Notebook, fresh: readonly Fresh[], foreign: boolean): Existing {
  const { cells } = notebook;
  const stamp = notebookStampOf(notebook);
  if (foreign || stamp === undefined) return { cells, groups: [], written: [], deleted: [], offers: [] };
  const [written, deleted] = [strings(stamp.written), strings(stamp.deleted)];
  const stamped = readStamped(cells, { fresh, known: new Set([...written, ...deleted]) });
  const byKey = new Map<string, Stamped[]>();
  for (const part of stamped) byKey.set(part.stamp.key, [...(byKey.get(part.stamp.key) ?? []), part]);
  const freshOf = new Map(fresh.map((part) => [part.stamp.key, part]));
  const groups = [...byKey].map(([key, parts]) => readGroup(parts, freshOf.get(key)));
  const offers = cells.flatMap((cell) => (stampOf(cell)?.updateOf === undefined ? [] : [stampOf(cell)?.key ?? '']));
  return { cells, groups, written, deleted, offers };
}

/** A key we never wrote here came by paste from another notebook: that cell is the reader's. */
function readStamped(cells: readonly Cell[], from: { fresh: readonly Fresh[]; known: ReadonlySet<string> }): Stamped[] {
  const stampedKeys = new Set(cells.map((cell) => stampOf(cell)?.key));
  const byId = new Map(from.fresh.map(({ cell, stamp }) => [cell.id, stamp]));
  return cells.flatMap((cell, index): Stamped[] => {
    const own = stampOf(cell);
    if (own !== undefined)
      return from.known.has(own.key) && own.updateOf === undefined ? [{ index, cell, stamp: own }] : [];
    // Programs that strip metadata leave the id.
    const stamp = cell.id === undefined ? undefined : byId.get(cell.id);
    if (stamp === undefined || stampedKeys.has(stamp.key) || !from.known.has(stamp.key)) return [];
    return [{ index, cell, stamp }];
  });
}

/** If one cell of the key is as written, the others are copies of it, which are the reader's; if none is, they are its pieces. */
function readGroup(parts: readonly Stamped[], fresh: Fresh | undefined): Group {
  const whole = parts.filter(
    ({ cell, stamp }) => isAsFresh(cell, stamp, fresh) || isUntouched(cell, stamp, fresh?.cell.cell_type),
  );
  const owner = whole.find(({ cell }) => cell.id === fresh?.cell.id) ?? whole[0];
  const members = owner === undefined ? parts : [owner];
  const { key, ...stamp } = (members[0] as Stamped).stamp;
  const text = members.map(({ cell }) => cell.source).join('\n');
  return {
    key,
    stamp: { key, ...stamp, covers: [...new Set(members.flatMap((part) => coversOf(part.stamp)))] },
    members: members.map(({ index }) => index),
    untouched: owner !== undefined,
    span: spanOf(stamp),
    words: text === fresh?.cell.source ? fresh.words : once(() => countWords(text)),
  };
}

/** Spares the hash of a text that is known. */
function isAsFresh(cell: Cell, { hash }: CellStamp, fresh: Fresh | undefined): boolean {
  if (fresh === undefined || hash !== fresh.stamp.hash) return false;
  return cell.source === fresh.cell.source && cell.cell_type === fresh.cell.cell_type;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
