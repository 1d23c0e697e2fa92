import type { Cell, Notebook } from '../../model/notebook.js';
import { encodeJson } from '../format/serialize.js';
import { isIn, readSpans, spanOf, type Span } from '../stamp/span.js';
import { isUntouched, notebookStampOf, stampOf, strings } from '../stamp/stamp.js';

/** One person's copy of a notebook. */
export interface Copy {
  readonly name: string;
  readonly notebook: Notebook;
}

/** A cell with what it is known by in all copies, and whether it is as everybody got it. */
export interface Entry {
  readonly name: string;
  readonly cell: Cell;
  readonly isOriginal: boolean;
}

export interface Side {
  readonly notebook: Notebook;
  readonly entries: readonly Entry[];
  /** Names of cells that everybody got and this person deleted. */
  readonly gone: ReadonlySet<string>;
  /** Narration that this person deleted, or that stands in another cell of theirs. */
  readonly goneSpans: readonly Span[];
}

/** The name of a generated cell. */
export const keyName = (key: string) => `key ${key}`;
/** The tag that names who a cell is from. */
export const byTag = (name: string) => `by-${name.replace(/,/g, ' ')}`;

/** A copy with what its owner did to it. `first`: the copy that tells which lecture it is. */
export function readSide({ name, notebook }: Copy, base: Notebook | undefined, first: Notebook | undefined): Side {
  const given = new Map((base?.cells ?? []).map((cell) => [nameOf(cell), cell]));
  const entries = notebook.cells.map((cell): Entry => {
    const stamp = stampOf(cell);
    const original = given.get(nameOf(cell));
    const isAsGiven = original?.source === cell.source && original.cell_type === cell.cell_type;
    const isOriginal = isAsGiven || (stamp !== undefined && isUntouched(cell, stamp));
    return { name: nameOf(cell), cell: isOriginal ? cell : withTag(cell, byTag(name)), isOriginal };
  });
  const present = new Set(entries.map((entry) => entry.name));
  const gone = [...goneFrom(notebook).map(keyName), ...given.keys()].filter((other) => !present.has(other));
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
function goneSpansOf(notebook: Notebook, entries: readonly Entry[]): Span[] {
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
export function isGoneFrom({ gone, goneSpans }: Side, { name, cell, isOriginal }: Entry): boolean {
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

/** Keys that were written and are not there. */
export function goneFrom(notebook: Notebook): string[] {
  const stamp = notebookStampOf(notebook);
  const present = new Set(notebook.cells.map((cell) => stampOf(cell)?.key));
  return [...strings(stamp?.written), ...strings(stamp?.deleted)].filter((key) => !present.has(key));
}

/** A person named before keeps their mark: merging a merged notebook changes no author. */
export function withTag(cell: Cell, tag: string): Cell {
  const tags = strings(cell.metadata.tags);
  if (tags.includes(tag) || (tag.startsWith('by-') && tags.some((other) => other.startsWith('by-')))) return cell;
  return { ...cell, metadata: { ...cell.metadata, tags: [...tags, tag] } };
}
