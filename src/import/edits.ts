import type { Definition, FootnoteDefinition, ImageReference, LinkReference, Nodes, Parents, Root } from 'mdast';
import { firstFrom } from '../compare/first-from.js';
import { ALERT, alertOf, rangeOf, walkTree } from '../text/markdown/markdown-tree.js';
import { findReferences, type MomentReference } from '../text/links/references.js';

/** A change of the note's text so that JupyterLab can show it. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface EditInput {
  readonly tree: Root;
  readonly text: string;
  /** Labels of the footnotes, in the order of their numbers. */
  readonly footnotes: readonly string[];
  /** What links by name lead to, also where that is said in another cell. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Where images come to lie elsewhere: the destination as written, and the new one. */
  readonly moved?: ReadonlyMap<string, string>;
  /** The moment a reference means, and the video; undefined leaves references as they are. */
  readonly linkOf?: (reference: MomentReference) => string | undefined;
}

/** Numbers of the footnotes from 1, by label. */
type FootnoteNumbers = ReadonlyMap<string, number>;

/**
 * What JupyterLab can't show, shown in a form that it can: footnotes, alerts, money, GitHub's maths, links defined
 * elsewhere. In the order of the text.
 */
export function editsFor(input: EditInput): readonly Edit[] {
  const { tree, text, definitions } = input;
  const numbers = new Map(input.footnotes.map((label, nth) => [label, nth + 1]));
  const cutsMoney = countDollars(tree, text) > 1;
  const edits: Edit[] = [];
  walkTree(tree, (node, parents) => {
    if (node.type === 'footnoteReference') edits.push(...showReference(node, numbers));
    else if (node.type === 'footnoteDefinition') edits.push(...showDefinition(node, parents, { text, numbers }));
    else if (node.type === 'blockquote') edits.push(...showAlert(node, text));
    else if (node.type === 'linkReference' || node.type === 'imageReference')
      edits.push(...inlineReference(node, text, definitions.get(node.identifier)));
    else if (node.type === 'code' && node.lang === 'math' && parents.length === 1)
      edits.push(over(node, `$$\n${node.value}\n$$`));
    else if (node.type === 'inlineMath' && /^`.*`$/s.test(node.value))
      edits.push(over(node, `$${node.value.slice(1, -1)}$`));
    else if (node.type === 'image') edits.push(...moveImage(node, input));
    else if (node.type === 'text') {
      if (cutsMoney) edits.push(...cutMoney(node, parents, text));
      edits.push(...linkReferences(node, parents, input));
    }
  });
  return edits.sort((a, b) => a.from - b.from || a.to - b.to);
}

const over = (node: Nodes, text: string): Edit => ({ from: rangeOf(node)[0], to: rangeOf(node)[1], text });

/**
 * A stretch of the text with its edits, of those in order;
 * two that overlap would tear each other, and the second is left out.
 */
export function applyEdits(text: string, [from, to]: readonly [number, number], edits: readonly Edit[]): string {
  const first = firstFrom(edits.length, (nth) => (edits[nth]?.from ?? from) >= from);
  const behind = firstFrom(edits.length, (nth) => (edits[nth]?.from ?? to) > to);
  let [done, at] = ['', from];
  for (const edit of edits.slice(first, behind)) {
    if (edit.from < at || edit.to > to) continue;
    done += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return done + text.slice(at, to);
}

function showReference(node: Nodes & { type: 'footnoteReference' }, numbers: FootnoteNumbers): Edit[] {
  const number = numbers.get(node.identifier);
  return number === undefined ? [] : [over(node, `<sup>[${number}](#note-${number})</sup>`)];
}

/**
 * `[^wrap]: Text` as the item of a list, `1. <a id="note-1"></a>Text`:
 * what stands indented below it is indented enough.
 */
function showDefinition(
  node: FootnoteDefinition,
  parents: readonly Parents[],
  { text, numbers }: { readonly text: string; readonly numbers: FootnoteNumbers },
): Edit[] {
  const [from, to] = rangeOf(node);
  const sign = /^\[\^(?:\\.|[^\]\\])*\]:[ \t]*/.exec(text.slice(from, to))?.[0];
  if (sign === undefined) return [];
  const number = numbers.get(node.identifier) ?? 0;
  const isClose =
    parents.length === 1 && from > 0 && !/\n[ \t]*\r?\n[ \t]*$|^\s*$/.test(text.slice(Math.max(0, from - 200), from));
  const [first] = node.children;
  const behind = first === undefined || first.type === 'paragraph' ? '' : '\n\n    ';
  return [
    { from, to: from + sign.length, text: `${isClose ? '\n' : ''}${number}. <a id="note-${number}"></a>${behind}` },
  ];
}

