import type { Cell } from '../../model/notebook.js';
import { noteStampOf } from '../../notebook/stamp/note.js';

/** A name for a heading that JupyterLab could not find by its text, above it. */
const HEADING_ANCHOR = /^<a id="h-[0-9a-f]{8}"><\/a>\n\n(?=#)/gm;

/** Takes back what only JupyterLab needs: cuts behind dollars, anchors, footnotes and alerts in its form. */
export function restoreMarkdown(cell: Cell, footnotes: readonly string[]): string {
  const plain = cell.source.replace(HEADING_ANCHOR, '').replace(/(\\\$|&#92;)(?:\[\]\(#\)|<span><\/span>)/g, '$1');
  if (noteStampOf(cell) === undefined) return plain;
  return plain
    .replace(/<sup>\[(\d+)\]\(#note-\1\)<\/sup>/g, (whole, number: string) => labelled(footnotes, number, '') ?? whole)
    .replace(
      /^\d+\. <a id="note-(\d+)"><\/a>(?:\n\n {4})?/gm,
      (whole, number: string) => labelled(footnotes, number, ': ') ?? whole,
    )
    .replace(
      /^((?:> ?)+)\*\*(Note|Tip|Important|Warning|Caution)\*\* {2}$/gm,
      (_, sign: string, kind: string) => `${sign}[!${kind.toUpperCase()}]`,
    );
}

function labelled(footnotes: readonly string[], number: string, behind: string): string | undefined {
  const label = footnotes[Number(number) - 1];
  return label === undefined ? undefined : `[^${label}]${behind}`;
}
