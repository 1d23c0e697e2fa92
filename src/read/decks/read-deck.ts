import type { Deck, DeckPage } from './deck.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { counted } from '../../model/counted.js';
import { isOfficeDeckName } from '../file-kinds.js';
import { extensionOf } from '../files.js';
import { quote } from '../transcripts/support/clean.js';
import type { FoundDeck } from './find.js';
import type { HandoutGrid } from './handout.js';
import { MOST_PAGES, type PdfPages } from './pdf.js';
import { readPptxPages } from './pptx.js';

/** How a PDF is read: by the host, which has its fonts and can end it. */
export type ReadPdf = (
  bytes: Uint8Array,
) => Promise<PdfPages | { readonly failed: 'password' | 'broken'; readonly why: string }>;

/** What LibreOffice makes of a deck of another program: a PowerPoint file. */
export type ConvertDeck = (bytes: Uint8Array, path: string) => Promise<Uint8Array | 'no-office' | undefined>;

/** A deck of pictures and film weighs some hundred megabytes. */
const LARGEST_BYTES = 1_000_000_000;

/** Reads a deck. Undefined where it cannot be opened, or was only found and is none; a problem says why. */
export async function readDeck(
  found: FoundDeck,
  bytes: Uint8Array | undefined,
  { readPdf, convert }: { readonly readPdf: ReadPdf; readonly convert?: ConvertDeck },
): Promise<Outcome<Deck | undefined>> {
  if (bytes === undefined) return refuse(found, 'cannot be read', 'Correct the name, or put the file there.');
  if (bytes.length === 0) return refuse(found, 'is empty', 'Download it again.');
  if (bytes.length > LARGEST_BYTES)
    return refuse(found, 'is larger than a gigabyte', 'Export it with smaller pictures.');
  if (isOfficeDeckName(found.path)) return readConverted(found, await (convert?.(bytes, found.path) ?? 'no-office'));
  return extensionOf(found.path) === '.pdf' ? pagesOfPdf(found, await readPdf(bytes)) : readPptx(found, bytes);
}

function pagesOfPdf(found: FoundDeck, read: Awaited<ReturnType<ReadPdf>>): Outcome<Deck | undefined> {
  if ('failed' in read)
    return read.failed === 'password'
      ? refuse(found, 'wants a password', 'Save a copy without one: qpdf --decrypt --password=... in.pdf out.pdf.')
      : refuse(found, `is no PDF that can be read (${read.why})`, 'Export or download it again.');
  const { pages, unreadable, pageCount } = read;
  if (pages.length === 0) return refuse(found, 'has no pages', 'Export it again.');
  if (read.grid !== undefined && !found.isNamed) return declineHandout(found, read.grid);
  if (isPaper(found, pages))
    return decline(found, 'has upright pages, as papers have, and was taken for no deck', HINT_FOR_PAPER);
  const problems = [
    ...(read.grid === undefined ? [] : [handoutKept(found, read.grid)]),
    ...(unreadable.length === 0 ? [] : [unreadablePages(found, unreadable)]),
    ...(pageCount > MOST_PAGES ? [tooMany(found, pageCount)] : []),
  ];
  return { value: { path: found.path, kind: 'pdf', pages }, problems };
}

function readConverted(found: FoundDeck, bytes: Uint8Array | 'no-office' | undefined): Outcome<Deck | undefined> {
  if (bytes === 'no-office') return refuse(found, 'is read by LibreOffice, which is not here', HINT_FOR_OFFICE);
  if (bytes === undefined) return refuse(found, 'cannot be opened by LibreOffice', 'Export the deck as PDF.');
  return readPptx(found, bytes);
}

const HINT_FOR_OFFICE =
  'Install it (`apt install libreoffice-impress`, `brew install --cask libreoffice`), or export the deck as PDF or .pptx.';

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

const wordsOf = ({ columns, rows }: HandoutGrid) => `${columns * rows} slides a page`;

const declineHandout = (found: FoundDeck, grid: HandoutGrid) =>
  decline(
    found,
    `is a handout: ${wordsOf(grid)}`,
    `${hintForHandout(grid)} A deck that only looks like one is taken once it is named in lecture.yaml as \`slides:\`.`,
  );

/**
 * A grid is told by where titles and numbers stand, and may be a page's own design:
 * whoever names the deck knows better.
 */
const handoutKept = (found: FoundDeck, grid: HandoutGrid) =>
  problemOf(
    found,
    'handout',
    `the deck ${quote(found.path)} looks like a handout, ${wordsOf(grid)}: each page counts as one slide`,
    hintForHandout(grid),
  );

const hintForHandout = ({ columns, rows }: HandoutGrid) =>
  `Export the deck with one slide a page; a handout is cut by \`mutool poster -x ${columns} -y ${rows} in.pdf out.pdf\`.`;

/** A PDF that was only found is a deck where most pages lie: books and papers stand. */
function isPaper({ isNamed }: FoundDeck, pages: readonly DeckPage[]): boolean {
  const upright = pages.filter(({ width, height }) => height > width).length;
  return !isNamed && upright > pages.length / 2;
}

const HINT_FOR_PAPER = 'A deck that stands is taken once it is named in lecture.yaml as `slides:`.';

/** What cannot be read. What was only found may be no part of the lecture: it does not keep it from being built. */
const refuse = (found: FoundDeck, what: string, hint: string): Outcome<undefined> =>
  decline(
    found,
    what,
    found.isNamed
      ? hint
      : `${hint} The lecture was built without it; where it must be there, name it in lecture.yaml as \`slides:\`.`,
  );

/** What is something else than a deck. */
const decline = (found: FoundDeck, what: string, hint: string): Outcome<undefined> => ({
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