/** `> [!TIP]` as `> **Tip**`, with the alert's own title where it has one. */
function showAlert(node: Nodes & { type: 'blockquote' }, text: string): Edit[] {
  const alert = alertOf(node);
  const first = node.children[0];
  if (alert === undefined || first?.type !== 'paragraph' || first.children[0] === undefined) return [];
  const [from, to] = rangeOf(first.children[0]);
  const sign = ALERT.exec(text.slice(from, to).replace(/\r/g, '\n'))?.[0];
  if (sign === undefined) return [];
  const name = alert.title === '' ? alert.kind.charAt(0).toUpperCase() + alert.kind.slice(1) : alert.title;
  const isLast = from + sign.length >= rangeOf(first)[1];
  return [{ from, to: from + sign.trimEnd().length, text: `**${name}**${isLast ? '' : '  '}` }];
}

/** A cell is a text of its own: a link whose definition stands elsewhere names its destination itself. */
function inlineReference(node: LinkReference | ImageReference, text: string, to: Definition | undefined): Edit[] {
  if (to === undefined) return [];
  const [from, end] = rangeOf(node);
  const title = to.title ? ` "${to.title.replace(/["\\]/g, '\\$&')}"` : '';
  const href = /[\s()<>]/.test(to.url) ? `<${to.url.replace(/[<>\n]/g, encodeURIComponent)}>` : to.url;
  const start = node.referenceType === 'shortcut' ? end : from + text.slice(from, end).lastIndexOf('[');
  return [{ from: start, to: end, text: `(${href}${title})` }];
}

function moveImage(node: Nodes & { type: 'image' }, { text, moved }: EditInput): Edit[] {
  const target = moved?.get(node.url);
  if (target === undefined) return [];
  const [from, to] = rangeOf(node);
  const at = text.slice(from, to).lastIndexOf(node.url);
  return at < 0 ? [] : [{ from: from + at, to: from + at + node.url.length, text: target }];
}

const DOLLAR = /\\?\$|&#0*36;|&dollar;/g;

function countDollars(tree: Root, text: string): number {
  let count = 0;
  walkTree(tree, (node) => {
    if (node.type === 'text') count += text.slice(...rangeOf(node)).match(DOLLAR)?.length ?? 0;
    if (node.type === 'inlineMath' || node.type === 'math') count += 2;
  });
  return count;
}

/** JupyterLab takes two dollars of a paragraph for maths, escaped or not: the text is cut behind each. */
function cutMoney(node: Nodes, parents: readonly Parents[], text: string): Edit[] {
  const [from, to] = rangeOf(node);
  const source = text.slice(from, to);
  const link = parents.find((parent) => parent.type === 'link');
  // A bare address is its own text.
  if (link !== undefined && !text.slice(...rangeOf(link)).startsWith('[')) return [];
  const inside = parents.some(({ type }) => type === 'link' || type === 'linkReference' || type === 'heading');
  const cut = inside ? '<span></span>' : '[](#)';
  return [...source.matchAll(DOLLAR)].map((found) => ({
    from: from + found.index,
    to: from + found.index + found[0].length,
    text: `\\$${cut}`,
  }));
}

function linkReferences(node: Nodes, parents: readonly Parents[], { text, linkOf }: EditInput): Edit[] {
  if (linkOf === undefined || parents.some(({ type }) => type === 'link' || type === 'linkReference')) return [];
  const [from, to] = rangeOf(node);
  return findReferences(text.slice(from, to)).flatMap((reference) => {
    const href = linkOf(reference);
    if (href === undefined) return [];
    return [{ from: from + reference.from, to: from + reference.to, text: `[${reference.label}](${href})` }];
  });
}
