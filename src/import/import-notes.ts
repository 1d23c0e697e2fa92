import type { Code, Root, RootContent } from 'mdast';
import type { Cell, Notebook } from '../model/notebook.js';
import type { Outcome, Problem } from '../model/problem.js';
import { makeIdsUnique } from '../notebook/format/cell-ids.js';
import { plainMarkdown, stampNote, withNoteFiles } from '../notebook/stamp/note.js';
import { definitionsOf, numberFootnotes, parseMarkdown, rangeOf, walkTree } from '../text/markdown/markdown-tree.js';
import type { MomentReference } from '../text/links/references.js';
import { applyEdits, editsFor, type Edit } from './edits.js';
import { guessLanguage, isGuessed, kernelMetadata, languageOfFence, type KernelChoice } from './kernel.js';
import { cutPieces, type MarkdownPiece } from './pieces.js';

export interface ImportOptions {
  /** The note's file, as problems and cells name it. */
  readonly path: string;
  /** What the front matter says of the kernel. */
  readonly kernel?: KernelChoice | undefined;
  readonly author?: string | undefined;
  readonly title?: string | undefined;
  /** A fence's or kernel's name as kernels call the language. */
  readonly languageOfName: (name: string) => string | undefined;
  /** Images that come to lie elsewhere: the destination as written, and the new one. */
  readonly moved?: ReadonlyMap<string, string>;
  /** Blocks that begin a cell of their own, beside headings. */
  readonly opens?: (node: RootContent) => boolean;
  /** Where a reference to a moment leads. */
  readonly linkOf?: (reference: MomentReference) => string | undefined;
}

/** A note as a notebook, each cell with the blocks of Markdown that it shows. */
export interface ImportedNotes {
  readonly notebook: Notebook;
  readonly pieces: readonly MarkdownPiece[];
}

/**
 * Makes a notebook of Markdown: a cell a heading, fences in the kernel's language as cells of code, with what they
 * printed. What JupyterLab can't show is shown otherwise, and the cell keeps the Markdown as written:
 * joined again they are the note, byte for byte.
 */
export function importNotes(written: string, options: ImportOptions): Outcome<ImportedNotes> {
  const { path } = options;
  const [mark, text] = written.startsWith('\uFEFF') ? ['\uFEFF', written.slice(1)] : ['', written];
  const tree = parseMarkdown(text);
  const languageOf = (fence: Code) => languageOfFence(fence, options.languageOfName);
  const kernel = options.kernel ?? { language: guessLanguage(tree, languageOf) };
  const isCell = (fence: Code) => isRun(fence) && languageOf(fence) === kernel.language;
  const body = bodyStart(tree, text);
  const pieces = cutPieces(tree, text, body, { isCell, ...(options.opens && { opens: options.opens }) });
  const footnotes = numberFootnotes([tree]);
  const edits = editsFor({ ...options, tree, text, footnotes, definitions: definitionsOf([tree]) });
  const cells = pieces.map((piece, nth) =>
    stampNote(cellOf(piece, text, edits), {
      path,
      line: piece.line,
      nth,
      ...markdownOf(piece, { text, edits, kernel }),
    }),
  );
  const head = mark + (pieces.length === 0 ? text : text.slice(0, body));
  const file = {
    path,
    ...(head !== '' && { head }),
    ...(footnotes.length > 0 && { footnotes }),
    ...(options.author !== undefined && { author: options.author }),
  };
  const notebook: Notebook = {
    metadata: { ...kernelMetadata(kernel), ...aboutOf(options) },
    nbformat: 4,
    nbformat_minor: 5,
    cells: makeIdsUnique(cells.map((cell) => ({ cell, isFresh: false }))),
  };
  const problems = [...otherLanguages(tree, { path, kernel, languageOf }), ...problemsOf(tree, text, path)];
  return { value: { notebook: withNoteFiles(notebook, [file]), pieces }, problems };
}

/** nbformat's own keys for what front matter says. */
export const aboutOf = ({ title, author }: Pick<ImportOptions, 'title' | 'author'>) => ({
  ...(title !== undefined && { title }),
  ...(author !== undefined && { authors: [{ name: author }] }),
});

