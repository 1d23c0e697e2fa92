import { textOf, walkTree } from '../../text/markdown/markdown-tree.js';
import type { Block } from '../tree/blocks.js';
import type { LectureFacts, SectionFacts } from '../lecture-facts.js';
import { say, type MessageTable } from '../../model/wording/messages.js';
import { escapeHtml } from '../dialects/shape.js';
import { blocksToHtml, codeToHtml, timeLink, type HtmlOptions } from './html.js';
import { paragraphsOf, segmenterFor, sentencesToHtml } from './sentences.js';

export interface PageSlide {
  readonly t: number;
  readonly src: string;
  readonly alt: string;
}

export interface PageBody {
  readonly html: string;
  readonly slides: readonly PageSlide[];
  readonly sections: readonly { readonly t: number; readonly title: string; readonly id: string }[];
}

export interface BodyInput extends HtmlOptions {
  readonly messages: MessageTable;
  readonly blocks: readonly Block[];
  readonly lecture: LectureFacts | undefined;
  readonly sections: readonly SectionFacts[];
}

/** The text of the page, with the slides and sections that its player follows. */
export function writeBody(input: BodyInput): PageBody {
  const slides: PageSlide[] = [];
  const sections: PageBody['sections'][number][] = [];
  const segmenter = segmenterFor(input.lecture?.language ?? 'en');
  const parts = input.blocks.map((block, nth) => {
    if (block.kind === 'title' || isDiagram(block)) return '';
    if (block.kind === 'section') return sectionHtml(block, sections);
    if (block.kind === 'narration') return narrationHtml(block, nextStart(input.blocks, nth), segmenter);
    if (block.kind === 'slide' || block.kind === 'image') return figureHtml(block, slides, input);
    return block.cell.cell_type === 'code' ? codeHtml(block, input) : noteHtml(block, input);
  });
  return { html: parts.join('\n'), slides, sections };
}

/** Nothing here draws it; what it joins is told at each concept. */
const isDiagram = ({ nodes }: Block) => nodes.every((node) => node.type === 'code' && node.lang === 'mermaid');

const nextStart = (blocks: readonly Block[], nth: number) =>
  blocks.slice(nth + 1).find(({ startMs }) => startMs !== undefined)?.startMs ?? (blocks[nth]?.startMs ?? 0) + 30_000;

function sectionHtml({ nodes, startMs = 0 }: Block, sections: PageBody['sections'][number][]): string {
  const heading = nodes.find(({ type }) => type === 'heading');
  const title = heading === undefined ? '' : textOf(heading).trim();
  const id = `s${sections.length}`;
  sections.push({ t: startMs / 1000, title, id });
  return `<h2 id="${id}">${escapeHtml(title)} ${timeLink(startMs)}</h2>`;
}

function narrationHtml(block: Block, nextMs: number, segmenter: Intl.Segmenter): string {
  return paragraphsOf(block, nextMs)
    .map((paragraph) => {
      const text = `<p class="say">${timeLink(paragraph.startMs)} ${sentencesToHtml(paragraph, segmenter)}</p>`;
      return paragraph.isQuoted ? `<blockquote>${text}</blockquote>` : text;
    })
    .join('\n');
}

/** A slide with its time and title; whatever else stands in its cell below it. */
function figureHtml(block: Block, slides: PageSlide[], input: BodyInput): string {
  let found: { url: string; alt: string } | undefined;
  for (const node of block.nodes)
    walkTree(node, (inner) => {
      if (inner.type === 'image') found ??= { url: inner.url, alt: inner.alt ?? '' };
    });
  if (found === undefined) return noteHtml(block, input);
  const { url, alt } = found;
  const size = input.measure(url);
  const src = escapeHtml(input.imageSource(url));
  if (block.startMs !== undefined) slides.push({ t: block.startMs / 1000, src: input.imageSource(url), alt });
  const sized = size === undefined ? '' : ` width="${size.widthPx}" height="${size.heightPx}"`;
  const time = block.startMs === undefined ? '' : `${timeLink(block.startMs)} `;
  const rest = block.nodes.filter(
    (node, nth) => nth > 1 || (nth === 1 && !/^[\d:]+ (?:Slide|Image)\b/.test(textOf(node))),
  );
  return (
    `<figure><img loading="lazy" src="${src}" alt="${escapeHtml(alt)}"${sized}>` +
    `<figcaption>${time}${escapeHtml(alt)}</figcaption></figure>${rest.length === 0 ? '' : blocksToHtml(rest, input)}`
  );
}

function codeHtml({ nodes }: Block, input: BodyInput): string {
  const [code, ...outputs] = nodes;
  if (code?.type !== 'code') return blocksToHtml(nodes, input);
  const shown = outputs.map((node) =>
    node.type === 'code'
      ? `<pre class="out" tabindex="0" aria-label="${escapeHtml(say(input.messages, 'pageOutput'))}">${escapeHtml(node.value)}</pre>`
      : blocksToHtml([node], input),
  );
  return `<div class="code"><button class="copy" type="button">${escapeHtml(say(input.messages, 'pageCopy'))}</button>${codeToHtml(code.value, code.lang ?? '')}${shown.join('')}</div>`;
}

const noteHtml = (block: Block, input: BodyInput) =>
  `<div class="${block.kind === undefined ? 'note' : 'cell'}">${blocksToHtml(block.nodes, input)}</div>`;
