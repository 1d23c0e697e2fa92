import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupLectures } from '../../src/cli/options/lectures.js';
import type { Notebook } from '../../src/model/notebook.js';
import { findDrawer } from '../../src/host/pdf/draw.js';
import { findOffice } from '../../src/host/pdf/office.js';
import { describeWhere, onPath } from '../python.js';
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

afterEach(() => {
  delete process.env['NBSCRIBE_DRAW'];
  delete process.env['NBSCRIBE_OCR'];
});

describeWhere(await findDrawer(), 'something to draw pages with: npm install @napi-rs/canvas, or poppler')(
  'pictures',
  () => {
    test.each<[readonly string[], readonly (readonly [string, string?])[]]>([
      [['a.mp4', 'captions.vtt', 's.pdf'], [['captions.vtt', 'a.mp4']]],
      [
        ['a.vtt', 'a.mp4', 'b.vtt', 'b.mp4'],
        [
          ['a.vtt', 'a.mp4'],
          ['b.vtt', 'b.mp4'],
        ],
      ],
      [
        ['a.mp4', 'b.mp4', 'a.en.vtt', 'b.srt'],
        [
          ['a.en.vtt', 'a.mp4'],
          ['b.srt', 'b.mp4'],
        ],
      ],
      [['lesson1/', 'talk.webm'], [['lesson1/', 'talk.webm']]],
      [
        ['a.mp4', 'b.mkv'],
        [['a.mp4'], ['b.mkv']],
      ],
      [['s.pdf', 'a.mp4'], [['a.mp4']]],
    ])('of %j each recording goes with its transcript', (names, wanted) => {
      const groups = groupLectures(names);
      expect(
        groups.map(({ lecture, recording }) => [lecture, ...(recording === undefined ? [] : [recording])]),
      ).toEqual(wanted);
      expect(groups.flatMap(({ decks }) => decks)).toEqual(names.filter((name) => name.endsWith('.pdf')));
    });

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

    test('a deck that is a picture stands, and what would read it is said', async () => {
      const folder = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt'), 'slides.pdf': fixture('huge-page.pdf') });
      process.env['NBSCRIBE_OCR'] = 'none';
      const { code, err } = await nbscribe('build', folder, '-o', join(folder, 'out.ipynb'));
      expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('captures/no-reader') as string });
    });
  },
);

describeWhere(onPath('tesseract'), 'tesseract (apt install tesseract-ocr)')('screenshots', () => {
  const SHOTS = readdirSync(fixtures).filter((name) => name.startsWith('Screenshot '));
  const shots = Object.fromEntries(SHOTS.map((name) => [`screenshots/${name}`, fixture(name)]));

  test('named by the clock stand where what is said fits their words; those are read once', async () => {
    const folder = temporaryFolder({
      'talk.vtt': fixture('hashing.vtt'),
      ...shots,
      'screenshots/IMG_1.jpg': fixture('photo.jpg'),
    });
    const out = join(folder, 'out.ipynb');
    const { code, err } = await nbscribe('build', folder, '-o', out);
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringMatching(/the lecture began at 10:00:0\d/) as string,
    });
    const starts = slidesOf(out).map(({ metadata }) => metadata.nbscribe?.startMs ?? -1);
    expect(starts).toHaveLength(6);
    for (const [nth, second] of [8, 24, 33, 62, 68, 68].entries())
      expect(Math.abs((starts[nth] ?? 0) - second * 1000)).toBeLessThanOrEqual(10_000);
    process.env['NBSCRIBE_OCR'] = 'none';
    expect((await nbscribe('build', folder, '-o', out)).out).toContain('unchanged');
  });

  test('also beside a deck, whose pages have text', async () => {
    const folder = temporaryFolder({
      'talk.vtt': fixture('hashing.vtt'),
      'slides.pdf': fixture('hashing.pdf'),
      ...shots,
    });
    const out = join(folder, 'out.ipynb');
    const { code, err } = await nbscribe('build', folder, '-o', out);
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringMatching(/the lecture began at 10:00:0\d/) as string,
    });
    const checked = await nbscribe('check', out, '--lecture', folder);
    expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('ok    captures') as string });
  });

  test('and where the user says when the lecture began, exactly there', async () => {
    const folder = temporaryFolder({
      'talk.vtt': fixture('hashing.vtt'),
      'lecture.yaml': 'startedAt: 2024-03-01T10:00:00\n',
      ...shots,
    });
    const out = join(folder, 'out.ipynb');
    expect(await nbscribe('build', folder, '-o', out)).toMatchObject({ code: 0, err: '' });
    expect(slidesOf(out).map(({ metadata }) => metadata.nbscribe?.startMs)).toEqual([
      8000, 24_000, 33_000, 62_000, 68_000,
    ]);
    expect(textOf(slidesOf(out)[0]!)).toContain('\n[00:08]');
  });
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
  process.env['NBSCRIBE_OFFICE'] = 'none';
  const { code, err } = await nbscribe('build', folder, '-o', out);
  delete process.env['NBSCRIBE_OFFICE'];
  expect(code).toBe(0);
  expect(err).toMatch(/slides of "[^"]*hashing.pptx" stand as text[^]*Install LibreOffice/);
  const second = slidesOf(out)[1];
  expect(second?.metadata.nbscribe).toMatchObject({ startMs: 20_000, placedBy: 'pinned' });
  expect(textOf(second!)).toMatch(/^\[00:20\]/);
  expect(textOf(second!)).toContain('Notes: Ask who has used a phone book. Walk the list aloud.');
});

