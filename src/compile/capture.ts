import { ENGLISH, say, type MessageTable } from '../model/wording/messages.js';
import type { Capture } from '../model/capture.js';
import type { CellMetadata, MarkdownCell } from '../model/notebook.js';
import type { Cell } from '../model/notebook.js';
import { sha256Of } from '../notebook/format/hash.js';
import type { CellMaker, StampInput } from './cells.js';
import { escapeHref, escapeLabel, escapeLine, fenced } from '../text/markdown/escape.js';
import { encodeHref } from '../text/links/href.js';
import type { CompileInput, PlacedImage } from './input.js';
import { imageHref, timeLink } from './links.js';
import { DOUBTFUL_TAG, isDoubtful } from './transcript/silent.js';

/** How captures of one notebook are shown. */
export interface CaptureView {
  readonly maker: CellMaker;
  readonly input: Pick<CompileInput, 'images' | 'dropOutputs' | 'lecture' | 'messages'>;
  /** Language of the notebook's kernel: code in another one is shown, not run. */
  readonly language: string;
  /** Where time links lead without a video. */
  readonly heading: string;
  /** Code and outputs are hidden until the reader opens them. */
  readonly folded?: boolean | undefined;
}

/** One capture as a cell. Never fails: what cannot be shown is named in its place. */
export function renderCapture(capture: Capture, view: CaptureView): Cell {
  if (capture.kind === 'code') return renderCode(capture, view);
  const source = markdownOf(capture, view);
  const cell = view.maker.markdown(capture.kind, keyOfCapture(capture), { source, stamp: stampOf(capture) });
  const embedded = imagesOf(capture, view).filter((image) => image.base64 !== undefined);
  return embedded.length === 0 ? cell : { ...cell, attachments: attachmentsOf(embedded) };
}

function renderCode(capture: Capture, { maker, input, language, folded }: CaptureView): Cell {
  const key = keyOfCapture(capture);
  const stamp = stampOf(capture);
  if ((capture.language ?? language) !== language)
    return maker.markdown('code', key, { source: fenced(capture.content, capture.language), stamp });
  const keep = input.dropOutputs !== true && capture.outputs !== undefined;
  const cell = maker.code(key, {
    source: capture.content,
    stamp,
    outputs: keep ? [...(capture.outputs ?? [])] : [],
    executionCount: keep ? (capture.executionCount ?? null) : null,
  });
  const tags = [
    ...new Set([...(capture.tags ?? []), ...(isDoubtful(capture) ? [DOUBTFUL_TAG] : []), ...tagsOfRead(capture)]),
  ];
  const metadata: CellMetadata = {
    ...cell.metadata,
    ...(folded === true && { jupyter: { outputs_hidden: true, source_hidden: true } }),
    ...(tags.length > 0 && { tags }),
  };
  return { ...cell, metadata };
}

/** Code that was read off a picture says so, and whether it is as it was on it. */
const tagsOfRead = ({ read, origin }: Capture): readonly string[] =>
  read?.code === undefined || origin !== undefined ? [] : ['from-picture', ...(read.code.parses ? [] : ['unsure'])];

/** Identity over rebuilds: the file, or the cell of a file, that the capture shows; for inline text a hash of it. */
export function keyOfCapture({ kind, origin, deck, image, place, content }: Capture): string {
  if (origin !== undefined) return `${kind}:${origin.path}#${origin.cell}`;
  if (deck !== undefined) return `${kind}:${deck.path}#${deck.page}`;
  if (image !== undefined) return `${kind}:${image.path}`;
  if (place.line <= 1) return `${kind}:${place.path}`;
  return `${kind}:${place.path}~${sha256Of(content).slice(0, 8)}`;
}

function stampOf(capture: Capture): StampInput {
  const { atMs, endMs, placement, read } = capture;
  const earlier = capture.earlier?.map(({ page, ...form }) =>
    page === undefined ? form : { page, startMs: form.atMs },
  );
  return {
    ...(atMs !== undefined && { startMs: atMs }),
    ...(endMs !== undefined && { endMs }),
    source: sourceOf(capture),
    ...(capture.kind === 'code' && read?.code !== undefined && { read: { by: read.by, ...read.code } }),
    ...(placement !== undefined && {
      placedBy: placement.by,
      confidence: Math.round(placement.confidence * 100) / 100,
    }),
    ...(earlier !== undefined && earlier.length > 0 && { earlier }),
  };
}

function sourceOf({ origin, deck, place }: Capture): NonNullable<StampInput['source']> {
  if (origin !== undefined) return { path: origin.path, cell: origin.cell };
  if (deck !== undefined) return { path: deck.path, page: deck.page };
  return { path: place.path, ...(place.line > 0 && { line: place.line }) };
}

function markdownOf(capture: Capture, view: CaptureView): string {
  const { kind, content } = capture;
  if (kind === 'output') return fenced(content, 'text');
  if (kind === 'note') return withLinks(capture, view);
  return pictureOf(capture, view);
}

