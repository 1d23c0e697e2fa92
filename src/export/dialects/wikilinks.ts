import type { Nodes, RootContent } from 'mdast';
import { decodeHref } from '../../text/links/href.js';
import { textOf } from '../../text/markdown/markdown-tree.js';
import { verbatim } from './dialect.js';

/**
 * Links to notes, headings and pictures of a vault as Obsidian's own `[[note#heading|text]]` and `![[picture.png]]`,
 * which it renames with the files (https://help.obsidian.md/links). In tables, where `|` would part cells, and where a
 * text has marks of its own or signs that such a link can't hold, they stay links of Markdown.
 */
export function withWikilinks(nodes: readonly RootContent[]): readonly RootContent[] {
  return nodes.map((node) => convert(node) as RootContent);
}

function convert(node: Nodes): Nodes {
  if (node.type === 'table') return node;
  if (node.type === 'link') return linkOf(node) ?? node;
  if (node.type === 'image') return imageOf(node) ?? node;
  return 'children' in node ? ({ ...node, children: node.children.map(convert) } as Nodes) : node;
}

const isOfVault = (url: string) => url !== '' && !/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(url);
/** What ends or parts such a link. */
const UNSAYABLE = /[[\]|^\n]/;

function linkOf({ url, children }: Nodes & { type: 'link' }): Nodes | undefined {
  if (!isOfVault(url) || children.some(({ type }) => type !== 'text')) return undefined;
  const [path = '', heading] = url.split('#', 2).map(decodeHref);
  if (path !== '' && !/\.(?:md|markdown|pdf|png|jpe?g|gif|svg|webp)$/i.test(path)) return undefined;
  const note = path.replace(/\.(?:md|markdown)$/i, '');
  const target = heading === undefined ? note : `${note}#${heading.replace(/-/g, path === '' ? ' ' : '-')}`;
  const text = textOf({ type: 'paragraph', children });
  if (UNSAYABLE.test(target) || UNSAYABLE.test(text)) return undefined;
  return verbatim(text === note ? `[[${target}]]` : `[[${target}|${text}]]`);
}

function imageOf({ url, alt }: Nodes & { type: 'image' }): Nodes | undefined {
  const path = decodeHref(url);
  if (!isOfVault(url) || UNSAYABLE.test(path) || path.includes('#')) return undefined;
  const text = (alt ?? '').replace(/[[\]|\n]/g, ' ').trim();
  // A number behind the bar would be the width.
  return verbatim(text === '' || /^\d+(?:x\d+)?$/.test(text) ? `![[${path}]]` : `![[${path}|${text}]]`);
}
