/**
 * LibreOffice, where it is installed: decks as PDF, whose pages can be drawn,
 * and those of other programs as PowerPoint files.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findExecutable, pathFolders, startChild } from '../process.js';

/** Where its installers put it, which is on no PATH. */
const FOLDERS = ['/Applications/LibreOffice.app/Contents/MacOS', 'C:\\Program Files\\LibreOffice\\program'];

/** NBSCRIBE_OFFICE=none uses none. */
export function findOffice(): string | undefined {
  if (process.env['NBSCRIBE_OFFICE'] === 'none') return undefined;
  const folders = [...pathFolders(process.env), ...FOLDERS];
  return findExecutable('soffice', folders) ?? findExecutable('libreoffice', folders);
}

/** A deck of a hundred slides takes some seconds; a damaged one may take for ever. */
const TIMEOUT_MS = 180_000;
const GRACE_MS = 1000;
/** Pictures that a deck links to are not fetched: nobody listens there. */
const NO_NETWORK = { http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9', no_proxy: '' };

interface Conversion {
  /** The program, from `findOffice`. */
  readonly office: string;
  /** What the deck is, by its extension: `.pptx`, `.odp`. */
  readonly from: string;
  /** Of a PDF the slides that are shown have a page each: hidden ones are left out. */
  readonly to: 'pdf' | 'pptx';
  readonly signal?: AbortSignal | undefined;
}

/** Undefined where it cannot be converted. */
export async function convertDeck(
  deck: Uint8Array,
  { office, from, to, signal }: Conversion,
): Promise<Uint8Array | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'nbscribe-office-'));
  const [source, out] = [join(folder, `deck${from}`), join(folder, 'out')];
  try {
    writeFileSync(source, deck);
    // A profile of its own: one that is at work would take the file and answer nothing.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const args = [profile, '--headless', '--norestore', '--convert-to', to, '--outdir', out, source];
    const child = startChild(office, args, { env: { ...process.env, ...NO_NETWORK }, cwd: folder });
    const stop = () => void child.kill(GRACE_MS);
    const timer = setTimeout(stop, TIMEOUT_MS);
    signal?.addEventListener('abort', stop);
    await child.ended;
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    const result = join(out, `deck.${to}`);
    return existsSync(result) ? Uint8Array.from(readFileSync(result)) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
