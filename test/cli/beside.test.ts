import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupLectures } from '../../src/cli/options/lectures.js';
import type { Notebook } from '../../src/model/notebook.js';
import { PIXEL, courseNotebook } from '../lecture-files.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const SRT = [
  '1\n00:00:01,000 --> 00:00:09,000\nHello and welcome to hash tables.\n',
  '2\n00:00:10,000 --> 00:00:59,000\nNow we print the answer of the hash function.\n',
].join('\n');

/** The pictures here look alike. */
const ALL = ['--slides', 'all'];

const cellsOf = (path: string) => (JSON.parse(readFileSync(path, 'utf8')) as Notebook).cells;
const sourcesOf = (path: string) =>
  cellsOf(path).map(({ metadata: { nbscribe: stamp } }) => [stamp?.kind, stamp?.source?.path]);

const files = {
  'in/talk.srt': SRT,
  'shots/00-00-02.png': PIXEL,
  'shots/00-00-20.png': Uint8Array.from([...PIXEL, 0]),
  'more/00-00-30.png': Uint8Array.from([...PIXEL, 0, 0]),
  'course/lesson.ipynb': courseNotebook('# Hashing', { code: 'print("the answer of the hash function")' }),
};

test('pictures, folders of them and course notebooks beside a transcript are part of its lecture', async () => {
  const folder = temporaryFolder(files);
  const at = (name: string) => join(folder, name);
  const beside = ['shots', 'more/00-00-30.png', 'course/lesson.ipynb'].map(at);
  const out = at('out/talk.ipynb');
  expect(await nbscribe('build', at('in/talk.srt'), ...beside, '-o', out, ...ALL)).toMatchObject({ code: 0, err: '' });
  expect(sourcesOf(out)).toEqual(
    expect.arrayContaining([
      ['slide', 'shots/00-00-02.png'],
      ['slide', 'shots/00-00-20.png'],
      ['slide', '00-00-30.png'],
      ['code', 'lesson.ipynb'],
    ]),
  );
  const checked = await nbscribe('check', out, '--lecture', at('in/talk.srt'), ...beside);
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('ok    images') as string });
  const { code, out: shown } = await nbscribe('inspect', ...beside, at('in/talk.srt'));
  expect([code, shown]).toEqual([0, expect.stringContaining('lesson.ipynb')]);
});

test('what a folder holds stays, where more is named beside it', async () => {
  const folder = temporaryFolder({
    'lesson/talk.srt': SRT,
    'lesson/slides/00-00-02.png': PIXEL,
    'lesson/a.ipynb': courseNotebook({ code: 'a = 1' }),
    'b.ipynb': courseNotebook({ code: 'b = 2' }),
    '00-00-30.png': Uint8Array.from([...PIXEL, 0]),
  });
  const beside = ['b.ipynb', '00-00-30.png'].map((name) => join(folder, name));
  const out = join(folder, 'out.ipynb');
  expect((await nbscribe('build', join(folder, 'lesson'), ...beside, '-o', out, ...ALL)).code).toBe(0);
  const paths = sourcesOf(out).map(([, path]) => path);
  expect(paths).toEqual(expect.arrayContaining(['slides/00-00-02.png', '00-00-30.png', 'a.ipynb', 'b.ipynb']));
});

test('two folders of one name are both read', async () => {
  const folder = temporaryFolder({
    'in/talk.srt': SRT,
    'a/shots/00-00-02.png': PIXEL,
    'b/shots/00-00-20.png': Uint8Array.from([...PIXEL, 0]),
  });
  const out = join(folder, 'talk.ipynb');
  const shots = ['a/shots', 'b/shots'].map((name) => join(folder, name));
  expect((await nbscribe('build', join(folder, 'in/talk.srt'), ...shots, '-o', out, ...ALL)).code).toBe(0);
  expect(sourcesOf(out).filter(([kind]) => kind === 'slide')).toEqual([
    ['slide', 'shots/00-00-02.png'],
    ['slide', 'shots (2)/00-00-20.png'],
  ]);
});

