import { Lexer } from 'marked';
import type { Capture, ImageFile } from '../../model/capture.js';
import type { Problem } from '../../model/problem.js';
import { folderOf, resolveInside, type LectureFiles } from '../files.js';
import { mediaTypeOf, readImage } from './image.js';

/** A stretch of a Markdown note: prose, or the inside of a fence in the kernel's language. Their `raw`s joined are the note. */
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

interface Block {
  readonly type: string;
  readonly raw: string;
  readonly lang?: string;
  readonly text?: string;
}

/**
 * marked's block tokens. Their `raw`s joined are nearly always the source; where they are not (`1. ` at the end of a list,
 * deep nesting that overflows its stack) the note stays one piece.
 */
function blocksOf(source: string): readonly Block[] {
  try {
    const tokens: Block[] = new Lexer().blockTokens(source);
    if (tokens.map((token) => token.raw).join('') === source) return tokens;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return [{ type: 'paragraph', raw: source }];
}

function codeOf(token: Block, language: string): string | undefined {
  if (token.type !== 'code' || !/^ {0,3}```/.test(token.raw)) return undefined;
  const info = (token.lang ?? '').trim().toLowerCase();
  return (ALIASES[language] ?? [language.toLowerCase()]).includes(info) ? token.text : undefined;
}

/** The relative images that a piece of Markdown shows, each with its file; a missing one is a problem. */
export function linksOf(
  piece: NotePiece,
  capture: Capture,
  files: LectureFiles,
): [Capture['links'] & object, Problem[]] {
  const links: { href: string; image: ImageFile }[] = [];
  const problems: Problem[] = [];
  for (const [, href = ''] of piece.raw.matchAll(/!\[[^\]]*\]\(<?([^)>\s]+)>?(?:\s+["'][^)]*)?\)/g)) {
    if (/^([a-z]+:|#|\/)/i.test(href) || links.some((link) => link.href === href)) continue;
    const path = resolveInside(folderOf(capture.place.path), decodeHref(href));
    if (path === undefined || mediaTypeOf(path) === undefined) continue;
    const [image, found] = readImage(files, path, { path: capture.place.path, line: piece.line });
    problems.push(...found.map((problem) => ({ ...problem, level: 'warning' as const })));
    if (image !== undefined) links.push({ href, image });
  }
  return [links, problems];
}

function decodeHref(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
