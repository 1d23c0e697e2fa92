/**
 * Markdown as a tree (https://github.com/syntax-tree/mdast): CommonMark, GFM with footnotes, maths, front matter. Every
 * node of a parsed text knows where it stands in it,
 * so that a text can be changed in places and stay as it is elsewhere.
 */
import type { Definition, Nodes, Parents, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { cutStretches } from './stretches.js';

/** Stands for a dollar that is money while the rest is parsed: a sign that nobody writes. */
const MONEY = '\uE0D0';

/** Dollars that are money are found from left to right; each turn may let others close that did not before. */
const MOST_TURNS = 50;

/** Parses Markdown. What is too heavy for the grammar is a block of code, as it is written. */
export function parseMarkdown(text: string): Root {
  if (text === '') return { type: 'root', children: [] };
  const stretches = cutStretches(text);
  const [only] = stretches;
  if (stretches.length === 1 && only?.isHeavy === false && !only.isEmpty) return parseStretch(text);
  const parts = stretches.map(({ from, to }) => text.slice(from, to));
  const parsed = parseParts(
    parts.map((part, nth) => (stretches[nth]?.isHeavy === true || stretches[nth]?.isEmpty ? '' : part)),
    parseStretch,
  );
  let line = 1;
  const children = stretches.flatMap(({ from, isHeavy }, nth) => {
    const part = parts[nth] ?? '';
    const start = { from, line };
    line += part.split(LINE_END).length - 1;
    return isHeavy ? [heavyBlock(part, start)] : moved(parsed[nth]?.children ?? [], start);
  });
  return { type: 'root', children };
}

const LINE_END = /\r\n|\n|\r/;

function parseStretch(text: string): Root {
  if (text === '') return { type: 'root', children: [] };
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

const GRAMMAR = {
  extensions: [gfm(), math(), frontmatter(['yaml'])],
  mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
};

const parseOnce = (text: string): Root => fromMarkdown(text, GRAMMAR);

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

declare module 'mdast' {
  interface CodeData {
    /** No code of the author's, but what `parseMarkdown` did not read. */
    isHeavy?: true;
  }
}

function heavyBlock(part: string, { from, line }: BlockStart): RootContent {
  const value = part.trimEnd();
  const lines = value.split(LINE_END);
  const position = {
    start: { line, column: 1, offset: from },
    end: { line: line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1, offset: from + value.length },
  };
  return { type: 'code', value, data: { isHeavy: true }, position };
}

interface BlockStart {
  readonly from: number;
  readonly line: number;
}

/** Blocks that were parsed alone, with their places in the whole text. */
function moved(nodes: RootContent[], { from, line }: BlockStart): RootContent[] {
  const move = ({ position }: Nodes) => {
    for (const point of position ? [position.start, position.end] : []) {
      point.line += line - 1;
      point.offset = (point.offset ?? 0) + from;
    }
  };
  if (from > 0) for (const node of nodes) walkTree(node, move);
  return nodes;
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

export interface AlertSign {
  /** In lower case. */
  readonly kind: string;
  /** The author's own; empty where there is none. */
  readonly title: string;
  readonly fold: 'open' | 'closed' | undefined;
  /** Characters of the first line that say all this. */
  readonly cut: number;
}

/** What the first line of a quote says of it where it is an alert. */
export function alertOf(node: Nodes): AlertSign | undefined {
  if (node.type !== 'blockquote') return undefined;
  const [first] = node.children;
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  const found = text?.type === 'text' ? ALERT.exec(text.value) : null;
  if (found === null) return undefined;
  const [sign, kind = '', folds, title = ''] = found;
  const fold = folds === '' ? undefined : folds === '+' ? 'open' : 'closed';
  return { kind: kind.toLowerCase(), title: title.trim(), fold, cut: sign.length };
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
 * Parses the texts of cells, each alone, so that what one leaves open swallows no other. A link or footnote by name is
 * one although its definition stands in another cell.
 */
export const parseTogether = (texts: readonly string[]): readonly Root[] => parseParts(texts, parseMarkdown);

function parseParts(texts: readonly string[], parse: (text: string) => Root): readonly Root[] {
  const trees = texts.map(parse);
  const defined = trees.map((tree) => new Set(definedIn(tree)));
  const names = new Map(defined.flatMap((own) => [...own]).map((name) => [name, stubOf(name)]));
  if (names.size === 0) return trees;
  return trees.map((tree, nth) => {
    const text = texts[nth] ?? '';
    const missing = [...text.matchAll(LABEL)].flatMap(([, label]) => (label === undefined ? [] : plainLabel(label)));
    const stubs = new Set(missing.flatMap((name) => (defined[nth]?.has(name) ? [] : (names.get(name) ?? []))));
    if (stubs.size === 0) return tree;
    const parsed = parse(`${text}\n\n${[...stubs].join('\n\n')}\n`);
    return { ...parsed, children: parsed.children.filter((node) => rangeOf(node)[0] < text.length) };
  });
}

/** Names that a text says the destination or the footnote of, as they stand between brackets. */
function definedIn(tree: Root): readonly string[] {
  const found: string[] = [];
  walkTree(tree, (node) => {
    if (node.type === 'definition') found.push(node.identifier);
    if (node.type === 'footnoteDefinition') found.push(`^${node.identifier}`);
  });
  return found;
}

const stubOf = (name: string) => (name.startsWith('^') ? `[${name}]: .` : `[${name}]: #`);

/** What an escape hides is no label. */
const LABEL = /\\.|\[((?:\\.|[^[\]\\]){1,999})(?=\])/g;

/** As micromark folds them, to compare. */
const plainLabel = (label: string) =>
  label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();
