import { readFileSync } from 'node:fs';
import type { CodeCell, Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';

/** A code cell as a test writes it: its source, or with more. */
export type CellSketch =
  string | { readonly source: string; readonly tags?: readonly string[]; readonly from?: string };

/** The text of a notebook: code cells `c0`, `c1` and so on, `# ...` sketches as Markdown headings. */
export function sketchNotebook(...sketches: readonly CellSketch[]): string {
  const cells = sketches.map((sketch, at) => {
    const { source, tags, from } =
      typeof sketch === 'string' ? { source: sketch, tags: undefined, from: undefined } : sketch;
    if (/^#+ /.test(source)) return { cell_type: 'markdown', id: `m${at}`, metadata: {}, source };
    const stamp = from && { nbscribe: { key: `k${at}`, kind: 'code', hash: '0', source: originOf(from) } };
    const metadata = { ...(tags && { tags }), ...stamp };
    return { cell_type: 'code', id: `c${at}`, metadata, source, outputs: [], execution_count: null };
  });
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

/** The notebook as it lies on disk now; fails when it is not whole. */
export function readNotebook(path: string): Notebook {
  const { value, problems } = parseNotebook(readFileSync(path, 'utf8'), path);
  expect(problems).toEqual([]);
  if (value === undefined) throw new Error(`${path} is no notebook`);
  return value;
}

/** The outputs of the code cell with this id. */
export function outputsOf(notebook: Notebook, id: string): CodeCell['outputs'] {
  return codeCell(notebook, id).outputs;
}

export function codeCell(notebook: Notebook, id: string): CodeCell {
  const cell = notebook.cells.find((candidate) => candidate.id === id);
  if (cell?.cell_type !== 'code') throw new Error(`no code cell ${id}`);
  return cell;
}

/** What a cell printed. */
export function printed(notebook: Notebook, id: string): string {
  return outputsOf(notebook, id)
    .map(({ text }) => (typeof text === 'string' ? text : ''))
    .join('');
}

function originOf(from: string): { path: string; cell: number } {
  const [path = '', cell] = from.split(':');
  return { path, cell: Number(cell) };
}
