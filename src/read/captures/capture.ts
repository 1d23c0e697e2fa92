import type { Capture, CaptureKind } from '../../model/capture.js';
import type { Outcome, Problem } from '../../model/problem.js';
import type { Place } from '../../model/source.js';
import { baseName, extensionOf, folderOf, readText, resolveInside, type LectureFiles } from '../files.js';
import { cleanLine, quote } from '../transcripts/support/clean.js';
import { mediaTypeOf, readImage } from './image.js';
import { CAPTURE_FIELDS, type ManifestRow } from './manifest.js';
import { linksOf, splitNote } from './note.js';
import { languageOfFile, languageOfName } from '../text-notebooks/languages.js';
import { readTime, TIME_HINT } from './time.js';

const KINDS: readonly CaptureKind[] = ['slide', 'code', 'image', 'output', 'note'];

/** What captures are read with: the lecture's files, and the language of its code where a capture names none. */
export interface CaptureContext {
  readonly files: LectureFiles;
  readonly language: string;
  /** Folder that relative paths start from. */
  readonly folder: string;
}

/**
 * One row of a manifest as captures:
 * mostly one, several for a Markdown note with code. A bad row is a problem and none.
 */
export function readRow({ fields, place }: ManifestRow, context: CaptureContext): Outcome<readonly Capture[]> {
  const problems: Problem[] = [];
  const unknown = Object.keys(fields).filter((key) => !(CAPTURE_FIELDS as readonly string[]).includes(key));
  if (unknown.length > 0)
    problems.push(problem('unknown-field', `${unknown.map(quote).join(', ')} is not known here`, place));
  const at = readField(fields['at'], place);
  const end = readField(fields['end'], place);
  problems.push(...at.problems, ...end.problems);
  if (at.problems.length + end.problems.length > 0) return { value: [], problems };
  const named = fields['language'] === undefined ? undefined : languageOfName(fields['language']);
  if (fields['language'] !== undefined && named === undefined)
    problems.push(problem('bad-language', `${quote(fields['language'])} cannot be the name of a language`, place));
  const rowKind = fields['kind']?.toLowerCase() ?? guessKind(fields['file']);
  const kind = KINDS.find((known) => known === rowKind);
  if (kind === undefined) return { value: [], problems: [...problems, badKind(fields['kind'], place)] };
  const base = {
    kind,
    atMs: at.value,
    place,
    ...(end.value !== undefined && { endMs: end.value }),
    ...(fields['title'] !== undefined && { title: cleanLine(fields['title']) }),
  };
  const language = named ?? (fields['language'] === undefined ? undefined : 'text');
  const given = { ...fields, ...(language !== undefined && { language }) };
  const read = fields['file'] === undefined ? inline(given, base, context) : fromFile(given, base, context);
  return { value: read.value, problems: [...problems, ...read.problems] };
}

/** A file whose name carries its time (or none, for a slide deck in order) as captures. */
export function readTimedFile(
  path: string,
  atMs: number | undefined,
  context: CaptureContext,
): Outcome<readonly Capture[]> {
  const kind = guessKind(path) ?? 'note';
  const base = { kind: kind === 'image' ? 'slide' : kind, atMs, place: { path, line: 0 } } as const;
  return fromFile({ file: baseName(path) }, base, { ...context, folder: folderOf(path) });
}

type Base = Pick<Capture, 'kind' | 'atMs' | 'place' | 'endMs' | 'title'>;
type CaptureFields = Readonly<Record<string, string>>;

function readField(written: string | undefined, place: Place): Outcome<number | undefined> {
  if (written === undefined) return { value: undefined, problems: [] };
  const time = readTime(written);
  if ('ms' in time) return { value: time.ms, problems: [] };
  const message = `${quote(written)} ${time.why}`;
  return { value: undefined, problems: [{ ...problem('bad-time', message, place), level: 'error', hint: TIME_HINT }] };
}

function inline(fields: CaptureFields, base: Base, context: CaptureContext): Outcome<readonly Capture[]> {
  const content = fields['text'];
  if (content === undefined)
    return {
      value: [],
      problems: [{ ...problem('no-content', 'a capture needs `file` or `text`', base.place), level: 'error' }],
    };
  return withContent(content, base, { ...context, language: fields['language'] ?? context.language });
}

function fromFile(fields: CaptureFields, base: Base, context: CaptureContext): Outcome<readonly Capture[]> {
  const written = fields['file'] ?? '';
  const path = resolveInside(context.folder, written);
  if (path === undefined) return { value: [], problems: [outside(written, base.place)] };
  if (mediaTypeOf(path) !== undefined) return imageCapture(path, base, context);
  const text = readText(context.files, path);
  if (text === undefined) return { value: [], problems: readImage(context.files, path, base.place)[1] };
  const language = fields['language'] ?? languageOfFile(path) ?? context.language;
  return withContent(text, { ...base, place: { path, line: 1 } }, { ...context, language });
}

function imageCapture(path: string, base: Base, { files }: CaptureContext): Outcome<readonly Capture[]> {
  const [image, problems] = readImage(files, path, base.place);
  if (problems.some((found) => found.level === 'error')) return { value: [], problems };
  const sidecar = readText(files, path.replace(/\.[^.]+$/, '.txt')) ?? '';
  return {
    value: [{ ...base, content: sidecar.trim(), ...(image ? { image } : { title: base.title ?? path }) }],
    problems,
  };
}

function withContent(text: string, base: Base, context: CaptureContext): Outcome<readonly Capture[]> {
  if (base.kind === 'note') return noteCaptures(text, base, context);
  const content = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '');
  return { value: [{ ...base, content, ...(base.kind === 'code' && { language: context.language }) }], problems: [] };
}

function noteCaptures(text: string, base: Base, context: CaptureContext): Outcome<readonly Capture[]> {
  const problems: Problem[] = [];
  const value = splitNote(text, context.language).map((piece): Capture => {
    const place = { path: base.place.path, line: base.place.line + piece.line - 1 };
    if (piece.kind === 'code')
      return { ...base, kind: 'code', fromNote: true, content: piece.code ?? '', language: context.language, place };
    const capture: Capture = { ...base, content: piece.raw.replace(/\n+$/, ''), place };
    const [links, found] = linksOf(piece, capture, context.files);
    problems.push(...found);
    return links.length > 0 ? { ...capture, links } : capture;
  });
  return { value, problems };
}

function guessKind(file: string | undefined): CaptureKind | undefined {
  if (file === undefined) return undefined;
  if (mediaTypeOf(file) !== undefined) return 'image';
  if (languageOfFile(file) !== undefined) return 'code';
  if (['.md', '.markdown'].includes(extensionOf(file))) return 'note';
  return ['.txt', '.out', '.log'].includes(extensionOf(file)) ? 'output' : undefined;
}

const problem = (what: string, message: string, place: Place): Problem => ({
  code: `captures/${what}`,
  level: 'warning',
  message,
  hint: `The fields of a capture are ${CAPTURE_FIELDS.join(', ')}.`,
  place,
});

const badKind = (written: string | undefined, place: Place): Problem => ({
  ...problem(
    'bad-kind',
    written === undefined ? 'a capture needs a kind' : `${quote(written)} is no kind of capture`,
    place,
  ),
  level: 'error',
  hint: `Write one of ${KINDS.join(', ')}.`,
});

/** A path that leaves the lecture's folder is never followed. */
export const outside = (written: string, place: Place): Problem => ({
  code: 'lecture/path-outside',
  level: 'error',
  message: `${quote(written)} leads out of the lecture's folder`,
  hint: 'Copy the file into the folder and name it from there.',
  place,
});
