import type { Lecture } from '../../model/lecture.js';
import { capitalise } from '../../text/restore/case.js';
import { readWritten, titleOf } from '../../text/written.js';

/** A heading of a course notebook, or of a slide, at the moment it is on screen. */
export interface Heading {
  readonly title: string;
  readonly atMs: number;
  readonly from: 'heading' | 'slide';
  readonly depth: number;
}

/** A title that goes on in a second line ends like this: `Agile Manifesto &`. */
const CUT_OFF = /\s+(?:&|and|or|of|the|a|for|with|[-–—:,])$/i;

/** What stands on the first page names the course, not a section: `18.404/6.840 Lecture 2`. */
const TITLE_PAGE = /^(?:(?=\S*\d)\S+\s+)*(?:lecture|lesson|session|week|class)\s*#?\d+\W*$/i;

/** Whose recording it is: the first page of many decks, and their first words. */
export const PUBLISHER = /^(?:\S+ )?(?:open ?courseware|coursera|edx|khan academy|udacity)\W*$/i;

/** A letter that a font keeps to itself comes out of a PDF as a sign: `Nothing o! limits`. */
const BROKEN = /(?<!\p{L})\p{L}{1,2}!\s+\p{Ll}|\uFFFD|\p{Co}/u;

const isTitle = (text: string): boolean =>
  text !== '' && ![TITLE_PAGE, PUBLISHER, BROKEN].some((pattern) => pattern.test(text));

/** From so many letters on a word in capitals may be no acronym. */
const LONG = 5;

/**
 * A title that is set in capitals alone, as a sentence begins: acronyms are no words.
 * `isWord` is asked in small letters.
 */
export function withoutShouting(title: string, isWord: (word: string) => boolean): string {
  if (/\p{Ll}/u.test(title) || !/\p{Lu}{5}/u.test(title)) return title;
  const words = title.match(/\p{L}+/gu) ?? [];
  const long = words.filter((word) => word.length >= LONG);
  if (!long.every((word) => isWord(word.toLowerCase()))) return title;
  const small = title.replace(/\p{L}+/gu, (word) => (isWord(word.toLowerCase()) ? word.toLowerCase() : word));
  return small.replace(/^\P{L}*\p{L}/u, (start) => start.toUpperCase());
}

/** `hash tree` begins with a capital, as titles do; `np.dot`, `iPhone` and `fit_one` are as they are. */
export const beginLarge = (title: string): string =>
  title.replace(/^\p{Ll}[\p{Ll}'’-]*(?![^\s,:;?!])/u, (word) => capitalise(word));

/** The headings of the lecture by time: a notebook's stands where the next code cell below it does. */
export function headingsOf(lecture: Lecture, isWord: (word: string) => boolean = () => false): readonly Heading[] {
  const headings: Heading[] = [];
  const cellMs = new Map<string, number>();
  for (const { origin, atMs, placement, kind, title, content } of lecture.captures) {
    if (atMs === undefined || placement?.by === 'spread') continue;
    if (origin !== undefined) cellMs.set(`${origin.cell}:${origin.path}`, atMs);
    const text = kind === 'slide' ? titleOf(title ?? firstLine(content)).replace(CUT_OFF, '') : '';
    if (isTitle(text))
      headings.push({ title: beginLarge(withoutShouting(text, isWord)), atMs, from: 'slide', depth: 1 });
  }
  for (const { path, cells } of lecture.courseNotebooks) {
    let waiting: Omit<Heading, 'atMs'>[] = [];
    for (const { kind, index, source } of cells) {
      const atMs = cellMs.get(`${index}:${path}`);
      if (kind === 'markdown') waiting.push(...readHeadings(source));
      if (atMs === undefined) continue;
      headings.push(...waiting.map((heading) => ({ ...heading, atMs })));
      waiting = [];
    }
  }
  return headings.sort((a, b) => a.atMs - b.atMs);
}

function readHeadings(markdown: string): Omit<Heading, 'atMs'>[] {
  return readWritten(markdown).headings.flatMap((heading) => {
    const title = titleOf(heading.markdown);
    return title === '' ? [] : [{ title, from: 'heading' as const, depth: heading.depth }];
  });
}

const firstLine = (text: string) => text.split('\n').find((line) => line.trim() !== '') ?? '';
