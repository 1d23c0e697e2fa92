import type { Capture } from '../../src/model/capture.js';
import { adoptPictured, showPictures } from '../../src/place/pictured-code.js';

const CELL = 'def area(r):\n    return pi * r ** 2\n\nprint(area(2))';
const cell = (content: string, nth: number): Capture => ({
  kind: 'code',
  atMs: undefined,
  content,
  origin: { path: 'lesson.ipynb', cell: nth },
  place: { path: 'lesson.ipynb', line: 0 },
});
const picture = (content: string, atMs: number | undefined): Capture => ({
  kind: 'code',
  atMs,
  content,
  image: { path: `${String(atMs)}.png`, mediaType: 'image/png' },
  read: { by: 'ocr', code: { lines: 3, fromCourse: 3, repaired: 0, parses: true, share: 1 } },
  place: { path: `${String(atMs)}.png`, line: 0 },
});

test('a picture of a cell tells when it is on screen, and is remembered there', () => {
  const [own, ...others] = adoptPictured([cell(CELL, 0), cell('import math\nx = 12', 1), picture(CELL, 5000)]);
  expect(own).toMatchObject({ atMs: 5000, earlier: [{ path: '5000.png' }], content: CELL });
  expect(others).toMatchObject([{ atMs: undefined }]);
});

test('two cells on one picture take its time; of several pictures the one that shows most', () => {
  const other = 'for r in range(10):\n    print(area(r))';
  const shown = adoptPictured([cell(CELL, 0), cell(other, 1), picture(CELL, 1000), picture(`${CELL}\n${other}`, 9000)]);
  expect(shown.map(({ atMs }) => atMs)).toEqual([1000, 9000]);
});

test('code that is another stays beside the cell', () => {
  const variant = `${CELL}\nfor radius in radii:\n    plot(radius)\n    show(radius)`;
  expect(adoptPictured([cell(CELL, 0), picture(variant, 5000)]).map(({ atMs }) => atMs)).toEqual([5000, 5000]);
});

test('code that is no cell of the course stands under its picture', () => {
  expect(showPictures([picture('x = 1\ny = 2\nz = 3', 7000)])).toMatchObject([
    { kind: 'image', atMs: 7000, image: { path: '7000.png' }, content: '' },
    { kind: 'code', atMs: 7000 },
  ]);
});
