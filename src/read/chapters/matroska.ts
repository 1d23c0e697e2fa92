import type { Chapter } from '../../model/lecture.js';
import { cleanLine } from '../transcripts/support/clean.js';
import { readClock } from '../transcripts/support/time/clock.js';
import { elementsOf, findElement, textOf } from '../transcripts/support/markup/xml.js';
import type { XmlElement } from '../transcripts/support/markup/xml.js';
import type { ChapterReader } from './reader.js';

/**
 * Matroska's chapter XML (mkvextract): atoms may nest, times have nanoseconds.
 * https://www.matroska.org/technical/chapters.html
 */
export const matroska: ChapterReader = {
  name: 'matroska',

  read({ xml }) {
    if (xml?.root.name !== 'Chapters') return [];
    const chapters: Chapter[] = [];
    const walk = (parent: XmlElement, level: number): void => {
      for (const atom of elementsOf(parent, 'ChapterAtom')) {
        const chapter = chapterOf(atom);
        if (chapter !== undefined) chapters.push({ ...chapter, level, place: { path: xml.path, line: atom.line } });
        walk(atom, level + 1);
      }
    };
    for (const edition of elementsOf(xml.root, 'EditionEntry')) walk(edition, 1);
    return chapters;
  },
};

function chapterOf(atom: XmlElement): Omit<Chapter, 'place'> | undefined {
  const time = (name: string) => {
    const [element] = elementsOf(atom, name);
    return element === undefined ? undefined : readClock(textOf(element).trim());
  };
  const [startMs, endMs] = [time('ChapterTimeStart'), time('ChapterTimeEnd')];
  const [display] = elementsOf(atom, 'ChapterDisplay');
  const name = display && findElement(display, 'ChapterString');
  const hidden = elementsOf(atom, 'ChapterFlagHidden').some((flag) => textOf(flag).trim() === '1');
  const title = cleanLine(name === undefined ? '' : textOf(name));
  if (startMs === undefined || title === '' || hidden) return undefined;
  return { startMs, title, ...(endMs !== undefined && endMs >= startMs && { endMs }) };
}
