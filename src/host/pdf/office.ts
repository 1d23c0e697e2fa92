/** LibreOffice, where it is installed: PowerPoint files as PDF, whose pages can be drawn. */
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

/** The slides that are shown, a page each: hidden ones are left out. Undefined where it cannot be converted. */
export async function convertToPdf(
  office: string,
  deck: Uint8Array,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'nbscribe-office-'));
  const [source, result] = ['deck.pptx', 'deck.pdf'].map((name) => join(folder, name)) as [string, string];
  try {
    writeFileSync(source, deck);
    // A profile of its own: one that is at work would take the file and answer nothing.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const args = [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, source];
    const child = startChild(office, args, { env: { ...process.env, ...NO_NETWORK }, cwd: folder });
    const stop = () => void child.kill(GRACE_MS);
    const timer = setTimeout(stop, TIMEOUT_MS);
    signal?.addEventListener('abort', stop);
    await child.ended;
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    return existsSync(result) ? Uint8Array.from(readFileSync(result)) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
