import type { FootnoteDefinition, RootContent } from 'mdast';
import type { Dialect } from './dialects/dialect.js';
import { writeBlocks } from './dialects/write.js';

/** Room for the line that says which part of how many a post is. */
const HEAD_CHARS = 200;

export interface PostInput {
  readonly nodes: readonly RootContent[];
  readonly footnotes: readonly FootnoteDefinition[];
  readonly dialect: Dialect;
  readonly title: string;
}

/**
 * A text as posts that are not too long: cut at headings where that is possible, else between blocks, and a block that
 * is itself too long between its lines. Each post carries the footnotes that it refers to.
 */
export function cutPosts({ nodes, footnotes, dialect, title }: PostInput): readonly string[] {
  const most = dialect.postChars;
  const write = (some: readonly RootContent[]) => writeBlocks(some, footnotes, dialect);
  if (most === undefined) return [write(nodes)];
  // Each group is written once: serialising is what takes time.
  const groups = groupsOf(nodes).map((group) => partOf(group, write));
  if (groups.reduce((sum, { length }) => sum + length, 0) <= most) return [write(nodes)];
  const room = most - HEAD_CHARS;
  const parts = groups.flatMap((group) =>
    group.length <= room
      ? [group]
      : group.nodes.flatMap((node) => pieces(node, room, write)).map((node) => partOf([node], write)),
  );
  const posts: Part[][] = [[]];
  let length = 0;
  for (const part of parts) {
    if (length > 0 && length + part.length > room) {
      posts.push([]);
      length = 0;
    }
    posts.at(-1)!.push(part);
    length += part.length;
  }
  const join = (post: readonly Part[]) => `${post.map(({ text }) => text.trimEnd()).join('\n\n')}\n`;
  const texts = posts.map((post) => (footnotes.length === 0 ? join(post) : write(post.flatMap((part) => part.nodes))));
  return texts.map((text, nth) => `${nth === 0 ? '' : `*${title}, part ${nth + 1} of ${texts.length}*\n\n`}${text}`);
}

/** Blocks that are not parted, as they are written. */
interface Part {
  readonly nodes: readonly RootContent[];
  readonly text: string;
  /** With the empty line behind. */
  readonly length: number;
}

function partOf(nodes: readonly RootContent[], write: (nodes: readonly RootContent[]) => string): Part {
  const text = write(nodes);
  return { nodes, text, length: lengthOf(text) + 2 };
}

/** Forums count characters, not the halves that strings are made of. */
function lengthOf(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

function groupsOf(nodes: readonly RootContent[]): readonly (readonly RootContent[])[] {
  const groups: RootContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth <= 2) groups.push([]);
    groups.at(-1)!.push(node);
  }
  return groups.filter((group) => group.length > 0);
}

/** A block that is longer than a post, in parts that are not: code and lists by their lines, a text by its words. */
function pieces(
  node: RootContent,
  room: number,
  write: (nodes: readonly RootContent[]) => string,
): readonly RootContent[] {
  if (lengthOf(write([node])) + 2 <= room) return [node];
  if (node.type === 'code') return chunks(node.value, room - 100, '\n').map((value) => ({ ...node, value }));
  if (node.type === 'list') return node.children.map((item) => ({ ...node, children: [item] }));
  if (node.type === 'blockquote' || node.type === 'footnoteDefinition') return node.children;
  if (node.type !== 'paragraph') return [node];
  return node.children.flatMap((child): readonly RootContent[] =>
    child.type === 'text'
      ? chunks(child.value, Math.floor(room / 2), ' ').map((value) => ({
          ...node,
          children: [{ type: 'text', value }],
        }))
      : [{ ...node, children: [child] }],
  );
}

function chunks(text: string, most: number, at: string): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const cut = rest.lastIndexOf(at, most);
    const end = cut <= 0 ? most : cut;
    found.push(rest.slice(0, end));
    rest = rest.slice(cut <= 0 ? end : end + at.length);
  }
  return [...found, rest];
}
