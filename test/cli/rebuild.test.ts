import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { isAnotherLecture } from '../../src/notebook/stamp/is-another-lecture.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { courseNotebook } from '../lecture-files.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const SPOKEN = [
  'Hello, and welcome to the course on sorting. Today we look at bubble sort and at what it costs.',
  'A list of numbers is given. We swap two neighbours when they stand in the wrong order.',
  'After one pass the largest number stands at the end. So the next pass is a bit shorter.',
  'The cost grows with the square of the length. For long lists this is far too slow.',
  'Merge sort cuts the list in half. Each half is sorted on its own, then both are joined.',
  'That is all for today. Thank you for watching, and see you next week.',
];
/** A caption every 20 s. */
const captions = (spoken: readonly string[]) =>
  spoken.map((text, nth) => `${nth + 1}\n${clock(nth * 20)},000 --> ${clock(nth * 20 + 15)},000\n${text}\n`).join('\n');
const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 19);

const LECTURE = {
  'talk.srt': captions(SPOKEN),
  'lecture.yaml': 'title: Sorting\n',
  'slides/00-00-18.png': drawSlide(1),
  'slides/00-01-18.png': drawSlide(2),
  'code/00-00-38.py': 'numbers = [3, 1, 2]\n',
  'code/00-01-38.py': 'print(sorted(numbers))\n',
};

/** A PNG of 32 x 32 grey squares, another one for each seed. */
function drawSlide(seed: number): Uint8Array {
  const rows = Array.from({ length: 32 }, (_, y) => [
    0,
    ...Array.from({ length: 32 }, (_, x) => (((x >> 2) * 7 + (y >> 2) * 13) * seed * seed * 31) % 256),
  ]);
  const header = Buffer.from([0, 0, 0, 32, 0, 0, 0, 32, 8, 0, 0, 0, 0]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(rows.flat()))), chunk('IEND')];
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...chunks]);
}

