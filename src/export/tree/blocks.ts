import type { Nodes, Root, RootContent } from 'mdast';
import type { Cell, CellKind, Notebook, SideFile } from '../../model/notebook.js';
import { isUneditedNote, noteFilesOf, noteStampOf, plainMarkdown } from '../../notebook/stamp/note.js';
import { stampOf } from '../../notebook/stamp/stamp.js';
import { decodeHref } from '../../text/links/href.js';
import { definitionsOf, mapTree, parseTogether } from '../../text/markdown/markdown-tree.js';
import { parseSpeech } from '../../text/markdown/speech-tree.js';
import { outputBlocks } from './outputs.js';
import { restoreMarkdown } from './restore.js';

/** A cell as blocks of Markdown. */
export interface Block {
  readonly cell: Cell;
  /** The cell's number in the notebook, from 0. */
  readonly index: number;
  /** Undefined for a cell of the reader's. */
  readonly kind: CellKind | undefined;
  readonly startMs: number | undefined;
  readonly nodes: readonly RootContent[];
  /** The Markdown of an imported cell that nobody edited. */
  readonly written?: string;
}

export interface ReadBlocks {
  readonly blocks: readonly Block[];
  /** Pictures that lie in the notebook itself. */
  readonly files: readonly SideFile[];
}

const textField = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const languageOfNotebook = ({ metadata }: Notebook): string =>
  textField(metadata.language_info?.name) ?? textField(metadata.kernelspec?.language) ?? 'python';

/** Reads every cell of a notebook. `folder` is where pictures of outputs and attachments go. */
export function readBlocks(notebook: Notebook, folder: string): ReadBlocks {
  const files: SideFile[] = [];
  const language = languageOfNotebook(notebook);
  const labels = new Map(noteFilesOf(notebook).map(({ path, footnotes = [] }) => [path, footnotes]));
  const texts = notebook.cells.map((cell) => textOfCell(cell, language, labels));
  const speech = notebook.cells.map((cell, nth) =>
    stampOf(cell)?.kind === 'narration' ? parseSpeech(texts[nth]?.markdown ?? '') : undefined,
  );
  const parsed = parseTogether(texts.map(({ markdown }, nth) => (speech[nth] === undefined ? markdown : '')));
  const trees = parsed.map((tree, nth) => speech[nth] ?? tree);
  const definitions = definitionsOf(trees);
  const rename = renamerOf(notebook);
  const blocks = notebook.cells.map((cell, index): Block => {
    const stamp = stampOf(cell);
    const tree = rename(inlined(trees[index] ?? { type: 'root', children: [] }, definitions), cell);
    const nodes =
      cell.cell_type === 'code' ? codeNodes(cell, { language, folder, files }) : attached(tree, cell, folder, files);
    const written = texts[index]?.written;
    const known = { kind: stamp?.kind, startMs: stamp?.startMs };
    return { cell, index, ...known, nodes, ...(written !== undefined && { written }) };
  });
  return { blocks, files };
}

function textOfCell(cell: Cell, language: string, labels: ReadonlyMap<string, readonly string[]>) {
  const note = noteStampOf(cell);
  const unedited = note !== undefined && isUneditedNote(cell, note);
  const written = unedited ? (note.markdown ?? plainMarkdown(cell, language)) : undefined;
  if (cell.cell_type !== 'markdown') return { markdown: '', ...(written !== undefined && { written }) };
  if (written !== undefined) return { markdown: written.replace(/\r\n?/g, '\n'), written };
  return { markdown: restoreMarkdown(cell, labels.get(note?.path ?? '') ?? []) };
}

function codeNodes(
  cell: Cell & { cell_type: 'code' },
  { language, folder, files }: { language: string; folder: string; files: SideFile[] },
): readonly RootContent[] {
  if (cell.source.trim() === '') return outputBlocks(cell, folder, files);
  return [{ type: 'code', lang: language, value: cell.source }, ...outputBlocks(cell, folder, files)];
}

/** Links by name say where they lead themselves, so that a text can be cut anywhere. */
function inlined(tree: Root, definitions: ReturnType<typeof definitionsOf>): Root {
  return mapTree(tree, (node): readonly Nodes[] => {
    if (node.type === 'definition') return [];
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return [node];
    const to = definitions.get(node.identifier);
    if (to === undefined) return 'children' in node ? node.children : [{ type: 'text', value: node.alt ?? '' }];
    const about = { url: to.url, ...(to.title && { title: to.title }) };
    if (node.type === 'linkReference') return [{ type: 'link', ...about, children: node.children }];
    return [{ type: 'image', ...about, alt: node.alt ?? '' }];
  });
}

/** Footnotes of several notes whose labels are the same get a number, so that each keeps its own text. */
function renamerOf(notebook: Notebook): (tree: Root, cell: Cell) => Root {
  const files = noteFilesOf(notebook);
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const { path, footnotes = [] } of files)
    for (const label of footnotes) {
      let name = label;
      for (let nth = 2; taken.has(name); nth++) name = `${label}-${nth}`;
      taken.add(name);
      names.set(`${path}\n${label}`, name);
    }
  return (tree, cell) => {
    const path = noteStampOf(cell)?.path ?? '';
    return mapTree(tree, (node) => {
      if (node.type !== 'footnoteReference' && node.type !== 'footnoteDefinition') return [node];
      const name = names.get(`${path}\n${node.identifier}`) ?? node.identifier;
      return [{ ...node, identifier: name, label: name }];
    });
  };
}

/** Pictures that are attached to the cell become files. */
function attached(tree: Root, cell: Cell, folder: string, files: SideFile[]): readonly RootContent[] {
  const attachments = cell.attachments ?? {};
  return mapTree(tree, (node) => {
    if (node.type !== 'image' || !node.url.startsWith('attachment:')) return [node];
    const name = decodeHref(node.url.slice('attachment:'.length));
    const [data] = Object.values(Object.hasOwn(attachments, name) ? (attachments[name] ?? {}) : {});
    if (typeof data !== 'string') return [node];
    const path = `${folder}/${cell.id ?? 'cell'}-${name}`;
    files.push({ path, bytes: Buffer.from(data, 'base64') });
    return [{ ...node, url: path }];
  }).children;
}
