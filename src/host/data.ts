import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadData } from '../model/host.js';

declare const NBSCRIBE_DATA: string | undefined;

const isBundle = typeof NBSCRIBE_DATA === 'string';

/** In the bundle the data lies in `dist/data/`; in the source tree each file lies in its room. */
const folder = new URL(typeof NBSCRIBE_DATA === 'string' ? NBSCRIBE_DATA : '../', import.meta.url);

/** Reads a file that ships with the package. Throws only when the installation is broken. */
export const readShippedData: ReadData = (name) => readFileSync(new URL(name, folder));

/** A script for a web page, which the build bundles. */
export const readShippedScript = (name: string): string => readFileSync(shippedFolder(name), 'utf8');

/** A folder or file that the build writes beside the bundle; there is none where nothing was built yet. */
export const shippedFolder = (name: string): string =>
  fileURLToPath(new URL(isBundle ? name : `../../dist/${name}`, import.meta.url));

/**
 * The folder of the fonts and character maps of pdf.js, with a `/` at its end:
 * the build copies them beside our own data.
 */
export function pdfDataFolder(): string {
  if (isBundle) return fileURLToPath(new URL('pdf/', folder));
  return `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/`;
}
