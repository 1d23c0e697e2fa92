import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { canGuard, runGuarded } from './guard.js';
import { hasCanvas, openPdf } from './open.js';
import { findExecutable, pathFolders } from '../process.js';

/** Pictures of pages as PNG, by number of the page. */
export type DrawnPages = ReadonlyMap<number, Uint8Array>;

/** What pages can be drawn with here, best first. */
export type Drawer = 'canvas' | 'pdftoppm';

export interface DrawOptions {
  readonly with: Drawer;
  /** Told before each page. */
  readonly onPage?: ((nth: number, of: number) => void) | undefined;
  /** Aborting ends between two pages. */
  readonly signal?: AbortSignal | undefined;
}

/** As wide as slides are shown; a page that is very tall has fewer. */
const WIDTH_PX = 1280;
const MOST_PX = 4_000_000;
/** One page that takes longer is not waited for. */
const PAGE_TIMEOUT_MS = 20_000;

/**
 * What pages of a PDF can be drawn with: the optional package `@napi-rs/canvas`, else poppler's `pdftoppm`.
 * NBSCRIBE_DRAW names the one to use, or `none`.
 */
export async function findDrawer(): Promise<Drawer | undefined> {
  const wanted = process.env['NBSCRIBE_DRAW'] ?? '';
  const may = (drawer: Drawer) => wanted === '' || wanted === drawer;
  if (may('canvas') && (await hasCanvas())) return 'canvas';
  const poppler = may('pdftoppm') && findExecutable('pdftoppm', pathFolders(process.env)) !== undefined;
  return poppler ? 'pdftoppm' : undefined;
}

/** Draws these pages. One that cannot be drawn is left out. */
export async function drawPages(
  bytes: Uint8Array,
  pages: readonly number[],
  options: DrawOptions,
): Promise<DrawnPages> {
  return options.with === 'canvas' ? drawGuarded(bytes, pages, options) : drawWithPoppler(bytes, pages, options);
}

/** What drawing tells: the page that it turns to, and its picture. */
export type DrawMessage = { readonly page: number; readonly png?: Uint8Array };

/**
 * Draws in a thread that can be ended; a page that holds it up is left out, and those after it are drawn by another.
 */
async function drawGuarded(
  bytes: Uint8Array,
  pages: readonly number[],
  { onPage, signal }: DrawOptions,
): Promise<DrawnPages> {
  const drawn = new Map<number, Uint8Array>();
  let nth = 0;
  const onMessage = ({ page, png }: DrawMessage) => {
    nth = pages.indexOf(page);
    if (png === undefined) onPage?.(nth + 1, pages.length);
    else drawn.set(page, png);
  };
  if (!canGuard()) await drawOnCanvas(bytes, pages, onMessage, signal);
  for (
    let tries = canGuard() ? 0 : MOST_TRIES;
    tries < MOST_TRIES && nth < pages.length && signal?.aborted !== true;
    tries++
  ) {
    const rest = pages.slice(nth);
    const { ending } = await runGuarded({ task: 'draw', bytes, pages: rest }, { onMessage, signal });
    if (ending === 'done') break;
    nth++;
  }
  return drawn;
}

/** Pages that hold up the drawing, and one more. */
const MOST_TRIES = 3;

/** Draws pages in this thread. One that cannot be drawn stands as text; who asked for it says so. */
export async function drawOnCanvas(
  bytes: Uint8Array,
  pages: readonly number[],
  say: (message: DrawMessage) => void,
  signal?: AbortSignal,
): Promise<void> {
  const document = await openPdf(bytes);
  if ('failed' in document) return;
  try {
    for (const page of pages) {
      if (signal?.aborted === true) break;
      say({ page });
      const png = await drawPage(document, page).catch(() => undefined);
      if (png !== undefined) say({ page, png });
    }
  } finally {
    await document.loadingTask.destroy().catch(() => undefined);
  }
}

async function drawPage(document: PDFDocumentProxy, number: number): Promise<Uint8Array> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: scaleFor(page.getViewport({ scale: 1 })) });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const task = page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    canvasContext: canvas.getContext('2d') as unknown as CanvasRenderingContext2D,
    viewport,
    background: '#fff',
  });
  const timer = setTimeout(() => task.cancel(), PAGE_TIMEOUT_MS);
  await task.promise.finally(() => clearTimeout(timer));
  const png = await canvas.encode('png');
  page.cleanup();
  return png;
}

function scaleFor({ width, height }: { width: number; height: number }): number {
  const wide = WIDTH_PX / Math.max(1, width);
  return Math.min(wide, Math.sqrt(MOST_PX / Math.max(1, width * height)));
}

async function drawWithPoppler(
  bytes: Uint8Array,
  pages: readonly number[],
  { onPage, signal }: DrawOptions,
): Promise<DrawnPages> {
  const drawn = new Map<number, Uint8Array>();
  const command = findExecutable('pdftoppm', pathFolders(process.env));
  if (command === undefined) return drawn;
  const folder = mkdtempSync(join(tmpdir(), 'nbscribe-pages-'));
  const deck = join(folder, 'deck.pdf');
  try {
    writeFileSync(deck, bytes);
    for (const [nth, number] of pages.entries()) {
      if (signal?.aborted === true) break;
      onPage?.(nth + 1, pages.length);
      const range = ['-f', String(number), '-l', String(number)];
      await run(command, [
        '-png',
        ...range,
        '-scale-to-x',
        String(WIDTH_PX),
        '-scale-to-y',
        '-1',
        deck,
        join(folder, 'p'),
      ]);
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.png'))) {
        drawn.set(number, readFileSync(join(folder, name)));
        rmSync(join(folder, name));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return drawn;
}

/** Waits for a program; one that fails gives nothing. */
const run = (command: string, args: readonly string[]) =>
  new Promise<void>((resolve) => {
    execFile(command, [...args], { timeout: PAGE_TIMEOUT_MS, windowsHide: true }, () => resolve());
  });
