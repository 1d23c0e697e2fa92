import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReadData } from '../model/host.js';

declare const NBSCRIBE_DATA: string | undefined;

/** In the bundle the data lies in `dist/data/`; in the source tree each file lies in its room. */
const folder = new URL(typeof NBSCRIBE_DATA === 'string' ? NBSCRIBE_DATA : '../', import.meta.url);

/** Reads a file that ships with the package. Throws only when the installation is broken. */
export const readShippedData: ReadData = (name) => readFileSync(new URL(name, folder));

/** A folder that the build writes beside the bundle; there is none where nothing was built yet. */
export const shippedFolder = (name: string): string =>
  fileURLToPath(new URL(typeof NBSCRIBE_DATA === 'string' ? name : `../../dist/${name}`, import.meta.url));
