import fc from 'fast-check';
import type { Capture } from '../../src/model/capture.js';
import type { Lecture } from '../../src/model/lecture.js';
import { placeCaptures } from '../../src/place/place.js';
import { lectureAbout, lectureOf, notebook, shot, talkOf } from './lecture.js';

const bears = notebook(
  'bears.ipynb',
  'from fastai import *',
  'md:## Download the pictures of bears',
  'download_images(urls, dest)',
  'md:## Train',
  'learn.fit_one_cycle(4)',
  'x = 1',
  'learn.lr_find()',
);
const talk = talkOf(
  20,
  [300, 'we download the images of the urls into a folder.'],
  [600, 'now we fit one cycle to train the learner.'],
  [900, 'the learning rate finder finds the learning rate, so lr find it is.'],
);
const place = (lecture: Lecture) => placeCaptures(lecture, talk);
const placed = (lecture: Lecture) =>
  new Map(
    place(lecture).value.captures.map(({ content, atMs, placement }) => [content, { atMs: atMs ?? -1, ...placement }]),
  );
const seconds = (lecture: Lecture, content: string) => (placed(lecture).get(content)?.atMs ?? -1000) / 1000;

test('code stands where it is talked about', () => {
  const lecture = lectureAbout(talk, bears);
  expect(Math.abs(seconds(lecture, 'download_images(urls, dest)') - 300)).toBeLessThanOrEqual(30);
  expect(Math.abs(seconds(lecture, 'learn.fit_one_cycle(4)') - 600)).toBeLessThanOrEqual(30);
  expect(Math.abs(seconds(lecture, 'learn.lr_find()') - 900)).toBeLessThanOrEqual(30);
  expect(placed(lecture).get('learn.lr_find()')).toMatchObject({ by: 'evidence' });
});

test('a cell of imports goes with the cell after it', () => {
  const lecture = lectureAbout(talk, bears);
  expect(seconds(lecture, 'from fastai import *')).toBe(seconds(lecture, 'download_images(urls, dest)'));
});

test('a cell nobody talks about stands between its neighbours, in order', () => {
  const places = placed(lectureAbout(talk, bears));
  expect([...places.keys()]).toEqual(bears.captures.map(({ content }) => content));
});

/**
 * Where the only cell that can be meant stands, in seconds, when this is said at 700 s of a talk about other things.
 */
function secondsOf(cell: string, outputs: Capture['outputs'], said: string): number {
  const book = notebook('book.ipynb', cell);
  const captures = book.captures.map((capture) => ({ ...capture, outputs }) as Capture);
  const heard = talkOf(20, [700, said]);
  const { value } = placeCaptures(lectureAbout(heard, { ...book, captures }), heard);
  const [only] = value.captures;
  return only?.placement?.by === 'evidence' ? (only.atMs ?? 0) / 1000 : -1;
}

const table = '<style>td { color: 11 }</style><table border="1"><tr><td>0</td><td>0.0573</td></tr></table>';

test.each([
  [
    'a number of a table',
    { output_type: 'display_data', data: { 'text/html': table }, metadata: {} },
    'we are at 5.7 percent.',
  ],
  ['a printed number', { output_type: 'stream', name: 'stdout', text: 'loss 12.481' }, 'the loss of 12.5 is high.'],
  [
    'an error',
    { output_type: 'error', ename: 'FileNotFoundError', evalue: 'No such file', traceback: [] },
    'it says file not found error, right.',
  ],
  [
    'a class',
    { output_type: 'execute_result', data: { 'text/plain': "['EgyptianMau']" }, metadata: {}, execution_count: 1 },
    'this one is an egyptian mau.',
  ],
])('code stands where %s of its output is said', (_, output, said) => {
  expect(Math.abs(secondsOf('q', [output] as Capture['outputs'], said) - 700)).toBeLessThanOrEqual(30);
});

test('of two moments at which a cell may be meant the one where it is run wins', () => {
  const heard = talkOf(20, [300, 'a tokenizer exists.'], [700, "a tokenizer exists, let's run that."]);
  const book = notebook('book.ipynb', 'tokenizer = Tokenizer()');
  const [cell] = placeCaptures(lectureAbout(heard, book), heard).value.captures;
  expect(Math.abs((cell?.atMs ?? 0) / 1000 - 700)).toBeLessThanOrEqual(30);
});

