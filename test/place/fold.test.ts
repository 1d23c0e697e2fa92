import type { Capture } from '../../src/model/capture.js';
import { type PlaceOptions, placeCaptures } from '../../src/place/place.js';
import { lectureAbout, lectureOf, notebook, shot, talkOf } from './lecture.js';

const talk = talkOf(10);
const place = (captures: readonly Capture[], options: PlaceOptions = {}) =>
  placeCaptures(lectureOf(talk, { captures }), talk, options).value.captures;
const code = (atS: number, ...lines: readonly string[]) =>
  shot(atS, { kind: 'code', language: 'python', content: lines.join('\n') });

const steps = [
  code(60, 'def area(radius):'),
  code(90, 'def area(radius):', '    return 3.14 * radius ** 2'),
  code(120, 'import math', 'def area(radius):', '    return math.pi * radius ** 2', 'area(2)'),
];

test('code typed live is shown once, where it is complete, with its earlier forms', () => {
  const [shown, ...others] = place(steps);
  expect(others).toEqual([]);
  expect(shown).toMatchObject({ atMs: 120_000, content: steps[2]?.content });
  expect(shown?.earlier?.map(({ atMs }) => atMs)).toEqual([60_000, 90_000]);
});

test('code that is changed long after it was talked about shows the form of each moment', () => {
  const [first, second] = [steps[0]!, steps[1]!];
  const late = { ...steps[2]!, atMs: 900_000 };
  const shown = place([first, second, late]);
  expect(shown.map(({ atMs }) => atMs)).toEqual([90_000, 900_000]);
  expect(shown[0]?.content).toBe(second.content);
  expect(shown[0]?.earlier?.map(({ atMs }) => atMs)).toEqual([60_000]);
});

test('code that comes back unchanged after long stands once', () =>
  expect(place([steps[2]!, { ...steps[2]!, atMs: 500_000 }]).map(({ atMs }) => atMs)).toEqual([120_000]));

test('with --snapshots all each step shows what changed', () => {
  const shown = place(steps, { snapshots: 'all' });
  expect(shown.map(({ kind, atMs }) => [kind, atMs])).toEqual([
    ['note', 60_000],
    ['note', 90_000],
    ['code', 120_000],
  ]);
  expect(shown[0]?.content).toBe('```python\ndef area(radius):\n```');
  expect(shown[1]?.content).toBe('```diff\n  def area(radius):\n+     return 3.14 * radius ** 2\n```');
});

test('code with a fence in it stays inside its own', () => {
  const [first] = place([code(60, 'text = """', '```'), code(70, 'text = """', '```', '"""')], { snapshots: 'all' });
  expect(first?.content).toBe('````python\ntext = """\n```\n````');
});

test('the same code again stands once, where it was first complete', () => {
  const shown = place([code(60, 'a = 1', 'b = 2'), code(300, 'a = 1', 'b = 2')]);
  expect(shown).toMatchObject([{ atMs: 60_000, earlier: [{ atMs: 300_000 }] }]);
});

test('two different programs stay two', () => {
  expect(
    place([code(60, 'import os', 'print(os.name)'), code(300, 'for i in range(3):', '    print(i)')]),
  ).toHaveLength(2);
});

test('a single line that comes back minutes later in another program is not its first form', () => {
  expect(place([code(60, 'import numpy'), code(400, 'import numpy', 'x = numpy.ones(3)', 'print(x)')])).toHaveLength(2);
});

test('a view that scrolled up shows nothing new', () => {
  const whole = code(60, 'a = 1', 'b = 2', 'c = 3', 'd = 4', 'e = 5');
  expect(place([whole, code(90, 'a = 1', 'b = 2', 'c = 3')])).toMatchObject([{ atMs: 60_000, content: whole.content }]);
});

