/** Notebooks out: a notebook from disk to posts, pages of Markdown, chapters, cards. */
import {
  conceptsBeside,
  courseRulesAbove,
  lessonsBeside,
  pathBeside,
  drawingBeside,
  sizeBeside,
  underCourse,
} from './beside.js';
import { exportAnki } from '../export/study/anki.js';
import { CHAPTER_FORMS, chapterFormOf, exportChapters, type ChapterForm } from '../export/study/chapters.js';
import type { ChooseOptions } from '../export/choose.js';
import { exportMarkdown } from '../export/export-markdown.js';
import { readShippedData } from '../host/data.js';
import { lectureFactsOf } from '../export/lecture-facts.js';
import { dialects } from '../export/dialects/registry.js';
import { SITES, type Site } from '../export/front-matter.js';
import { basename, dirname, join, kindOfPath, makeFolder, readBytes, readContent, resolve } from '../host/read.js';
import { writeFileAtomic } from '../host/write.js';
import { openMessages } from '../language/messages.js';
import type { Notebook, SideFile } from '../model/notebook.js';
import { hasError, type Outcome, type Problem } from '../model/problem.js';
import { readNotebook } from '../notebook/format/read-notebook.js';
import { mediaTypeOf } from '../read/captures/image.js';
import { isDeckName, isRecordingName, mayBeTranscriptName } from '../read/file-kinds.js';
import { decodeHref } from '../text/links/href.js';

export { CHAPTER_FORMS, SITES, type ChapterForm, type Site };

/** What `--to` takes. */
export const FORMATS: readonly string[] = [...dialects.map(({ name }) => name), 'html', 'chapters', 'anki'];

export interface PublishOptions {
  /** A dialect of Markdown, as the registry names it, or `html`, `chapters`, `anki`. */
  readonly to: string;
  /** A file or a folder; undefined for a file beside the notebook, `-` to have the text alone. */
  readonly output?: string | undefined;
  readonly section?: string | undefined;
  readonly frontMatter?: Site | undefined;
  readonly unreleased?: readonly string[];
  readonly linksToUnreleased?: 'refuse' | 'drop';
  /** Of chapters. */
  readonly grain?: 'fine' | 'coarse';
  readonly form?: ChapterForm | undefined;
  /** Of `obsidian`: `[[note]]` for links between notes. */
  readonly wikilinks?: boolean;
  /** Pictures inside of the page. */
  readonly embed?: boolean;
}

export interface PublishReport {
  /** What was written, the texts first. */
  readonly written: readonly string[];
  /** The texts themselves. */
  readonly texts: readonly string[];
  /** Pictures that the texts show, as files. */
  readonly images: readonly string[];
}

/** Exports a notebook of the disk. Nothing is written where a problem is an error. */
export async function exportNotebookFile(
  path: string,
  options: PublishOptions,
): Promise<Outcome<PublishReport | undefined>> {
  return writeNow(await prepareNotebookFile(path, options));
}

/** An export that is made, and not written yet. */
export interface PreparedExport {
  /** Writes it; what went wrong while it was made is not told again. */
  readonly write: () => Outcome<PublishReport | undefined>;
}

/** Makes all of an export and writes nothing: whoever writes several may want to know first that none is refused. */
export async function prepareNotebookFile(
  path: string,
  options: PublishOptions,
): Promise<Outcome<PreparedExport | undefined>> {
  const content = readContent(path);
  const { value: notebook, problems } = readNotebook(content, path);
  if (notebook === undefined) return { value: undefined, problems: problems.map((one) => sayWhatToMake(one, path)) };
  // Megabytes, and wanted for the place of a problem alone.
  const source = () => ('bytes' in content ? new TextDecoder().decode(content.bytes) : '');
  const prepared = await prepareNotebook(notebook, { ...options, path, source });
  return { value: prepared.value, problems: [...problems, ...prepared.problems] };
}

export type PublishNotebookOptions = PublishOptions & { readonly path: string; readonly source?: () => string };

/**
 * Exports a notebook in memory that lies, or would lie, at `path`:
 * pictures, its summary and its course are looked for there.
 */
export async function exportNotebook(
  notebook: Notebook,
  options: PublishNotebookOptions,
): Promise<Outcome<PublishReport | undefined>> {
  return writeNow(await prepareNotebook(notebook, options));
}

function writeNow({ value: prepared, problems }: Outcome<PreparedExport | undefined>) {
  if (prepared === undefined) return { value: undefined, problems };
  const { value, problems: found } = prepared.write();
  return { value, problems: [...problems, ...found] };
}

