import type { Cell, CellStamp, Notebook } from '../../model/notebook.js';
import { countWords, similarity, type WordCounts } from '../diff/word-similarity.js';
import { coversOf } from '../stamp/deleted-keys.js';
import { durationOf } from '../stamp/pauses.js';
import { isIn, readSpans, spanOfStamp, type Span } from '../stamp/span.js';
import { isUntouched, notebookStampOf, stampOf, strings } from '../stamp/stamp.js';
import { once, type FreshCell } from './fresh-cells.js';
import { groupBy } from '../../compare/group-by.js';
import { hasReadersMarks } from './merge-cell.js';

/** A generated cell as it is there now: one cell, or the pieces into which the reader split it. */
export interface ExistingCell {
  readonly key: string;
  readonly stamp: CellStamp;
  /** In the reader's order, and where each stands in the notebook. */
  readonly pieces: readonly Cell[];
  readonly positions: readonly number[];
  readonly text: string;
  readonly words: () => WordCounts;
  /** The text is as we wrote it. */
  readonly isUntouched: boolean;
  /** The reader gave it tags and such. */
  readonly hasMarks: () => boolean;
  readonly span: Span | undefined;
  /** Keys of other generated cells, and other narration, whose text the reader merged into it. */
  readonly covers: readonly string[];
  readonly alsoSpans: readonly Span[];
}

/**
 * The existing notebook: its cells, those that nbscribe wrote,
 * and what its stamp says; all other cells are the reader's.
 */
export interface ExistingNotebook {
  readonly cells: readonly Cell[];
  readonly generated: readonly ExistingCell[];
  /** Keys as last written, in order, and keys that were deleted before. */
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  /** Where narration was deleted before. */
  readonly deletedSpans: readonly Span[];
  /** Where the last build had no speech. */
  readonly pauses: readonly Span[];
  /** How long the lecture was; 0 if nobody wrote it down. */
  readonly durationMs: number;
  /** Keys of offers of a new version that are there. */
  readonly offers: readonly string[];
}

/** Different paragraphs of one lecture share up to about this much of their words: the small ones. */
export const SAME_PARAGRAPH = 0.45;

const NO_CELL: Cell = { cell_type: 'raw', metadata: {}, source: '' };

/** Whether an existing cell is now what the fresh build writes: the reader may have changed it into that. */
export function isWrittenAgain({ pieces }: ExistingCell, { cell }: FreshCell): boolean {
  const [first, ...others] = pieces;
  return others.length === 0 && first?.source === cell.source && first.cell_type === cell.cell_type;
}

/** `foreign`: all cells are the reader's. */
export function readExisting(notebook: Notebook, fresh: readonly FreshCell[], foreign: boolean): ExistingNotebook {
  const { cells } = notebook;
  const stamp = notebookStampOf(notebook);
  const nothing = { written: [], deleted: [], deletedSpans: [], pauses: [], durationMs: 0, offers: [] };
  if (foreign || stamp === undefined) return { cells, generated: [], ...nothing };
  const [written, deleted] = [strings(stamp.written), strings(stamp.deleted)];
  const deletedSpans = readSpans(stamp.deletedMs);
  const stamped = readStamped(cells, { fresh, known: new Set([...written, ...deleted]), deletedSpans });
  return {
    cells,
    generated: readGenerated(stamped, { cells, fresh, written }),
    written,
    deleted,
    deletedSpans,
    pauses: readSpans(stamp.pausesMs),
    durationMs: durationOf(stamp),
    offers: cells.flatMap((cell) => (stampOf(cell)?.updateOf === undefined ? [] : [stampOf(cell)?.key ?? ''])),
  };
}

/** A cell with the stamp that it is known by: its own, or that of the generated cell whose id it has. */
interface StampedCell {
  readonly position: number;
  readonly cell: Cell;
  readonly stamp: CellStamp;
}

