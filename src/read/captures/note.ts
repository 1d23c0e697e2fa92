import { Lexer } from 'marked';
import type { Capture, ImageFile } from '../../model/capture.js';
import type { Problem } from '../../model/problem.js';
import type { Place } from '../../model/source.js';
import { decodeHref } from '../../text/links/href.js';
import { lexMarkdown, readMarkdown } from '../../text/markdown/markdown.js';
import { folderOf, resolveInside, type LectureFiles } from '../files.js';
import { mediaTypeOf, readImage } from './image.js';

/**
 * A stretch of a Markdown note:
 * prose, or the inside of a fence in the kernel's language. Their `raw`s joined are the note.
 */
export interface NotePiece {
  readonly kind: 'note' | 'code';
  readonly raw: string;
  /** Of code: the text inside the fence. */
  readonly code?: string;
  readonly line: number;
}

/** Names under which a fence may call the kernel's language. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  python: ['python', 'python3', 'py', 'ipython', 'ipython3'],
  R: ['r'],
  julia: ['julia', 'jl'],
  javascript: ['javascript', 'js'],
  typescript: ['typescript', 'ts'],
  bash: ['bash', 'sh', 'shell'],
};

/** Cuts Markdown at its top-level fences in the kernel's language. Line ends become LF; no other byte is lost. */
export function splitNote(text: string, language: string): readonly NotePiece[] {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const tokens = blocksOf(source);
  const pieces: NotePiece[] = [];
  let line = 1;
  for (const { raw, code } of tokens.map((token) => ({ raw: token.raw, code: codeOf(token, language) }))) {
    const last = pieces.at(-1);
    const blank = raw.trim() === '';
    if (code !== undefined) pieces.push({ kind: 'code', raw, code, line });
    else if (last !== undefined && (last.kind === 'note' || blank))
      pieces[pieces.length - 1] = { ...last, raw: last.raw + raw };
    else pieces.push({ kind: 'note', raw, line });
    line += raw.split('\n').length - 1;
  }
  return pieces;
}

interface NoteBlock {
  readonly type: string;
  readonly raw: string;
  readonly lang?: string;
  readonly text?: string;
}

/**
 * marked's block tokens. Their `raw`s joined are nearly always the source; where they are not (`1. ` at the end of a
 * list, deep nesting that overflows its stack) the note stays one piece.
 */
function blocksOf(source: string): readonly NoteBlock[] {
  const tokens = lexMarkdown(source, (text) => new Lexer().blockTokens(text));
  if (tokens?.map((token) => token.raw).join('') === source) return tokens;
  return [{ type: 'paragraph', raw: source }];
}

function codeOf(token: NoteBlock, language: string): string | undefined {
  if (token.type !== 'code' || !/^ {0,3}```/.test(token.raw)) return undefined;
  const info = (token.lang ?? '').trim().toLowerCase();
  return (ALIASES[language] ?? [language.toLowerCase()]).includes(info) ? token.text : undefined;
}

/**
 * The relative images that a piece of Markdown shows, and links to the same files, each with its file and its place in
 * the text. A missing one is a problem; what stands in a code span, a fence or a comment shows nothing.
 */
export function linksOf(
  piece: NotePiece,
  capture: Capture,
  files: LectureFiles,
): [Capture['links'] & object, Problem[]] {
  const references = readMarkdown(piece.raw).references.filter(({ href }) => isRelative(href));
  const images = new Map<string, ImageFile>();
  const problems: Problem[] = [];
  for (const href of new Set(references.flatMap(({ kind, href }) => (kind === 'image' ? [href] : [])))) {
    const path = resolveInside(folderOf(capture.place.path), decodeHref(href.replace(/[?#].*$/, '')));
    if (path === undefined || mediaTypeOf(path) === undefined) {
      problems.push(notCopied(href, capture.place));
      continue;
    }
    const [image, found] = readImage(files, path, capture.place);
    problems.push(...found.map((problem) => ({ ...problem, level: 'warning' as const })));
    if (image !== undefined) images.set(href, image);
  }
  const links = references.flatMap(({ href, range }) => {
    const image = images.get(href);
    return image === undefined || range === undefined ? [] : [{ href, image, range }];
  });
  return [links, problems];
}

const isRelative = (href: string) => href !== '' && !/^(?:[a-z][a-z0-9+.-]*:|#|\/)/i.test(href);

const notCopied = (href: string, place: Place): Problem => ({
  code: 'captures/not-copied',
  level: 'warning',
  message: `the note shows "${href}", which is no image or clip of the lecture's folder; the link stays as it is`,
  hint: 'Copy the picture into the folder, and name it from the note.',
  place,
});
