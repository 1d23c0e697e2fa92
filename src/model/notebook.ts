/** The notebook in memory: nbformat 4 with the Jupyter project's own types; nothing of the package is loaded. */
import type { IAttachments, IKernelspecMetadata, ILanguageInfoMetadata, IOutput } from '@jupyterlab/nbformat';

/** What a generated cell is. */
export type CellKind =
  | 'title'
  | 'contents'
  | 'section'
  | 'narration'
  | 'slide'
  | 'image'
  | 'code'
  | 'output'
  | 'note'
  | 'heap'
  | 'concept'
  | 'timeline'
  | 'translation';

/** `metadata.nbscribe` of a generated cell. All times are whole milliseconds. */
export interface CellStamp {
  /** Identity over rebuilds: derived from what the cell shows, unique in the notebook. */
  readonly key: string;
  readonly kind: CellKind;
  readonly startMs?: number;
  readonly endMs?: number;
  /** First 12 hex digits of the SHA-256 of the source as written. */
  readonly hash: string;
  /** A line or cell of a file; a page of a deck, from 1. */
  readonly source?: { readonly path: string; readonly line?: number; readonly cell?: number; readonly page?: number };
  /**
   * Further facts: `confidence`, `placedBy`, `corrections`, `earlier`, `dropped`; `sentences`, when each begins; of a
   * cell into which the reader merged others, `covers` (their keys) and `alsoMs`
   * (stretches of narration, `[startMs, endMs]`).
   */
  readonly [fact: string]: unknown;
}

/** Cell metadata: ours under `nbscribe`, everybody else's beside it, untouched. */
export interface CellMetadata {
  nbscribe?: CellStamp;
  tags?: string[];
  [key: string]: unknown;
}

interface BaseCell {
  /** Missing only in notebooks older than nbformat 4.5. */
  id?: string;
  metadata: CellMetadata;
  /** One string; only the serialiser cuts it into lines. */
  source: string;
  attachments?: IAttachments;
}

export interface MarkdownCell extends BaseCell {
  cell_type: 'markdown';
}

export interface RawCell extends BaseCell {
  cell_type: 'raw';
}

export interface CodeCell extends BaseCell {
  cell_type: 'code';
  execution_count: number | null;
  /** Text of streams and of text data joined to one string each. */
  outputs: IOutput[];
}

export type Cell = MarkdownCell | CodeCell | RawCell;

/** `metadata.nbscribe` of a notebook that nbscribe wrote. */
export interface NotebookStamp {
  readonly version: string;
  /** Of a lecture, or of a whole course; that one's `lecture` is the course. */
  readonly view: 'transcript' | 'summary' | 'course';
  readonly lecture: Readonly<Record<string, unknown>>;
  readonly sections: readonly { title: string; level: number; startMs: number; endMs: number }[];
  readonly concepts?: readonly {
    term: string;
    score: number;
    explainedAtMs: number;
    definition?: string;
    mentionsMs: readonly number[];
    cell: string;
  }[];
  /** Keys of the cells as last written, in order: a key that is missing from the cells was deleted by the reader. */
  readonly written: readonly string[];
  /** Keys of generated cells that the reader deleted; they stay deleted. */
  readonly deleted: readonly string[];
  /** Stretches of the video whose narration the reader deleted, `[startMs, endMs]` each. */
  readonly deletedMs?: readonly (readonly [number, number])[];
  /** Where nobody spoke for long, `[startMs, endMs]` each: speech that comes in there later was not deleted. */
  readonly pausesMs?: readonly (readonly [number, number])[];
  readonly [fact: string]: unknown;
}

/** Notebook metadata: ours under `nbscribe`, the kernel's as Jupyter writes it, everybody else's untouched. */
export interface NotebookMetadata {
  kernelspec?: IKernelspecMetadata;
  language_info?: ILanguageInfoMetadata;
  nbscribe?: NotebookStamp;
  [key: string]: unknown;
}

/** A notebook whose sources and text outputs are joined strings. */
export interface Notebook {
  metadata: NotebookMetadata;
  nbformat: number;
  nbformat_minor: number;
  cells: Cell[];
}

/** A file that belongs beside the notebook, its path relative to the notebook's folder, with `/`. */
export interface SideFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
