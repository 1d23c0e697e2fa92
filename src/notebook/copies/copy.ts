import type { Cell, Notebook } from '../../model/notebook.js';
import { encodeJson } from '../format/serialize.js';
import { findDeletedKeys } from '../stamp/deleted-keys.js';
import { isIn, readSpans, spanOf, type Span } from '../stamp/span.js';
import { isUntouched, notebookStampOf, stampOf, strings } from '../stamp/stamp.js';

/** One person's copy of a notebook. */
export interface Copy {
  readonly name: string;
  readonly notebook: Notebook;
}

/** A cell with what it is known by in all copies, and whether it is as everybody got it. */
export interface CopiedCell {
  readonly name: string;
  readonly cell: Cell;
  readonly isOriginal: boolean;
}

/** A copy with what its owner did to it. */
export interface ReadCopy {
  readonly notebook: Notebook;
  readonly entries: readonly CopiedCell[];
  /** Names of cells that everybody got and this person deleted. */
  readonly gone: ReadonlySet<string>;
  /** Narration that this person deleted, or that stands in another cell of theirs. */
  readonly goneSpans: readonly Span[];
}

/** The name of a generated cell. */
export const keyName = (key: string) => `key ${key}`;
/** The tag that names who a cell is from. */
export const byTag = (name: string) => `by-${name.replace(/,/g, ' ')}`;

/** `first`: the copy that tells which lecture it is. */
export function readCopy({ name, notebook }: Copy, base: Notebook | undefined, first: Notebook | undefined): ReadCopy {
  const given = new Map((base?.cells ?? []).map((cell) => [nameOf(cell), cell]));
  const entries = notebook.cells.map((cell): CopiedCell => {
    const stamp = stampOf(cell);
    const original = given.get(nameOf(cell));
    const isAsGiven = original?.source === cell.source && original.cell_type === cell.cell_type;
    const isOriginal = isAsGiven || (stamp !== undefined && isUntouched(cell, stamp));
    return { name: nameOf(cell), cell: isOriginal ? cell : withTag(cell, byTag(name)), isOriginal };
  });
  const present = new Set(entries.map((entry) => entry.name));
  const gone = [...findGoneKeys(notebook).map(keyName), ...given.keys()].filter((other) => !present.has(other));
  return {
    notebook,
    entries,
    gone: new Set(gone),
    goneSpans: isSameLecture(notebook, first) ? goneSpansOf(notebook, entries) : [],
  };
}

/** Moments of two notebooks are the same only where the lecture is. */
export const isSameLecture = (one: Notebook, other: Notebook | undefined) =>
  encodeJson(notebookStampOf(one)?.lecture) === encodeJson(other && notebookStampOf(other)?.lecture);

/** A rebuild forgets the keys of narration that it cut elsewhere, but not where it was. */
function goneSpansOf(notebook: Notebook, entries: readonly CopiedCell[]): Span[] {
  const merged = entries.flatMap(({ cell, isOriginal }) => {
    const stamp = stampOf(cell);
    const own = stamp?.kind === 'narration' && !isOriginal ? spanOf(stamp) : undefined;
    // Who wrote something else at the same moment is in contest, not gone.
    const rest = own && { startMs: own.startMs + 1, endMs: own.endMs };
    return [...readSpans(stamp?.alsoMs), ...(rest ? [rest] : [])];
  });
  return [...readSpans(notebookStampOf(notebook)?.deletedMs), ...merged];
}

/** Whether the owner of a copy deleted, or merged into another cell, what nobody edited. */
export function isGoneFrom({ gone, goneSpans }: ReadCopy, { name, cell, isOriginal }: CopiedCell): boolean {
  if (!isOriginal) return false;
  const { kind, startMs } = stampOf(cell) ?? {};
  return (
    gone.has(name) || (kind === 'narration' && startMs !== undefined && goneSpans.some((span) => isIn(startMs, span)))
  );
}

function nameOf(cell: Cell): string {
  const key = stampOf(cell)?.key;
  return key === undefined ? `id ${cell.id ?? cell.source}` : keyName(key);
}

/** Keys of which no cell is left: what the owner deleted, and what they merged into other cells. */
export function findGoneKeys(notebook: Notebook): string[] {
  const present = notebook.cells.flatMap((cell) => stampOf(cell)?.key ?? []);
  return findDeletedKeys(notebookStampOf(notebook), present);
}

/** A person named before keeps their mark: merging a merged notebook changes no author. */
export function withTag(cell: Cell, tag: string): Cell {
  const tags = strings(cell.metadata.tags);
  if (tags.includes(tag) || (tag.startsWith('by-') && tags.some((other) => other.startsWith('by-')))) return cell;
  return { ...cell, metadata: { ...cell.metadata, tags: [...tags, tag] } };
}
