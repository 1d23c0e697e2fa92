import type { FootnoteDefinition, ListItem, Nodes, Parents, RootContent, Table } from 'mdast';
import { decodeHref } from '../../text/links/href.js';
import { alertOf, mapTree, textOf } from '../../text/markdown/markdown-tree.js';
import { verbatim, type Dialect, type ImageSize } from './dialect.js';
import { textOfHtml } from './text-of-html.js';

export interface ShapeOptions {
  readonly dialect: Dialect;
  /** The size of a picture beside the notebook. */
  readonly measure?: ((href: string) => ImageSize | undefined) | undefined;
}

/** Blocks as a dialect says them; footnotes' texts are taken out, to stand where they are asked for. */
export function shapeBlocks(
  nodes: readonly RootContent[],
  options: ShapeOptions,
): { readonly nodes: readonly RootContent[]; readonly footnotes: readonly FootnoteDefinition[] } {
  const footnotes: FootnoteDefinition[] = [];
  // Alerts first: they are told by the end of their first line, which some dialects join with the next.
  const alerted = mapTree({ type: 'root', children: [...nodes] }, (node): readonly Nodes[] =>
    node.type === 'blockquote' ? (shapeAlert(node, options.dialect) ?? [node]) : [node],
  );
  const shaped = mapTree(alerted, (node): readonly Nodes[] => {
    if (node.type === 'footnoteDefinition') {
      footnotes.push(withParagraphs(node));
      return [];
    }
    return shapeNode(node, options);
  });
  return { nodes: withParagraphs(shaped).children, footnotes };
}

/** Text that was left of an element of HTML stands in a paragraph of its own where blocks stand. */
function withParagraphs<Node extends Parents>(node: Node): Node {
  const children = node.children.map((child) =>
    child.type === 'text' ? { type: 'paragraph', children: [child] } : child,
  );
  return { ...node, children };
}

type Shapers = {
  readonly [Type in Nodes['type']]?: (node: Nodes & { type: Type }, options: ShapeOptions) => readonly Nodes[];
};

/** What becomes of each kind of node; others stay as they are. */
const SHAPERS: Shapers = {
  yaml: () => [],
  // All that stood in it was left out.
  paragraph: (node) => (node.children.length === 0 ? [] : [node]),
  blockquote: (node) => [withParagraphs(node)],
  text: (node, { dialect }) =>
    dialect.joinsLines ? [{ ...node, value: node.value.replace(/[ \t]*\r?\n[ \t]*/g, ' ') }] : [node],
  link: (node, { dialect }) => shapeLink(node, dialect),
  image: (node, options) => [shapeImage(node, options)],
  html: ({ value }, { dialect }) => shapeHtml(value, dialect),
  inlineMath: (node, { dialect }) => {
    const value = unticked(node.value);
    return dialect.maths === 'code' ? [{ type: 'inlineCode', value }] : [{ ...node, value }];
  },
  math: (node, { dialect }) =>
    dialect.maths === 'code' ? [{ type: 'code', lang: 'latex', value: node.value }] : [node],
  code: (node, { dialect }) => [shapeCode(node, dialect)],
  delete: (node, { dialect }) =>
    dialect.strikes === 'html' ? [verbatim('<del>'), ...node.children, verbatim('</del>')] : [node],
  listItem: (node, { dialect }) => [withParagraphs(dialect.tasks === 'signs' ? withSign(node) : node)],
  table: (node, { dialect }) => [dialect.tables === 'html' ? tableHtml(node) : node],
};

function shapeNode(node: Nodes, options: ShapeOptions): readonly Nodes[] {
  const shape = SHAPERS[node.type] as ((node: Nodes, options: ShapeOptions) => readonly Nodes[]) | undefined;
  return shape === undefined ? [node] : shape(node, options);
}

/** GitHub's form of a formula in a line, `$`x`$`. */
const unticked = (value: string) => value.replace(/^`(.*)`$/s, '$1');

function shapeAlert(node: Nodes & { type: 'blockquote' }, dialect: Dialect): readonly RootContent[] | undefined {
  const alert = alertOf(node);
  const [first, ...rest] = node.children;
  if (alert === undefined || first?.type !== 'paragraph') return undefined;
  const [sign, ...inline] = first.children;
  const left = sign?.type === 'text' ? sign.value.slice(alert.cut).replace(/^\s+/, '') : '';
  const children = [...(left === '' ? [] : [{ type: 'text' as const, value: left }]), ...inline];
  const blocks: RootContent[] = [...(children.length === 0 ? [] : [{ ...first, children }]), ...rest];
  const title = alert.title === '' ? alert.kind.charAt(0).toUpperCase() + alert.kind.slice(1) : alert.title;
  return dialect.alert({ kind: alert.kind, title, fold: alert.fold, children: blocks });
}