async function prepareNotebook(
  notebook: Notebook,
  options: PublishNotebookOptions,
): Promise<Outcome<PreparedExport | undefined>> {
  const { path, to } = options;
  const output = outputOf(path, options, extensionFor(options));
  if ([output, options.output].some((name) => /\.ipynb$/i.test(name ?? '')))
    return { value: undefined, problems: [overNotebook(options.output ?? '', to)] };
  const { value: course, problems: wrong } = courseRulesAbove(path);
  if (wrong.length > 0) return { value: undefined, problems: wrong };
  const unreleased = [...course.unreleased, ...(options.unreleased ?? [])];
  const { value, problems } = await makeTexts(underCourse(notebook, course), { ...options, output, unreleased });
  if (value === undefined) return { value: undefined, problems };
  if (output === undefined) {
    const report = { written: [], texts: value.texts, images: value.images };
    return { value: { write: () => ({ value: report, problems: [] }) }, problems };
  }
  if (hasError(problems)) return { value: undefined, problems };
  const isOneFile = to === 'html' && options.embed === true;
  const writing = { ...value, ...(isOneFile && { files: [], images: [] }), path, output };
  return { value: { write: () => write(writing) }, problems };
}

function extensionFor({ to, form }: PublishOptions): string {
  const named: Readonly<Record<string, string>> = { html: '.html', anki: '.anki.txt', quarto: '.qmd' };
  if (to === 'chapters')
    return { youtube: '.chapters.txt', webvtt: '.chapters.vtt', ffmetadata: '.ffmeta', podlove: '.chapters.json' }[
      form ?? 'youtube'
    ];
  return named[to] ?? `.${to}.md`;
}

async function makeTexts(
  notebook: Notebook,
  options: PublishNotebookOptions,
): Promise<Outcome<Omit<WritingOut, 'path' | 'output'> | undefined>> {
  const { to, output } = options;
  const messages = await openMessages(lectureFactsOf(notebook)?.language ?? 'en');
  const chosen = { ...chooseOptionsOf(options), messages };
  const alone = ({ value, problems }: Outcome<string | undefined>) => ({
    value: value === undefined ? undefined : { texts: [value], files: [], images: [] },
    problems,
  });
  if (to === 'chapters')
    return alone(
      exportChapters(notebook, {
        ...chosen,
        form: options.form ?? chapterFormOf(output),
        grain: options.grain ?? 'fine',
      }),
    );
  if (to === 'anki') return alone(exportAnki(notebook, chosen));
  if (to === 'html') return makePage(notebook, { ...options, ...chosen });
  const dialect = dialects.find(({ name }) => name === to);
  if (dialect === undefined) return { value: undefined, problems: [unknownDialect(to)] };
  if (options.wikilinks === true && dialect.knowsWikilinks !== true)
    return { value: undefined, problems: [noWikilinks(to)] };
  return exportMarkdown(notebook, {
    ...chosen,
    dialect,
    wikilinks: options.wikilinks,
    frontMatter: options.frontMatter,
    concepts: options.section === undefined ? [] : conceptsBeside(options.path, notebook),
    measure: (href) => sizeBeside(options.path, href),
  });
}

function chooseOptionsOf({
  path,
  output,
  section,
  unreleased = [],
  linksToUnreleased = 'refuse',
  source = () => '',
}: PublishNotebookOptions): ChooseOptions {
  const name = basename(output ?? path).replace(/\.[^.]*$/, '');
  return {
    path,
    folder: `${name}_files`,
    section,
    unreleased,
    linksToUnreleased,
    videoOfLesson: lessonsBeside(path),
    readDrawing: (href) => drawingBeside(path, href),
    lineOf: (text) => lineIn(source(), text),
  };
}

