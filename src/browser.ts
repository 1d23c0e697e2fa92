/**
 * nbscribe in a browser: the same stages, from files in memory to notebooks
 * in memory. `docs/library.md` shows it at work.
 */
import type { Host, ReadData } from './model/host.js';
import { openStages as openOn, type Stages } from './stages/stages.js';

export { parseNotebook } from './notebook/format/parse.js';
export { serializeNotebook } from './notebook/format/serialize.js';
export { validateNotebook } from './notebook/format/validate.js';
export { mergeRebuild } from './notebook/rebuild/rebuild.js';
export type { Rebuilt, RebuildOptions } from './notebook/rebuild/rebuild.js';
export type { RebuildReport } from './notebook/rebuild/report.js';
export type { CutNotebook, Speech, SpokenWord } from './notebook/rebuild/narration/speech.js';
export { openMemory } from './read/memory.js';
export { readTranscript } from './read/transcript.js';
export { readLecture } from './stages/stages.js';
export type * from './types.js';

/** What the page gives. Without thumbnails no slides are folded; images stay as heavy as they are. */
export type BrowserHost = Pick<Host, 'readData'> & Partial<Host>;

/**
 * The stages in this page. A summary becomes a notebook only where the page can draw its picture, by `loadPictures`.
 */
export function openStages(host: BrowserHost & Pick<Host, 'loadPictures'>): Stages;
export function openStages(host: BrowserHost): Omit<Stages, 'compileSummary'>;
export function openStages(host: BrowserHost): Stages {
  return openOn({
    makeThumbnails: () => Promise.resolve(() => undefined),
    fitImage: (bytes, { mediaType }) => Promise.resolve({ bytes, mediaType }),
    loadPictures: () => Promise.reject(new TypeError('openStages was given no loadPictures')),
    ...host,
  });
}

/** What the stages read, below the package's `dist/data/`. */
const DATA = [
  'outline/sections.json',
  'text/lexicon/lists/first-names.txt',
  'text/lexicon/spoken.txt',
  'text/lexicon/words.txt',
  'text/names/common-pairs.txt',
  'text/names/common.txt',
  'text/names/spoken-pairs.txt',
  'text/names/spoken.txt',
  'text/punctuation/weights.bin',
] as const;

/**
 * Fetches the data of the stages (1.7 MB) from where the page serves the package's
 * `dist/data/`. Rejects where a file is not there.
 */
export async function fetchData(folder: string | URL): Promise<ReadData> {
  const base = new URL(`${String(folder).replace(/\/$/, '')}/`, document.baseURI);
  const data = new Map<string, Uint8Array>();
  await Promise.all(
    DATA.map(async (name) => {
      const answer = await fetch(new URL(name, base));
      if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${answer.statusText}`);
      data.set(name, new Uint8Array(await answer.arrayBuffer()));
    }),
  );
  return (name) => {
    const bytes = data.get(name);
    if (bytes === undefined) throw new Error(`nbscribe has no data "${name}"`);
    return bytes;
  };
}
