/**
 * The decks of a lecture: opened, read, and their pages put among its captures;
 * and their pictures, once they are asked for.
 */
import { drawPages, findDrawer, type DrawnPages, type Drawer } from '../host/pdf/draw.js';
import { convertDeck, findOffice } from '../host/pdf/office.js';
import type { Capture, ImageFile } from '../model/capture.js';
import { counted } from '../model/counted.js';
import type { Deck, DeckPage } from '../read/decks/deck.js';
import type { LectureFiles } from '../model/files.js';
import type { Lecture } from '../model/lecture.js';
import type { Outcome, Problem } from '../model/problem.js';
import { sha256Of } from '../notebook/format/hash.js';
import { deckCaptures, withNotesOf } from '../read/decks/captures.js';
import type { FoundDeck } from '../read/decks/find.js';
import { readPptxPages } from '../read/decks/pptx.js';
import { readDeck, type ConvertDeck } from '../read/decks/read-deck.js';
import { isOfficeDeckName } from '../read/file-kinds.js';
import { baseName, extensionOf, stemOf } from '../read/files.js';
import { readPdf } from './read-pdf.js';

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
    const { value, problems: wrong } = await readDeck(found, files.read(found.path), { readPdf, convert: toPptx });
    problems.push(...wrong);
    if (value !== undefined) read.push(value);
  }
  const known = { video: lecture.video, durationMs: lecture.durationMs };
  const captures = joinTwins(read).flatMap((deck): readonly Capture[] =>
    deckCaptures({ deck, hash: sha256Of(files.read(deck.path) ?? new Uint8Array()) }, known),
  );
  return { value: { ...lecture, captures: [...lecture.captures, ...captures] }, problems };
}

/** A lecture has hardly more of them; a process may build a thousand lectures. */
const MOST_KEPT = 4;
/** What was converted last in this process, by its bytes: pages are numbered by it when they are drawn. */
const converted = new Map<string, Promise<Uint8Array | undefined>>();

const toPptx: ConvertDeck = async (bytes, path) => {
  const office = findOffice();
  if (office === undefined) return 'no-office';
  const key = sha256Of(bytes);
  const pptx = converted.get(key) ?? convertDeck(bytes, { office, from: extensionOf(path), to: 'pptx' });
  converted.set(key, pptx);
  const [oldest = key] = converted.keys();
  if (converted.size > MOST_KEPT) converted.delete(oldest);
  return pptx;
};

/** One deck in both forms is shown once. */
function joinTwins(decks: readonly Deck[]): readonly Deck[] {
  const twinOf = (deck: Deck) =>
    decks.find(
      (other) => other.kind !== deck.kind && nameOf(other) === nameOf(deck) && other.pages.length === deck.pages.length,
    );
  return decks.flatMap((deck) => {
    const twin = twinOf(deck);
    if (twin === undefined) return [deck];
    return deck.kind === 'pdf' ? [withNotesOf(deck, twin)] : [];
  });
}

const nameOf = ({ path }: Deck) => stemOf(baseName(path)).toLowerCase();

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

/**
 * The pictures of the pages that are shown, by the path of their image.
 * Without anything to draw with they are few or none, and a problem says why.
 */
export async function picturesOfPages(
  captures: readonly Capture[],
  options: PictureOptions,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> {
  const pictures = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  const wanted = captures.flatMap(({ deck, image }): readonly Wanted[] =>
    deck === undefined || image === undefined ? [] : [{ image, path: deck.path, page: deck.page }],
  );
  const missing = wanted.filter(({ image }) => {
    const bytes = options.drawnBefore(image);
    if (bytes !== undefined && bytes.length > 0) pictures.set(image.path, bytes);
    return !pictures.has(image.path);
  });
  const drawer = missing.length === 0 ? undefined : await findDrawer();
  for (const path of new Set(missing.map((page) => page.path))) {
    const pages = missing.filter((page) => page.path === path);
    if (isPowerPoint(path) && findOffice() === undefined) problems.push(noOffice(path, pages.length));
    else if (drawer === undefined) problems.push(noDrawer(path, pages.length));
    else {
      const drawn = await drawDeck({ path, pages: pages.slice(0, MOST_PICTURES), drawer }, options);
      for (const { image, page } of pages) {
        const bytes = drawn.get(page);
        if (bytes !== undefined) pictures.set(image.path, bytes);
      }
      const undrawn = pages.filter(({ page }) => !drawn.has(page)).map(({ page }) => page);
      if (undrawn.length > 0 && options.signal?.aborted !== true) problems.push(notDrawn(path, undrawn));
    }
  }
  return { value: pictures, problems };
}

const isPowerPoint = (path: string) => !path.toLowerCase().endsWith('.pdf');

interface Drawing {
  readonly path: string;
  readonly pages: readonly Wanted[];
  readonly drawer: Drawer;
}

/**
 * Pictures of pages by their number. Those of a PowerPoint file, and of other programs,
 * are drawn from the PDF that LibreOffice makes of it.
 */
async function drawDeck({ path, pages, drawer }: Drawing, options: PictureOptions): Promise<DrawnPages> {
  const { onPage, signal } = options;
  const bytes = options.read(path) ?? new Uint8Array();
  const numbers = pages.map(({ page }) => page);
  const how = { with: drawer, onPage, signal };
  if (!isPowerPoint(path)) return drawPages(bytes, numbers, how);
  const pdf = await convertDeck(bytes, { office: findOffice() ?? '', from: extensionOf(path), to: 'pdf', signal });
  const pptx = isOfficeDeckName(path) ? await toPptx(bytes, path) : bytes;
  if (pdf === undefined || pptx === undefined || pptx === 'no-office') return new Map();
  // Hidden slides have a number in the file and no page in the PDF.
  const shown = (readPptxPages(pptx) as readonly DeckPage[]).filter(({ hidden }) => hidden !== true);
  const pageOf = (number: number) => shown.findIndex((slide) => slide.number === number) + 1;
  const drawn = await drawPages(pdf, numbers.map(pageOf), how);
  return new Map(numbers.flatMap((number) => pairOf(number, drawn.get(pageOf(number)))));
}

const pairOf = (number: number, png: Uint8Array | undefined): readonly (readonly [number, Uint8Array])[] =>
  png === undefined ? [] : [[number, png]];

const noOffice = (path: string, pages: number): Problem => ({
  code: 'decks/no-pictures',
  level: 'warning',
  message: `${counted(pages, 'slide')} of "${path}" stand as text: there is nothing to draw PowerPoint files with`,
  hint: 'Install LibreOffice (`apt install libreoffice-impress`, `brew install --cask libreoffice`), or export the deck as PDF beside it, under the same name.',
  place: { path, line: 0 },
});

const noDrawer = (path: string, pages: number): Problem => ({
  code: 'decks/no-pictures',
  level: 'warning',
  message: `${counted(pages, 'page')} of "${path}" stand as text: there is nothing to draw them with`,
  hint: 'Run `npm install -g @napi-rs/canvas`, or install poppler (`apt install poppler-utils`, `brew install poppler`).',
  place: { path, line: 0 },
});

const notDrawn = (path: string, pages: readonly number[]): Problem => ({
  code: 'decks/not-drawn',
  level: 'warning',
  message: `${counted(pages.length, 'page')} of "${path}" could not be drawn (${pages.slice(0, 8).join(', ')}) and ${pages.length === 1 ? 'stands' : 'stand'} as text`,
  hint: 'Export the deck again, or put pictures of these pages into slides/.',
  place: { path, line: 0 },
});
