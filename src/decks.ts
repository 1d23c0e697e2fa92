/** The decks of a lecture: opened, read, and their pages put among its captures; and their pictures, once they are asked for. */
import { drawPages, findDrawer } from './host/draw-pages.js';
import { openPdf } from './host/pdf.js';
import type { Capture, ImageFile } from './model/capture.js';
import { counted } from './model/counted.js';
import type { Deck } from './read/decks/deck.js';
import type { LectureFiles } from './model/files.js';
import type { Lecture } from './model/lecture.js';
import type { Outcome, Problem } from './model/problem.js';
import { sha256Of } from './notebook/format/hash.js';
import { deckCaptures, withNotesOf } from './read/decks/captures.js';
import type { FoundDeck } from './read/decks/find.js';
import { readDeck } from './read/decks/read-deck.js';

interface FromDecks {
  readonly lecture: Lecture;
  readonly decks: readonly FoundDeck[];
  readonly files: LectureFiles;
}

/** The lecture with the pages of its decks among its captures. */
export async function addDecks({ lecture, decks, files }: FromDecks): Promise<Outcome<Lecture>> {
  if (decks.length === 0) return { value: lecture, problems: [] };
  const problems: Problem[] = [];
  const read: Deck[] = [];
  for (const found of decks) {
    const { value, problems: wrong } = await readDeck(found, files.read(found.path), openPdf);
    problems.push(...wrong);
    if (value !== undefined) read.push(value);
  }
  const known = { video: lecture.video, durationMs: lecture.durationMs };
  const captures = joinTwins(read).flatMap((deck): readonly Capture[] =>
    deckCaptures({ deck, hash: sha256Of(files.read(deck.path) ?? new Uint8Array()) }, known),
  );
  return { value: { ...lecture, captures: [...lecture.captures, ...captures] }, problems };
}

/** One deck in both forms is shown once. */
function joinTwins(decks: readonly Deck[]): readonly Deck[] {
  const twinOf = (deck: Deck) =>
    decks.find(
      (other) => other.kind !== deck.kind && stemOf(other) === stemOf(deck) && other.pages.length === deck.pages.length,
    );
  return decks.flatMap((deck) => {
    const twin = twinOf(deck);
    if (twin === undefined) return [deck];
    return deck.kind === 'pdf' ? [withNotesOf(deck, twin)] : [];
  });
}

const stemOf = ({ path }: Deck) =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.[^.]+$/, '')
    .toLowerCase();

/** How pictures of pages are had. */
export interface PictureOptions {
  readonly read: (path: string) => Uint8Array | undefined;
  /** A picture that was drawn before, by what it is drawn from. */
  readonly drawnBefore: (image: ImageFile) => Uint8Array | undefined;
  readonly onPage?: ((nth: number, of: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Pages whose pictures are drawn of one deck; those after stand as text. */
const MOST_PICTURES = 500;

/** A page whose picture is wanted. */
interface Wanted {
  readonly image: ImageFile;
  readonly path: string;
  readonly page: number;
}

/** The pictures of the pages that are shown, by the path of their image. Without anything to draw with they are few or none, and a problem says why. */
export async function picturesOfPages(
  captures: readonly Capture[],
  options: PictureOptions,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> {
  const pictures = new Map<string, Uint8Array>();
  const problems: Problem[] = textOnly(captures);
  const wanted = captures.flatMap(({ deck, image }): readonly Wanted[] =>
    deck === undefined || image === undefined ? [] : [{ image, path: deck.path, page: deck.page }],
  );
  const missing = wanted.filter(({ image }) => {
    const bytes = options.drawnBefore(image);
    if (bytes !== undefined && bytes.length > 0) pictures.set(image.path, bytes);
    return !pictures.has(image.path);
  });
  if (missing.length === 0) return { value: pictures, problems };
  const drawer = await findDrawer();
  if (drawer === undefined) return { value: pictures, problems: [...problems, noDrawer(missing)] };
  for (const path of new Set(missing.map((page) => page.path))) {
    const pages = missing.filter((page) => page.path === path);
    const numbers = pages.slice(0, MOST_PICTURES).map(({ page }) => page);
    const drawn = await drawPages(options.read(path) ?? new Uint8Array(), numbers, {
      with: drawer,
      onPage: options.onPage,
      signal: options.signal,
    });
    for (const { image, page } of pages) {
      const bytes = drawn.get(page);
      if (bytes !== undefined) pictures.set(image.path, bytes);
    }
    const undrawn = pages.filter(({ page }) => !drawn.has(page)).map(({ page }) => page);
    if (undrawn.length > 0 && options.signal?.aborted !== true) problems.push(notDrawn(path, undrawn));
  }
  return { value: pictures, problems };
}

/** PowerPoint files have text only. */
function textOnly(captures: readonly Capture[]): Problem[] {
  const paths = captures.flatMap(({ deck, image }) => (deck === undefined || image !== undefined ? [] : [deck.path]));
  return [...new Set(paths)].map((path) => ({
    code: 'decks/no-pictures',
    level: 'warning',
    message: `the slides of "${path}" stand as text: nbscribe cannot draw PowerPoint files`,
    hint: `Export it as PDF beside it, under the same name, and the pages are shown.`,
    place: { path, line: 0 },
  }));
}

const noDrawer = ([first, ...others]: readonly Wanted[]): Problem => ({
  code: 'decks/no-pictures',
  level: 'warning',
  message: `${counted(others.length + 1, 'page')} of "${first?.path ?? ''}" stand as text: there is nothing to draw them with`,
  hint: 'Run `npm install -g @napi-rs/canvas`, or install poppler (`apt install poppler-utils`, `brew install poppler`).',
  place: { path: first?.path ?? '', line: 0 },
});

const notDrawn = (path: string, pages: readonly number[]): Problem => ({
  code: 'decks/not-drawn',
  level: 'warning',
  message: `${counted(pages.length, 'page')} of "${path}" could not be drawn (${pages.slice(0, 8).join(', ')}) and ${pages.length === 1 ? 'stands' : 'stand'} as text`,
  hint: 'Export the deck again, or put pictures of these pages into slides/.',
  place: { path, line: 0 },
});
