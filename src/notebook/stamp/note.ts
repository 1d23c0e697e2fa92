import type { Cell, Notebook } from '../../model/notebook.js';
import { hashSource } from '../format/hash.js';
import { isObject } from '../format/json.js';
import { hashOutputs } from './stamp.js';

/**
 * What a cell that was imported from notes says of itself, beside `metadata.nbscribe`:
 * it is the reader's cell, and a rebuild keeps it as it is.
 */
export interface NoteStamp {
  /** Of the cell's source as it was imported. */
  readonly hash: string;
  readonly outputs?: string;
  /** The note's file, as it was named, and the line there. */
  readonly path: string;
  readonly line: number;
  /** Place among the note's cells, from 0: two that follow each other are joined as they stood. */
  readonly nth: number;
  /** The Markdown as written, where it is not the source and an empty line. */
  readonly markdown?: string;
}

/** What the notebook keeps of a note that was imported. */
export interface NoteFile {
  readonly path: string;
  /** What stands above the body: byte-order mark, front matter. */
  readonly head?: string;
  /** Labels of the footnotes, by number. */
  readonly footnotes?: readonly string[];
  readonly author?: string;
}

const CELL_KEY = 'nbscribe-note';
const NOTEBOOK_KEY = 'nbscribe-notes';

export function noteStampOf(cell: Cell): NoteStamp | undefined {
  const stamp: unknown = cell.metadata[CELL_KEY];
  const isWhole =
    isObject(stamp) &&
    typeof stamp.hash === 'string' &&
    typeof stamp.path === 'string' &&
    typeof stamp.nth === 'number';
  return isWhole ? (stamp as unknown as NoteStamp) : undefined;
}

/** Whether the cell, with its outputs, is as it was imported. */
export function isUneditedNote(cell: Cell, stamp: NoteStamp): boolean {
  return hashSource(cell.source) === stamp.hash && hashOutputs(cell) === stamp.outputs;
}

/** The cell as one that was imported. */
export function stampNote(cell: Cell, facts: Omit<NoteStamp, 'hash' | 'outputs'>): Cell {
  const outputs = hashOutputs(cell);
  const stamp: NoteStamp = { ...facts, hash: hashSource(cell.source), ...(outputs !== undefined && { outputs }) };
  return { ...cell, metadata: { ...cell.metadata, [CELL_KEY]: stamp } };
}

export function noteFilesOf(notebook: Notebook): readonly NoteFile[] {
  const files: unknown = notebook.metadata[NOTEBOOK_KEY];
  if (!Array.isArray(files)) return [];
  return files.filter((file): file is NoteFile => isObject(file) && typeof file.path === 'string');
}

/** The notebook with what it keeps of these notes; what it kept of the same files before is replaced. */
export function withNoteFiles(notebook: Notebook, files: readonly NoteFile[]): Notebook {
  const others = noteFilesOf(notebook).filter(({ path }) => !files.some((file) => file.path === path));
  return { ...notebook, metadata: { ...notebook.metadata, [NOTEBOOK_KEY]: [...others, ...files] } };
}

/** The Markdown of a cell that keeps none of its own. */
export function plainMarkdown(cell: Cell, language: string): string {
  return cell.cell_type === 'code' ? `\`\`\`${language}\n${cell.source}\n\`\`\`\n\n` : `${cell.source}\n\n`;
}
