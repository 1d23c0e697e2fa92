import { cellOf, cutAt, type NumberedLine, type TextCell } from './cell.js';
import { strip } from './header.js';
import { restoreMagic } from './magics.js';
import { readMark, tagsOf, type CellMark } from './marks.js';

/** How the scripts of a language are read. */
export interface ScriptSettings {
  readonly comment: string;
  /** Whether magics stand there as comments. */
  readonly magics: boolean;
}

/**
 * `# %%`, `#%%`, `# %%%` of a cell in a cell; not the magic `# %%time`. Also `# <codecell>` of IPython before jupytext.
 */
const MARK = /^\s?(?:%%+(?=\s|\[|$)|<(?:code|markdown)cell>)/;

export function isPercentMark(line: string, comment: string): boolean {
  return line.startsWith(comment) && MARK.test(line.slice(comment.length));
}

/**
 * The percent format of https://jupytext.readthedocs.io/en/latest/formats-scripts.html, Spyder, VS Code and PyCharm.
 */
export function readPercent(lines: readonly NumberedLine[], settings: ScriptSettings): readonly TextCell[] {
  const pieces = cutAt(lines, (line) => isPercentMark(line, settings.comment));
  return pieces.flatMap(({ mark = '', body }) => {
    const old = /<(code|markdown)cell>/.exec(mark)?.[1];
    const text = old === undefined ? mark.slice(settings.comment.length).replace(/^\s*%%+/, '') : '';
    return markedCell(old === 'markdown' ? readMark('[markdown]') : readMark(text), body, settings);
  });
}

/** The cell that a mark opens. */
export function markedCell(
  mark: CellMark,
  body: readonly NumberedLine[],
  { comment, magics }: ScriptSettings,
): readonly TextCell[] {
  const { type, title, options } = mark;
  const tags = tagsOf(options);
  const about = { ...(title !== '' && { title }), ...(tags.length > 0 && { tags }) };
  const plain = body.map(({ text, line }) => ({ text: strip(text, comment), line }));
  if (type !== 'code') return cellOf(unquoted(body) ?? plain, { kind: type, ...about });
  const language = options.get('language');
  if (typeof language === 'string') {
    const args = options.get('magic_args');
    return cellOf(plain, { kind: 'code', ...about }, `%%${language}${typeof args === 'string' ? ` ${args}` : ''}\n`);
  }
  const active = options.get('active');
  if (typeof active === 'string' && !/\b(?:py|r|jl)\b/i.test(active)) return cellOf(plain, { kind: 'code', ...about });
  const restored = magics ? body.map(({ text, line }) => ({ text: restoreMagic(text), line })) : body;
  return cellOf(restored, { kind: 'code', ...about });
}

/** Markdown that stands in a text of three quotes instead of comments. */
function unquoted(body: readonly NumberedLine[]): readonly NumberedLine[] | undefined {
  const written = body.filter(({ text }) => text.trim() !== '');
  const quotes = /^\s*[rR]?("""|''')/.exec(written[0]?.text ?? '')?.[1];
  const last = written.at(-1)?.text.trimEnd() ?? '';
  if (quotes === undefined || !last.endsWith(quotes)) return undefined;
  const opened = written.map(({ text, line }, nth) => ({
    text: nth === 0 ? text.replace(/^\s*[rR]?("""|''')/, '') : text,
    line,
  }));
  const inside = body.map((line) => opened.find((other) => other.line === line.line) ?? line);
  return inside.map(({ text, line }) => ({
    text: line === written.at(-1)?.line ? text.trimEnd().slice(0, -quotes.length) : text,
    line,
  }));
}