/** A key we never wrote here came by paste from another notebook: that cell is the reader's. */
function readStamped(
  cells: readonly Cell[],
  from: { fresh: readonly FreshCell[]; known: ReadonlySet<string>; deletedSpans: readonly Span[] },
): StampedCell[] {
  const isKnown = ({ key, kind, startMs = -1 }: CellStamp) =>
    from.known.has(key) || (kind === 'narration' && from.deletedSpans.some((span) => isIn(startMs, span)));
  const stampedKeys = new Set(cells.map((cell) => stampOf(cell)?.key));
  const byId = new Map(from.fresh.map((fresh) => [fresh.cell.id, fresh]));
  return cells.flatMap((cell, position): StampedCell[] => {
    const stamp = stampOf(cell);
    if (stamp !== undefined) return isKnown(stamp) && stamp.updateOf === undefined ? [{ position, cell, stamp }] : [];
    // Programs that strip metadata leave the id.
    const fresh = cell.id === undefined ? undefined : byId.get(cell.id);
    if (fresh === undefined || stampedKeys.has(fresh.stamp.key) || !isKnown(fresh.stamp)) return [];
    // An id of narration names a moment, which by now may be that of another paragraph.
    const isOther =
      fresh.stamp.kind === 'narration' && similarity(countWords(cell.source), fresh.words()) < SAME_PARAGRAPH;
    return isOther ? [] : [{ position, cell, stamp: fresh.stamp }];
  });
}

/** One existing cell for each key. */
function readGenerated(
  stamped: readonly StampedCell[],
  from: { cells: readonly Cell[]; fresh: readonly FreshCell[]; written: readonly string[] },
): ExistingCell[] {
  const freshOf = new Map(from.fresh.map((fresh) => [fresh.stamp.key, fresh]));
  const rankOf = new Map(from.written.map((key, rank) => [key, rank]));
  const isInOrder = ({ position, stamp: { key } }: StampedCell) =>
    (rankOf.get(stampOf(from.cells[position - 1] ?? NO_CELL)?.key ?? '') ?? -1) === (rankOf.get(key) ?? 0) - 1;
  return [...groupBy(stamped, ({ stamp }) => stamp.key)].map(([key, found]) =>
    readOne(found, { fresh: freshOf.get(key), isInOrder }),
  );
}

/**
 * If one cell of the key is as written, the others are copies of it,
 * which are the reader's; if none is, they are its pieces.
 */
function readOne(
  found: readonly StampedCell[],
  { fresh, isInOrder }: { fresh: FreshCell | undefined; isInOrder: (one: StampedCell) => boolean },
): ExistingCell {
  const whole = found.filter(
    ({ cell, stamp }) => isAsFresh(cell, stamp, fresh) || isUntouched(cell, stamp, fresh?.cell.cell_type),
  );
  const original = whole.find(({ cell }) => cell.id === fresh?.cell.id) ?? whole.find(isInOrder) ?? whole[0];
  const kept = original === undefined ? found : [original];
  const { stamp } = kept[0] as StampedCell;
  const pieces = kept.map(({ cell }) => cell);
  const text = pieces.map(({ source }) => source).join('\n');
  return {
    key: stamp.key,
    stamp,
    pieces,
    positions: kept.map(({ position }) => position),
    text,
    words: text === fresh?.cell.source ? fresh.words : once(() => countWords(text)),
    isUntouched: original !== undefined,
    hasMarks: once(() => pieces.some(hasReadersMarks)),
    span: spanOfStamp(stamp),
    // Also of a copy that is left: what was merged into it and split off again is the reader's, and does not come back.
    covers: [...new Set(found.flatMap((one) => coversOf(one.stamp)))],
    alsoSpans: found.flatMap((one) => readSpans(one.stamp.alsoMs)),
  };
}

/** Spares the hash of a text that is known. */
function isAsFresh(cell: Cell, { hash }: CellStamp, fresh: FreshCell | undefined): boolean {
  if (fresh === undefined || hash !== fresh.stamp.hash) return false;
  return cell.source === fresh.cell.source && cell.cell_type === fresh.cell.cell_type;
}