/** A fence that its author keeps from running, `{.no-run}` or `eval=false`, is shown. */
const isRun = ({ meta, lang }: Code) => !/no-?run|eval\s*=\s*f/i.test(`${lang ?? ''} ${meta ?? ''}`);

/** Behind the front matter and the empty lines below it. */
function bodyStart(tree: Root, text: string): number {
  const [first] = tree.children;
  if (first?.type !== 'yaml') return 0;
  const end = rangeOf(first)[1];
  return end + (/^(?:[ \t]*(?:\r\n?|\n))*/.exec(text.slice(end))?.[0].length ?? 0);
}

function cellOf(piece: MarkdownPiece, text: string, edits: readonly Edit[]): Cell {
  if (piece.code === undefined)
    return { cell_type: 'markdown', metadata: {}, source: shown(applyEdits(text, [piece.from, piece.to], edits)) };
  const printed = piece.output === undefined ? [] : [`${plainLines(piece.output)}\n`];
  return {
    cell_type: 'code',
    metadata: {},
    source: plainLines(piece.code.value),
    execution_count: null,
    outputs: printed.map((out) => ({ output_type: 'stream', name: 'stdout', text: out })),
  };
}

const plainLines = (text: string) => text.replace(/\r\n?/g, '\n');

/** As a cell holds it: no empty lines around it. */
const shown = (text: string) =>
  plainLines(text)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();

/** The Markdown as written, where it can't be told from the cell. */
function markdownOf(
  piece: MarkdownPiece,
  { text, edits, kernel }: { text: string; edits: readonly Edit[]; kernel: KernelChoice },
): { readonly markdown?: string } {
  const markdown = text.slice(piece.from, piece.to);
  const cell = cellOf(piece, text, edits);
  return markdown === plainMarkdown(cell, kernel.language) ? {} : { markdown };
}

/** Footnotes that are referred to and have no text, and what was not read. */
/**
 * Whoever names a language wants its code to run: where there is none, and code of others, the name is likely wrong.
 */
function otherLanguages(
  { children }: Root,
  { path, kernel, languageOf }: { path: string; kernel: KernelChoice; languageOf: (fence: Code) => string | undefined },
): readonly Problem[] {
  const fences = children.filter((node) => node.type === 'code' && isRun(node)) as readonly Code[];
  const languages = fences.map(languageOf);
  const others = [...new Set(languages.filter(isGuessed))];
  if (others.length === 0 || languages.includes(kernel.language)) return [];
  return [
    {
      code: 'import/other-language',
      level: 'warning',
      message: `no block of code is of ${kernel.language}, the language of the kernel: blocks of ${others.join(', ')} are shown, none of them runs`,
      hint: `Name the language that is to run: --language ${others[0]}, or the kernel in the front matter.`,
      place: { path, line: fences[languages.indexOf(others[0])]?.position?.start.line ?? 1 },
    },
  ];
}

function problemsOf(tree: Root, text: string, path: string): readonly Problem[] {
  const problems: Problem[] = [];
  walkTree(tree, (node) => {
    if (node.type === 'code' && node.data?.isHeavy === true) problems.push(tooHeavy(path, node));
    if (node.type !== 'text') return;
    for (const [sign] of text.slice(...rangeOf(node)).matchAll(/(?<!\\)\[\^[^[\]\s]{1,80}\]/g))
      problems.push({
        code: 'import/no-footnote',
        level: 'warning',
        message: `the footnote ${sign} has no text; it stays as it is written`,
        hint: `Add a line that begins with ${sign}: and the text.`,
        place: { path, line: node.position?.start.line ?? 1 },
      });
  });
  return problems;
}

const tooHeavy = (path: string, { position }: Code): Problem => ({
  code: 'import/too-heavy',
  level: 'warning',
  message: 'a block is too large, or too deep, to be read; it stays as it is written',
  hint: 'Cut it with empty lines or headings; keep large tables as a file (.csv) and read them by code.',
  place: { path, line: position?.start.line ?? 1 },
});