/**
 * Links into the notebook mean nothing elsewhere:
 * `#cell-id=` and notebooks beside it become their text, headings get the dialect's id.
 */
function shapeLink(node: Nodes & { type: 'link' }, dialect: Dialect): readonly Nodes[] {
  const { url, children } = node;
  if (textOf(node) === '¶' || textOf(node) === '') return children.some(({ type }) => type === 'image') ? children : [];
  if (url.includes('#cell-id=') || /^(?![a-z][a-z\d+.-]*:)[^?#]*\.ipynb(?:#|$)/i.test(url)) return children;
  if (!url.startsWith('#')) return [node];
  const anchor = dialect.anchor?.(decodeHref(url.slice(1)).replace(/-/g, ' '));
  return anchor === undefined ? children : [{ ...node, url: anchor }];
}

function shapeImage(node: Nodes & { type: 'image' }, { dialect, measure }: ShapeOptions): Nodes {
  const size = dialect.imageText === undefined ? undefined : measure?.(node.url);
  return size === undefined ? node : { ...node, alt: dialect.imageText?.(node.alt ?? '', size) ?? node.alt ?? '' };
}

function shapeHtml(value: string, { html }: Dialect): readonly Nodes[] {
  // The sign of an alert is our own; what an author wrote begins with a tag.
  if (html === undefined || !value.trimStart().startsWith('<')) return [verbatim(value)];
  const kept = html(value);
  if (kept !== undefined) return [verbatim(kept)];
  const text = textOfHtml(value);
  return text === '' ? [] : [{ type: 'text', value: text }];
}

/** GitHub's maths and diagrams in fences. */
function shapeCode(node: Nodes & { type: 'code' }, { maths, diagram }: Dialect): Nodes {
  if (node.data?.isHeavy === true) return verbatim(node.value);
  if (node.lang === 'math') return maths === 'code' ? { ...node, lang: 'latex' } : { type: 'math', value: node.value };
  if (node.lang === 'mermaid' || node.lang === '{mermaid}') return { ...node, lang: diagram ?? 'mermaid' };
  // A chunk would be run where it is rendered.
  const [, chunk] = /^\{\.?([A-Za-z][\w+-]*)/.exec(node.lang ?? '') ?? [];
  return chunk === undefined ? node : { type: 'code', lang: chunk, value: node.value };
}

function withSign(node: ListItem): ListItem {
  if (typeof node.checked !== 'boolean') return node;
  const sign = { type: 'text' as const, value: node.checked ? '☑ ' : '☐ ' };
  const [first, ...rest] = node.children;
  const paragraph = first?.type === 'paragraph' ? { ...first, children: [sign, ...first.children] } : undefined;
  const children = paragraph === undefined ? node.children : [paragraph, ...rest];
  return { ...node, checked: null, children };
}

function tableHtml(table: Table): RootContent {
  const rows = table.children.map((row, nth) => {
    const tag = nth === 0 ? 'th' : 'td';
    const cells = row.children.map((cell, column) => {
      const align = table.align?.[column];
      return `<${tag}${align ? ` align="${align}"` : ''}>${inlineHtml(cell)}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return verbatim(`<table>\n${rows.join('\n')}\n</table>`);
}

const MARKS: Readonly<Record<string, string>> = { strong: 'strong', emphasis: 'em', delete: 'del' };

/** A cell's text as HTML, for a table that stands in HTML. */
function inlineHtml(node: Parents): string {
  return node.children
    .map((child: Nodes): string => {
      if (child.type === 'html') return child.value;
      if (child.type === 'inlineCode' || child.type === 'inlineMath') return `<code>${escapeHtml(child.value)}</code>`;
      if (child.type === 'link') return `<a href="${escapeHtml(child.url)}">${inlineHtml(child)}</a>`;
      if (child.type === 'image') return `<img src="${escapeHtml(child.url)}" alt="${escapeHtml(child.alt ?? '')}">`;
      if (!('children' in child)) return 'value' in child ? escapeHtml(child.value) : '';
      const mark = MARKS[child.type];
      return mark === undefined ? inlineHtml(child) : `<${mark}>${inlineHtml(child)}</${mark}>`;
    })
    .join('');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
