import type * as PdfLibrary from 'pdfjs-dist';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { pdfDataFolder } from '../data.js';

/** Why a PDF cannot be read. */
export interface UnreadablePdf {
  readonly failed: 'password' | 'broken';
  readonly why: string;
}

/** Pictures inside of a page that are larger than this are left out: one of them could take all the memory. */
const LARGEST_PICTURE_PX = 40_000_000;

/**
 * Opens a PDF with pdf.js, which is loaded here only. Nothing is fetched: fonts and character maps are read from those
 * that ship with the package. Who opens one destroys its `loadingTask`.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy | UnreadablePdf> {
  const library = await loadLibrary();
  if (!process.listeners('unhandledRejection').includes(ignoreFaults)) process.on('unhandledRejection', ignoreFaults);
  const folder = pdfDataFolder();
  const task = library.getDocument({
    // pdf.js takes the bytes away from who gives them.
    data: Uint8Array.from(bytes),
    verbosity: library.VerbosityLevel.ERRORS,
    useSystemFonts: false,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: LARGEST_PICTURE_PX,
    standardFontDataUrl: `${folder}standard_fonts/`,
    cMapUrl: `${folder}cmaps/`,
    cMapPacked: true,
    wasmUrl: `${folder}wasm/`,
    iccUrl: `${folder}iccs/`,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy().catch(() => undefined);
    const { name, message } = error as Error;
    return { failed: name === 'PasswordException' ? 'password' : 'broken', why: message };
  }
}

/** What pdf.js calls the faults of a document. */
const FAULTS = /^(?:\w+Exception|FormatError|\w*(?:Jpeg|Jbig2|Jpx|CCITT)\w*Error)$/;

/**
 * In damaged documents pdf.js drops promises that fail, and Node would end the program for it. What they say is known
 * by other ways: the page that needs them cannot be read.
 */
function ignoreFaults(error: unknown): void {
  if (!(error instanceof Error && FAULTS.test(error.name))) throw error;
}

/**
 * A matrix is made when pdf.js is loaded, and used only where pages are drawn,
 * which needs the package that has a whole one.
 */
class NoMatrix {}

/**
 * pdf.js looks for its worker at an address, unless it is there; and it complains on the terminal where there is no
 * canvas, of which the text of a page has no need.
 */
async function loadLibrary(): Promise<typeof PdfLibrary> {
  const { console: terminal } = globalThis;
  const { warn } = terminal;
  terminal.warn = () => undefined;
  const { push } = Array.prototype;
  const { parse, stringify } = JSON;
  const world = globalThis as { pdfjsWorker?: unknown; DOMMatrix?: unknown };
  try {
    const hadMatrix = world.DOMMatrix !== undefined || (await hasCanvas());
    if (!hadMatrix) world.DOMMatrix = NoMatrix;
    world.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.min.mjs');
  } finally {
    terminal.warn = warn;
    // Its stand-ins for small faults of older engines take several times as long, and a text is pushed together.
    Object.defineProperty(Array.prototype, 'push', { value: push, writable: true, configurable: true });
    Object.assign(JSON, { parse, stringify });
  }
}

/** Whether pages can be drawn here: `@napi-rs/canvas` is an optional dependency. */
export async function hasCanvas(): Promise<boolean> {
  try {
    await import('@napi-rs/canvas');
    return true;
  } catch {
    return false;
  }
}