test('between cells that stand far apart one that nobody talks about stands beside the nearer, not in the middle', () => {
  const book = notebook('book.ipynb', 'download_images(urls)', 'q1 = 1', 'q2 = 2', 'learn.lr_find()');
  const { captures } = placeCaptures(lectureAbout(talk, book), talk).value;
  const [first, second, third, last] = captures.map(({ atMs }) => atMs);
  expect([second, third]).toEqual([first, last]);
});

test('of two notebooks each stands where it is on screen', () => {
  const cats = notebook('cats.ipynb', 'tokenizer = Tokenizer(vocabulary)', 'decode(tokenizer, sentence)');
  const both = talkOf(
    30,
    [300, 'we download the images of the urls into a folder.'],
    [600, 'now we fit one cycle to train the learner with the images.'],
    [1200, 'a tokenizer with its vocabulary cuts a sentence.'],
    [1260, 'and to decode the sentence we call the tokenizer again.'],
  );
  const { captures } = placeCaptures(lectureAbout(both, cats, bears), both).value;
  const atMs = (text: string) => captures.find(({ content }) => content.startsWith(text))?.atMs ?? 0;
  expect(atMs('tokenizer')).toBeGreaterThan(1_150_000);
  expect(atMs('download')).toBeLessThan(400_000);
});

test('a repeated line of code stands at each place where it is said', () => {
  const twice = notebook(
    'twice.ipynb',
    'model.unfreeze()',
    'a = 1',
    'b = 2',
    'c = 3',
    'd = 4',
    'e = 5',
    'model.unfreeze()',
  );
  const said = talkOf(20, [200, 'so we unfreeze the model.'], [900, 'and then we unfreeze again.']);
  const { captures } = placeCaptures(lectureAbout(said, twice), said).value;
  const times = captures.filter(({ content }) => content === 'model.unfreeze()').map(({ atMs }) => (atMs ?? 0) / 1000);
  expect(times[0]).toBeLessThan(300);
  expect(times[1]).toBeGreaterThan(800);
});

test('a comment in a cell says when, and its neighbours keep their order around it', () => {
  const book = notebook('a.ipynb', 'first_thing()', '# at 00:12:34\nsecond_thing()', 'third_thing()');
  const places = placed(lectureAbout(talk, book));
  expect(places.get('# at 00:12:34\nsecond_thing()')).toEqual({ atMs: 754_000, by: 'pinned', confidence: 1 });
  expect(seconds(lectureAbout(talk, book), 'first_thing()')).toBeLessThanOrEqual(754);
  expect(seconds(lectureAbout(talk, book), 'third_thing()')).toBeGreaterThanOrEqual(754);
});

test.each(['# at 1:02', '// at 1:02', '-- at 1:02.0', '  # at 62'])('"%s" is a minute and two seconds', (comment) => {
  const [capture] = place(lectureAbout(talk, notebook('a.ipynb', `${comment}\nf()`))).value.captures;
  expect(capture).toMatchObject({ atMs: 62_000, placement: { by: 'pinned' } });
});

test('an unreadable time in a comment is a problem, and the cell is placed all the same', () => {
  const { value, problems } = place(lectureAbout(talk, notebook('a.ipynb', '# at 1:99:00\nlearn.lr_find()')));
  expect(problems).toMatchObject([{ code: 'place/bad-time', message: expect.stringContaining('1:99:00') as string }]);
  expect(value.captures[0]?.placement?.by).toBe('evidence');
});

test('a comment that only speaks of a place is no time', () => {
  const [capture] = place(lectureAbout(talk, notebook('a.ipynb', '# at the end\nlearn.lr_find()'))).value.captures;
  expect(capture?.placement?.by).toBe('evidence');
});

test('place: of lecture.yaml wins over what is said, and holds a Markdown cell as well', () => {
  const pins = [
    { path: 'bears.ipynb', cell: 6, atMs: 700_000 },
    { path: 'bears.ipynb', cell: 3, atMs: 650_000 },
  ];
  const places = placed({ ...lectureAbout(talk, bears), pins });
  expect(places.get('learn.lr_find()')).toMatchObject({ atMs: 700_000, by: 'pinned' });
  expect(places.get('learn.fit_one_cycle(4)')?.atMs).toBeGreaterThanOrEqual(650_000);
  expect(places.get('learn.fit_one_cycle(4)')?.atMs).toBeLessThanOrEqual(700_000);
});

