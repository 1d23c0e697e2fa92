import type { Lecture } from '../../model/lecture.js';
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
const TITLE_PAGE = /^(?:\S*\d\S*\s+)*(?:lecture|lesson|session|week|class)\s*#?\d+\W*$/i;

/** The headings of the lecture by time: a notebook's stands where the next code cell below it does. */
export function headingsOf(lecture: Lecture): readonly Heading[] {
  const headings: Heading[] = [];
  const cellMs = new Map<string, number>();
  for (const { origin, atMs, placement, kind, title, content } of lecture.captures) {
    if (atMs === undefined || placement?.by === 'spread') continue;
    if (origin !== undefined) cellMs.set(`${origin.cell}:${origin.path}`, atMs);
    const text = kind === 'slide' ? titleOf(title ?? firstLine(content)).replace(CUT_OFF, '') : '';
    if (text !== '' && !TITLE_PAGE.test(text)) headings.push({ title: text, atMs, from: 'slide', depth: 1 });
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
