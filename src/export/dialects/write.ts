import type { FootnoteDefinition, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { toMarkdown } from 'mdast-util-to-markdown';
import { mapTree, walkTree } from '../../text/markdown/markdown-tree.js';
import { verbatim, type Dialect } from './dialect.js';

/** Writes blocks in a dialect, with the footnotes that they refer to at the end. */
export function writeBlocks(
  nodes: readonly RootContent[],
  footnotes: readonly FootnoteDefinition[],
  dialect: Dialect,
): string {
  const root: Root = { type: 'root', children: [...nodes] };
  const used = usedFootnotes(root, footnotes);
  const tree = dialect.footnotes === 'list' ? withList(root, used) : { ...root, children: [...nodes, ...used] };
  return toMarkdown(tree, {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
    resourceLink: true,
    extensions: [
      gfmToMarkdown({ tablePipeAlign: false }),
      ...(dialect.maths === 'dollars' ? [mathToMarkdown({ singleDollarTextMath: true })] : []),
      { unsafe: [...dialect.unsafe] },
    ],
  });
}

/** Those that are referred to, and those that they refer to, in that order. */
function usedFootnotes(root: Root, footnotes: readonly FootnoteDefinition[]): readonly FootnoteDefinition[] {
  const defined = new Map(footnotes.toReversed().map((one) => [one.identifier, one]));
  const used = new Map<string, FootnoteDefinition>();
  const take = (node: Root | FootnoteDefinition): void =>
    walkTree(node, (inner) => {
      if (inner.type !== 'footnoteReference' || used.has(inner.identifier)) return;
      const found = defined.get(inner.identifier);
      if (found === undefined) return;
      used.set(inner.identifier, found);
      take(found);
    });
  take(root);
  return [...used.values()];
}

/** Footnotes as a numbered list, and raised numbers in the text. */
function withList(root: Root, used: readonly FootnoteDefinition[]): Root {
  if (used.length === 0) return root;
  const numbers = new Map(used.map(({ identifier }, nth) => [identifier, nth + 1]));
  const list: RootContent = {
    type: 'list',
    ordered: true,
    start: 1,
    spread: true,
    children: used.map(({ children }) => ({ type: 'listItem', spread: true, children })),
  };
  return mapTree({ ...root, children: [...root.children, { type: 'thematicBreak' }, list] }, (node) =>
    node.type === 'footnoteReference' ? [verbatim(`<sup>${numbers.get(node.identifier) ?? '?'}</sup>`)] : [node],
  );
}
