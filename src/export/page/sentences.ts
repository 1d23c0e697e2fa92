import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import { textOf } from '../../text/markdown-tree.js';
import { momentOfUrl, readTime } from '../../text/references.js';
import type { Block } from '../blocks.js';
import { escapeHtml } from '../shape.js';

/** A paragraph of speech with the time that its link gives. */
export interface SpokenParagraph {
  readonly startMs: number;
  readonly endMs: number;
  /** A question from the room. */
  readonly isQuoted: boolean;
  readonly children: readonly PhrasingContent[];
}

/** The paragraphs of a narration cell; each ends where the next begins. What the reader wrote among them begins where it stands. */
export function paragraphsOf(block: Block, nextMs: number): readonly SpokenParagraph[] {
  const drafts = block.nodes.flatMap((node) => {
    const paragraph = node.type === 'blockquote' ? node.children[0] : node;
    return paragraph?.type === 'paragraph' ? [draftOf(paragraph, node.type === 'blockquote')] : [];
  });
  let atMs = block.startMs ?? 0;
  const starts = drafts.map(({ linkMs }, nth) => {
    // The link is cut to whole seconds; the cell's own start is not.
    if (nth > 0 && linkMs !== undefined) atMs = Math.max(atMs, linkMs);
    return atMs;
  });
  const endMs = Math.max(block.cell.metadata.nbscribe?.endMs ?? nextMs, atMs);
  return drafts.map(({ isQuoted, children }, nth) => ({
    startMs: starts[nth] ?? 0,
    endMs: starts[nth + 1] ?? endMs,
    isQuoted,
    children,
  }));
}

function draftOf(paragraph: Paragraph, isQuoted: boolean) {
  const [first, ...rest] = paragraph.children;
  const isTime = first?.type === 'link' && /^[\d:]+$/.test(textOf(first));
  // Without a video the link leads to a heading, and only its text tells the moment.
  const linkMs =
    first?.type !== 'link' ? undefined : (momentOfUrl(first.url) ?? (isTime ? readTime(textOf(first)) : undefined));
  return { isQuoted, linkMs, children: isTime ? trimmed(rest) : paragraph.children };
}

function trimmed(children: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const [first, ...rest] = children;
  return first?.type === 'text' ? [{ ...first, value: first.value.trimStart() }, ...rest] : children;
}

/** The sentences of a paragraph in `span`s with their seconds, told by how far into the paragraph they begin. */
export function sentencesToHtml({ children, startMs, endMs }: SpokenParagraph, language: string): string {
  const parts: { from: number; to: number; node: Nodes }[] = [];
  let plain = '';
  for (const node of children) {
    const text = textOf(node);
    parts.push({ from: plain.length, to: plain.length + text.length, node });
    plain += text;
  }
  const lengthMs = Math.max(0, endMs - startMs);
  return sentencesIn(plain, language)
    .map(([from, to]) => {
      const second = (startMs + (lengthMs * from) / Math.max(1, plain.length)) / 1000;
      const inside = parts.flatMap((part) => cutPart(part, from, to)).join('');
      return `<span class="s" data-t="${second.toFixed(2)}">${inside.trimEnd()}</span>`;
    })
    .join(' ');
}

/** A text is cut with its sentence; code and bold words go whole with the sentence that they begin in. */
function cutPart(part: { from: number; to: number; node: Nodes }, from: number, to: number): readonly string[] {
  if (part.node.type !== 'text') return part.from >= from && part.from < to ? [phraseToHtml(part.node)] : [];
  const [start, end] = [Math.max(from, part.from), Math.min(to, part.to)];
  return start < end ? [escapeHtml(part.node.value.slice(start - part.from, end - part.from))] : [];
}

function phraseToHtml(node: Nodes): string {
  if (node.type === 'inlineCode') return `<code>${escapeHtml(node.value)}</code>`;
  const text = escapeHtml(textOf(node));
  return node.type === 'strong' ? `<strong>${text}</strong>` : node.type === 'emphasis' ? `<em>${text}</em>` : text;
}

function sentencesIn(text: string, language: string): readonly (readonly [number, number])[] {
  const segments = [...segmenterFor(language).segment(text)];
  return segments.map(({ index, segment }) => [index, index + segment.length]);
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}
