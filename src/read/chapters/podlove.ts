import type { Chapter } from '../../model/lecture.js';
import { cleanLine } from '../transcripts/support/clean.js';
import { readClock } from '../transcripts/support/time/clock.js';
import { elementsOf } from '../transcripts/support/markup/xml.js';
import type { XmlElement } from '../transcripts/support/markup/xml.js';
import type { ChapterReader } from './reader.js';

/**
 * Podlove Simple Chapters, https://podlove.org/simple-chapters/:
 * `<psc:chapter start="3:07" title="..."/>`, also inside a feed.
 */
export const podlove: ChapterReader = {
  name: 'podlove',

  read({ xml }) {
    if (xml === undefined) return [];
    const found = findChapters(xml.root);
    return found.flatMap(({ attributes, line }): Chapter[] => {
      const startMs = readStart(attributes['start'] ?? '');
      const title = cleanLine(attributes['title'] ?? '');
      return startMs === undefined || title === '' ? [] : [{ startMs, title, place: { path: xml.path, line } }];
    });
  },
};

/** `3:07`, `1:02:03.5`, or seconds alone. */
const readStart = (text: string): number | undefined =>
  readClock(text) ?? (/^\d{1,6}(?:\.\d{1,9})?$/.test(text) ? Math.round(Number(text) * 1000) : undefined);

/** The chapters of the first list in the file: a feed has one for each episode. */
function findChapters(element: XmlElement): readonly XmlElement[] {
  const own = elementsOf(element, 'chapter').filter(({ attributes }) => 'start' in attributes);
  if (own.length > 0) return own;
  for (const child of elementsOf(element)) {
    const found = findChapters(child);
    if (found.length > 0) return found;
  }
  return [];
}
