import type { Cell, Notebook } from '../model/notebook.js';
import { makeIdsUnique } from '../notebook/format/cell-ids.js';
import { stampNote, withNoteFiles } from '../notebook/stamp/note.js';
import { definitionsOf, numberFootnotes, parseTogether } from '../text/markdown/markdown-tree.js';
import { applyEdits, editsFor } from './edits.js';
import { aboutOf, type ImportOptions } from './import-notes.js';
import { kernelMetadata, type KernelChoice } from './kernel.js';

/** A cell of a script or document, as its reader found it. */
interface ReadCell {
  readonly kind: 'markdown' | 'code' | 'raw';
  readonly source: string;
  readonly language?: string;
  readonly title?: string;
  readonly tags?: readonly string[];
  readonly line: number;
}

/** A notebook that is kept as text (Quarto, R Markdown, MyST, scripts with cells) as a notebook. */
export function importTextCells(
  read: KernelChoice & { readonly cells: readonly ReadCell[] },
  options: Pick<ImportOptions, 'path' | 'title' | 'author' | 'moved' | 'linkOf'>,
): Notebook {
  const prose = read.cells.map(({ kind, source }) => (kind === 'markdown' ? source : ''));
  const trees = parseTogether(prose);
  const [footnotes, definitions] = [numberFootnotes(trees), definitionsOf(trees)];
  const cells = read.cells.map((cell, nth) => {
    const text = prose[nth] ?? '';
    const tree = trees[nth];
    if (cell.kind !== 'markdown' || tree === undefined) return codeOrRaw(cell);
    const source = applyEdits(text, [0, text.length], editsFor({ ...options, tree, text, footnotes, definitions }));
    return { ...base(cell), cell_type: 'markdown', source } satisfies Cell;
  });
  const { path, author } = options;
  const stamped = cells.map((cell, nth) => {
    const { line = 1, kind, source = '' } = read.cells[nth] ?? {};
    const isChanged = kind === 'markdown' && source !== cell.source;
    return stampNote(cell, { path, line, nth, ...(isChanged && { markdown: `${source}\n\n` }) });
  });
  const notebook: Notebook = {
    metadata: { ...kernelMetadata(read), ...aboutOf(options) },
    nbformat: 4,
    nbformat_minor: 5,
    cells: makeIdsUnique(stamped.map((cell) => ({ cell, isFresh: false }))),
  };
  const file = { path, ...(footnotes.length > 0 && { footnotes }), ...(author !== undefined && { author }) };
  return withNoteFiles(notebook, [file]);
}

const base = ({ tags = [], title }: ReadCell) => ({
  metadata: { ...(tags.length > 0 && { tags: [...tags] }), ...(title !== undefined && { name: title }) },
});

/** Code in another language than the kernel's is shown, not run. */
function codeOrRaw(cell: ReadCell): Cell {
  const { kind, source, language } = cell;
  if (kind === 'raw') return { ...base(cell), cell_type: 'raw', source };
  if (language !== undefined)
    return { ...base(cell), cell_type: 'markdown', source: `\`\`\`${language}\n${source}\n\`\`\`` };
  return { ...base(cell), cell_type: 'code', source, execution_count: null, outputs: [] };
}
