import { dirname, join, makeFolder, readBytes } from './read.js';
import { writeFileAtomic } from './write.js';

/** Texts by what they were read from. */
export interface TextCache {
  get(key: string): string | undefined;
  put(key: string, text: string): void;
  /** Writes what is new. What cannot be written is read again next time. */
  save(): void;
}

/** Hidden, so that nobody takes it for a part of the notebook. */
const FILE = '.read-pictures.json';

/** Remembers texts in a file of this folder; without a folder only as long as the program runs. */
export function openTextCache(folder: string | undefined): TextCache {
  const path = folder === undefined ? undefined : join(folder, FILE);
  const texts = new Map(path === undefined ? [] : readTexts(path));
  let isNew = false;
  return {
    get: (key) => texts.get(key),
    put: (key, text) => {
      texts.set(key, text);
      isNew = true;
    },
    save: () => {
      if (path === undefined || !isNew || makeFolder(dirname(path)).length > 0) return;
      const sorted = [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
      writeFileAtomic(path, new TextEncoder().encode(`${JSON.stringify(Object.fromEntries(sorted), undefined, 1)}\n`));
    },
  };
}

/** A file that somebody changed into something else is none. */
function readTexts(path: string): readonly (readonly [string, string])[] {
  try {
    const data = JSON.parse(new TextDecoder().decode(readBytes(path))) as unknown;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
    return Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  } catch {
    return [];
  }
}
