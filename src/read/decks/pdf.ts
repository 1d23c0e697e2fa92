import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { DeckPage } from './deck.js';
import { findGrid, type HandoutGrid } from './handout.js';
import { cleanText, dropFurniture, linesOf, titleOf, type Glyphs, type PageLine } from './lines.js';

/** A page before furniture is dropped, which takes all of them. */
export interface RawPage {
  readonly heightPt: number;
  readonly widthPt: number;
  readonly lines: readonly PageLine[];
  readonly notes: string;
  readonly links: readonly string[];
  readonly label?: string;
  /** The text runs along the height. */
  readonly isTurned?: boolean;
}

/**
 * What is told of a document as it is read, in this order: how many pages there are,
 * then each page that it turns to, and what came of it.
 */
export type PageMessage =
  | { readonly pageCount: number }
  | { readonly page: number }
  | { readonly read: number; readonly raw: RawPage | undefined };

/** What could be read of a PDF; a page that cannot be read is an empty one, and named. */
export interface PdfPages {
  readonly pages: readonly DeckPage[];
  readonly unreadable: readonly number[];
  /** How many there are; of a book not all are read. */
  readonly pageCount: number;
  /** Of a handout with several slides a page. */
  readonly grid?: HandoutGrid;
}

/** A deck of more pages than this is a book. */
export const MOST_PAGES = 2000;

/** Reads text, links and notes of each page, from one on; `say` is told each as soon as it is read. */
export async function readPdfPages(
  document: PDFDocumentProxy,
  say: (message: PageMessage) => void,
  from = 1,
): Promise<void> {
  say({ pageCount: document.numPages });
  const labels = await document.getPageLabels().catch(() => null);
  for (let number = from; number <= Math.min(MOST_PAGES, document.numPages); number++) {
    say({ page: number });
    const raw = await readPage(document, number);
    const label = labels?.[number - 1] ?? '';
    say({ read: number, raw: raw && { ...raw, ...(label !== '' && label !== String(number) && { label }) } });
  }
}

/** All pages of a document, of those that were read. */
export function assemblePages(read: ReadonlyMap<number, RawPage>, pageCount: number): PdfPages {
  const numbers = Array.from({ length: Math.min(MOST_PAGES, pageCount) }, (_, index) => index + 1);
  const pages = numbers.map((number) => read.get(number) ?? EMPTY);
  const grid = findGrid(pages);
  return {
    pages: dropFurniture(pages).map(pageOf),
    unreadable: numbers.filter((number) => !read.has(number)),
    pageCount,
    ...(grid !== undefined && { grid }),
  };
}

const EMPTY: RawPage = { heightPt: 540, widthPt: 960, lines: [], notes: '', links: [] };

function pageOf(page: RawPage, index: number): DeckPage {
  const { title, used } = titleOf(page);
  return {
    number: index + 1,
    ...(page.label !== undefined && { label: page.label }),
    ...(title !== undefined && { title }),
    lines: page.lines.filter((line) => !used.has(line)).map(({ text }) => text),
    notes: page.notes,
    links: page.links,
    width: page.widthPt,
    height: page.heightPt,
  };
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<RawPage | undefined> {
  try {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { glyphs, turn } = await glyphsOf(page);
    const about = await annotationsOf(page);
    page.cleanup();
    const isTurned = turn % 2 === 1;
    return { widthPt: width, heightPt: height, lines: linesOf(glyphs), ...about, ...(isTurned && { isTurned }) };
  } catch {
    return undefined;
  }
}

type PageMatrix = readonly [number, number, number, number, number, number];

/**
 * Text as one reads it. pdf.js gives it in the space of the unrotated page, so the viewport's matrix comes first; where
 * most letters still run another way (a scan that lies on its side), the page is read along them.
 */
async function glyphsOf(page: PDFPageProxy): Promise<{ readonly glyphs: readonly Glyphs[]; readonly turn: number }> {
  const view = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const placed = items.flatMap((item) =>
    'str' in item && item.str.trim() !== ''
      ? [{ item, at: multiply(view.transform as unknown as PageMatrix, item.transform as unknown as PageMatrix) }]
      : [],
  );
  const letters = [0, 0, 0, 0];
  for (const { item, at } of placed) letters[quarterOf(at)]! += item.str.length;
  const turn = letters.indexOf(Math.max(...letters));
  const glyphs = placed
    .filter(({ at }) => quarterOf(at) === turn)
    .map(({ item, at }) => {
      const [xPt, yPt] = turned(turn, at, view);
      return { text: item.str, xPt, yPt, widthPt: item.width, sizePt: Math.hypot(at[2], at[3]) || item.height };
    });
  return { glyphs, turn };
}

/** `one` after `other`, as PDF writes matrices. */
const multiply = (one: PageMatrix, other: PageMatrix): PageMatrix => [
  one[0] * other[0] + one[2] * other[1],
  one[1] * other[0] + one[3] * other[1],
  one[0] * other[2] + one[2] * other[3],
  one[1] * other[2] + one[3] * other[3],
  one[0] * other[4] + one[2] * other[5] + one[4],
  one[1] * other[4] + one[3] * other[5] + one[5],
];

/** In which quarter turn text runs. */
const quarterOf = ([a, b]: PageMatrix) => (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;

/** A point of the page, which is drawn from its top, as seen by who reads along the text: from the bottom. */
function turned(
  turn: number,
  at: PageMatrix,
  { width, height }: { width: number; height: number },
): readonly [number, number] {
  const [x, y] = [at[4], at[5]];
  if (turn === 1) return [y, x];
  if (turn === 2) return [width - x, y];
  return turn === 3 ? [height - y, width - x] : [x, height - y];
}

/** Annotations that people write, not those of their program. */
const NOTES = ['Text', 'FreeText'];
/** More than a page can show. */
const MOST_LINKS = 100;

async function annotationsOf(page: PDFPageProxy): Promise<Pick<RawPage, 'notes' | 'links'>> {
  const annotations = (await page.getAnnotations({ intent: 'display' }).catch(() => [])) as readonly Annotation[];
  const links = annotations.flatMap(({ subtype, url }) => (subtype === 'Link' && url !== undefined ? [url] : []));
  const notes = annotations.flatMap(({ subtype = '', contentsObj }) =>
    NOTES.includes(subtype) && contentsObj?.str
      ? [
          contentsObj.str
            .split(/\r\n?|\n/)
            .map(cleanText)
            .join('\n'),
        ]
      : [],
  );
  const safe = links.filter((url) => /^(?:https?|mailto):/i.test(url));
  return { links: [...new Set(safe)].slice(0, MOST_LINKS), notes: notes.join('\n').trim() };
}

/** What pdf.js says of an annotation, untyped there. */
interface Annotation {
  readonly subtype?: string;
  readonly url?: string;
  readonly contentsObj?: { readonly str?: string };
}
