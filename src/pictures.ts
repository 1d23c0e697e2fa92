/** The text of pictures that came without: slides as images, pages of a deck that are scans. */
import { drawPages, findDrawer } from './host/draw-pages.js';
import { findRecogniser, type Recognise } from './host/recognise.js';
import { openTextCache, type TextCache } from './host/text-cache.js';
import type { Capture } from './model/capture.js';
import { counted } from './model/counted.js';
import type { LectureFiles } from './model/files.js';
import type { Lecture } from './model/lecture.js';
import type { Outcome, Problem } from './model/problem.js';
import { sha256Of } from './notebook/format/hash.js';
import type { OnStage } from './stages.js';

export interface ReadPicturesOptions {
  readonly files: LectureFiles;
  /** Folder in which texts are remembered; without one they are read each time. */
  readonly cacheFolder?: string | undefined;
  readonly onStage?: OnStage | undefined;
  /** The language that is on them. */
  readonly readIn: () => Promise<string>;
  /** Aborting ends between two pictures. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The lecture with the text of slides that have none and whose moment only their words can tell. Without a reader of pictures they stay
 * as they are, and one problem says how to get one.
 */
export async function readPictures(lecture: Lecture, options: ReadPicturesOptions): Promise<Outcome<Lecture>> {
  const wanted = lecture.captures.filter(needsText);
  const telling = lecture.captures.filter(({ kind, atMs }) => kind === 'slide' && atMs === undefined);
  // A title page or a picture without words among many others is no scan.
  if (wanted.length <= telling.length / 2) return { value: lecture, problems: [] };
  const recognise = await findRecogniser(await options.readIn());
  const cache = openTextCache(options.cacheFolder);
  const keys = new Map(wanted.map((capture) => [capture, keyOf(capture, options.files)]));
  const missing = wanted.filter((capture) => cache.get(keys.get(capture) ?? '') === undefined);
  if (recognise !== undefined) await readAll(missing, { ...options, recognise, cache, keys });
  cache.save();
  const captures = lecture.captures.map((capture): Capture => {
    const text = cache.get(keys.get(capture) ?? '');
    return text === undefined ? capture : { ...capture, content: text };
  });
  const shown = dropRepeated(captures, new Set(wanted.map(({ place, deck }) => deck?.path ?? place.path)));
  const problems = recognise === undefined && missing.length > 0 ? [noReader(missing)] : [];
  return { value: { ...lecture, captures: shown }, problems };
}

/** In a deck of so many pages, lines that stand on this share of them are of its design: a logo, the name of the course. */
const DESIGN_PAGES = 5;
const DESIGN_SHARE = 0.4;

function dropRepeated(captures: readonly Capture[], paths: ReadonlySet<string>): readonly Capture[] {
  const isRead = ({ place, deck }: Capture) => paths.has(deck?.path ?? place.path);
  const pages = captures.filter(isRead).map(({ content }) => new Set(content.split('\n').map(plain)));
  const isDesign = (line: string) =>
    pages.length >= DESIGN_PAGES && pages.filter((page) => page.has(plain(line))).length >= DESIGN_SHARE * pages.length;
  return captures.map((capture) => {
    const lines = isRead(capture) ? capture.content.split('\n').filter((line) => !isDesign(line)) : undefined;
    return lines === undefined ? capture : { ...capture, content: lines.join('\n') };
  });
}

/** Numbers of pages differ; so do signs that are read wrongly. */
const plain = (line: string) =>
  line
    .replace(/\d+/g, '#')
    .replace(/[^\p{L}#]+/gu, ' ')
    .trim()
    .toLowerCase();

const needsText = ({ kind, atMs, content, title, image }: Capture) =>
  kind === 'slide' &&
  atMs === undefined &&
  image !== undefined &&
  `${title ?? ''}${content}`.trim().length < FEW_LETTERS;

/** A page with fewer is a picture. */
const FEW_LETTERS = 10;

/** A picture by its bytes, a page by what it is drawn from. */
function keyOf({ image, deck, place }: Capture, files: LectureFiles): string {
  if (deck !== undefined) return `${image?.drawnFrom ?? place.path}:${deck.page}`;
  return sha256Of(files.read(image?.path ?? '') ?? new Uint8Array()).slice(0, 16);
}

interface Reading extends ReadPicturesOptions {
  readonly recognise: Recognise;
  readonly cache: TextCache;
  readonly keys: ReadonlyMap<Capture, string>;
}

async function readAll(captures: readonly Capture[], from: Reading): Promise<void> {
  const { files, recognise, cache, keys, onStage, signal } = from;
  const drawer = await findDrawer();
  for (const [nth, capture] of captures.entries()) {
    if (signal?.aborted === true) return;
    onStage?.('read-pictures', { nth: nth + 1, of: captures.length });
    const { deck, image } = capture;
    const bytes =
      deck === undefined
        ? files.read(image?.path ?? '')
        : drawer &&
          (await drawPages(files.read(deck.path) ?? new Uint8Array(), [deck.page], { with: drawer })).get(deck.page);
    if (bytes !== undefined) cache.put(keys.get(capture) ?? '', await recognise(bytes));
  }
}

const noReader = (captures: readonly Capture[]): Problem => ({
  code: 'captures/no-reader',
  level: 'warning',
  message: `${counted(captures.length, 'slide is a picture', 'slides are pictures')} without text, and nothing here reads pictures`,
  hint: 'Install tesseract (`apt install tesseract-ocr`, `brew install tesseract`): slides are then placed by what is said of them.',
  place: { path: captures[0]?.deck?.path ?? captures[0]?.place.path ?? '', line: 0 },
});
