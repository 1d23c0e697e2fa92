import type { Cell, CellStamp, Notebook, NotebookStamp } from '../../model/notebook.js';
import { countWords, similarity, type WordCounts } from '../diff/word-similarity.js';
import { isIn, readSpans, spanOf, type Span } from '../stamp/span.js';
import { coversOf, isUntouched, notebookStampOf, stampOf, strings } from '../stamp/stamp.js';

/** A cell of the notebook as it would be built now. */
export interface Fresh {
  readonly index: number;
  readonly cell: Cell;
  readonly stamp: CellStamp;
  readonly span: Span | undefined;
  readonly words: () => WordCounts;
  /** Narration: the words `[from, to)` of the speech. */
  readonly range?: Range;
}

/** A run of words, by their indices `[from, to)` in the speech. */
export interface Range {
  readonly from: number;
  readonly to: number;
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
  /** Keys of other generated cells, and other narration, whose text the reader merged into it. */
  readonly covers: readonly string[];
  readonly alsoSpans: readonly Span[];
  readonly words: () => WordCounts;
}

/** The existing notebook: generated cells in groups; all the other cells are the reader's. */
export interface Existing {
  readonly cells: readonly Cell[];
  readonly groups: readonly Group[];
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

/** A cell with the stamp that it is known by: its own, or that of the generated cell whose id it has. */
interface Stamped {
  readonly index: number;
  readonly cell: Cell;
  readonly stamp: CellStamp;
}

/** The stamped ones of a fresh notebook's cells, in order; `firstWords` as in its speech, of `wordCount` words. */
export function readFresh(cells: readonly Cell[], firstWords: readonly number[], wordCount: number): Fresh[] {
  let nth = 0;
  return cells
    .flatMap((cell) => {
      const stamp = stampOf(cell);
      if (stamp === undefined) return [];
      const common = { cell, stamp, span: spanOfNarration(stamp), words: once(() => countWords(cell.source)) };
      if (stamp.kind !== 'narration') return [common];
      const from = firstWords[nth] ?? wordCount;
      return [{ ...common, range: { from, to: firstWords[++nth] ?? wordCount } }];
    })
    .map((part, index) => ({ ...part, index }));
}

/** How long the lecture of a notebook is, in milliseconds; 0 if nobody wrote it down. */
export function durationOf({ lecture }: NotebookStamp): number {
  return Number((lecture as Readonly<Record<string, unknown>> | undefined)?.durationMs) || 0;
}

/** When each narration is said, in order. */
export function narrationSpans(cells: readonly Cell[]): Span[] {
  return cells.flatMap((cell) => {
    const stamp = stampOf(cell);
    return (stamp?.kind === 'narration' ? spanOfNarration(stamp) : undefined) ?? [];
  });
}

/** Narration always takes some time. */
function spanOfNarration(stamp: CellStamp): Span | undefined {
  const { startMs, endMs, kind } = stamp;
  return spanOf(kind === 'narration' && startMs === endMs ? { startMs, endMs: (endMs ?? 0) + 1 } : stamp);
}

/** `foreign`: all cells are the reader's. */
export function readExisting(notebook: Notebook, fresh: readonly Fresh[], foreign: boolean): Existing {
  const { cells } = notebook;
  const stamp = notebookStampOf(notebook);
  const none = { cells, groups: [], written: [], deleted: [], deletedSpans: [], pauses: [], durationMs: 0, offers: [] };
  if (foreign || stamp === undefined) return none;
  const [written, deleted] = [strings(stamp.written), strings(stamp.deleted)];
  const deletedSpans = readSpans(stamp.deletedMs);
  const stamped = readStamped(cells, { fresh, known: new Set([...written, ...deleted]), deletedSpans });
  const byKey = new Map<string, Stamped[]>();
  for (const part of stamped) byKey.set(part.stamp.key, [...(byKey.get(part.stamp.key) ?? []), part]);
  const freshOf = new Map(fresh.map((part) => [part.stamp.key, part]));
  const rankOf = new Map(written.map((key, rank) => [key, rank]));
  const isInOrder = ({ index, stamp: { key } }: Stamped) =>
    (rankOf.get(stampOf(cells[index - 1] ?? NO_CELL)?.key ?? '') ?? -1) === (rankOf.get(key) ?? 0) - 1;
  const groups = [...byKey].map(([key, parts]) => readGroup(parts, { fresh: freshOf.get(key), isInOrder }));
  const offers = cells.flatMap((cell) => (stampOf(cell)?.updateOf === undefined ? [] : [stampOf(cell)?.key ?? '']));
  const durationMs = durationOf(stamp);
  const pauses = readSpans(stamp.pausesMs);
  return { cells, groups, written, deleted, deletedSpans, pauses, durationMs, offers };
}

/** A key we never wrote here came by paste from another notebook: that cell is the reader's. */
function readStamped(
  cells: readonly Cell[],
  from: { fresh: readonly Fresh[]; known: ReadonlySet<string>; deletedSpans: readonly Span[] },
): Stamped[] {
  const isKnown = ({ key, kind, startMs = -1 }: CellStamp) =>
    from.known.has(key) || (kind === 'narration' && from.deletedSpans.some((span) => isIn(startMs, span)));
  const stampedKeys = new Set(cells.map((cell) => stampOf(cell)?.key));
  const byId = new Map(from.fresh.map((part) => [part.cell.id, part]));
  return cells.flatMap((cell, index): Stamped[] => {
    const own = stampOf(cell);
    if (own !== undefined) return isKnown(own) && own.updateOf === undefined ? [{ index, cell, stamp: own }] : [];
    // Programs that strip metadata leave the id.
    const part = cell.id === undefined ? undefined : byId.get(cell.id);
    if (part === undefined || stampedKeys.has(part.stamp.key) || !isKnown(part.stamp)) return [];
    // An id of narration names a moment, which by now may be that of another paragraph.
    const isOther =
      part.stamp.kind === 'narration' && similarity(countWords(cell.source), part.words()) < SAME_PARAGRAPH;
    return isOther ? [] : [{ index, cell, stamp: part.stamp }];
  });
}

/** If one cell of the key is as written, the others are copies of it, which are the reader's; if none is, they are its pieces. */
function readGroup(
  parts: readonly Stamped[],
  { fresh, isInOrder }: { fresh: Fresh | undefined; isInOrder: (part: Stamped) => boolean },
): Group {
  const whole = parts.filter(
    ({ cell, stamp }) => isAsFresh(cell, stamp, fresh) || isUntouched(cell, stamp, fresh?.cell.cell_type),
  );
  const owner = whole.find(({ cell }) => cell.id === fresh?.cell.id) ?? whole.find(isInOrder) ?? whole[0];
  const members = owner === undefined ? parts : [owner];
  const { key, ...stamp } = (members[0] as Stamped).stamp;
  const text = members.map(({ cell }) => cell.source).join('\n');
  return {
    key,
    stamp: { key, ...stamp },
    // Also of a copy that is left: what was merged into it and split off again is the reader's, and does not come back.
    covers: [...new Set(parts.flatMap((part) => coversOf(part.stamp)))],
    alsoSpans: parts.flatMap((part) => readSpans(part.stamp.alsoMs)),
    members: members.map(({ index }) => index),
    untouched: owner !== undefined,
    span: spanOfNarration({ key, ...stamp }),
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