function chunk(name: string, data = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

interface Lesson {
  readonly folder: string;
  readonly path: string;
  readonly build: (...options: readonly string[]) => ReturnType<typeof nbscribe>;
}

async function buildLesson(): Promise<Lesson> {
  const folder = temporaryFolder(LECTURE);
  const path = join(folder, 'out/lesson.ipynb');
  const build = (...options: readonly string[]) => nbscribe('build', folder, '-o', path, ...options);
  expect(await build()).toMatchObject({ code: 0, err: '' });
  return { folder, path, build };
}

function read(path: string): Notebook {
  const { value, problems } = parseNotebook(readFileSync(path, 'utf8'), path);
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return value;
}

/** As a save in JupyterLab leaves it. */
function edit({ path }: Lesson, change: (cells: Cell[]) => void): void {
  const notebook = read(path);
  change(notebook.cells);
  writeFileSync(path, serializeNotebook(notebook));
}

const at = (cells: readonly Cell[], text: string) => cells.findIndex(({ source }) => source.includes(text));
const find = (cells: readonly Cell[], text: string) => cells[at(cells, text)]!;
const note = (source: string): Cell => ({ id: `id-${source.length}`, cell_type: 'markdown', metadata: {}, source });
const mend = ({ folder }: Lesson, was: string, now: string) =>
  writeFileSync(join(folder, 'talk.srt'), captions(SPOKEN.map((text) => text.replace(was, now))));
const namesAround = ({ path }: Lesson) => readdirSync(join(path, '..')).sort();

/** Edits a paragraph, adds, deletes, moves, tags and runs a cell. */
function work(lesson: Lesson): void {
  edit(lesson, (cells) => {
    const paragraph = find(cells, 'We swap two');
    paragraph.source = paragraph.source.replace('We swap', 'IMPORTANT: we swap');
    cells.splice(at(cells, '(lesson_files/00-00-18') + 1, 0, note('my note below the slide'));
    cells.splice(at(cells, 'That is all'), 1);
    find(cells, 'Merge sort').metadata.tags = ['exam'];
    const code = find(cells, 'print(sorted');
    if (code.cell_type === 'code') {
      code.outputs = [{ output_type: 'stream', name: 'stdout', text: '[1, 2, 3]\n' }];
      code.execution_count = 4;
    }
    const [moved] = cells.splice(at(cells, 'numbers = ['), 1);
    cells.splice(1, 0, moved!);
  });
}

test('after better captions, a slide less and a slide more, all that a reader did is still there', async () => {
  const lesson = await buildLesson();
  work(lesson);
  mend(lesson, 'largest', 'greatest');
  rmSync(join(lesson.folder, 'slides/00-01-18.png'));
  writeFileSync(join(lesson.folder, 'slides/00-00-58.png'), drawSlide(3));
  const rebuilt = await lesson.build();
  expect(rebuilt).toMatchObject({ code: 0, err: '' });
  expect(rebuilt.out).toMatch(/lesson\.ipynb: written \(\d+ cells: \d+ same, .*2 yours kept, 1 still deleted.*\)/);
  const { cells } = read(lesson.path);
  expect(find(cells, 'IMPORTANT: we swap').source).toContain('A list of numbers');
  expect(at(cells, 'my note below')).toBe(at(cells, '(lesson_files/00-00-18') + 1);
  expect(at(cells, 'That is all')).toBe(-1);
  expect(find(cells, 'Merge sort').metadata.tags).toEqual(['exam']);
  expect(find(cells, 'print(sorted')).toMatchObject({ execution_count: 4, outputs: [{ text: '[1, 2, 3]\n' }] });
  expect(at(cells, 'numbers = [')).toBe(1);
  expect(at(cells, 'greatest')).toBeGreaterThan(0);
  expect(at(cells, '(lesson_files/00-01-18')).toBe(-1);
  expect(at(cells, '(lesson_files/00-00-58')).toBeGreaterThan(0);
  const bytes = readFileSync(lesson.path);
  expect((await lesson.build()).out).toContain('lesson.ipynb: unchanged');
  expect(readFileSync(lesson.path)).toEqual(bytes);
});

test('--dry-run prints what would change, readable, and writes nothing', async () => {
  const lesson = await buildLesson();
  work(lesson);
  mend(lesson, 'largest', 'greatest');
  writeFileSync(join(lesson.folder, 'slides/00-00-58.png'), drawSlide(3));
  const [before, names] = [readFileSync(lesson.path), namesAround(lesson)];
  const images = readdirSync(join(lesson.path, '../lesson_files'));
  const { out } = await lesson.build('--dry-run');
  expect(out).toContain('[-largest-] {+greatest+}');
  expect(out).toMatch(/cell \d+ added \(slide\)/);
  expect(out).toMatch(/lesson\.ipynb: would be written \(\d+ cells: .*2 yours kept, 1 still deleted/);
  expect(out).not.toContain('IMPORTANT');
  expect(readFileSync(lesson.path)).toEqual(before);
  expect(namesAround(lesson)).toEqual(names);
  expect(readdirSync(join(lesson.path, '../lesson_files'))).toEqual(images);
});

test('a slide that the reader joined to the paragraph above it is there for check', async () => {
  const lesson = await buildLesson();
  edit(lesson, (cells) => {
    const slide = at(cells, '(lesson_files/00-01-18');
    cells[slide - 1]!.source += `\n\n${cells[slide]!.source}`;
    cells.splice(slide, 1);
  });
  writeFileSync(join(lesson.folder, 'code/00-01-58.py'), 'print(len(numbers))\n');
  expect((await lesson.build()).code).toBe(0);
  expect(await nbscribe('check', lesson.path, '--lecture', lesson.folder)).toMatchObject({ code: 0, err: '' });
});

test('--fresh starts over and keeps the old notebook as .bak', async () => {
  const lesson = await buildLesson();
  const fresh = readFileSync(lesson.path);
  work(lesson);
  const worked = readFileSync(lesson.path);
  expect((await lesson.build('--fresh')).code).toBe(0);
  expect(readFileSync(lesson.path)).toEqual(fresh);
  expect(readFileSync(`${lesson.path}.bak`)).toEqual(worked);
});

test('--fresh again keeps what the reader did under a name of its own', async () => {
  const lesson = await buildLesson();
  work(lesson);
  const worked = readFileSync(lesson.path);
  await lesson.build('--fresh');
  work(lesson);
  writeFileSync(lesson.path, readFileSync(lesson.path, 'utf8').replace('IMPORTANT', 'SECOND'));
  await lesson.build('--fresh');
  expect(readFileSync(`${lesson.path}.bak`)).toEqual(worked);
  expect(readFileSync(`${lesson.path}.bak.2`, 'utf8')).toContain('SECOND');
});

const slidesOf = ({ path }: Lesson) =>
  readdirSync(join(path, '../lesson_files')).map((name) => join(path, '../lesson_files', name));

test('a slide that somebody drew on stays as it is, and is told', async () => {
  const lesson = await buildLesson();
  const [slide = ''] = slidesOf(lesson);
  writeFileSync(slide, drawSlide(5));
  const { code, err } = await lesson.build();
  expect(code).toBe(0);
  expect(err).toContain('somebody changed this picture since it was written; it is kept as it is [build/image-kept]');
  expect(readFileSync(slide)).toEqual(drawSlide(5));
});

test('a slide that left the lecture stays while a copy of the notebook shows it', async () => {
  const lesson = await buildLesson();
  const copy = lesson.path.replace('.ipynb', '-Copy1.ipynb');
  writeFileSync(copy, readFileSync(lesson.path));
  const slides = slidesOf(lesson);
  rmSync(join(lesson.folder, 'slides/00-01-18.png'));
  await lesson.build();
  expect(slidesOf(lesson)).toEqual(slides);
  rmSync(copy);
  mend(lesson, 'two neighbours', 'two adjacent numbers');
  await lesson.build();
  expect(slidesOf(lesson)).toHaveLength(slides.length - 1);
});

test('--show-updates puts the new text beside an edited paragraph, and the next build without it takes it away', async () => {
  const lesson = await buildLesson();
  work(lesson);
  mend(lesson, 'two neighbours', 'two adjacent numbers');
  await lesson.build('--show-updates');
  const { cells } = read(lesson.path);
  const offer = cells[at(cells, 'IMPORTANT: we swap') + 1];
  expect(offer?.metadata.tags).toEqual(['nbscribe-update']);
  expect(offer?.source).toMatch(/^<details>[^]*two adjacent numbers[^]*<\/details>$/);
  await lesson.build();
  expect(at(read(lesson.path).cells, 'two adjacent numbers')).toBe(-1);
  expect(at(read(lesson.path).cells, 'IMPORTANT: we swap')).toBeGreaterThan(0);
});

test('--force merges into a notebook of somebody else and keeps all of its cells', async () => {
  const folder = temporaryFolder({ ...LECTURE, 'out/lesson.ipynb': courseNotebook('# Mine', { code: 'x = 1' }) });
  const path = join(folder, 'out/lesson.ipynb');
  const before = readFileSync(path);
  expect(await nbscribe('build', folder, '-o', path)).toMatchObject({ code: 1, out: '' });
  expect(readFileSync(path)).toEqual(before);
  expect(existsSync(join(folder, 'out/lesson_files'))).toBe(false);
  expect((await nbscribe('build', folder, '-o', path, '--force')).code).toBe(0);
  const { cells } = read(path);
  expect(cells.slice(0, 2).map(({ source }) => source)).toEqual(['# Mine', 'x = 1']);
  expect(at(cells, 'We swap two')).toBeGreaterThan(1);
  const merged = readFileSync(path);
  expect((await nbscribe('build', folder, '-o', path)).out).toContain('unchanged');
  expect(readFileSync(path)).toEqual(merged);
});

test('another lecture or the other view is told from the same lecture with another title or other captions', async () => {
  const lesson = await buildLesson();
  const before = read(lesson.path);
  writeFileSync(join(lesson.folder, 'lecture.yaml'), 'title: Sorting, once more\n');
  mend(lesson, 'largest', 'greatest');
  await lesson.build('--fresh');
  expect(isAnotherLecture(before, read(lesson.path))).toBe(false);
  const folder = temporaryFolder({ 'talk.srt': captions(['Graphs have nodes.', 'Edges join two nodes.']) });
  await nbscribe('build', folder, '-o', join(folder, 'graphs.ipynb'));
  expect(isAnotherLecture(before, read(join(folder, 'graphs.ipynb')))).toBe(true);
  const stamp = { ...before.metadata.nbscribe!, view: 'summary' as const };
  expect(isAnotherLecture(before, { ...before, metadata: { ...before.metadata, nbscribe: stamp } })).toBe(true);
  expect(isAnotherLecture({ ...before, metadata: {} }, before)).toBe(false);
});

const TALK = `1
00:00:01,000 --> 00:00:05,000
A hash table is a list of buckets, each for the keys of one number.

2
00:00:06,000 --> 00:00:10,000
The hash table grows when its buckets are full. A hash table keeps each key in its bucket.
`;

test('a timeline that somebody drew on stays as it is, and is told; one of changed captions takes another name', async () => {
  const folder = temporaryFolder({ 'talk.srt': TALK });
  const out = join(folder, 'talk.ipynb');
  const pictures = join(folder, 'talk_files');
  const summarise = () => nbscribe('summarize', join(folder, 'talk.srt'), '-o', out);
  expect(await summarise()).toMatchObject({ code: 0, err: '' });
  const [timeline = ''] = readdirSync(pictures);
  expect(timeline).toMatch(/^timeline-[0-9a-f]{8}\.png$/);
  writeFileSync(join(pictures, timeline), 'drawn on');
  expect(await summarise()).toMatchObject({ code: 0, err: expect.stringContaining('[build/image-kept]') as string });
  expect(readFileSync(join(pictures, timeline), 'utf8')).toBe('drawn on');
  writeFileSync(join(folder, 'talk.srt'), `${TALK}\n9\n00:09:00,000 --> 00:09:04,000\nA hash table ends here.\n`);
  expect(await summarise()).toMatchObject({ code: 0 });
  const both = readdirSync(pictures);
  expect(both).toHaveLength(2);
  expect(readFileSync(join(pictures, timeline), 'utf8')).toBe('drawn on');
  expect(readFileSync(out, 'utf8')).toContain(both.find((name) => name !== timeline));
});