const canDrawSlides = findOffice() !== undefined && (await findDrawer()) !== undefined;
if (!canDrawSlides) console.warn('slides of PowerPoint files are not drawn: `apt install libreoffice-impress`');

(canDrawSlides ? test : test.skip)(
  'slides of a PowerPoint file are drawn, each its own, and the hidden one is none of them',
  async () => {
    const folder = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt'), 'hashing.pptx': fixture('hashing.pptx') });
    const out = join(folder, 'out.ipynb');
    const { code, err } = await nbscribe('build', folder, '-o', out);
    expect(code).toBe(0);
    expect(err).not.toContain('no-pictures');
    const pictures = slidesOf(out).map((cell) => /\(out_files\/(hashing-00\d)-/.exec(textOf(cell))?.[1]);
    expect(new Set(pictures).size).toBe(pictures.length);
    const bytes = pictures.map((name) =>
      readdirSync(join(folder, 'out_files')).find((file) => file.startsWith(name ?? '?')),
    );
    expect(bytes).not.toContain(undefined);
  },
  240_000,
);

(canDrawSlides ? test : test.skip)(
  'a deck of LibreOffice or an older PowerPoint is that of today',
  async () => {
    const folder = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt'), 'hashing.odp': fixture('hashing.odp') });
    const out = join(folder, 'out.ipynb');
    expect(await nbscribe('build', folder, '-o', out)).toMatchObject({ code: 0 });
    const today = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt'), 'hashing.pptx': fixture('hashing.pptx') });
    expect(await nbscribe('build', today, '-o', join(today, 'out.ipynb'))).toMatchObject({ code: 0 });
    const shown = (path: string) =>
      slidesOf(path).map((cell) => textOf(cell).replace(/-[\da-f]{8,}|hashing\.\w+/g, ''));
    expect(shown(out)).toEqual(shown(join(today, 'out.ipynb')));
    expect(readdirSync(join(folder, 'out_files')).filter((name) => name.endsWith('.png'))).toHaveLength(
      slidesOf(out).length,
    );
    expect((await nbscribe('check', out, '--lecture', folder)).code).toBe(0);
  },
  240_000,
);

test('without LibreOffice such a deck is told, and one that was exported already is taken instead', async () => {
  const folder = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt'), 'slides.ppt': fixture('hashing.odp') });
  process.env['NBSCRIBE_OFFICE'] = 'none';
  const found = await nbscribe('build', folder, '-o', join(folder, 'out.ipynb'));
  expect(found).toMatchObject({
    code: 0,
    err: expect.stringMatching(/"slides.ppt" is read by LibreOffice[^]*as PDF or .pptx/) as string,
  });
  const named = await nbscribe(
    'build',
    join(folder, 'talk.vtt'),
    join(folder, 'slides.ppt'),
    '-o',
    join(folder, 'n.ipynb'),
  );
  expect(named).toMatchObject({
    code: 1,
    err: expect.stringContaining('"slides.ppt" is read by LibreOffice') as string,
  });
  expect(readdirSync(folder)).not.toContain('n.ipynb');
  writeFileSync(join(folder, 'slides.pdf'), fixture('hashing.pdf'));
  const exported = await nbscribe('build', folder, '-o', join(folder, 'out.ipynb'));
  delete process.env['NBSCRIBE_OFFICE'];
  expect(exported.err).not.toContain('LibreOffice');
  expect(slidesOf(join(folder, 'out.ipynb')).length).toBeGreaterThan(0);
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

test('one that was only found is left out with a warning that says what to do', async () => {
  const folder = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt'), 'slides.pdf': fixture('hashing-user-pw.pdf') });
  const { code, err } = await nbscribe('build', folder, '-o', join(folder, 'out.ipynb'));
  expect(code).toBe(0);
  expect(err).toMatch(/wants a password[^]*qpdf --decrypt[^]*built without it[^]*`slides:`/);
});

test('a notebook is held against its lecture with the deck that was named beside it', async () => {
  const folder = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt') });
  const out = join(folder, 'out.ipynb');
  const lecture = [join(folder, 'talk.vtt'), join(fixtures, 'hashing.pdf')];
  expect((await nbscribe('build', ...lecture, '-o', out)).code).toBe(0);
  const whole = await nbscribe('check', out, '--lecture', ...lecture);
  expect(whole).toMatchObject({ code: 0, out: expect.stringMatching(/ok {4}captures +7 /) as string });
  const words = join(folder, 'words.ipynb');
  expect((await nbscribe('build', lecture[0]!, '-o', words)).code).toBe(0);
  const checked = await nbscribe('check', words, '--lecture', ...lecture);
  expect(checked).toMatchObject({ code: 1, out: expect.stringContaining('FAIL  captures') as string });
});

test('inspect shows each page with its time, how sure that is, and why', async () => {
  const folder = temporaryFolder({ 'talk.vtt': fixture('hashing.vtt'), 'slides.pdf': fixture('hashing.pdf') });
  const { out } = await nbscribe('inspect', folder);
  expect(out).toMatch(/00:01:\d\d 0\.\d\d slides\.pdf 11: Summary \(what is said\)/);
  expect(out).toMatch(/slides\.pdf 4: Why not a list\? \(what is said, 3 steps\)/);
});