test('printed output that follows its code becomes its output', () => {
  const output = shot(65, { kind: 'output', content: '6.28' });
  const [shown, ...others] = place([code(60, 'print(2 * 3.14)'), output]);
  expect(others).toEqual([]);
  expect(shown?.outputs).toEqual([{ output_type: 'stream', name: 'stdout', text: '6.28\n' }]);
});

test.each([
  [
    'a slide stands between',
    [code(60, 'f()'), shot(62, { kind: 'slide' }), shot(65, { kind: 'output', content: '1' })],
  ],
  ['it comes much later', [code(60, 'f()'), shot(400, { kind: 'output', content: '1' })]],
  ['there is no code', [shot(65, { kind: 'output', content: '1' })]],
])('printed output stays by itself where %s', (_why, captures) => {
  expect(place(captures).filter(({ kind }) => kind === 'output')).toHaveLength(1);
});

test('output of an early form is kept with the last one', () => {
  const [shown] = place([
    code(60, 'a = 1', 'print(a)'),
    shot(61, { kind: 'output', content: '1' }),
    code(90, 'a = 1', 'print(a)', 'b = 2'),
  ]);
  expect(shown).toMatchObject({ atMs: 90_000, outputs: [{ text: '1\n' }] });
});

test('a snapshot that equals a cell of a course notebook tells when that cell is on screen', () => {
  const book = notebook('a.ipynb', 'first()', 'model = Model(depth=2)\nmodel.train()', 'last()');
  const lecture = lectureAbout(talk, book);
  const captures = [...lecture.captures, code(333, 'model = Model(depth=2)', 'model.train()')];
  const shown = placeCaptures({ ...lecture, captures }, talk).value.captures;
  expect(shown.map(({ origin }) => origin?.cell)).toEqual([0, 1, 2]);
  expect(shown[1]).toMatchObject({ atMs: 333_000, placement: { by: 'clock' }, earlier: [{ atMs: 333_000 }] });
});

/** A slide of 160x90 grey pixels: white, with black bars where bullets are; `noise` is what compression leaves. */
function drawn(bars: readonly number[], noise = 0): Uint8Array {
  const pixels = new Uint8Array(160 * 90).fill(250);
  for (const bar of bars)
    for (let row = bar * 10; row < bar * 10 + 5; row++) pixels.fill(10, row * 160 + 20, row * 160 + 140);
  return pixels.map((pixel, at) => pixel + ((at * 7919) % (2 * noise + 1)) - noise);
}

const slide = (atS: number) => shot(atS, { kind: 'slide', image: { path: `${atS}.png`, mediaType: 'image/png' } });

function placeSlides(pictures: Readonly<Record<number, Uint8Array>>, options: PlaceOptions = {}): readonly Capture[] {
  const captures = Object.keys(pictures).map((atS) => slide(Number(atS)));
  return place(captures, { ...options, thumbnailOf: ({ atMs = 0 }) => pictures[atMs / 1000] });
}

test('a slide that builds up is shown once, complete', () => {
  const shown = placeSlides({ 10: drawn([1]), 20: drawn([1, 3]), 30: drawn([1, 3, 5]), 40: drawn([0, 2, 7]) });
  expect(shown.map(({ atMs }) => atMs)).toEqual([30_000, 40_000]);
  expect(shown[0]?.earlier?.map(({ path }) => path)).toEqual(['10.png', '20.png']);
});

test('compression noise makes no new slide: it stands where it was first complete', () => {
  const shown = placeSlides({ 10: drawn([1, 3]), 20: drawn([1, 3], 5), 30: drawn([1, 3], 5) });
  expect(shown).toMatchObject([{ atMs: 10_000, earlier: [{ atMs: 20_000 }, { atMs: 30_000 }] }]);
});

test('slides of one layout with other bullets stay two', () => {
  expect(placeSlides({ 10: drawn([1, 3]), 20: drawn([1, 4]) })).toHaveLength(2);
});

