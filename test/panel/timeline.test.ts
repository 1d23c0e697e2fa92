import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { conceptsOf, readLecture, sectionAt } from '../../src/panel/lecture/lecture.js';
import { cellAt, momentOfCell, notePlace, slideAt, timelineOf } from '../../src/panel/lecture/timeline.js';
import type { CellView } from '../../src/panel/lecture/timeline.js';

const cell = (kind: string, startMs?: number, endMs?: number, source = ''): CellView => ({
  metadata: { nbscribe: { kind, ...(startMs !== undefined && { startMs }), ...(endMs !== undefined && { endMs }) } },
  source,
});
const written = (source: string): CellView => ({ metadata: {}, source });

const CELLS = [
  cell('title'),
  cell('contents'),
  cell('section', 0, 60_000, '## Begin'),
  cell('slide', 400),
  cell('narration', 400, 30_000),
  cell('code', 12_000),
  cell('narration', 30_840, 60_000),
  written('[00:35](v.mp4#t=35) my words'),
  written('a thought without a time'),
];
const timeline = timelineOf(CELLS);
const at = (ms: number) => cellAt(timeline, ms)?.index;

test('the cell of a moment is the talk, not the slide or the code that begins with it', () =>
  expect([0, 11_999, 13_000, 29_999].map(at)).toEqual([4, 4, 4, 4]));

test('a link names whole seconds: at the second that it leads to its own cell has begun', () =>
  expect([29_999, 30_000].map(at)).toEqual([4, 6]));

test('after the last words it stays the last cell; where nothing has begun there is none', () => {
  expect(at(3_600_000)).toBe(6);
  expect(cellAt(timelineOf([cell('narration', 5000, 9000)]), 0)).toBeUndefined();
});

test('a note goes below the cell of its moment, and below earlier notes there', () => {
  const place = (ms: number) => notePlace(timeline, CELLS.length, ms);
  expect([place(2000), place(32_000), place(40_000)]).toEqual([5, 7, 8]);
  expect(notePlace(timelineOf([cell('title'), cell('narration', 9000, 9500)]), 2, 0)).toBe(1);
  expect(notePlace([], 3, 0)).toBe(3);
});

test('a note of the reader counts by the time that it begins with, also where there is no video', () => {
  const times = ['[1:02:03](v.mp4#t=3723) x', '**12:40** x', '  [00:07](#Begin) x', 'at 12:40', '[text](x) 12:40'];
  expect(timelineOf(times.map(written)).map(({ startMs }) => startMs)).toEqual([3_723_000, 760_000, 7000]);
});

test('a cell without a moment has that of the one above it', () =>
  expect([1, 5, 8].map((index) => momentOfCell(timeline, index))).toEqual([undefined, 12_000, 35_000]));

test('the slide of a moment is the last one shown', () => {
  const slides = timelineOf([cell('slide', 400), cell('slide', 9400), cell('slide', 5000)]);
  expect([0, 6000, 9000, 99_000].map((ms) => slideAt(slides, ms)?.startMs)).toEqual([400, 5000, 9400, 9400]);
});

test('metadata that a reader broke harms nothing', () => {
  const broken = [
    { metadata: { nbscribe: 'x' }, source: '' },
    { metadata: { nbscribe: { startMs: '5' } }, source: '' },
  ];
  expect(timelineOf(broken)).toEqual([]);
  const stamp = { lecture: { title: 7, video: 9 }, sections: [3, null, { startMs: 'x' }], concepts: [{ term: 'a' }] };
  expect(readLecture(stamp, { path: 'a.ipynb', cells: [] })).toEqual({
    title: '',
    address: undefined,
    video: undefined,
    sections: [],
    concepts: [],
  });
  for (const none of [undefined, null, 'x', {}, { lecture: null }])
    expect(readLecture(none, { path: 'a.ipynb', cells: [] })).toBeUndefined();
});

test('a heading that the reader wrote anew is the title of its section', () => {
  const stamp = { lecture: {}, sections: [{ title: 'Begin', startMs: 0, endMs: 60_000 }] };
  const titles = (source: string) =>
    readLecture(stamp, { path: 'a.ipynb', cells: [cell('section', 0, 60_000, source)] })?.sections[0]?.title;
  expect(titles('<a id="h-1"></a>\n\n## C\\# and \\*args\n\n[00:00](v)')).toBe('C# and *args');
  expect(titles('## Intro to C# ##')).toBe('Intro to C#');
  expect(titles('no heading any more')).toBe('Begin');
});

describe('of the sample lecture', () => {
  const load = (name: string) => {
    const path = join(import.meta.dirname, `../../notebooks/${name}`);
    const notebook = parseNotebook(readFileSync(path, 'utf8'), name).value;
    if (notebook === undefined) throw new Error(name);
    return { notebook, lecture: readLecture(notebook.metadata.nbscribe, { path: name, cells: notebook.cells }) };
  };
  const { notebook, lecture } = load('hash-tables-from-scratch.ipynb');
  const summary = load('hash-tables-from-scratch.summary.ipynb').lecture;

  test('every section begins at a cell that is the cell of that moment, or has one', () => {
    const timed = timelineOf(notebook.cells);
    const sections = lecture?.sections ?? [];
    expect(sections.length).toBeGreaterThan(5);
    sections.forEach(({ startMs }, index) => {
      expect(sectionAt(sections, startMs)).toBe(index);
      expect(cellAt(timed, startMs)?.kind).toBe('narration');
    });
  });

  test('the concepts of a section are those explained in it first, then those that it speaks of', () => {
    const { sections = [], concepts = [] } = summary ?? {};
    expect(concepts.length).toBeGreaterThan(3);
    for (const { startMs, endMs } of sections) {
      const isIn = (ms: number) => ms >= startMs && ms < endMs;
      const shown = conceptsOf(concepts, { startMs, endMs });
      const explained = shown.filter(({ explainedAtMs }) => isIn(explainedAtMs));
      expect(shown.slice(0, explained.length)).toEqual(explained);
      expect(explained).toHaveLength(concepts.filter(({ explainedAtMs }) => isIn(explainedAtMs)).length);
      expect(shown.every(({ mentionsMs, explainedAtMs }) => [...mentionsMs, explainedAtMs].some(isIn))).toBe(true);
    }
  });
});
