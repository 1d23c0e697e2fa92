import type { Cell, CellMetadata, CellStamp, Notebook, NotebookStamp } from '../../model/notebook.js';
import { hashSource } from '../format/hash.js';
import { isObject } from '../format/json.js';
import { encodeJson } from '../format/serialize.js';

/**
 * What a rebuild must know of a generated cell beside its source:
 * what we wrote into the places a reader may change too.
 */
export interface Wrote {
  /** Metadata of others that we set ourselves, such as tags of the course's notebook. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Hash of outputs and execution count, where there are any. */
  readonly outputs?: string;
  /** The type of the cell where its kind does not tell it. */
  readonly type?: Cell['cell_type'];
}

/** The cell's stamp, if it has a whole one. */
export function stampOf(cell: Cell): CellStamp | undefined {
  const stamp: unknown = cell.metadata.nbscribe;
  return isObject(stamp) &&
    typeof stamp.key === 'string' &&
    typeof stamp.hash === 'string' &&
    typeof stamp.kind === 'string'
    ? (stamp as unknown as CellStamp)
    : undefined;
}

/** The notebook's stamp, if nbscribe wrote the notebook. */
export function notebookStampOf(notebook: Notebook): NotebookStamp | undefined {
  const stamp: unknown = notebook.metadata.nbscribe;
  return isObject(stamp) && Array.isArray(stamp.written) ? (stamp as unknown as NotebookStamp) : undefined;
}

/** The strings of a list that a reader or another program may have damaged. */
export function strings(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

export function wroteOf(stamp: CellStamp | undefined): Wrote {
  return isObject(stamp?.wrote) ? stamp.wrote : {};
}

/** Whether a cell's text and type are as they were written. Metadata and outputs are merged, not compared. */
export function isUntouched(cell: Cell, stamp: CellStamp, freshType?: Cell['cell_type']): boolean {
  const type = wroteOf(stamp).type ?? typeOfKind(stamp);
  return (cell.cell_type === type || cell.cell_type === freshType) && hashSource(cell.source) === stamp.hash;
}

const typeOfKind = ({ kind }: CellStamp) => (kind === 'code' ? 'code' : 'markdown');

/** The cell with facts added to its stamp; an undefined fact is removed. */
export function withFacts(cell: Cell, facts: Readonly<Record<string, unknown>>): Cell {
  const stamp = Object.fromEntries(
    Object.entries({ ...cell.metadata.nbscribe, ...facts }).filter(([, value]) => value !== undefined),
  );
  return { ...cell, metadata: { ...cell.metadata, nbscribe: stamp as CellStamp } };
}

/** The cell as the reader's own. */
export function withoutStamp(cell: Cell): Cell {
  if (cell.metadata.nbscribe === undefined) return cell;
  return { ...cell, metadata: foreignMetadata(cell.metadata) };
}

/** Metadata without our part. */
export function foreignMetadata({ nbscribe: _, ...foreign }: CellMetadata): CellMetadata {
  return foreign;
}

/** A generated cell whose stamp says what a rebuild must know. */
export function completeStamp(cell: Cell): Cell {
  const stamp = stampOf(cell);
  if (stamp === undefined) return cell;
  const metadata = foreignMetadata(cell.metadata);
  const outputs = hashOutputs(cell);
  const wrote: Wrote = {
    ...(Object.keys(metadata).length > 0 && { metadata }),
    ...(outputs !== undefined && { outputs }),
    ...(cell.cell_type !== typeOfKind(stamp) && { type: cell.cell_type }),
  };
  return withFacts(cell, { wrote: Object.keys(wrote).length > 0 ? wrote : undefined });
}

/** Undefined for a cell that never ran. */
export function hashOutputs(cell: Cell): string | undefined {
  if (cell.cell_type !== 'code' || (cell.outputs.length === 0 && cell.execution_count === null)) return undefined;
  return hashSource(encodeJson([cell.outputs, cell.execution_count]));
}
