/** Notebooks out: a notebook from disk to posts, pages of Markdown, chapters, cards. */
import { exportMarkdown, type ExportOptions } from './export/export-markdown.js';
import { conceptFactsOf } from './export/lecture-facts.js';
import { dialects } from './export/registry.js';
import { SITES, type Site } from './export/front-matter.js';
import { basename, dirname, join, kindOfPath, makeFolder, readBytes, readContent, resolve } from './host/read.js';
import { writeFileAtomic } from './host/write.js';
import type { Notebook, SideFile } from './model/notebook.js';
import type { Outcome, Problem } from './model/problem.js';
import { readNotebook } from './notebook/format/read-notebook.js';
import { summaryPath } from './outputs.js';
import { imageSizeOf } from './read/captures/image.js';

export { SITES, type Site };

/** What `--to` takes. */
export const FORMATS: readonly string[] = dialects.map(({ name }) => name);

export interface PublishOptions {
  /** A dialect of Markdown, as the registry names it. */
  readonly to: string;
  /** A file or a folder; undefined for a file beside the notebook, `-` to have the text alone. */
  readonly output?: string | undefined;
  readonly section?: string | undefined;
  readonly frontMatter?: Site | undefined;
  readonly unreleased?: readonly string[];
  readonly linksToUnreleased?: 'refuse' | 'drop';
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
export function exportNotebookFile(path: string, options: PublishOptions): Outcome<PublishReport | undefined> {
  const content = readContent(path);
  const { value: notebook, problems } = readNotebook(content, path);
  if (notebook === undefined) return { value: undefined, problems };
  const source = 'bytes' in content ? new TextDecoder().decode(content.bytes) : '';
  const exported = exportNotebook(notebook, { ...options, path, source });
  return { value: exported.value, problems: [...problems, ...exported.problems] };
}

/** Exports a notebook in memory that lies, or would lie, at `path`. */
export function exportNotebook(
  notebook: Notebook,
  options: PublishOptions & { readonly path: string; readonly source?: string },
): Outcome<PublishReport | undefined> {
  const { path, to, source = '' } = options;
  const dialect = dialects.find(({ name }) => name === to);
  if (dialect === undefined) return { value: undefined, problems: [unknownDialect(to)] };
  const output = outputOf(path, options, `${to === 'quarto' ? '' : `.${to}`}${dialect.extension}`);
  const name = basename(output ?? path).replace(/\.[^.]*$/, '');
  const settings: ExportOptions = {
    dialect,
    path,
    folder: `${name}_files`,
    section: options.section,
    frontMatter: options.frontMatter,
    concepts: options.section === undefined ? [] : conceptsBeside(path, notebook),
    unreleased: options.unreleased ?? [],
    linksToUnreleased: options.linksToUnreleased ?? 'refuse',
    measure: (href) => sizeBeside(path, href),
    lineOf: (text) => lineIn(source, text),
  };
  const { value, problems } = exportMarkdown(notebook, settings);
  if (value === undefined) return { value: undefined, problems };
  if (output === undefined) return { value: { written: [], texts: value.texts, images: value.images }, problems };
  return write({ ...value, path, output }, problems);
}

/** Where the text goes; undefined where it is wanted without a file. */
function outputOf(path: string, { output }: PublishOptions, extension: string): string | undefined {
  if (output === '-' || output === '<stdin>') return undefined;
  const name = basename(path).replace(/\.ipynb$/, '') + extension;
  if (output === undefined) return join(dirname(path), name);
  return kindOfPath(output) === 'folder' || /[/\\]$/.test(output) ? join(output, name) : output;
}

interface Writing {
  readonly texts: readonly string[];
  readonly files: readonly SideFile[];
  readonly images: readonly string[];
  readonly path: string;
  readonly output: string;
}

/** Pictures first, the texts last. */
function write(
  { texts, files, images, path, output }: Writing,
  found: readonly Problem[],
): Outcome<PublishReport | undefined> {
  const folder = dirname(output);
  const problems: Problem[] = [...found, ...makeFolder(folder)];
  const put = (name: string, bytes: Uint8Array) => {
    problems.push(...makeFolder(dirname(name)));
    if (!problems.some(({ level }) => level === 'error')) problems.push(...writeFileAtomic(name, bytes).problems);
    return name;
  };
  const shown = files.map((file) => put(join(folder, file.path), file.bytes));
  for (const href of images) {
    const name = decode(href.replace(/[?#].*$/, ''));
    const bytes = readBytes(join(dirname(path), name));
    if (bytes === undefined) problems.push(noPicture(href, path));
    else if (resolve(folder) === resolve(dirname(path))) shown.push(join(folder, name));
    else if (!name.split('/').includes('..')) shown.push(put(join(folder, name), bytes));
  }
  const [, stem = output, extension = ''] = /^(.*?)(\.[^./\\]*)?$/.exec(output) ?? [];
  const names = texts.map((_, nth) => (texts.length === 1 ? output : `${stem}-${nth + 1}${extension}`));
  if (problems.some(({ level }) => level === 'error')) return { value: undefined, problems };
  texts.forEach((text, nth) => put(names[nth] ?? output, new TextEncoder().encode(text)));
  const failed = problems.some(({ level }) => level === 'error');
  return { value: failed ? undefined : { written: [...names, ...shown], texts, images: shown }, problems };
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** Concepts of the notebook, or of the summary beside it. */
function conceptsBeside(path: string, notebook: Notebook): ReturnType<typeof conceptFactsOf> {
  const own = conceptFactsOf(notebook);
  const beside = summaryPath(path);
  if (own.length > 0 || beside === path || kindOfPath(beside) !== 'file') return own;
  const { value } = readNotebook(readContent(beside), beside);
  return value === undefined ? [] : conceptFactsOf(value);
}

function sizeBeside(path: string, href: string) {
  const bytes = readBytes(join(dirname(path), decode(href.replace(/[?#].*$/, ''))));
  return bytes === undefined ? undefined : imageSizeOf(bytes);
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

const unknownDialect = (to: string): Problem => ({
  code: 'export/unknown-format',
  level: 'error',
  message: `"${to}" is no format that is written`,
  hint: `Choose one of ${dialects.map(({ name }) => name).join(', ')}.`,
});
