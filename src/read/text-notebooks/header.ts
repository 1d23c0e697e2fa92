import { readYaml } from '../yaml/open-yaml.js';
import type { NumberedLine, TextNotebook } from './cell.js';
import { languageOfName } from './languages.js';

/** What the YAML at the top of a text notebook says (jupytext, Quarto, R Markdown, MyST). */
export interface Header extends Partial<Pick<TextNotebook, 'title' | 'language' | 'kernel'>> {
  /** `percent`, `light`, `myst`, `markdown`: what jupytext wrote. */
  readonly format?: string;
  /** Whether magics were left as they are; by default jupytext comments them out. */
  readonly plainMagics: boolean;
  /** Whether there was any YAML. */
  readonly isYaml: boolean;
  /** The lines below it. */
  readonly rest: readonly NumberedLine[];
}

/** The top of a script: `#!`, coding lines and comments of editors, which are no cells. */
const EDITOR_LINE = /^#!|^[#/ -]*-\*-.*-\*-\s*$|^#.*\bcoding[:=]\s*[-\w.]+\s*$|^# vim?:/;

/** Reads the header between two `---`, each line behind the comment sign where it is a script's. */
export function readHeader(lines: readonly NumberedLine[], comment = ''): Header {
  const prefix = comment === '' ? '' : `${comment} `;
  let from = 0;
  while (from < lines.length && isAbove(lines[from]?.text ?? '', comment)) from++;
  const opening = lines[from]?.text.trimEnd();
  const without: Header = { plainMagics: false, isYaml: false, rest: lines.slice(from) };
  if (opening !== `${prefix}---`) return without;
  const length = lines.slice(from + 1).findIndex(({ text }) => /^(?:---|\.\.\.)\s*$/.test(strip(text, comment)));
  if (length < 0) return without;
  const body = lines.slice(from + 1, from + 1 + length);
  if (comment !== '' && !body.every(({ text }) => text.startsWith(comment))) return without;
  const data = readYaml(body.map(({ text }) => strip(text, comment)).join('\n'));
  return { ...aboutOf(data), isYaml: true, rest: lines.slice(from + 2 + length) };
}

const isAbove = (text: string, comment: string) => text.trim() === '' || (comment !== '' && EDITOR_LINE.test(text));

/** A line without the sign of a comment and the space behind it. */
export function strip(text: string, comment: string): string {
  return comment !== '' && text.startsWith(comment) ? text.slice(comment.length).replace(/^ /, '') : text;
}

function aboutOf(data: unknown): Omit<Header, 'rest' | 'isYaml'> {
  const jupyter = at(data, 'jupyter');
  const kernel =
    at(jupyter, 'kernelspec') ?? at(data, 'kernelspec') ?? (typeof jupyter === 'string' ? jupyter : undefined);
  const jupytext = at(jupyter, 'jupytext') ?? at(data, 'jupytext');
  const name = textOf(at(kernel, 'name')) ?? textOf(kernel);
  const named = textOf(at(kernel, 'language')) ?? name;
  const language = named === undefined ? undefined : languageOfName(named);
  const title = textOf(at(data, 'title'));
  const format = textOf(at(at(jupytext, 'text_representation'), 'format_name'));
  return {
    plainMagics: at(jupytext, 'comment_magics') === false,
    ...(title !== undefined && { title }),
    ...(format !== undefined && { format }),
    ...(language !== undefined && { language }),
    ...(name !== undefined && { kernel: { name, displayName: textOf(at(kernel, 'display_name')) ?? name } }),
  };
}

const at = (data: unknown, key: string): unknown =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, key)
    ? (data as Record<string, unknown>)[key]
    : undefined;

const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
