import { cellOf, type NumberedLine, type TextCell } from './cell.js';
import { strip } from './header.js';
import { isCommentedMagic, restoreMagic } from './magics.js';
import { readMark } from './marks.js';
import { markedCell, type ScriptSettings } from './percent.js';

/** `# +` opens a cell, with its options behind it; not `# + 3 is added`. */
const OPENING = /^ ?\+(?:\s*$|\s+(?=[[{]|[A-Za-z_][\w.-]*=))/;
const REGION = /^ ?region(?:\s|$)/;
const CLOSING = /^ ?(?:-|endregion)\s*$/;

export function isLightMark(line: string, comment: string): boolean {
  return line.startsWith(comment) && OPENING.test(line.slice(comment.length));
}

/**
 * The light format of jupytext: between `# +` and `# -` stands a cell; elsewhere a paragraph of comments is Markdown,
 * and one of code a cell, up to the blank line before the next line that is not indented.
 */
export function readLight(lines: readonly NumberedLine[], settings: ScriptSettings): readonly TextCell[] {
  const cells: TextCell[] = [];
  const { comment } = settings;
  const behind = (at: number) => (lines[at]?.text.startsWith(comment) ? lines[at].text.slice(comment.length) : '.');
  const opens = (at: number) => OPENING.test(behind(at)) || REGION.test(behind(at));
  for (let at = 0; at < lines.length;) {
    if (lines[at]?.text.trim() === '' || CLOSING.test(behind(at))) at++;
    else if (opens(at)) {
      let end = at + 1;
      while (end < lines.length && !opens(end) && !CLOSING.test(behind(end))) end++;
      const mark = readMark(behind(at).replace(/^ ?(?:\+|region)/, ''));
      cells.push(...markedCell(mark, lines.slice(at + 1, end), settings));
      at = end;
    } else {
      const end = endOfParagraph(lines, at, opens);
      cells.push(...cellOfParagraph(lines.slice(at, end), settings));
      at = end;
    }
  }
  return cells;
}

function endOfParagraph(lines: readonly NumberedLine[], from: number, opens: (at: number) => boolean): number {
  let quotes: string | undefined;
  for (let at = from; at < lines.length; at++) {
    const text = lines[at]?.text ?? '';
    if (at > from && quotes === undefined) {
      const next = lines[at + 1]?.text ?? '';
      if (opens(at) || (text.trim() === '' && !/^\s+\S/.test(next) && next.trim() !== '')) return at;
    }
    quotes = quotesAfter(text, quotes);
  }
  return lines.length;
}

/** Which three quotes are open behind a line. */
function quotesAfter(text: string, open: string | undefined): string | undefined {
  let quotes = open;
  for (const [found] of text.matchAll(/"""|'''/g)) {
    if (quotes === undefined) quotes = found;
    else if (quotes === found) quotes = undefined;
  }
  return quotes;
}

function cellOfParagraph(lines: readonly NumberedLine[], { comment, magics }: ScriptSettings): readonly TextCell[] {
  const written = lines.filter(({ text }) => text.trim() !== '');
  const isProse = written.every(({ text }) => text.startsWith(comment)) && !isCommentedMagic(written[0]?.text ?? '');
  if (isProse)
    return cellOf(
      lines.map(({ text, line }) => ({ text: strip(text, comment), line })),
      { kind: 'markdown' },
    );
  const code = magics ? lines.map(({ text, line }) => ({ text: restoreMagic(text), line })) : lines;
  return cellOf(code, { kind: 'code' });
}