test('material belongs to the lecture before it', () => {
  const folder = temporaryFolder({ 'shots/a.png': PIXEL, 'lesson/talk.srt': SRT, 'lesson/a.png': PIXEL });
  const [shots, lesson] = [join(folder, 'shots'), join(folder, 'lesson')];
  expect(groupLectures(['a.vtt', 'a.png', 'a.ipynb', 'b.vtt', shots])).toEqual([
    { lecture: 'a.vtt', decks: [], material: ['a.png', 'a.ipynb'] },
    { lecture: 'b.vtt', decks: [], material: [shots] },
  ]);
  expect(groupLectures(['b.ipynb', lesson])).toEqual([{ lecture: lesson, decks: [], material: ['b.ipynb'] }]);
});

test.each([
  [['shots/00-00-02.png'], /is a picture, not a transcript[^]*nbscribe build talk.vtt/],
  [['shots'], /no transcript among 00-00-02.png/],
  [['course/lesson.ipynb'], /is a notebook, not a transcript/],
  [['in/talk.srt', 'missing.png'], /missing.png/],
  [['in/talk.srt', 'missing.ipynb'], /missing.ipynb/],
  [['in/talk.srt', 'course/broken.png'], /broken.png/],
])('%j says what is wrong', async (names, message) => {
  const folder = temporaryFolder({ ...files, 'course/broken.png': 'no picture' });
  const paths = names.map((name) => join(folder, name));
  const { err } = await nbscribe('build', ...paths, '-o', join(folder, 'x.ipynb'));
  expect(err).toMatch(message);
  expect(err).not.toMatch(/^ {4}at /m);
});

test('an address beside a transcript is told as it was given, with how to fetch it', async () => {
  const folder = temporaryFolder(files);
  const talk = join(folder, 'in/talk.srt');
  for (const online of ['https://example.org/a.pdf?download=1', 'https://example.org/lesson.ipynb'])
    for (const command of [['build', '-o', folder], ['inspect']]) {
      const { code, err } = await nbscribe(...command, talk, online);
      expect([code, err]).toEqual([2, expect.stringContaining(`"${online}" is an address`) as string]);
      expect(err).toContain(`curl -LO "${online}", then: nbscribe build talk.vtt and that file`);
    }
  expect(existsSync(join(folder, 'talk.ipynb'))).toBe(false);
});

test('what is named twice is one lecture', () => {
  expect(groupLectures(['a.vtt', './a.vtt', 'a.png', 'a.png'])).toEqual([
    { lecture: 'a.vtt', decks: [], material: ['a.png'] },
  ]);
  expect(groupLectures(['lesson', 'lesson/', 'other/lesson']).map(({ lecture }) => lecture)).toEqual([
    'lesson',
    'other/lesson',
  ]);
});

describe('what is beside a transcript and can be no part of its lecture is told by its kind', () => {
  test.each([
    ['deck.key', 'slides that only Keynote reads', 'Export To > PDF'],
    ['slides.zip', 'is an archive', 'Unpack it'],
    ['mising.xyz', 'no file or folder', 'Give a transcript file'],
    ['more.docx', 'are 2 lectures, and', 'Give -o a folder'],
    ['theme.css', 'are 2 lectures, and', 'slides (.pdf, .pptx, .odp)'],
  ])('%s', async (name, what, remedy) => {
    const written = { 'talk.srt': SRT, 'deck.key': 'PK', 'slides.zip': 'PK', 'more.docx': 'PK', 'theme.css': 'a {}' };
    const folder = temporaryFolder(written);
    const [talk, other, out] = ['talk.srt', name, 'out.ipynb'].map((file) => join(folder, file)) as [
      string,
      string,
      string,
    ];
    for (const named of [
      [talk, other],
      [other, talk],
    ]) {
      const { code, err } = await nbscribe('build', ...named, '-o', out);
      expect([code, err]).toEqual([2, expect.stringContaining(`${name}"`) as string]);
      expect(err).toContain(what);
      expect(err).toContain(remedy);
    }
    expect(existsSync(out)).toBe(false);
  });

  test('inspect tells it, too, and one alone as well', async () => {
    const folder = temporaryFolder({ 'talk.srt': SRT, 'deck.key': 'PK' });
    const [talk, deck] = ['talk.srt', 'deck.key'].map((file) => join(folder, file)) as [string, string];
    for (const named of [[talk, deck], [deck, talk], [deck]])
      expect((await nbscribe('inspect', ...named)).err).toContain('Export To > PDF');
  });
});
