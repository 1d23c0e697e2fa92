import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import { hashSource } from '../../notebook/format/hash.js';
import { readSentenceTimes, type SentenceTime } from '../../notebook/stamp/sentence-times.js';
import { textOf } from '../../text/markdown/markdown-tree.js';
import { momentOfAddress, readMoment } from '../../text/links/moment.js';
import type { Block } from '../tree/blocks.js';
import { escapeHtml } from '../dialects/shape.js';

/** A paragraph of speech with its time. */
export interface SpokenParagraph {
  readonly startMs: number;
  /** A question from the room. */
  readonly isQuoted: boolean;
  readonly children: readonly PhrasingContent[];
  /** Moments known in it, in order, by how many characters stand before them; the last is its end. */
  readonly known: readonly SentenceTime[];
}

/**
 * The paragraphs of a narration cell; each ends where the next begins. The stamp of a cell that nobody edited says when
 * each sentence begins; in others only paragraphs have a time,
 * and what the reader wrote among them begins where it stands.
 */
export function paragraphsOf(block: Block, nextMs: number): readonly SpokenParagraph[] {
  const drafts = block.nodes.flatMap((node) => {
    const paragraph = node.type === 'blockquote' ? node.children[0] : node;
    return paragraph?.type === 'paragraph' ? [draftOf(paragraph, node.type === 'blockquote')] : [];
  });
  const stamp = block.cell.metadata.nbscribe;
  const isAsWritten = stamp !== undefined && hashSource(block.cell.source) === stamp.hash;
  const times = isAsWritten ? readSentenceTimes(stamp) : [];
  let atMs = block.startMs ?? 0;
  let before = 0;
  const starts = drafts.map(({ linkMs, length }, nth) => {
    const [from, name] = [before, drafts[nth]?.nameLength ?? 0];
    before += length - name + 1;
    const told = times.find(({ offset }) => offset === from)?.startMs ?? linkMs;
    // The link is cut to whole seconds; the cell's own start is not.
    if (nth > 0 && told !== undefined) atMs = Math.max(atMs, told);
    return { from, startMs: atMs };
  });
  const endMs = Math.max(stamp?.endMs ?? nextMs, atMs);
  return drafts.map(({ isQuoted, children, length, nameLength }, nth) => {
    const { from, startMs } = starts[nth] ?? { from: 0, startMs: 0 };
    const inside = times.flatMap(({ offset, startMs: at }) => {
      const here = offset - from + nameLength;
      return here > 0 && here < length && offset > from ? [{ offset: here, startMs: at }] : [];
    });
    const end = { offset: length, startMs: starts[nth + 1]?.startMs ?? endMs };
    return { startMs, isQuoted, children, known: [{ offset: 0, startMs }, ...inside, end] };
  });
}

function draftOf(paragraph: Paragraph, isQuoted: boolean) {
  const [first, ...rest] = paragraph.children;
  const isTime = first?.type === 'link' && /^[\d:]+$/.test(textOf(first));
  // Without a video the link leads to a heading, and only its text tells the moment.
  const linkMs =
    first?.type !== 'link'
      ? undefined
      : (momentOfAddress(first.url) ?? (isTime ? readMoment(textOf(first)) : undefined));
  const children = isTime ? trimmed(rest) : paragraph.children;
  const [name] = children;
  const nameLength = name?.type === 'strong' && textOf(name).endsWith(':') ? textOf(name).length + 1 : 0;
  return {
    isQuoted,
    linkMs,
    children,
    nameLength,
    length: textOf({ type: 'paragraph', children: [...children] }).length,
  };
}

function trimmed(children: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const [first, ...rest] = children;
  if (first?.type !== 'text') return children;
  const value = first.value.trimStart();
  return value === '' ? rest : [{ ...first, value }, ...rest];
}

/** When a character of a paragraph is said: between two moments that are known by its share of the way. */
function momentAt(offset: number, known: readonly SentenceTime[]): number {
  const next = known.findIndex((time) => time.offset > offset);
  const [before, after] = [known[next < 0 ? known.length - 1 : next - 1], known[next]];
  if (before === undefined || after === undefined) return before?.startMs ?? after?.startMs ?? 0;
  const share = (offset - before.offset) / (after.offset - before.offset);
  return before.startMs + Math.max(0, after.startMs - before.startMs) * share;
}

/** The sentences of a paragraph in `span`s with their seconds. */
export function sentencesToHtml({ children, known }: SpokenParagraph, segmenter: Intl.Segmenter): string {
  const parts: { from: number; to: number; node: Nodes }[] = [];
  let plain = '';
  for (const node of children) {
    const text = textOf(node);
    parts.push({ from: plain.length, to: plain.length + text.length, node });
    plain += text;
  }
  return sentencesIn(plain, segmenter)
    .map(([from, to]) => {
      const second = momentAt(from, known) / 1000;
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

function sentencesIn(text: string, segmenter: Intl.Segmenter): readonly (readonly [number, number])[] {
  const segments = [...segmenter.segment(text)];
  return segments.map(({ index, segment }) => [index, index + segment.length]);
}

/** Cuts text into sentences by the rules of a language; by those of English where it is not known. */
export function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}
