import type { IAttachments } from '@jupyterlab/nbformat';
import type { Cell, CellMetadata, NotebookMetadata } from '../../model/notebook.js';
import { isObject } from '../format/json.js';
import { encodeJson } from '../format/serialize.js';
import { foreignMetadata, hashOutputs, strings, wroteOf, type Wrote } from '../stamp/stamp.js';

type Metadata = Readonly<Record<string, unknown>>;

/**
 * The fresh cell with everything the reader gave the old one beside its text:
 * tags, collapsed state, outputs, attachments.
 */
export function mergeCell(there: Cell, fresh: Cell): Cell {
  const wrote = wroteOf(there.metadata.nbscribe);
  const merged: Cell = {
    ...fresh,
    metadata: {
      ...mergeMetadata(foreignMetadata(there.metadata), foreignMetadata(fresh.metadata), wrote.metadata ?? {}),
      ...(fresh.metadata.nbscribe && { nbscribe: fresh.metadata.nbscribe }),
    },
  };
  const attachments = { ...readersAttachments(there), ...fresh.attachments };
  if (Object.keys(attachments).length > 0) merged.attachments = attachments;
  if (merged.cell_type === 'code' && there.cell_type === 'code' && keepsOutputs(there, fresh, wrote))
    return { ...merged, outputs: there.outputs, execution_count: there.execution_count };
  return merged;
}

/** Metadata that Colab, VS Code, JupyterLab and extensions put on cells by themselves. */
const MADE_BY_PROGRAMS: ReadonlySet<string> = new Set([
  'id',
  'colab',
  'colab_type',
  'outputId',
  'executionInfo',
  'execution',
  'ExecuteTime',
  'vscode',
  'pycharm',
  'trusted',
]);

/** What the reader gave a cell beside its text: tags, collapsed state and other metadata, attachments. */
export function hasReadersMarks(cell: Cell): boolean {
  const { metadata = {} } = wroteOf(cell.metadata.nbscribe);
  const kept = mergeMetadata(foreignMetadata(cell.metadata), {}, metadata);
  const marks = Object.keys(kept).filter((name) => !MADE_BY_PROGRAMS.has(name) && !isEqual(kept[name], []));
  return marks.length > 0 || Object.keys(readersAttachments(cell)).length > 0;
}

/** The reader ran the code or cleared its outputs, and the code is still the same. */
function keepsOutputs(there: Cell, fresh: Cell, wrote: Wrote): boolean {
  return there.source === fresh.source && hashOutputs(there) !== wrote.outputs;
}

/** Attachments that the generated text does not name. */
function readersAttachments({ attachments = {}, source }: Cell): IAttachments {
  return Object.fromEntries(Object.entries(attachments).filter(([name]) => !source.includes(`attachment:${name}`)));
}

/**
 * Three-way merge by key: what the reader changed since we wrote it stays,
 * the rest is fresh. Tags are merged one by one.
 */
export function mergeMetadata(there: Metadata, fresh: Metadata, wrote: Metadata): CellMetadata {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(there), ...Object.keys(fresh)])) {
    const isTags = key === 'tags' && Array.isArray(there.tags) && Array.isArray(fresh.tags);
    if (isEqual(there[key], wrote[key])) merged[key] = fresh[key];
    else if (isTags) merged.tags = mergeTags(strings(there.tags), strings(fresh.tags), strings(wrote.tags));
    else merged[key] = there[key];
  }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

function mergeTags(there: readonly string[], fresh: readonly string[], wrote: readonly string[]): string[] {
  const kept = there.filter((tag) => fresh.includes(tag) || !wrote.includes(tag));
  return [...kept, ...fresh.filter((tag) => !there.includes(tag) && !wrote.includes(tag))];
}

/** The notebook's metadata: the kernel that the reader chose stays. */
export function mergeNotebookMetadata(there: NotebookMetadata, fresh: NotebookMetadata): NotebookMetadata {
  const kernel = ['kernelspec', 'language_info'].filter((key) => there[key] !== undefined);
  const wrote = there.nbscribe?.wrote;
  const merged: Record<string, unknown> = {
    ...mergeMetadata(foreign(there), foreign(fresh), isObject(wrote) ? wrote : {}),
  };
  for (const key of kernel) merged[key] = there[key];
  return merged;
}

/** Notebook metadata that is neither ours nor the kernel's. */
export function foreign({ nbscribe: _, kernelspec: _kernel, language_info: _language, ...rest }: Metadata): Metadata {
  return rest;
}

const isEqual = (one: unknown, other: unknown) => encodeJson(one) === encodeJson(other);