test('pins against the order of the notebook are kept', () => {
  const pins = [
    { path: 'bears.ipynb', cell: 2, atMs: 1_000_000 },
    { path: 'bears.ipynb', cell: 4, atMs: 100_000 },
  ];
  const places = placed({ ...lectureAbout(talk, bears), pins });
  expect(places.get('download_images(urls, dest)')?.atMs).toBe(1_000_000);
  expect(places.get('learn.fit_one_cycle(4)')?.atMs).toBe(100_000);
});

test('a pin on a cell that is not there is a problem that quotes it', () => {
  const { problems } = place({ ...lectureAbout(talk, bears), pins: [{ path: 'bear.ipynb', cell: 2, atMs: 5 }] });
  expect(problems).toMatchObject([
    { code: 'place/unknown-cell', message: expect.stringContaining('bear.ipynb') as string },
  ]);
});

test('a capture with a time keeps it', () => {
  const captures = [shot(90, { kind: 'slide' }), shot(30, { kind: 'image' }), shot(60, { kind: 'note', content: 'x' })];
  const { value } = place(lectureOf(talk, { captures }));
  expect(value.captures.map(({ atMs, placement }) => [atMs, placement?.by])).toEqual([
    [30_000, 'clock'],
    [60_000, 'clock'],
    [90_000, 'clock'],
  ]);
});

test('slides without a time stand where their text is said', () => {
  const captures = ['Weather', 'Download images', 'Learning rate finder'].map((title) =>
    shot(undefined, { kind: 'slide', title }),
  );
  const { value } = place(lectureOf(talk, { captures }));
  expect(Math.abs((value.captures.at(-1)?.atMs ?? 0) - 900_000)).toBeLessThanOrEqual(30_000);
});

test('pictures that say nothing are spread over the lecture', () => {
  const captures = [1, 2, 3].map(() => shot(undefined, { kind: 'image' }));
  const places = place(lectureOf(talk, { captures })).value.captures;
  expect(places.map(({ atMs = 0 }) => Math.round(atMs / 60_000))).toEqual([5, 10, 15]);
  expect(places.every(({ placement }) => placement?.by === 'spread')).toBe(true);
});

test('a silent lecture and one without captures are placed', () => {
  const silent = lectureAbout({ sentences: [], dropped: [] }, bears);
  expect(placeCaptures(silent, { sentences: [], dropped: [] }).value.captures).toHaveLength(bears.captures.length);
  expect(place(lectureOf(talk)).value.captures).toEqual([]);
});

const piece = fc.constantFrom(
  'download_images',
  'fit',
  'lr_find',
  'import x',
  '# at 0:30',
  'weather = dog',
  '%matplotlib',
);
const source = fc.array(piece, { maxLength: 3 }).map((lines) => lines.join('\n'));
const pin = fc.record({ path: fc.constant('n.ipynb'), cell: fc.nat(6), atMs: fc.nat(1_300_000) });

test('every cell stands exactly once, in the lecture, by time; pinned ones at their time', () => {
  fc.assert(
    fc.property(fc.array(source, { maxLength: 6 }), fc.array(pin, { maxLength: 3 }), (sources, pins) => {
      const lecture = { ...lectureAbout(talk, notebook('n.ipynb', ...sources)), pins };
      const { captures } = place(lecture).value;
      const times = captures.map(({ atMs = -1 }) => atMs);
      expect(captures.map(({ origin }) => origin?.cell).sort()).toEqual(sources.map((_, cell) => cell));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.every((atMs) => atMs >= 0 && atMs <= Math.max(lecture.durationMs, 1_300_000))).toBe(true);
      const free = captures.filter(({ content }) => !content.startsWith('# at'));
      for (const { cell, atMs } of new Map(pins.map((each) => [each.cell, each])).values())
        expect(free.find(({ origin }) => origin?.cell === cell)?.atMs ?? atMs).toBe(atMs);
    }),
    { numRuns: 60 },
  );
});
