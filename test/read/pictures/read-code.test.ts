import type { Lecture } from '../../../src/model/lecture.js';
import { withCodeOf } from '../../../src/read/pictures/code-captures.js';
import { findCode } from '../../../src/read/pictures/find-code.js';
import { layoutCode } from '../../../src/read/pictures/layout.js';
import { mayShowCode } from '../../../src/read/pictures/monospace.js';
import { readCode } from '../../../src/read/pictures/read-code.js';
import type { PictureWord } from '../../../src/read/pictures/word.js';

/** Words as they stand on a picture of code whose letters are ten pixels wide and whose lines are twenty apart. */
function wordsOf(code: string, { x = 40, y = 30 } = {}): readonly PictureWord[] {
  return code.split('\n').flatMap((line, nth) =>
    [...line.matchAll(/\S+/g)].map((found) => ({
      text: found[0],
      x: x + 10 * found.index,
      y: y + 20 * nth,
      width: 10 * found[0].length - 1.5,
      height: 14,
      sure: 90,
      line: `${x}.${nth}`,
    })),
  );
}

const CODE = `def update(x, y, lr=1e-3):
    y_hat = model(x)

    loss = loss_func(y_hat, y)
    return loss.item()`;
const read = (seen: string, course: readonly string[] = [], language?: string) =>
  readCode([[wordsOf(seen)]], { course, language })[0]!;

test('indentation and empty lines come from where words stand', () => {
  expect(layoutCode(wordsOf(CODE)).join('\n')).toBe(CODE);
});

test('numbers of lines, prompts of notebooks and of Python are no code', () => {
  const numbered = CODE.split('\n').map((line, nth) => `${String(nth + 1).padStart(2)} ${line}`);
  expect(layoutCode(wordsOf(numbered.join('\n'))).filter((line) => line !== '')).toEqual(
    CODE.split('\n').filter((line) => line !== ''),
  );
  expect(layoutCode(wordsOf('In [3]: x = 1\n        y = 2'))).toEqual(['x = 1', 'y = 2']);
  expect(layoutCode(wordsOf('>>> x = 1\n>>> x\n1'))).toEqual(['x = 1', 'x']);
});

test('what Python cannot mean was misread: gaps in names, quotes, letters for digits', () => {
  const seen = CODE.replaceAll('y_hat', 'y hat').replace('loss_func', 'loss func').replace('1e-3', 'le-3');
  expect(read(seen)).toMatchObject({ content: CODE, parses: true, fromCourse: 0, lines: 4, language: 'python' });
  expect(read('name = ‘ada’\nprint (name)').content).toBe("name = 'ada'\nprint(name)");
});

test("a misread line becomes the course's own", () => {
  const seen = CODE.replace('model(x)', 'mode1(x)').replace('loss.item()', '1oss.itern()');
  expect(read(seen, [CODE])).toMatchObject({ content: CODE, fromCourse: 4, parses: true });
});

test.each([
  ['another number', 'lr = 1e-3\nwd = 0.01', 'lr = 1e-2\nwd = 0.01'],
  ['another operator', 'total = total + step', 'total = total - step'],
  ['another name of the course', 'show(train_data, 16)\nvalid_data = 1', 'show(valid_data, 16)\nvalid_data = 1'],
])('%s was written, not misread', (_, course, seen) => {
  expect(read(seen, [course]).content).toBe(seen);
});

test('code that closes no bracket says so and is not made up', () => {
  expect(read('x = f(1, 2\ny = 3')).toMatchObject({ parses: false, content: 'x = f(1, 2\ny = 3' });
});

test('a slide with a title above its code stands, with the code after it', () => {
  const slide = {
    kind: 'slide',
    atMs: 0,
    content: '',
    image: { path: 'a.png', mediaType: 'image/png' },
    place: { path: 'a.png', line: 0 },
  } as const;
  const lecture = { captures: [slide], courseNotebooks: [] } as unknown as Lecture;
  const kinds = (share: number) =>
    withCodeOf(lecture, new Map([[slide, { blocks: [wordsOf(CODE)], share }]])).value.captures.map(({ kind }) => kind);
  expect([kinds(0.3), kinds(0.6), kinds(0.9)]).toEqual([['slide'], ['slide', 'code'], ['code']]);
});

test('names of other languages are not joined', () => {
  expect(read('int x = 3;\nreturn x;')).toMatchObject({ content: 'int x = 3;\nreturn x;', language: 'text' });
  expect(read('x <- c(1, 2)\nmean(x)', [], 'R').content).toBe('x <- c(1, 2)\nmean(x)');
});

test('code is found beside files, prose and tabs; prose alone is none', () => {
  const prose = 'It goes on like this for some lines of text'.split(' ').map((text, nth): PictureWord => ({
    text, x: 40 + 53 * nth, y: 470, width: 37, height: 12, sure: 90, line: 'p',
  })); // prettier-ignore
  const [box, ...others] = findCode([...wordsOf(CODE, { x: 300, y: 100 }), ...prose]);
  expect(others).toEqual([]);
  expect(box?.x).toBeGreaterThan(280);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(250);
  expect(findCode(prose)).toEqual([]);
  expect(findCode([])).toEqual([]);
});

test('letters of one width are told from others without reading them', () => {
  const draw = (advance: (nth: number) => number) => {
    const [width, height] = [600, 300];
    const pixels = new Uint8Array(width * height).fill(255);
    for (let row = 0; row < 10; row++)
      for (let nth = 0, x = 20; x < 560; x += advance(nth++ + 7 * row))
        for (let y = 20 + row * 26; y < 32 + row * 26; y++) pixels.fill(0, y * width + x, y * width + x + 6);
    return { pixels, width, height };
  };
  expect(mayShowCode(draw(() => 9))).toBe(true);
  let seed = 7;
  expect(mayShowCode(draw(() => 8 + ((seed = (seed * 48_271) % 2_147_483_647) % 7)))).toBe(false);
});