function pictureOf(capture: Capture, view: CaptureView): string {
  const at = momentOf(capture, view);
  const image = capture.image && view.input.images.get(capture.image.path);
  const { messages = ENGLISH } = view.input;
  const name = say(messages, capture.kind === 'slide' ? 'slide' : 'picture');
  const again =
    capture.returnOfMs === undefined
      ? ''
      : `, ${say(messages, 'shownBefore', { time: timeLink(view.input.lecture.video, capture.returnOfMs, view.heading) })}`;
  const title = capture.title === undefined ? '' : ` · ${escapeLabel(capture.title)}`;
  const page = capture.deck === undefined ? '' : ` ${escapeLabel(capture.deck.label ?? String(capture.deck.page))}`;
  const caption = `${at} ${name}${page}${title}${again}${aboutPage(capture, messages)}`;
  if (image === undefined && capture.deck !== undefined) return textOfPage(caption, capture);
  if (image === undefined)
    return `${at} *${say(messages, 'unreadable', { name: `${name} ${escapeLabel(capture.title ?? '')}` })}*`;
  const alt = escapeLabel(capture.title ?? firstLine(capture.content) ?? `${name} ${fileStem(image.href)}`);
  if (image.mediaType.startsWith('video/'))
    return `<video src="${encodeHref(image.href)}" controls="controls" width="640"></video>\n\n${caption}`;
  const picture = `![${alt}](${imageHref(image)})`;
  // Code that was read whole stands below: its picture is there to compare.
  if (capture.read?.code?.parses === true)
    return `<details><summary>${name}</summary>\n\n${picture}\n\n</details>\n\n${caption}`;
  return `${picture}\n\n${caption}`;
}

/** Whether a time was found by what is said, and may be another. */
const isGuess = ({ placement }: Capture) =>
  placement !== undefined && placement.by !== 'clock' && placement.by !== 'pinned';

/** The link to a capture's moment; that of a slide whose time is not known says so. */
function momentOf(capture: Capture, view: CaptureView): string {
  const link = timeLink(view.input.lecture.video, capture.atMs ?? 0, view.heading);
  return capture.kind === 'slide' && isGuess(capture)
    ? say(view.input.messages ?? ENGLISH, 'about', { time: link })
    : link;
}

/** A slide that has no picture: its lines as a list, as deep as they were. */
function textOfPage(caption: string, { content }: Capture): string {
  const lines = content.split('\n').filter((line) => line.trim() !== '');
  const items = lines.map((line) => `${/^ */.exec(line)?.[0] ?? ''}- ${escapeLine(line)}`);
  return items.length === 0 ? caption : `${caption}\n\n${items.join('\n')}`;
}

/** What a page links to and what the speaker wrote beneath it. */
function aboutPage({ deck }: Capture, messages: MessageTable): string {
  const links = (deck?.links ?? []).map((url) => `[${escapeLabel(shortUrl(url))}](${escapeHref(url)})`);
  const notes = (deck?.notes ?? '').split('\n').filter((line) => line.trim() !== '');
  return [
    links.length === 0 ? '' : `\n\n${say(messages, 'links', { links: links.join(', ') })}`,
    notes.length === 0 ? '' : `\n\n${say(messages, 'speakerNotes', { notes: notes.map(escapeLine).join('  \n') })}`,
  ].join('');
}

/** An address as one reads it: without `https://`, and not too long. */
function shortUrl(url: string): string {
  const short = url.replace(/^[a-z]+:(?:\/\/)?(?:www\.)?/i, '').replace(/\/$/, '');
  return short.length > 60 ? `${short.slice(0, 59)}…` : short;
}

/** A note's relative images are led to where they went; the rest of its text stays byte for byte. */
function withLinks({ content, links = [] }: Capture, { input }: CaptureView): string {
  const parts: string[] = [];
  let at = 0;
  for (const { range, image } of links) {
    const placed = input.images.get(image.path);
    if (placed === undefined || range[0] < at) continue;
    parts.push(content.slice(at, range[0]), imageHref(placed));
    at = range[1];
  }
  return [...parts, content.slice(at)].join('');
}

function imagesOf(capture: Capture, { input }: CaptureView): readonly PlacedImage[] {
  const paths = [capture.image?.path, ...(capture.links ?? []).map((link) => link.image.path)];
  return paths.flatMap((path) => (path === undefined ? [] : (input.images.get(path) ?? [])));
}

function attachmentsOf(images: readonly PlacedImage[]): NonNullable<MarkdownCell['attachments']> {
  return Object.fromEntries(images.map(({ href, mediaType, base64 = '' }) => [href, { [mediaType]: base64 }]));
}

const firstLine = (text: string) =>
  text
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim()
    .slice(0, 160);

const fileStem = (href: string) => href.slice(href.lastIndexOf('/') + 1).replace(/(-[0-9a-f]{8})?\.[a-z0-9]+$/i, '');
