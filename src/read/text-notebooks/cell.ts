/** Notebooks that are kept as text: scripts with marks for cells, documents with fences. */

export interface TextCell {
  readonly kind: 'markdown' | 'code' | 'raw';
  readonly source: string;
  /** Of code: its language, as kernels call it, where that is not the notebook's. */
  readonly language?: string;
  readonly title?: string;
  readonly tags?: readonly string[];
  /** Line of the file where the source begins, from 1. */
  readonly line: number;
}

export interface TextNotebook {
  /** What it was read as: `percent`, `light`, `databricks`, ... */
  readonly format: string;
  readonly title?: string;
  /** As kernels call it: `python`. */
  readonly language: string;
  readonly kernel?: { readonly name: string; readonly displayName: string };
  readonly cells: readonly TextCell[];
}

/** A line of the file with its number from 1: cells are cut out of these, so that places survive every change. */
export interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/** A cell of lines without the blank ones around them; none where nothing is left. */
export function cellOf(
  lines: readonly NumberedLine[],
  about: Omit<TextCell, 'source' | 'line'>,
  prefix = '',
): readonly TextCell[] {
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  if (first < 0 && prefix === '') return [];
  const from = Math.max(0, first);
  const source = lines
    .slice(from)
    .map(({ text }) => text)
    .join('\n')
    .trimEnd();
  return [{ ...about, source: prefix + source, line: lines[from]?.line ?? 1 }];
}

/** Cuts lines at those that `isMark` says; each piece begins with its mark, the first may have none. */
export function cutAt(
  lines: readonly NumberedLine[],
  isMark: (text: string) => boolean,
): readonly { readonly mark?: string; readonly body: readonly NumberedLine[] }[] {
  const pieces: { mark?: string; body: NumberedLine[] }[] = [{ body: [] }];
  for (const line of lines)
    if (isMark(line.text)) pieces.push({ mark: line.text, body: [] });
    else pieces.at(-1)?.body.push(line);
  return pieces;
}
