import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Deck, DeckPage } from './deck.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { counted } from '../../model/counted.js';
import { extensionOf } from '../files.js';
import { quote } from '../transcripts/support/clean.js';
import type { FoundDeck } from './find.js';
import { MOST_PAGES, readPdfPages } from './pdf.js';
import { readPptxPages } from './pptx.js';

/** How a PDF is opened: by the host, which has its fonts. */
export type OpenPdf = (
  bytes: Uint8Array,
) => Promise<PDFDocumentProxy | { readonly failed: 'password' | 'broken'; readonly why: string }>;

/** A deck of pictures and film weighs some hundred megabytes. */
const LARGEST_BYTES = 1_000_000_000;

/** Reads a deck. Undefined where it cannot be opened, or was only found and is none; a problem says why. */
export async function readDeck(
  found: FoundDeck,
  bytes: Uint8Array | undefined,
  openPdf: OpenPdf,
): Promise<Outcome<Deck | undefined>> {
  if (bytes === undefined) return refuse(found, 'cannot be read', 'Correct the name, or put the file there.');
  if (bytes.length === 0) return refuse(found, 'is empty', 'Download it again.');
  if (bytes.length > LARGEST_BYTES)
    return refuse(found, 'is larger than a gigabyte', 'Export it with smaller pictures.');
  return extensionOf(found.path) === '.pdf' ? readPdf(found, bytes, openPdf) : readPptx(found, bytes);
}

async function readPdf(found: FoundDeck, bytes: Uint8Array, openPdf: OpenPdf): Promise<Outcome<Deck | undefined>> {
  const document = await openPdf(bytes);
  if ('failed' in document)
    return document.failed === 'password'
      ? refuse(found, 'wants a password', 'Save a copy without one: qpdf --decrypt --password=... in.pdf out.pdf.')
      : refuse(found, `is no PDF that can be read (${document.why})`, 'Export or download it again.');
  try {
    const { pages, unreadable } = await readPdfPages(document);
    if (pages.length === 0) return refuse(found, 'has no pages', 'Export it again.');
    const noDeck = whyNoDeck(found, pages);
    if (noDeck !== undefined) return noDeck;
    const problems = [
      ...(unreadable.length === 0 ? [] : [unreadablePages(found, unreadable)]),
      ...(document.numPages > MOST_PAGES ? [tooMany(found, document.numPages)] : []),
    ];
    return { value: { path: found.path, kind: 'pdf', pages }, problems };
  } finally {
    await document.loadingTask.destroy().catch(() => undefined);
  }
}

function readPptx(found: FoundDeck, bytes: Uint8Array): Outcome<Deck | undefined> {
  const read = readPptxPages(bytes);
  if (read === 'locked')
    return refuse(
      found,
      'wants a password, or is of an older PowerPoint',
      'Save a copy as .pptx without a password, or as PDF.',
    );
  if (read === undefined)
    return refuse(found, 'is no PowerPoint file that can be read', 'Save it again, or export it as PDF.');
  const pages = read.filter(({ hidden }) => hidden !== true);
  if (pages.length === 0) return refuse(found, 'has no slides that are shown', 'Save it again, or export it as PDF.');
  const hidden = read.length - pages.length;
  const problems = hidden === 0 ? [] : [hiddenSlides(found, hidden)];
  return { value: { path: found.path, kind: 'pptx', pages }, problems };
}

/** A PDF that was only found is a deck where most pages lie: books, papers and handouts of several slides a page stand. */
function whyNoDeck(found: FoundDeck, pages: readonly DeckPage[]): Outcome<undefined> | undefined {
  const upright = pages.filter(({ width, height }) => height > width).length;
  if (found.isNamed || upright <= pages.length / 2) return undefined;
  const hint =
    'Handouts with several slides a page are not read; a deck that stands is, once it is named in lecture.yaml as `slides:`.';
  return refuse(found, 'has upright pages, as papers and handouts have, and was taken for no deck', hint);
}

const refuse = (found: FoundDeck, what: string, hint: string): Outcome<undefined> => ({
  value: undefined,
  problems: [
    { ...problemOf(found, 'unreadable', `the deck ${quote(found.path)} ${what}`, hint), level: levelOf(found) },
  ],
});

/** What the user named must be there; what was only found may be missing. */
const levelOf = ({ isNamed }: FoundDeck) => (isNamed ? 'error' : 'warning');

const problemOf = ({ path, place }: FoundDeck, what: string, message: string, hint: string): Problem => ({
  code: `decks/${what}`,
  level: 'warning',
  message,
  hint,
  place: place ?? { path, line: 0 },
});

const unreadablePages = (found: FoundDeck, numbers: readonly number[]) =>
  problemOf(
    found,
    'unreadable-page',
    `${counted(numbers.length, 'page')} of ${quote(found.path)} cannot be read (${numbers.slice(0, 8).join(', ')})`,
    'Export the deck again; the pages stand without text.',
  );

const tooMany = (found: FoundDeck, pages: number) =>
  problemOf(
    found,
    'too-many-pages',
    `${quote(found.path)} has ${pages} pages; the first ${MOST_PAGES} are read`,
    'Give the pages of this lecture alone.',
  );

const hiddenSlides = (found: FoundDeck, count: number) =>
  problemOf(
    found,
    'hidden',
    `${counted(count, 'hidden slide')} of ${quote(found.path)} ${count === 1 ? 'is' : 'are'} left out`,
    'Show them in the presentation program if they belong to the lecture.',
  );
