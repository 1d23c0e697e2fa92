import type { Code, Nodes, Root, RootContent } from 'mdast';
import { rangeOf } from '../text/markdown/markdown-tree.js';

/**
 * A stretch of a note that becomes one cell.
 * Their ranges follow each other without gaps, so that joined they are the note.
 */
export interface MarkdownPiece {
  readonly kind: 'note' | 'code';
  readonly from: number;
  readonly to: number;
  /** Line of the note where it begins, from 1. */
  readonly line: number;
  readonly nodes: readonly RootContent[];
  readonly code?: Code;
  /** What a fence behind the code says that it printed. */
  readonly output?: string;
}

export interface CutSettings {
  /** Whether a fence of this info string is a cell of code. */
  readonly isCell: (fence: Code) => boolean;
  /** Whether a block begins a piece of its own, beside headings. */
  readonly opens?: (node: RootContent) => boolean;
}

/** What converters and people write in front of printed output. */
const OUTPUT = /^\{?\.?(?:output|out|text|txt|stdout)\b/i;

/**
 * Cuts a note at its headings and at the cells of code in it. `from` is where the body begins, behind the front matter.
 */
export function cutPieces(tree: Root, text: string, from: number, settings: CutSettings): readonly MarkdownPiece[] {
  const drafts: { kind: MarkdownPiece['kind']; nodes: RootContent[]; code?: Code; output?: string }[] = [];
  let folded = 0;
  for (const node of tree.children.flatMap((child) => itemsOf(child, settings))) {
    if (node.type === 'yaml') continue;
    const last = drafts.at(-1);
    const isOpen = folded === 0;
    folded = Math.max(0, folded + detailsIn(node));
    if (isOpen && node.type === 'code' && settings.isCell(node))
      drafts.push({ kind: 'code', nodes: [node], code: node });
    else if (last?.code !== undefined && last.output === undefined && isOutput(node, text)) {
      last.nodes.push(node);
      last.output = (node as Code).value;
    } else if (last?.kind === 'note' && !(isOpen && (node.type === 'heading' || opensHere(node, last.nodes, settings))))
      last.nodes.push(node);
    else drafts.push({ kind: 'note', nodes: [node] });
  }
  return drafts.map((draft, nth) => {
    const next = drafts[nth + 1]?.nodes[0];
    const start = nth === 0 ? from : startOf(draft.nodes[0], text);
    return {
      ...draft,
      from: start,
      to: next === undefined ? text.length : startOf(next, text),
      line: draft.nodes[0]?.position?.start.line ?? 1,
    };
  });
}

/** What refers to a moment directly below a heading belongs to that heading. */
const opensHere = (node: RootContent, before: readonly RootContent[], { opens }: CutSettings) =>
  opens?.(node) === true && !(before.length === 1 && before[0]?.type === 'heading');

/** The items of a list, each a list of its own, where one of them opens a piece. */
function itemsOf(node: RootContent, { opens }: CutSettings): readonly RootContent[] {
  if (node.type !== 'list' || opens === undefined) return [node];
  const items = node.children.map((item): RootContent => ({
    ...node,
    children: [item],
    ...(item.position && { position: item.position }),
  }));
  return items.some(opens) ? items : [node];
}

/** Where the line of a block begins: up to three spaces of indentation are part of it. */
function startOf(node: Nodes | undefined, text: string): number {
  if (node === undefined) return text.length;
  const [from] = rangeOf(node);
  const line = Math.max(text.lastIndexOf('\n', from - 1), text.lastIndexOf('\r', from - 1)) + 1;
  return text.slice(line, from).trim() === '' ? line : from;
}

/** Fences marked so, and the indented text that nbconvert writes behind code. */
function isOutput(node: RootContent, text: string): boolean {
  if (node.type !== 'code' || node.data?.isHeavy === true) return false;
  const isFenced = /^\s*(?:`{3}|~{3})/.test(text.slice(...rangeOf(node)));
  return isFenced ? OUTPUT.test(node.lang ?? '') : true;
}

/** How many folded parts a block of HTML opens, less those that it closes: nothing is cut in between. */
function detailsIn(node: RootContent): number {
  if (node.type !== 'html') return 0;
  return node.value.split(/<details\b/i).length - node.value.split(/<\/details\s*>/i).length;
}