/** The page, with pictures beside it or inside of it. */
async function makePage(
  notebook: Notebook,
  { path, embed = false, ...options }: PublishNotebookOptions & ChooseOptions,
): Promise<Outcome<Omit<WritingOut, 'path' | 'output'> | undefined>> {
  const { exportPage } = await import('../export/page/page.js');
  const { readBlocks } = await import('../export/tree/blocks.js');
  const own = new Map(embed ? readBlocks(notebook, options.folder).files.map((file) => [file.path, file.bytes]) : []);
  const imageSource = (href: string) => {
    const bytes =
      embed && !/^[a-z][a-z\d+.-]*:/i.test(href) ? (own.get(href) ?? readBytes(pathBeside(path, href))) : undefined;
    const type = mediaTypeOf(href.replace(/[?#].*$/, '').toLowerCase());
    if (bytes === undefined || type === undefined) return href;
    return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  };
  const { value, problems } = exportPage(notebook, {
    ...options,
    path,
    concepts: conceptsBeside(path, notebook),
    measure: (href) => sizeBeside(path, href),
    imageSource,
    readData: readShippedData,
  });
  return { value: value && { texts: [value.html], files: value.files, images: value.images }, problems };
}

/**
 * Where the text goes, `-o page` and `-o page/` into a folder as in a build;
 * undefined where it is wanted without a file.
 */
function outputOf(path: string, { output }: PublishOptions, extension: string): string | undefined {
  if (output === '-' || output === '<stdin>') return undefined;
  const name = basename(path).replace(/\.ipynb$/, '') + extension;
  if (output === undefined) return join(dirname(path), name);
  const kind = kindOfPath(output);
  const isFolder =
    kind === 'folder' || /[/\\]$/.test(output) || (kind === 'missing' && !basename(output).includes('.'));
  return isFolder ? join(output, name) : output;
}

interface WritingOut {
  readonly texts: readonly string[];
  readonly files: readonly SideFile[];
  readonly images: readonly string[];
  readonly path: string;
  readonly output: string;
}

/** Pictures first, the texts last. */
function write({ texts, files, images, path, output }: WritingOut): Outcome<PublishReport | undefined> {
  const folder = dirname(output);
  const problems: Problem[] = [...makeFolder(folder)];
  const put = (name: string, bytes: Uint8Array) => {
    // What fails for one would for all.
    if (!hasError(problems)) problems.push(...makeFolder(dirname(name)));
    if (!hasError(problems)) problems.push(...writeFileAtomic(name, bytes).problems);
    return name;
  };
  const shown = files.map((file) => put(join(folder, file.path), file.bytes));
  for (const href of images) {
    const name = decodeHref(href.replace(/[?#].*$/, ''));
    const bytes = readBytes(join(dirname(path), name));
    if (bytes === undefined) problems.push(noPicture(href, path));
    else if (resolve(folder) === resolve(dirname(path))) shown.push(join(folder, name));
    else if (!name.split('/').includes('..')) shown.push(put(join(folder, name), bytes));
  }
  const [, stem = output, extension = ''] = /^(.*?)(\.[^./\\]*)?$/.exec(output) ?? [];
  const names = texts.map((_, nth) => (texts.length === 1 ? output : `${stem}-${nth + 1}${extension}`));
  if (hasError(problems)) return { value: undefined, problems };
  texts.forEach((text, nth) => put(names[nth] ?? output, new TextEncoder().encode(text)));
  return { value: hasError(problems) ? undefined : { written: [...names, ...shown], texts, images: shown }, problems };
}

/** The line of the notebook's file, from 1; 0 where the text is not there as it is. */
function lineIn(source: string, text: string): number {
  const at = source.indexOf(JSON.stringify(text).slice(1, -1));
  return at < 0 ? 0 : source.slice(0, at).split('\n').length;
}

const noPicture = (href: string, path: string): Problem => ({
  code: 'export/no-picture',
  level: 'warning',
  message: `the picture "${href}" is not beside the notebook`,
  hint: 'The link stays; put the picture where it leads.',
  place: { path, line: 0 },
});

const noWikilinks = (to: string): Problem => ({
  code: 'export/no-wikilinks',
  level: 'error',
  message: `--wikilinks is for obsidian: ${to} has none`,
  hint: 'Leave it out, or choose --to obsidian.',
});

/** A transcript or notes in place of the notebook that is to be made of them. */
function sayWhatToMake(problem: Problem, path: string): Problem {
  if (problem.code !== 'notebook/not-json' && problem.code !== 'notebook/not-a-notebook') return problem;
  const isNote = /\.(?:md|markdown|qmd|rmd|py|jl|r)$/i.test(path);
  const isOfLecture =
    [mayBeTranscriptName, isDeckName, isRecordingName].some((is) => is(path)) || /\.html?$/i.test(path);
  if (!isNote && !isOfLecture) return problem;
  return {
    code: 'notebook/not-a-notebook',
    level: 'error',
    message: `"${path}" is no notebook`,
    hint: isNote
      ? `Make one of the notes first: nbscribe import "${path}"`
      : `Make one of the lecture first: nbscribe build "${path}"`,
    place: { path, line: 0 },
  };
}

const overNotebook = (output: string, to: string): Problem => ({
  code: 'export/over-notebook',
  level: 'error',
  message: `"${output}" is the name of a notebook, and --to ${to} writes none`,
  hint: 'Give -o another name, or a folder.',
});

const unknownDialect = (to: string): Problem => ({
  code: 'export/unknown-format',
  level: 'error',
  message: `"${to}" is no format that is written`,
  hint: `Choose one of ${FORMATS.join(', ')}.`,
});
