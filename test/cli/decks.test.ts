import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { groupLectures } from '../../src/cli/lectures.js';
import type { Notebook } from '../../src/model/notebook.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

test('decks on the command line belong to the lecture before them', () => {
  expect(groupLectures(['a.vtt', 'a.pdf', 'b/', 'b.pptx', 'c.PDF'])).toEqual([
    { lecture: 'a.vtt', decks: ['a.pdf'] },
    { lecture: 'b/', decks: ['b.pptx', 'c.PDF'] },
  ]);
  expect(groupLectures(['slides.pdf', 'talk.vtt'])).toEqual([{ lecture: 'talk.vtt', decks: ['slides.pdf'] }]);
  expect(groupLectures(['slides.pdf'])).toEqual([{ lecture: 'slides.pdf', decks: [] }]);
});

const fixtures = join(import.meta.dirname, '../read/decks/fixtures');
const fixture = (name: string) => readFileSync(join(fixtures, name));
const slidesOf = (path: string) =>
  (JSON.parse(readFileSync(path, 'utf8')) as Notebook).cells.filter(
    ({ metadata }) => metadata.nbscribe?.kind === 'slide',
  );
const textOf = (cell: { source: unknown }) => [cell.source].flat().join('');

afterEach(() => delete process.env['NBSCRIBE_DRAW']);

test('a folder with captions and a deck becomes a notebook that shows its pages; building again draws none', async () => {
  const folder = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt'), 'slides.pdf': fixture('hashing.pdf') });
  const out = join(folder, 'out.ipynb');
  expect(await nbscribe('build', folder, '-o', out)).toMatchObject({ code: 0, err: '' });
  const slides = slidesOf(out);
  expect(slides.map(({ metadata }) => metadata.nbscribe?.source)).toEqual(
    [1, 4, 5, 6, 9, 10, 11].map((page) => ({ path: 'slides.pdf', page })),
  );
  expect(slides[1]?.metadata.nbscribe).toMatchObject({ placedBy: 'evidence', earlier: [{ page: 2 }, { page: 3 }] });
  expect(textOf(slides[1]!)).toMatch(/!\[Why not a list\?\]\(out_files\/slides-004-.*\nabout \[00:0\d\]/s);
  const pictures = join(folder, 'out_files');
  expect(readdirSync(pictures)).toHaveLength(7);
  process.env['NBSCRIBE_DRAW'] = 'none';
  const again = await nbscribe('build', folder, '-o', out);
  expect(again).toMatchObject({ code: 0, err: '' });
  expect(again.out).toContain('unchanged');
  expect((await nbscribe('check', out, '--lecture', folder)).code).toBe(0);
});

test('without anything to draw with, pages stand as text, and how to get pictures is said once', async () => {
  process.env['NBSCRIBE_DRAW'] = 'none';
  const folder = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt') });
  const out = join(folder, 'out.ipynb');
  const { code, err } = await nbscribe('build', join(folder, 'talk.vtt'), join(fixtures, 'hashing.pdf'), '-o', out);
  expect(code).toBe(0);
  expect(err.match(/decks\/no-pictures/g)).toHaveLength(1);
  const [, list] = slidesOf(out);
  expect(textOf(list!)).toContain(
    'Slide 2 · Why not a list?\n\n- Looking up a name walks the whole list\n- Cost grows',
  );
});

test('slides of a PowerPoint file stand as text with the notes beneath them', async () => {
  const folder = temporaryFolder({
    'talk.vtt': fixture('hashing.vtt'),
    'lecture.yaml': 'slides: hashing.pptx\nplace:\n  - { file: hashing.pptx, page: 2, at: "00:00:20" }\n',
    'hashing.pptx': fixture('hashing.pptx'),
  });
  const out = join(folder, 'out.ipynb');
  expect((await nbscribe('build', folder, '-o', out)).code).toBe(0);
  const second = slidesOf(out)[1];
  expect(second?.metadata.nbscribe).toMatchObject({ startMs: 20_000, placedBy: 'pinned' });
  expect(textOf(second!)).toMatch(/^\[00:20\]/);
  expect(textOf(second!)).toContain('Notes: Ask who has used a phone book. Walk the list aloud.');
});

test('a deck that is named and cannot be opened is an error, and nothing is written', async () => {
  const folder = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt') });
  const { code, err } = await nbscribe(
    ...['build', join(folder, 'talk.vtt'), join(fixtures, 'hashing-user-pw.pdf'), '-o', join(folder, 'out.ipynb')],
  );
  expect(code).toBe(1);
  expect(err).toContain('wants a password');
  expect(readdirSync(folder)).toEqual(['talk.vtt']);
});

test('inspect shows each page with its time, how sure that is, and why', async () => {
  const folder = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt'), 'slides.pdf': fixture('hashing.pdf') });
  const { out } = await nbscribe('inspect', folder);
  expect(out).toMatch(/00:01:\d\d 0\.\d\d slides\.pdf 11: Summary \(what is said\)/);
  expect(out).toMatch(/slides\.pdf 4: Why not a list\? \(what is said, 3 steps\)/);
});
