import type { Chapter } from '../../model/lecture.js';
import type { Outcome } from '../../model/problem.js';
import { openDocument } from '../open.js';
import { chapterReaders } from './registry.js';

/**
 * Reads chapters of any known form: a YouTube description, `.info.json`, WebVTT chapters, ffmetadata, Podlove, Matroska
 * XML. Content decides. A file without chapters is an error;
 * chapters come sorted, each ending at most where the next of its level begins.
 */
export function readChapters(path: string, bytes: Uint8Array): Outcome<readonly Chapter[]> {
  const { value: document, problems } = openDocument(path, bytes);
  if (document === undefined) return { value: [], problems };
  for (const reader of chapterReaders) {
    const chapters = reader.read(document);
    if (chapters.length > 0) return { value: sortChapters(chapters), problems };
  }
  const message = 'no chapters were found in the file';
  const hint = 'Write one a line, time first: 0:00 Introduction.';
  return {
    value: [],
    problems: [...problems, { code: 'chapters/none', level: 'error', message, hint, place: { path, line: 1 } }],
  };
}

function sortChapters(chapters: readonly Chapter[]): readonly Chapter[] {
  return chapters.toSorted((one, other) => one.startMs - other.startMs);
}
