/** What is kept of a course between two searches: lines, of which a search reads only those that it needs. */
import type { AsPlainObject } from 'minisearch';
import type { LessonPart } from '../part/part.js';
import { countOf, savedIndex, type SavedIndex } from './engine.js';
import type { PassageAt, Searched } from './searched.js';

export type CachedLesson = Pick<LessonPart, 'lesson' | 'id' | 'title' | 'video'>;

/** Everything that a search needs. */
export interface SearchCache {
  readonly lessons: readonly CachedLesson[];
  readonly passageAt: PassageAt<Searched>;
  readonly saved: SavedIndex;
}

export interface CacheInput {
  /** What tells whether the cache is still right. */
  readonly state: string;
  readonly lessons: readonly CachedLesson[];
  readonly passages: readonly Searched[];
  readonly index: AsPlainObject;
}

interface CacheHeader {
  readonly v: 1;
  readonly state: string;
  readonly lessons: readonly CachedLesson[];
  readonly passages: number;
  readonly shell: SavedIndex['shell'];
}

export const cacheOf = ({ lessons, passages, index }: CacheInput): SearchCache => ({
  lessons,
  passageAt: (nth) => passages[nth],
  saved: savedIndex(index),
});

/** A line of header, one a passage, one a term. */
export function writeCache({ state, lessons, passages, index }: CacheInput): string {
  const { index: terms, ...shell } = index;
  const header: CacheHeader = { v: 1, state, lessons, passages: passages.length, shell };
  return [header, ...passages, ...terms].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Undefined where it is of another state, or cannot be read. */
export function readCache(text: string, state: string): SearchCache | undefined {
  const lines = text.split('\n');
  try {
    const header = JSON.parse(lines[0] ?? '') as CacheHeader;
    if (header.v !== 1 || header.state !== state) return undefined;
    const first = 1 + header.passages;
    // Each begins `["term",{`: the term is known without reading the rest.
    const terms = new Map(lines.slice(first, -1).map((line) => [line.slice(2, line.indexOf('"', 2)), line]));
    const entryOf: SavedIndex['entryOf'] = (term) => {
      const line = terms.get(term);
      return line === undefined ? undefined : (JSON.parse(line) as AsPlainObject['index'][number]);
    };
    const vocabulary = {
      has: (word: string) => terms.has(word),
      words: () => terms.keys(),
      countOf: (word: string) => countOf(entryOf(word)?.[1]),
    };
    const read = new Map<number, Searched>();
    const passageAt = (nth: number): Searched | undefined => {
      const line = nth < header.passages ? lines[1 + nth] : undefined;
      const passage = read.get(nth) ?? (line === undefined ? undefined : (JSON.parse(line) as Searched));
      if (passage !== undefined) read.set(nth, passage);
      return passage;
    };
    return { lessons: header.lessons, passageAt, saved: { shell: header.shell, vocabulary, entryOf } };
  } catch {
    return undefined;
  }
}
