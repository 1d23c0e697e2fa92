import { cellOf, type NumberedLine, type TextCell } from './cell.js';

const HEAD = /^### A Pluto\.jl notebook ###\s*$/;
const CELL = /^# ╔═╡ ([\da-f-]{36})\s*$/i;
const ORDER = /^# ╔═╡ Cell order:\s*$/;
/** A line of the order: `╠` is code that is shown, `╟` code that is folded. */
const PLACE = /^# [╠╟][═─]([\da-f-]{36})\s*$/i;
/** The packages that Pluto keeps at the end: no cells of the author's. */
const PACKAGES = /^0{8}-0{4}-0{4}-0{4}-0{11}[12]$/;

export const isPluto = (lines: readonly NumberedLine[]): boolean =>
  lines.slice(0, 3).some(({ text }) => HEAD.test(text));

/**
 * A Pluto notebook (https://plutojl.org): a file of Julia whose cells stand as they run;
 * the list at its end says how they are read.
 */
export function readPluto(lines: readonly NumberedLine[]): {
  readonly title?: string;
  readonly cells: readonly TextCell[];
} {
  const cells = new Map<string, NumberedLine[]>();
  const order: string[] = [];
  let open: NumberedLine[] | undefined;
  for (const line of lines) {
    const [, id] = CELL.exec(line.text) ?? [];
    if (id !== undefined) cells.set(id, (open = []));
    else if (ORDER.test(line.text)) open = undefined;
    else if (open === undefined) order.push(...(PLACE.exec(line.text)?.slice(1) ?? []));
    else open.push(line);
  }
  // What the list does not name stands behind, as in Pluto.
  const ids = [...new Set([...order, ...cells.keys()])].filter((id) => !PACKAGES.test(id));
  const title = titleOf(lines);
  return { ...(title !== undefined && { title }), cells: ids.flatMap((id) => readCell(cells.get(id) ?? [])) };
}

/** `#> title = "..."`, the front matter. */
function titleOf(lines: readonly NumberedLine[]): string | undefined {
  for (const { text } of lines) {
    const [, title] = /^#> title = "((?:[^"\\]|\\.)+)"\s*$/.exec(text) ?? [];
    if (title !== undefined) return title.replace(/\\(.)/g, '$1');
    if (CELL.test(text)) return undefined;
  }
  return undefined;
}

/** A cell's settings, `# ╠═╡ disabled = true`, and the signs that keep a disabled one from running. */
const SETTING = /^# ╠═╡ /;
const DISABLED = [/^#=╠═╡\s*$/, /^\s*╠═╡ =#\s*$/] as const;

function readCell(lines: readonly NumberedLine[]): readonly TextCell[] {
  const own = lines.filter(({ text }) => !SETTING.test(text));
  const isDisabled = own.some(({ text }) => DISABLED[0].test(text));
  // It stays a comment, so that it runs here no more than there.
  const shown = own.map(({ text, line }) => ({
    text: isDisabled ? text.replace(DISABLED[0], '#=').replace(DISABLED[1], '=#') : text,
    line,
  }));
  const markdown = isDisabled ? undefined : markdownIn(shown);
  if (markdown !== undefined) return cellOf(markdown, { kind: 'markdown' });
  return cellOf(shown, { kind: 'code', ...(isDisabled && { tags: ['disabled'] }) });
}

/** The lines of a cell that is one text of Markdown or HTML, `md"""..."""`; undefined for other cells. */
function markdownIn(lines: readonly NumberedLine[]): readonly NumberedLine[] | undefined {
  const text = lines.map((line) => line.text).join('\n');
  const [whole, kind, quotes = '', inside = ''] =
    /^\s*(md|html|@md_str|@htl)\s*(?:\(\s*)?("""|")([^]*?)\2\s*(?:\)\s*)?$/.exec(text) ?? [];
  if (whole === undefined || kind === undefined || (quotes === '"' && inside.includes('"'))) return undefined;
  const first = text.slice(0, text.indexOf(quotes)).split('\n').length - 1;
  const from = lines[first]?.line ?? 1;
  const plain = withoutIndent(inside.replace(/\\(["\\])/g, '$1').split('\n'));
  const numbered = plain.map((line, nth) => ({ text: line, line: from + nth }));
  return kind === 'html' || kind === '@htl' ? numbered : numbered.map((line) => ({ ...line, text: asGfm(line.text) }));
}

/** As Julia reads texts of three quotes: without the indentation that all lines have. */
function withoutIndent(lines: readonly string[]): readonly string[] {
  const indents = lines.slice(1).flatMap((line) => (line.trim() === '' ? [] : [/^[ \t]*/.exec(line)?.[0].length ?? 0]));
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line, nth) => (nth === 0 ? line : line.slice(Math.min(indent, line.length))));
}

/** Julia's Markdown writes a formula in a line between two backticks: ``x^2``. */
const asGfm = (line: string) => line.replace(/(?<!`)``([^`]+)``(?!`)/g, (_, tex: string) => `$${tex.trim()}$`);
