import { readFileSync } from 'node:fs';
import type { ReadData } from '../model/host.js';

declare const NBSCRIBE_DATA: string | undefined;

/** In the bundle the data lies in `dist/data/`; in the source tree each file lies in its room. */
const folder = new URL(typeof NBSCRIBE_DATA === 'string' ? NBSCRIBE_DATA : '../', import.meta.url);

/** Reads a file that ships with the package. Throws only when the installation is broken. */
export const readShippedData: ReadData = (name) => readFileSync(new URL(name, folder));