test('a slide that returns links back to its first showing', () => {
  const shown = placeSlides({ 10: drawn([1]), 20: drawn([1, 3]), 30: drawn([0, 2, 7]), 40: drawn([1, 3], 4) });
  expect(shown.map(({ atMs, returnOfMs }) => [atMs, returnOfMs])).toEqual([
    [20_000, undefined],
    [30_000, undefined],
    [40_000, 10_000],
  ]);
});

test('--slides all keeps every one', () => {
  expect(placeSlides({ 10: drawn([1]), 20: drawn([1, 3]), 30: drawn([1, 3], 4) }, { slides: 'all' })).toHaveLength(3);
});

test('photographs are one slide only where they are the same', () => {
  const photo = (seed: number) => Uint8Array.from({ length: 160 * 90 }, (_, at) => (at * seed) % 256);
  expect(placeSlides({ 10: photo(31), 20: photo(31), 30: photo(57) })).toMatchObject([
    { atMs: 10_000 },
    { atMs: 30_000 },
  ]);
});

test('where no picture can be compared the text of the slides tells', () => {
  const texts = ['Bears', 'Bears\nGrizzly', 'Bears\nGrizzly\nBlack', 'Cats\nGrizzly'];
  const shown = place(texts.map((content, nth) => shot(10 * (nth + 1), { kind: 'slide', content })));
  expect(shown.map(({ content }) => content)).toEqual([texts[2], texts[3]]);
});

test('pictures that look alike but say something else stay two', () => {
  const captures = ['x = 1', 'x = 2'].map((content, nth) => ({ ...slide(10 * (nth + 1)), content }));
  expect(place(captures, { thumbnailOf: () => drawn([1]) })).toHaveLength(2);
});

const cells = ['download_images(urls)', 'learn.fit_one_cycle(4)', 'learn.unfreeze_all()', 'learn.lr_find_plot()'];
const versions = (...extra: readonly (readonly string[])[]) => {
  const heard = talkOf(
    20,
    [300, 'we download the images of the urls.'],
    [600, 'the tokenizer decodes a sentence here.'],
  );
  const books = extra.map((own, nth) => notebook(`book${nth}.ipynb`, ...cells, ...own));
  return placeCaptures(lectureAbout(heard, ...books), heard).value.captures;
};

test('of two versions of a notebook each cell stands once, that of the version which is talked about', () => {
  const shown = versions(['q = 1'], ['decode(tokenizer, sentence)']);
  expect(shown.map(({ content }) => content).toSorted()).toEqual(
    [...cells, 'q = 1', 'decode(tokenizer, sentence)'].toSorted(),
  );
  const both = shown.filter(({ content }) => cells.includes(content));
  expect(both.map(({ origin }) => origin?.path)).toEqual(cells.map(() => 'book1.ipynb'));
  expect(both.map(({ earlier }) => earlier?.[0]?.path)).toEqual(cells.map(() => 'book0.ipynb'));
});

test('notebooks that share a few lines keep them both', () => {
  const own = Array.from({ length: 9 }, (_, nth) => `something_else_${nth}(${nth})`);
  const other = own.map((line) => line.replace('else', 'other'));
  expect(versions(own, other).filter(({ content }) => content === cells[0])).toHaveLength(2);
});

test('a cell whose time is given stands in both versions', () => {
  const heard = talkOf(20, [300, 'we download the images of the urls.']);
  const [first, second] = [notebook('book0.ipynb', ...cells), notebook('book1.ipynb', ...cells)];
  const pins = [
    { path: 'book0.ipynb', cell: 1, atMs: 60_000 },
    { path: 'book1.ipynb', cell: 1, atMs: 900_000 },
  ].map((pin) => ({ ...pin, place: { path: 'lecture.yaml', line: 1 } }));
  const { captures } = placeCaptures({ ...lectureAbout(heard, first, second), pins }, heard).value;
  expect(captures.filter(({ content }) => content === cells[1]).map(({ atMs }) => atMs)).toEqual([60_000, 900_000]);
});
