import type { Capture } from '../../model/capture.js';
import type { CourseCell } from '../../model/lecture.js';
import { extensionOf } from '../files.js';
import type { CourseMaterial } from './notebook.js';

/** Script languages by extension, with the kernel's name for each and its line comment. */
const LANGUAGES: Readonly<Record<string, { name: string; comment: string }>> = {
  '.py': { name: 'python', comment: '#' },
  '.r': { name: 'R', comment: '#' },
  '.jl': { name: 'julia', comment: '#' },
  '.js': { name: 'javascript', comment: '//' },
  '.ts': { name: 'typescript', comment: '//' },
  '.sh': { name: 'bash', comment: '#' },
  '.sql': { name: 'sql', comment: '--' },
};

/** The kernel's language of a code file by its extension; undefined for other files. */
export function languageOfFile(path: string): string | undefined {
  return LANGUAGES[extensionOf(path)]?.name;
}

/**
 * Reads a script as a notebook: `# %%` starts a cell, `# %% [markdown]` one of prose in comments (the percent format of
 * https://jupytext.readthedocs.io/en/latest/formats-scripts.html). A script without such lines is one cell.
 */
export function readScript(path: string, text: string): CourseMaterial {
  const { name, comment } = LANGUAGES[extensionOf(path)] ?? { name: 'text', comment: '#' };
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const marks = lines.flatMap((line, at) => (isMark(line, comment) ? [at] : []));
  const starts = marks[0] === 0 ? marks : [-1, ...marks];
  const pieces = starts
    .map((start, nth) => pieceOf({ lines, start, end: starts[nth + 1] ?? lines.length, comment }))
    .filter((piece) => piece.source !== '');
  const cells: CourseCell[] = pieces.map(({ kind, source }, index) => ({ kind, index, source, outputText: '' }));
  const captures: Capture[] = pieces.flatMap(({ kind, source, line, title }, index) =>
    kind === 'code'
      ? [
          {
            kind,
            atMs: undefined,
            content: source,
            language: name,
            ...(title !== '' && { title }),
            origin: { path, cell: index },
            place: { path, line },
          },
        ]
      : [],
  );
  return { notebook: { path, language: name, cells }, captures };
}

interface Piece {
  readonly kind: 'code' | 'markdown';
  readonly source: string;
  readonly title: string;
  readonly line: number;
}

const isMark = (line: string, comment: string) =>
  line.startsWith(comment) && /^\s*%%(\s|$)/.test(line.slice(comment.length));

function pieceOf(from: { lines: readonly string[]; start: number; end: number; comment: string }): Piece {
  const { lines, start, end, comment } = from;
  const mark = start < 0 ? '' : (lines[start] ?? '').slice(comment.length).replace(/^\s*%%\s*/, '');
  const markdown = /\[(markdown|md)\]/i.test(mark);
  const body = lines.slice(start + 1, end);
  const plain = body.map((line) => (line.startsWith(comment) ? line.slice(comment.length).replace(/^ /, '') : line));
  return {
    kind: markdown ? 'markdown' : 'code',
    source: (markdown ? plain : body).join('\n').replace(/^\n+/, '').trimEnd(),
    title: mark.replace(/\[.*?\]/g, '').trim(),
    line: start + 2,
  };
}
