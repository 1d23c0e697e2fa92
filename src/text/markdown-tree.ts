/**
 * Markdown as a tree (https://github.com/syntax-tree/mdast): CommonMark, GFM with footnotes, maths, front matter. Every node of a
 * parsed text knows where it stands in it, so that a text can be changed in places and stay as it is elsewhere.
 */
import type { Definition, Nodes, Parents, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';

/** Nobody quotes a quote so often; the parser takes the square of it. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-*+][ \t])){100}/m;

/** Stands for a dollar that is money while the rest is parsed: a sign that nobody writes. */
const MONEY = '\uE0D0';

/** Dollars that are money are found from left to right; each turn may let others close that did not before. */
const MOST_TURNS = 50;

/** Parses Markdown. Text that is nested too deep is one paragraph. */
export function parseMarkdown(text: string): Root {
  if (TOO_DEEP.test(text)) return opaque(text);
  let [masked, tree] = [text, parseOnce(text)];
  for (let turn = 0; turn < MOST_TURNS && !text.includes(MONEY); turn++) {
    const money = moneyIn(tree, masked);
    if (money.length === 0) break;
    const signs = masked.split('');
    for (const at of money) signs[at] = MONEY;
    masked = signs.join('');
    tree = parseOnce(masked);
  }
  if (masked !== text) walkTree(tree, unmask);
  return tree;
}

function parseOnce(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), math(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
}

/** Where dollars open a formula that is none. */
function moneyIn(tree: Root, text: string): readonly number[] {
  const found: number[] = [];
  walkTree(tree, (node) => {
    if (isMoney(node, text)) found.push(rangeOf(node)[0]);
  });
  return found;
}

function unmask(node: Nodes): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const [key, value] of Object.entries(fields))
    if (typeof value === 'string' && value.includes(MONEY)) fields[key] = value.replaceAll(MONEY, '$');
}

function opaque(text: string): Root {
  const lines = text.split('\n');
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset: text.length },
  };
  const child: RootContent = { type: 'paragraph', children: [{ type: 'text', value: text, position }], position };
  return { type: 'root', children: [child], position };
}

/** pandoc's rule (and GitHub's): no space inside of the dollars, and no digit behind them. */
function isMoney(node: Nodes, text: string): boolean {
  if (node.type !== 'inlineMath') return false;
  const [from, to] = rangeOf(node);
  const source = text.slice(from, to);
  if (source.startsWith('$$') || source.startsWith('$`')) return false;
  return /^\$\s|\s\$$/.test(source) || /\d/.test(text.charAt(to));
}

/** Where a node stands in the text that it was parsed from. */
export function rangeOf(node: Nodes): readonly [from: number, to: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

/** Visits a node and all below it, in the order of the text. */
export function walkTree(node: Nodes, visit: (node: Nodes, parents: readonly Parents[]) => void): void {
  const walk = (here: Nodes, parents: readonly Parents[]): void => {
    visit(here, parents);
    if (!('children' in here)) return;
    const inside = [...parents, here];
    for (const child of here.children) walk(child, inside);
  };
  walk(node, []);
}

/** A tree whose nodes, from the leaves up, are replaced by what `change` makes of them: none, one or several. */
export function mapTree<Node extends Nodes>(node: Node, change: (node: Nodes) => readonly Nodes[]): Node {
  if (!('children' in node)) return node;
  const children = node.children.flatMap((child) => change(mapTree(child, change)));
  return { ...node, children };
}

/** The text that a node shows. */
export function textOf(node: Nodes): string {
  if (node.type === 'image') return node.alt ?? '';
  if ('value' in node && node.type !== 'html') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** `[!NOTE]`, `[!info]- Title` in the first line of a quote, as GitHub, Discourse and Obsidian know it. */
export const ALERT = /^\[!([A-Za-z][\w-]*)\]([+-]?)[ \t]*([^\n]*)/;

/** An alert's kind in lower case, and its own title where it has one. */
export function alertOf(
  node: Nodes,
): { readonly kind: string; readonly title: string; readonly cut: number } | undefined {
  if (node.type !== 'blockquote') return undefined;
  const [first] = node.children;
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  const found = text?.type === 'text' ? ALERT.exec(text.value) : null;
  if (found === null) return undefined;
  return { kind: (found[1] ?? '').toLowerCase(), title: (found[3] ?? '').trim(), cut: found[0].length };
}

/** What links by name lead to; of several definitions of a name the first. */
export function definitionsOf(trees: readonly Root[]): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  for (const tree of trees)
    walkTree(tree, (node) => {
      if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    });
  return found;
}

/** Labels of the footnotes in the order in which they are referred to; those that nobody refers to come last. */
export function numberFootnotes(trees: readonly Root[]): readonly string[] {
  const [referred, defined] = [new Set<string>(), new Set<string>()];
  for (const tree of trees)
    walkTree(tree, (node) => {
      if (node.type === 'footnoteReference') referred.add(node.identifier);
      if (node.type === 'footnoteDefinition') defined.add(node.identifier);
    });
  return [...new Set([...referred, ...defined])];
}

/**
 * Parses the texts of cells, each alone, so that what one leaves open swallows no other. A link or footnote by name is one although its
 * definition stands in another cell.
 */
export function parseTogether(texts: readonly string[]): readonly Root[] {
  const trees = texts.map(parseMarkdown);
  const names = new Map<string, string>();
  for (const label of numberFootnotes(trees)) names.set(`[^${label}`, `[^${label}]: .`);
  for (const label of definitionsOf(trees).keys()) names.set(`[${label}`, `[${label}]: #`);
  if (names.size === 0) return trees;
  return trees.map((tree, nth) => {
    const text = texts[nth] ?? '';
    const folded = text.toLowerCase();
    const stubs = [...names].flatMap(([name, stub]) => (folded.includes(name) ? [stub] : []));
    if (stubs.length === 0) return tree;
    const parsed = parseMarkdown(`${text}\n\n${stubs.join('\n\n')}\n`);
    return { ...parsed, children: parsed.children.filter((node) => rangeOf(node)[0] < text.length) };
  });
}
