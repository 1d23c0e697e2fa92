/** Notes in: Markdown and its kin from disk to a notebook, alone or among what was said in their lecture. */
import { buildLecture } from '../build/build.js';
import {
  basename,
  dirname,
  join,
  kindOfPath,
  makeFolder,
  readBytes,
  readContent,
  relativeUrl,
  resolve,
} from '../host/read.js';
import { writeFileAtomic } from '../host/write.js';
import { referenceProblems, type ReferredLecture } from '../import/check-references.js';
import { importNotes, type ImportedNotes, type ImportOptions } from '../import/import-notes.js';
import { placeNotes, referenceOf, type PlacedNotes } from '../import/place-notes.js';
import { importTextCells } from '../import/text-cells.js';
import { momentHref } from '../compile/links.js';
import type { Notebook } from '../model/notebook.js';
import type { Outcome, Problem } from '../model/problem.js';
import { readNotebook } from '../notebook/format/read-notebook.js';
import { serializeNotebook } from '../notebook/format/serialize.js';
import { isUneditedNote, noteStampOf } from '../notebook/stamp/note.js';
import { notebookStampOf } from '../notebook/stamp/stamp.js';
import { decodeBytes } from '../read/decode.js';
import { readHeader } from '../read/text-notebooks/header.js';
import { languageOfName } from '../read/text-notebooks/languages.js';
import { isTextNotebook, readTextNotebook } from '../read/text-notebooks/read.js';
import { openYaml } from '../read/yaml/open-yaml.js';
import { decodeHref, encodeHref } from '../text/links/href.js';
import { readMarkdown } from '../text/markdown/markdown.js';
import { isOfLecture } from '../text/links/references.js';

export interface ImportNotesOptions {
  /** The notebook (.ipynb); by default named after the note, or after the lecture. */
  readonly output?: string | undefined;
  /** A lecture among whose cells the notes are put. */
  readonly lecture?: string | undefined;
  /** Language of the kernel, where the note says none. */
  readonly language?: string | undefined;
  /** Whose notes they are, where the note does not say. */
  readonly author?: string | undefined;
  /** Writes over a notebook in which somebody wrote. */
  readonly force?: boolean;
  readonly version: string;
}

export interface ImportReport {
  readonly output: string;
  readonly cells: number;
  readonly codeCells: number;
  /** Pictures that were copied beside the notebook. */
  readonly copied: readonly string[];
  readonly placed?: PlacedNotes['placed'];
}

/** Reads a note from disk as a notebook, without writing anything. */
export function readNotes(
  path: string,
  options: Pick<ImportNotesOptions, 'language' | 'author'> &
    Partial<Pick<ImportOptions, 'moved' | 'opens' | 'linkOf'>> = {},
): Outcome<ImportedNotes | undefined> {
  const content = readContent(path);
  if (!('bytes' in content)) return { value: undefined, problems: [unreadable(path, content.error)] };
  if (/\.ipynb$/i.test(path)) return { value: undefined, problems: [isNotebook(path)] };
  if (options.language !== undefined && languageOfName(options.language) === undefined)
    return { value: undefined, problems: [noLanguage(options.language, path)] };
  const { value: text, problems: found } = decodeNote(path, content.bytes);
  const problems = [...found];
  if (problems.some(({ level }) => level === 'error')) return { value: undefined, problems };
  if (text.includes('\0'))
    return {
      value: undefined,
      problems: [problem('not-text', `"${path}" is no text`, 'Give a file of Markdown.', path)],
    };
  const { about, fault } = aboutOf(path, text, options);
  problems.push(...fault);
  const settings = { ...options, ...about, path: basename(path), languageOfName };
  if (isTextNotebook(path, () => text)) {
    const read = readTextNotebook(path, text);
    const notebook = importTextCells(read, settings);
    return { value: { notebook, pieces: [] }, problems };
  }
  const imported = importNotes(text, settings);
  return {
    value: imported.value,
    problems: [
      ...problems,
      ...imported.problems.map((one) => ({ ...one, place: { path, line: one.place?.line ?? 0 } })),
    ],
  };
}

/**
 * UTF-8 as it is, mark and all, so that it comes back byte for byte;
 * another encoding as the readers of transcripts find it.
 */
function decodeNote(path: string, bytes: Uint8Array): Outcome<string> {
  try {
    return { value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), problems: [] };
  } catch {
    const { value, problems } = decodeBytes(path, bytes);
    return { value: value.text, problems: problems.map((one) => ({ ...one, hint: 'Save the notes as UTF-8.' })) };
  }
}

/**
 * What the front matter says; where it cannot be read it stays as it is,
 * and a warning says why nothing is taken from it.
 */
