import type { RootContent } from 'mdast';
import type { Cell, Notebook } from '../model/notebook.js';
import { makeIdsUnique } from '../notebook/format/cell-ids.js';
import { isUneditedNote, noteFilesOf, noteStampOf, withNoteFiles } from '../notebook/stamp/note.js';
import { notebookStampOf, stampOf } from '../notebook/stamp/stamp.js';
import { textOf, walkTree } from '../text/markdown/markdown-tree.js';
import { momentOfAddress } from '../text/links/moment.js';
import { findReferences, isOfLecture, type MomentReference } from '../text/links/references.js';
import { cutLetters } from '../text/words.js';
import { isPastEnd, type ReferredLecture } from './check-references.js';
import type { ImportedNotes } from './import-notes.js';
import type { MarkdownPiece } from './pieces.js';

/** The first moment of this lecture that a block refers to, by a reference in its text or a link to the video. */
export function referenceOf(node: RootContent, lecture: ReferredLecture): MomentReference | undefined {
  const own = node.type === 'list' ? node.children[0]?.children[0] : node;
  if (own === undefined || own.type === 'code') return undefined;
  let found: MomentReference | undefined;
  walkTree(own, (inner) => {
    if (found !== undefined) return;
    if (inner.type === 'text') found = findReferences(inner.value).find((one) => isHere(one, lecture));
    const startMs = inner.type === 'link' ? momentOfAddress(inner.url) : undefined;
    if (startMs !== undefined) found = { from: 0, to: 0, label: inner.type === 'link' ? inner.url : '', startMs };
  });
  // A heading may begin or end with a time alone: `## 12:40 The load factor`.
  if (found === undefined && own.type === 'heading') found = bareTime(textOf(own));
  return found;
}

const isHere = (reference: MomentReference, lecture: ReferredLecture) =>
  reference.startMs !== undefined && isOfLecture(reference, lecture) && !isPastEnd(reference, lecture);

function bareTime(title: string): MomentReference | undefined {
  const [, before, behind] =
    /^\(?((?:\d{1,2}:)?\d{1,2}:\d{2})\)?(?=\s|$)|(?:^|\s)\(?((?:\d{1,2}:)?\d{1,2}:\d{2})\)?$/.exec(title) ?? [];
  const time = before ?? behind;
  return time === undefined ? undefined : findReferences(`[${time}]`)[0];
}

/** Where a note's piece belongs. */
interface Spot {
  readonly atMs: number;
  /** Behind everything of its section, as for a heading that has the section's title. */
  readonly section?: number;
}

export interface PlacedNotes {
  readonly notebook: Notebook;
  /** How many pieces stand at a moment, under a section's title, and at the end, for nothing said where. */
  readonly placed: { readonly byTime: number; readonly byTitle: number; readonly nowhere: number };
}

/**
 * Puts a note's cells into a lecture's notebook, as the reader's own: a piece with a reference after what was said at
 * that moment, one under the title of a section at the section's end, others behind the piece before them. Cells of an
 * earlier import of the same note go, but for those that were edited since.
 */
export function placeNotes(
  lecture: Notebook,
  { notebook: notes, pieces }: ImportedNotes,
  about: ReferredLecture,
): PlacedNotes {
  const path = noteFilesOf(notes)[0]?.path;
  const edited = new Set<number>();
  const kept = lecture.cells.filter((cell) => {
    const stamp = noteStampOf(cell);
    if (stamp?.path !== path || stamp === undefined) return true;
    if (!isUneditedNote(cell, stamp)) edited.add(stamp.nth);
    return edited.has(stamp.nth);
  });
  const fresh = notes.cells.filter((_, nth) => !edited.has(nth));
  const spots = spotsOf(pieces, sectionsOf(lecture), about).filter((_, nth) => !edited.has(nth));
  const cells = insert(kept, fresh, spots);
  const withIds = makeIdsUnique(cells.map((cell) => ({ cell, isFresh: stampOf(cell) !== undefined })));
  const notebook = withNoteFiles({ ...lecture, cells: withIds }, noteFilesOf(notes));
  const placed = {
    byTime: spots.filter((spot) => spot !== undefined && spot.section === undefined).length,
    byTitle: spots.filter((spot) => spot?.section !== undefined).length,
    nowhere: spots.filter((spot) => spot === undefined).length,
  };
  return { notebook, placed };
}

const sectionsOf = (lecture: Notebook) => notebookStampOf(lecture)?.sections ?? [];

/** Titles are compared by their words. */
const plainTitle = (title: string) =>
  cutLetters(title.replace(/\[[^\]]*\]|\(?(?:\d{1,2}:)?\d{1,2}:\d{2}\)?/g, ' '))
    .join(' ')
    .replace(/^(?:\d+ )+/, '');

function spotsOf(
  pieces: readonly MarkdownPiece[],
  sections: readonly { readonly title: string; readonly endMs: number }[],
  about: ReferredLecture,
): readonly (Spot | undefined)[] {
  let spot: Spot | undefined;
  return pieces.map(({ nodes }) => {
    const [first, second] = nodes;
    const momentOf = (node: RootContent | undefined) => node && referenceOf(node, about)?.startMs;
    const title = first?.type === 'heading' ? plainTitle(textOf(first)) : '';
    const section = title === '' ? -1 : sections.findIndex((one) => plainTitle(one.title) === title);
    const startMs = momentOf(first) ?? (section < 0 && title !== '' ? momentOf(second) : undefined);
    if (startMs !== undefined) spot = { atMs: startMs };
    else if (section >= 0) spot = { atMs: sections[section]?.endMs ?? 0, section };
    return spot;
  });
}

/**
 * Behind the last generated cell that begins by then,
 * and what already stands behind that; those without a spot at the end.
 */
function insert(cells: readonly Cell[], fresh: readonly Cell[], spots: readonly (Spot | undefined)[]): Cell[] {
  const behind = new Map<number, Cell[]>();
  fresh.forEach((cell, nth) => {
    const spot = spots[nth];
    const at = spot === undefined ? cells.length - 1 : indexFor(cells, spot);
    behind.set(at, [...(behind.get(at) ?? []), cell]);
  });
  return [...(behind.get(-1) ?? []), ...cells.flatMap((cell, nth) => [cell, ...(behind.get(nth) ?? [])])];
}

function indexFor(cells: readonly Cell[], { atMs, section }: Spot): number {
  let index = -1;
  cells.forEach((cell, nth) => {
    const startMs = stampOf(cell)?.startMs;
    if (startMs === undefined ? index < 0 && stampOf(cell) !== undefined : isBy(startMs, atMs, section)) index = nth;
  });
  // What the reader put there already stays in front.
  while (index + 1 < cells.length && stampOf(cells[index + 1]!) === undefined) index++;
  return index;
}

/** A section's own cells begin before it ends; the next section's heading begins then. */
const isBy = (startMs: number, atMs: number, section?: number) =>
  section === undefined ? startMs <= atMs : startMs < atMs;
