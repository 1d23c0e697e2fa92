import { cellOf, type NumberedLine, type TextCell } from './cell.js';
import { languageOfName } from './languages.js';
import { readMark, tagsOf } from './marks.js';
import { readYaml } from '../yaml/open-yaml.js';

/** Which fences of a document are cells. */
export type Fences = 'quarto' | 'myst' | 'markdown';

export interface FencedSettings {
  readonly fences: Fences;
  /** The kernel's language: that of a directive that names none, and of plain fences that are cells. */
  readonly kernel: string;
}

const FENCE = /^([ \t]*)(`{3,}(?!`)|~{3,}(?!~)|:{3,}(?!:))[ \t]*(?![ \t])(.*)$/;

/**
 * Documents with code in fences: Quarto and R Markdown (```` ```{python} ````), MyST (```` ```{code-cell} ````), and
 * Markdown of jupytext (````
 * ```python ````). What stands between is Markdown; a fence that is no cell is a part of it. Each cell of code names
 * its language.
 */
export function readFenced(lines: readonly NumberedLine[], settings: FencedSettings): readonly TextCell[] {
  const cells: TextCell[] = [];
  let prose: NumberedLine[] = [];
  const flush = () => {
    cells.push(...cellOf(prose, { kind: 'markdown' }));
    prose = [];
  };
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    const fence = openFence(line.text, settings);
    if (fence === undefined) {
      if (isBreak(line.text)) flush();
      else prose.push(line);
      at++;
      continue;
    }
    const end = endOfFence(lines, at, fence);
    if (fence.language === undefined) prose.push(...lines.slice(at, end + 1));
    else {
      flush();
      cells.push(...cellOfFence(lines.slice(at + 1, end), fence, settings));
    }
    at = end + 1;
  }
  flush();
  return cells;
}

/** `+++` of MyST, `<!-- #region -->` of jupytext: bounds of cells that are no text. */
const isBreak = (text: string) => /^\+\+\+(?:\s|$)|^<!--\s*#(?:end)?(?:region|raw|md)\b.*-->\s*$/.test(text);

interface Fence {
  readonly indent: string;
  readonly sign: string;
  readonly info: string;
  /** Of a cell; undefined where the fence only shows something. */
  readonly language: string | undefined;
}

function openFence(text: string, settings: FencedSettings): Fence | undefined {
  const [, indent = '', sign = '', info = ''] = FENCE.exec(text.slice(0, 2000)) ?? [];
  if (sign === '' || (sign.startsWith('`') && info.includes('`'))) return undefined;
  const language = languageOfFence(info.trim(), settings);
  // Boxes of colons hold more Markdown, with cells in it.
  return sign.startsWith(':') && language === undefined ? undefined : { indent, sign, info, language };
}

function languageOfFence(info: string, { fences, kernel }: FencedSettings): string | undefined {
  if (fences === 'myst') {
    const [, named] = /^\{code-cell\}\s*(\S*)/.exec(info) ?? [];
    return named === undefined ? undefined : (languageOfName(named) ?? kernel);
  }
  const [, chunk] = /^\{([A-Za-z][\w+#-]*)(?=[\s,}])/.exec(info) ?? [];
  if (chunk !== undefined) return DRAWINGS.has(chunk) ? undefined : languageOfName(chunk);
  const [, word = ''] = /^([A-Za-z][\w+#-]*)(?=\s|$)/.exec(info) ?? [];
  const plain = fences === 'markdown' && word !== '' ? languageOfName(word) : undefined;
  return plain !== undefined && (plain === kernel || plain === 'bash') ? plain : undefined;
}

/** Chunks that draw, and are no code of a kernel. */
const DRAWINGS = new Set(['mermaid', 'dot', 'verbatim', 'comment', 'asis', 'embed']);

/** The line that closes a fence, or the end of the file. */
function endOfFence(lines: readonly NumberedLine[], from: number, { sign }: Fence): number {
  for (let at = from + 1; at < lines.length; at++) {
    const text = lines[at]?.text.trim() ?? '';
    if (text.length >= sign.length && text.startsWith(sign) && text === sign.charAt(0).repeat(text.length)) return at;
  }
  return lines.length;
}

function cellOfFence(
  body: readonly NumberedLine[],
  { indent, info, language = '' }: Fence,
  settings: FencedSettings,
): readonly TextCell[] {
  const lines = body.map(({ text, line }) => ({
    text: text.startsWith(indent) ? text.slice(indent.length) : text,
    line,
  }));
  const { tags: own, rest } = settings.fences === 'myst' ? takeOptions(lines) : { tags: [], rest: lines };
  const tags = settings.fences === 'markdown' ? tagsOf(readMark(info).options) : own;
  return cellOf(rest, { kind: 'code', language, ...(tags.length > 0 && { tags }) });
}

/** The options of a MyST directive: a YAML block between `---`, or lines `:key: value`. */
function takeOptions(lines: readonly NumberedLine[]): { tags: readonly string[]; rest: readonly NumberedLine[] } {
  const isYaml = lines[0]?.text.trim() === '---';
  const end = isYaml
    ? lines.findIndex(({ text }, at) => at > 0 && text.trim() === '---')
    : lines.findIndex(({ text }) => !/^:[\w-]+:/.test(text));
  if (isYaml && end < 0) return { tags: [], rest: lines };
  const head = lines.slice(isYaml ? 1 : 0, end < 0 ? lines.length : end);
  const data = readYaml(head.map(({ text }) => (isYaml ? text : text.slice(1))).join('\n'));
  const tags = tagsOf(new Map(Object.entries((data ?? {}) as Record<string, unknown>)));
  return { tags, rest: end < 0 ? [] : lines.slice(isYaml ? end + 1 : end) };
}