function aboutOf(path: string, text: string, { language, author }: Pick<ImportNotesOptions, 'language' | 'author'>) {
  const lines = text.split(/\r\n|\n|\r/).map((line, at) => ({ text: line.replace(/^\uFEFF/, ''), line: at + 1 }));
  const header = readHeader(lines);
  // The first line is the rule above it: with it the lines are those of the file.
  const written = lines.slice(0, lines.length - header.rest.length - 1).map((one) => one.text);
  const opened = header.isYaml ? openYaml(path, written.join('\n'), 'import/front-matter') : undefined;
  const named = author ?? authorOf(opened?.value?.data);
  const wanted = language === undefined ? header.language : languageOfName(language);
  const about = {
    title: header.title,
    author: named,
    ...(wanted !== undefined && {
      kernel: { language: wanted, ...(header.kernel && language === undefined && { kernel: header.kernel }) },
    }),
  };
  const fault = (opened?.problems ?? []).map((one): Problem => ({ ...one, level: 'warning' }));
  const data = opened?.value?.data ?? undefined;
  if (data !== undefined && typeof data !== 'object') fault.push(noFrontMatter(path));
  return { about, fault };
}

const noFrontMatter = (path: string): Problem => ({
  code: 'import/front-matter',
  level: 'warning',
  message:
    'what stands between the first two lines of --- is front matter to Markdown, and is shown nowhere; it holds no `key: value`',
  hint: 'Put an empty line above the first --- where it is a rule.',
  place: { path, line: 1 },
});

function authorOf(yaml: unknown): string | undefined {
  if (typeof yaml !== 'object' || yaml === null) return undefined;
  const { author, authors } = yaml as Readonly<Record<string, unknown>>;
  const names = [author ?? authors].flat().flatMap((one: unknown) => {
    const name = typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>).name : one;
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [];
  });
  return names.length === 0 ? undefined : names.join(', ');
}

/**
 * Imports a note: writes the notebook, and pictures where it lies elsewhere.
 * Nothing is written where a problem is an error.
 */
export async function importNotesFile(
  path: string,
  options: ImportNotesOptions,
): Promise<Outcome<ImportReport | undefined>> {
  return options.lecture === undefined ? importAlone(path, options) : importIntoLecture(path, options.lecture, options);
}

function importAlone(path: string, options: ImportNotesOptions): Outcome<ImportReport | undefined> {
  const output = options.output ?? path.replace(/(?:\.[A-Za-z]+)?$/, '.ipynb');
  const pictures = picturesOf(path, output);
  const { value, problems } = readNotes(path, { ...options, moved: pictures.moved });
  if (value === undefined) return { value: undefined, problems };
  const there = options.force === true ? undefined : notOurs(output, basename(path));
  if (there !== undefined) return { value: undefined, problems: [...problems, there] };
  return finish({ output, notebook: value.notebook, pictures, problems });
}

async function importIntoLecture(
  path: string,
  lecture: string,
  options: ImportNotesOptions,
): Promise<Outcome<ImportReport | undefined>> {
  const readable = readContent(path);
  if (!('bytes' in readable)) return { value: undefined, problems: [unreadable(path, readable.error)] };
  const built = await buildLecture(lecture, { output: options.output, version: options.version });
  const output = built.value?.notebooks[0]?.path;
  if (output === undefined) return { value: undefined, problems: built.problems };
  const before = readBytes(output);
  const { value: notebook, problems: broken } = readNotebook(readContent(output), output);
  if (notebook === undefined) return { value: undefined, problems: [...built.problems, ...broken] };
  const about = lectureOf(notebook);
  const pictures = picturesOf(path, output);
  const linkOf: ImportOptions['linkOf'] = (reference) =>
    about.video === undefined || !isOfLecture(reference, about)
      ? undefined
      : momentHref(about.video, reference.startMs ?? 0);
  const opens: ImportOptions['opens'] = (node) => referenceOf(node, about) !== undefined;
  const notes = readNotes(path, { ...options, moved: pictures.moved, linkOf, opens });
  const problems = [...built.problems, ...notes.problems];
  if (notes.value === undefined) return { value: undefined, problems };
  problems.push(...referenceProblems(notes.value.pieces, path, about));
  const { notebook: placed, placed: counts } = placeNotes(notebook, notes.value, about);
  return finish({ output, notebook: placed, pictures, problems, before, placed: counts });
}

function lectureOf(notebook: Notebook): ReferredLecture {
  const { id, lesson, video, durationMs } = notebookStampOf(notebook)?.lecture ?? {};
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { id: text(id), lesson: text(lesson), video: text(video), durationMs: Number(durationMs ?? 0) };
}

interface Pictures {
  /** Destinations that change. */
  readonly moved: ReadonlyMap<string, string>;
  readonly copies: readonly { readonly from: string; readonly to: string }[];
  readonly problems: readonly Problem[];
}

