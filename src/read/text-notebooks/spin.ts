import { cellOf, type NumberedLine, type TextCell } from './cell.js';

/** Prose of `knitr::spin`; comments of roxygen look alike, and name what they describe with an `@`. */
export function isSpin(lines: readonly NumberedLine[]): boolean {
  return lines.some(({ text }) => text.startsWith("#' ")) && !lines.some(({ text }) => /^#' ?@\w/.test(text));
}

/** The format of `knitr::spin` (https://yihui.org/knitr/demo/stitch/): prose behind `#'`, `#+` above a chunk. */
export function readSpin(lines: readonly NumberedLine[]): readonly TextCell[] {
  const groups: { kind: 'code' | 'markdown'; lines: NumberedLine[] }[] = [];
  let fresh = true;
  for (const { text, line } of lines) {
    const kind = /^#'(?: |$)/.test(text) ? 'markdown' : 'code';
    const isChunk = /^#[+-](?:\s|$)/.test(text);
    const last = groups.at(-1);
    if (last === undefined || fresh || isChunk || last.kind !== kind) groups.push({ kind, lines: [] });
    fresh = isChunk;
    if (!isChunk) groups.at(-1)?.lines.push({ text: kind === 'markdown' ? text.replace(/^#' ?/, '') : text, line });
  }
  return groups.flatMap((group) => cellOf(group.lines, { kind: group.kind }));
}
