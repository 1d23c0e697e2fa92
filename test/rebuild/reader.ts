import type { Cell, CodeCell, Notebook } from '../../src/model/notebook.js';

/** One thing a reader does: which, at which cell, and a number that makes its text unlike any other. */
export interface Edit {
  readonly what: EditName;
  readonly at: number;
  readonly to: number;
  readonly nth: number;
}

export const EDIT_NAMES = [
  'add',
  'addCode',
  'edit',
  'rewrite',
  'delete',
  'move',
  'split',
  'merge',
  'tag',
  'untag',
  'run',
  'copy',
  'retype',
  'collapse',
  'attach',
  'undo',
] as const;
export type EditName = (typeof EDIT_NAMES)[number];

type Editing = { readonly cells: Cell[]; readonly index: number; readonly cell: Cell; readonly edit: Edit };

/** The notebook after the edit, with ids and metadata as JupyterLab leaves them. */
export function applyEdit(notebook: Notebook, edit: Edit): Notebook {
  const cells = structuredClone(notebook.cells);
  const index = edit.at % Math.max(1, cells.length);
  const cell = cells[index];
  if (cell === undefined) return notebook;
  EDITS[edit.what]({ cells, index, cell, edit });
  return { ...notebook, cells };
}

const newId = ({ nth }: Edit, part = 0) => `0000${nth}-aaaa-4bbb-8ccc-${part}`;
const markdown = (source: string, id: string): Cell => ({ id, cell_type: 'markdown', metadata: {}, source });
const code = (source: string, id: string): CodeCell => ({
  id,
  cell_type: 'code',
  metadata: {},
  source,
  outputs: [],
  execution_count: null,
});

const EDITS: Readonly<Record<EditName, (editing: Editing) => void>> = {
  add: ({ cells, index, edit }) => void cells.splice(index, 0, markdown(`My note ${edit.nth}`, newId(edit))),
  addCode: ({ cells, index, edit }) => void cells.splice(index + 1, 0, code(`mine = ${edit.nth}`, newId(edit))),
  edit: ({ cell, edit }) => void (cell.source = insertWord(cell.source, edit)),
  rewrite: ({ cell, edit }) => void (cell.source = `All in my own words ${edit.nth}`),
  delete: ({ cells, index }) => void cells.splice(index, 1),
  move: ({ cells, index, cell, edit }) => {
    cells.splice(index, 1);
    cells.splice(edit.to % (cells.length + 1), 0, edit.nth % 2 === 0 ? cell : { ...cell, id: newId(edit) });
  },
  split: ({ cells, index, cell, edit }) => {
    const at = edit.to % (cell.source.length + 1);
    const [head, tail] = [cell.source.slice(0, at), cell.source.slice(at)];
    // The last piece keeps the id since JupyterLab 4.6, none before; metadata is copied to both.
    const first = { ...structuredClone(cell), id: newId(edit, 1), source: head };
    const second = { ...cell, source: tail, ...(edit.nth % 2 === 0 && { id: newId(edit, 2) }) };
    cells.splice(index, 1, first, second);
  },
  merge: ({ cells, index, cell, edit }) => {
    const next = cells[index + 1];
    if (next === undefined || next.cell_type !== cell.cell_type) return;
    const active = edit.nth % 2 === 0 ? cell : next;
    const attachments = { ...cell.attachments, ...next.attachments };
    const merged = { ...active, id: newId(edit), source: `${cell.source}\n\n${next.source}` };
    if (Object.keys(attachments).length > 0) merged.attachments = attachments;
    cells.splice(index, 2, merged);
  },
  tag: ({ cell, edit }) => void (cell.metadata.tags = [...(cell.metadata.tags ?? []), `mine${edit.nth}`]),
  untag: ({ cell }) => void (cell.metadata.tags = (cell.metadata.tags ?? []).slice(1)),
  run: ({ cell, edit }) => {
    if (cell.cell_type !== 'code') return;
    cell.outputs = [{ output_type: 'stream', name: 'stdout', text: `out ${edit.nth}\n` }];
    cell.execution_count = edit.nth;
  },
  copy: ({ cells, index, cell, edit }) =>
    // VS Code copies the id too.
    void cells.splice(edit.to % (cells.length + 1), 0, {
      ...structuredClone(cell),
      ...(edit.nth % 3 > 0 && { id: newId(edit) }),
      source: cells[index]?.source ?? '',
    }),
  retype: ({ cells, index, cell, edit }) => {
    const { source, metadata } = cell;
    cells[index] =
      cell.cell_type === 'code'
        ? { ...markdown(source, newId(edit)), metadata }
        : { ...code(source, newId(edit)), metadata };
  },
  collapse: ({ cell, edit }) => {
    if (cell.cell_type === 'markdown') cell.metadata['jp-MarkdownHeadingCollapsed'] = true;
    cell.metadata.slideshow = { slide_type: `slide${edit.nth}` };
  },
  attach: ({ cell, edit }) => {
    if (cell.cell_type === 'code') return;
    cell.attachments = { ...cell.attachments, [`p${edit.nth}.png`]: { 'image/png': 'AAAA' } };
    cell.source += `\n![](attachment:p${edit.nth}.png)`;
  },
  undo: () => undefined,
};

function insertWord(source: string, { to, nth }: Edit): string {
  const words = source.split(' ');
  words.splice(to % (words.length + 1), to % 3 === 0 ? 1 : 0, `reader${nth}`);
  return words.join(' ');
}
