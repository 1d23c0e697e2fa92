import type { Capture } from '../model/capture.js';
import type { Lecture } from '../model/lecture.js';
import type { Problem } from '../model/problem.js';
import { cellKey } from './chains/chains.js';

/** The times that the user gave, by `cellKey` for cells of notebooks and by index for captures. */
export interface Pins {
  readonly cells: ReadonlyMap<string, number>;
  readonly captures: ReadonlyMap<number, number>;
  readonly problems: readonly Problem[];
}

/** `# at 00:12:34`, `// at 12:34`, `-- at 1:02:03.5` or `% at 12:34`, alone on the first line of a cell. */
const AT_COMMENT = /^\s*(?:#|\/\/|--|%)+\s*at\s+(\d[\d:.,]*)\s*(?:\n|$)/;

/** Pins of lecture.yaml, then comments in cells, which stand closer to what they say and win. */
export function readPins(lecture: Lecture): Pins {
  const cells = new Map<string, number>();
  const captures = new Map<number, number>();
  const problems: Problem[] = [];
  for (const { path, cell, page, atMs } of lecture.pins) {
    if (page !== undefined) {
      const at = findPage(lecture, path, page);
      if (at === undefined) problems.push(unknownPage(path, page));
      else captures.set(at, atMs);
    }
    if (cell === undefined) continue;
    const notebook = findNotebook(lecture, path);
    const known = notebook !== undefined && isCell(lecture, notebook, cell);
    if (known) cells.set(cellKey(notebook, cell), atMs);
    else problems.push(unknownPin(path, cell));
  }
  lecture.captures.forEach((capture, at) => {
    const [, stamp] = AT_COMMENT.exec(capture.kind === 'code' ? capture.content : '') ?? [];
    const atMs = stamp === undefined ? pinOf(capture, cells) : parseStamp(stamp);
    if (atMs !== undefined) captures.set(at, atMs);
    else if (stamp !== undefined) problems.push(badStamp(stamp, capture));
  });
  return { cells, captures, problems };
}

function pinOf({ origin }: Capture, cells: ReadonlyMap<string, number>): number | undefined {
  return origin === undefined ? undefined : cells.get(cellKey(origin.path, origin.cell));
}

/** The page of a deck by its path, or the end of it, and its number. */
function findPage({ captures }: Lecture, path: string, page: number): number | undefined {
  const wanted = path.replace(/^\.\//, '');
  const at = captures.findIndex(
    ({ deck }) => deck?.page === page && (deck.path === wanted || deck.path.endsWith(`/${wanted}`)),
  );
  return at < 0 ? undefined : at;
}

/** A notebook by its path, or by the end of it where only one fits. */
function findNotebook(lecture: Lecture, path: string): string | undefined {
  const origins = lecture.captures.flatMap(({ origin }) => (origin === undefined ? [] : [origin.path]));
  const paths = [...new Set([...lecture.courseNotebooks.map((notebook) => notebook.path), ...origins])];
  if (paths.includes(path)) return path;
  const [fit, ...others] = paths.filter((candidate) => candidate.endsWith(`/${path.replace(/^\.\//, '')}`));
  return others.length === 0 ? fit : undefined;
}

const isCell = (lecture: Lecture, path: string, cell: number) =>
  lecture.courseNotebooks.some(
    (notebook) => notebook.path === path && notebook.cells.some(({ index }) => index === cell),
  ) || lecture.captures.some(({ origin }) => origin?.path === path && origin.cell === cell);

/** `h:mm:ss`, `mm:ss` or seconds; undefined where a part after the first is 60 or more. */
function parseStamp(stamp: string): number | undefined {
  if (!/^\d+(?::\d{1,2}){0,2}(?:[.,]\d+)?$/.test(stamp)) return undefined;
  const parts = stamp.replace(',', '.').split(':').map(Number);
  if (parts.slice(1).some((part) => part >= 60)) return undefined;
  return Math.round(parts.reduce((seconds, part) => seconds * 60 + part, 0) * 1000);
}

const unknownPin = (path: string, cell: number): Problem => ({
  code: 'place/unknown-cell',
  level: 'warning',
  message: `place: cell ${cell} of "${path}" is in no notebook of the lecture`,
  hint: 'Name a notebook of the lecture and count its cells from 0, Markdown cells too.',
});

const unknownPage = (path: string, page: number): Problem => ({
  code: 'place/unknown-page',
  level: 'warning',
  message: `place: there is no page ${page} of a deck "${path}" in the lecture`,
  hint: 'Name a deck of the lecture and count its pages from 1, as a viewer does.',
});

const badStamp = (stamp: string, { place }: Capture): Problem => ({
  code: 'place/bad-time',
  level: 'warning',
  message: `the time in "at ${stamp}" is not one; the cell is placed by what is said`,
  hint: 'Write it as 00:12:34.',
  place,
});
