/** The text of a PDF, read in a thread that is ended where a damaged file holds it up. */
import { canGuard, runGuarded, type ThreadEnding, type Spent } from '../host/pdf/guard.js';
import { openPdf, type UnreadablePdf } from '../host/pdf/open.js';
import { assemblePages, readPdfPages, type PageMessage, type PdfPages, type RawPage } from '../read/decks/pdf.js';

/** What the thread tells of a document. */
export type PdfMessage = PageMessage | UnreadablePdf;

/** Reads a PDF in this thread, from a page on. */
export async function tellPages(bytes: Uint8Array, say: (message: PdfMessage) => void, from?: number): Promise<void> {
  const document = await openPdf(bytes);
  if ('failed' in document) return say(document);
  try {
    await readPdfPages(document, say, from);
  } finally {
    await document.loadingTask.destroy().catch(() => undefined);
  }
}

/** What is known of a document while it is read. */
class Reading {
  readonly pages = new Map<number, RawPage>();
  pageCount = 0;
  /** The page that it turned to last. */
  page = 0;
  failed: UnreadablePdf | undefined;

  readonly hear = (message: PdfMessage): void => {
    if ('failed' in message) this.failed = message;
    else if ('pageCount' in message) this.pageCount = message.pageCount;
    else if ('page' in message) this.page = message.page;
    else if (message.raw !== undefined) this.pages.set(message.read, message.raw);
  };

  get result(): PdfPages | UnreadablePdf {
    return this.failed ?? assemblePages(this.pages, this.pageCount);
  }
}

/** Reads a PDF in this thread. */
export async function readPdfHere(bytes: Uint8Array): Promise<PdfPages | UnreadablePdf> {
  const reading = new Reading();
  await tellPages(bytes, reading.hear);
  return reading.result;
}

/** Pages that may hold up the reading: with more of them the file is beyond help. */
const MOST_STUCK = 2;
/** A page of a real deck takes 4 to 80 ms; to open a large one takes longer. */
const PAGE_CPU_MS = 2500;
const OPEN_CPU_MS = 4500;
/** The whole document: where many pages are slow, none of them is stuck. Real ones take a fifth of it. */
const DOCUMENT_CPU_MS = { base: 2000, page: 250 };

/**
 * Reads a PDF. A page that holds it up is left out, as one that cannot be read, and the reading goes on behind it;
 * where the whole takes too long, what was read until then is kept.
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfPages | UnreadablePdf> {
  if (!canGuard()) return readPdfHere(bytes);
  const reading = new Reading();
  let spentMs = 0;
  const isOver = ({ cpuMs }: Spent) =>
    reading.page > 0 && spentMs + cpuMs > DOCUMENT_CPU_MS.base + DOCUMENT_CPU_MS.page * reading.pageCount;
  const isStuck = (spent: Spent) => spent.silentMs > (reading.page === 0 ? OPEN_CPU_MS : PAGE_CPU_MS) || isOver(spent);
  for (let tries = 0; tries <= MOST_STUCK; tries++) {
    const from = reading.page + 1;
    const { ending, spent } = await runGuarded<PdfMessage>(
      { task: 'read', bytes, from },
      { onMessage: reading.hear, isStuck },
    );
    if (ending === 'done' && (reading.failed !== undefined || reading.pageCount > 0)) return reading.result;
    if (reading.page === 0) return { failed: 'broken', why: WHY[ending] };
    if (isOver(spent)) break;
    spentMs += spent.cpuMs;
  }
  return reading.pages.size === 0 ? { failed: 'broken', why: WHY.stuck } : reading.result;
}

const WHY: Readonly<Record<ThreadEnding, string>> = {
  done: 'reading it ended early',
  stuck: 'reading it does not come to an end',
  'out of memory': 'reading it takes more memory than there should be',
  crashed: 'reading it failed',
};
