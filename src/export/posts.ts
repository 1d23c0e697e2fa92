import type { FootnoteDefinition, RootContent } from 'mdast';
import type { Dialect } from './dialect.js';
import { writeBlocks } from './write.js';

/** Room for the line that says which part of how many a post is. */
const HEAD_CHARS = 200;

export interface PostInput {
  readonly nodes: readonly RootContent[];
  readonly footnotes: readonly FootnoteDefinition[];
  readonly dialect: Dialect;
  readonly title: string;
}

/**
 * A text as posts that are not too long: cut at headings where that is possible, else between blocks, and a block that is itself too
 * long between its lines. Each post carries the footnotes that it refers to.
 */
export function cutPosts({ nodes, footnotes, dialect, title }: PostInput): readonly string[] {
  const most = dialect.postChars;
  const write = (some: readonly RootContent[]) => writeBlocks(some, footnotes, dialect);
  const whole = write(nodes);
  if (most === undefined || lengthOf(whole) <= most) return [whole];
  const room = most - HEAD_CHARS;
  const posts: { nodes: RootContent[]; length: number }[] = [{ nodes: [], length: 0 }];
  const add = (group: readonly RootContent[], length: number) => {
    const last = posts.at(-1)!;
    if (last.length > 0 && last.length + length > room) posts.push({ nodes: [...group], length });
    else {
      last.nodes.push(...group);
      last.length += length;
    }
  };
  for (const group of groupsOf(nodes)) {
    const length = lengthOf(write(group)) + 2;
    if (length <= room) add(group, length);
    else for (const node of group.flatMap((one) => pieces(one, room, write))) add([node], lengthOf(write([node])) + 2);
  }
  const texts = posts.map((post) => write(post.nodes));
  return texts.map((text, nth) => `${nth === 0 ? '' : `*${title}, part ${nth + 1} of ${texts.length}*\n\n`}${text}`);
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