/** Pictures keep their place beside the notes; one that lies above them goes into the notebook's folder of files. */
function picturesOf(path: string, output: string): Pictures {
  const bytes = readBytes(path);
  const text = bytes === undefined ? '' : new TextDecoder().decode(bytes);
  const [from, to] = [dirname(path), dirname(output)];
  const moved = new Map<string, string>();
  const copies: { from: string; to: string }[] = [];
  const problems: Problem[] = [];
  for (const href of new Set(
    readMarkdown(text).references.flatMap(({ kind, href }) => (kind === 'image' ? [href] : [])),
  )) {
    if (/^(?:[a-z][a-z\d+.-]*:|\/|#|$)/i.test(href)) continue;
    const name = decodeHref(href.replace(/[?#].*$/, ''));
    if (kindOfPath(join(from, name)) !== 'file') {
      const line = text.slice(0, Math.max(0, text.indexOf(href))).split('\n').length;
      problems.push({
        ...problem(
          'no-picture',
          `the picture "${href}" is not there`,
          'Correct the link, or put the picture there.',
          path,
        ),
        level: 'warning',
        place: { path, line },
      });
      continue;
    }
    if (resolve(from) === resolve(to)) continue;
    const isAbove = name.split(/[\\/]/).includes('..');
    const target = isAbove ? `${basename(output).replace(/\.ipynb$/, '')}_files/${basename(name)}` : name;
    if (isAbove) moved.set(href, encodeHref(target));
    if (!copies.some(({ to: known }) => known === target)) copies.push({ from: join(from, name), to: target });
  }
  return { moved, copies, problems };
}

interface Finished {
  readonly output: string;
  readonly notebook: Notebook;
  readonly pictures: Pictures;
  readonly problems: readonly Problem[];
  readonly before?: Uint8Array | undefined;
  readonly placed?: PlacedNotes['placed'];
}

/** Writes pictures first and the notebook last. */
function finish({
  output,
  notebook,
  pictures,
  problems: found,
  before,
  placed,
}: Finished): Outcome<ImportReport | undefined> {
  const problems: Problem[] = [...found, ...pictures.problems, ...makeFolder(dirname(output))];
  const copied: string[] = [];
  for (const { from, to } of pictures.copies) {
    const bytes = readBytes(from);
    if (bytes === undefined) continue;
    const target = join(dirname(output), to);
    problems.push(...makeFolder(dirname(target)));
    const { problems: failed } = writeFileAtomic(target, bytes, { expected: undefined });
    problems.push(...failed.map((one) => (one.code === 'write/changed' ? otherPicture(target) : one)));
    copied.push(relativeUrl(dirname(output), target));
  }
  if (problems.some(({ level }) => level === 'error')) return { value: undefined, problems };
  const bytes = new TextEncoder().encode(serializeNotebook(notebook));
  const written = writeFileAtomic(output, bytes, before === undefined ? {} : { expected: before });
  problems.push(...written.problems);
  if (problems.some(({ level }) => level === 'error')) return { value: undefined, problems };
  const codeCells = notebook.cells.filter(({ cell_type }) => cell_type === 'code').length;
  const report = { output, cells: notebook.cells.length, codeCells, copied, ...(placed && { placed }) };
  return { value: report, problems };
}

const otherPicture = (path: string): Problem => ({
  code: 'import/other-picture',
  level: 'warning',
  message: `"${path}" is there already, and is another picture; it was not written over`,
  hint: 'Choose another folder with -o, or rename one of the two.',
});

/** A notebook that holds more than an unedited import of this note is somebody's work. */
function notOurs(output: string, note: string): Problem | undefined {
  // A folder of that name is told where it is written.
  if (kindOfPath(output) !== 'file') return undefined;
  const { value: notebook } = readNotebook(readContent(output), output);
  const isOurs = notebook?.cells.every((cell) => {
    const stamp = noteStampOf(cell);
    return stamp?.path === note && isUneditedNote(cell, stamp);
  });
  if (isOurs === true) return undefined;
  return problem(
    'exists',
    `"${output}" exists, and somebody wrote in it`,
    'Choose another name with -o, or add --force.',
    output,
  );
}

const problem = (code: string, message: string, hint: string, path: string): Problem => ({
  code: `import/${code}`,
  level: 'error',
  message,
  hint,
  place: { path, line: 0 },
});

const noLanguage = (written: string, path: string) =>
  problem(
    'language',
    `${JSON.stringify(written)} cannot be the name of a language`,
    'Name it as the blocks of code do: --language python.',
    path,
  );

const isNotebook = (path: string) =>
  problem(
    'notebook',
    `"${path}" is a notebook already`,
    `Publish it with nbscribe export "${path}" --to html; several people's are one by nbscribe merge.`,
    path,
  );

function unreadable(path: string, error: string): Problem {
  const message =
    error === 'ENOENT'
      ? `there is no file "${path}"`
      : error === 'EISDIR'
        ? `"${path}" is a folder`
        : `cannot read "${path}": ${error}`;
  return problem(
    'unreadable',
    message,
    'Give a file of Markdown, Quarto, R Markdown, MyST, or a script with cells.',
    path,
  );
}
