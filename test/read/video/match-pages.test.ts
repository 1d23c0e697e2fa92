import { HEIGHT_PX, WIDTH_PX, type Frame } from '../../../src/read/video/frame.js';
import { matchPages } from '../../../src/read/video/match-pages.js';
import type { ScreenState } from '../../../src/read/video/states.js';
import { camera, draw, slide } from './screen.js';

const PAGES = [
  slide(90, 70, 100),
  slide(50, 120, 60, 80),
  slide(130, 40, 40, 110, 90),
  slide(70),
  slide(20, 100, 20, 100, 20, 100),
].map((parts) => draw(...parts));
const WIDE = 16 / 9;
const stateOf = (picture: Frame, mask = new Uint8Array(300)): ScreenState => ({
  startMs: 0,
  endMs: 9000,
  pictureMs: 8500,
  buildsMs: [],
  picture,
  mask,
});
const pagesOf = (frames: readonly Frame[], pageShape = WIDE) =>
  matchPages(
    frames.map((frame) => stateOf(frame)),
    { pages: PAGES, pageShape, frameShape: WIDE },
  ).map((match) => match?.page);

/** A page at a part of the picture, black around it. */
function inset(page: Frame, { x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>): Frame {
  const frame = new Uint8Array(WIDTH_PX * HEIGHT_PX);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      frame[(y + row) * WIDTH_PX + x + column] =
        page[Math.floor((row * HEIGHT_PX) / height) * WIDTH_PX + Math.floor((column * WIDTH_PX) / width)]!;
  return frame;
}

test('the page that the screen shows is found, in any order', () => {
  expect(pagesOf([PAGES[2]!, PAGES[0]!, PAGES[4]!, PAGES[0]!])).toEqual([2, 0, 4, 0]);
});

test('a camera over the corner of a slide hides nothing of what it is', () => {
  const parts = slide(50, 120, 60, 80);
  expect(
    pagesOf([draw(...parts, camera(1)), draw(...parts, { x: 120, y: 60, width: 40, height: 30, grey: 90 })]),
  ).toEqual([1, 1]);
});

test.each([
  ['beside a camera', { x: 0, y: 11, width: 122, height: 68 }],
  ['below a strip of faces', { x: 16, y: 18, width: 128, height: 72 }],
])('slides that stand %s are found', (_, part) => {
  expect(pagesOf(PAGES.map((page) => inset(page, part)))).toEqual([0, 1, 2, 3, 4]);
});

test('pages of another shape than the video have borders at their sides', () => {
  expect(
    pagesOf(
      PAGES.map((page) => inset(page, { x: 20, y: 0, width: 120, height: 90 })),
      4 / 3,
    ),
  ).toEqual([0, 1, 2, 3, 4]);
});

test('what is no page is none: an editor, an empty screen, another slide', () => {
  const editor = draw(...slide(90, 70, 100)).map((grey) => 255 - grey);
  expect(pagesOf([editor, draw(), draw(...slide(30, 130, 100, 20))])).toEqual([undefined, undefined, undefined]);
});

test('pages that could not be drawn, and a deck of one page, are no reason to fail', () => {
  const from = { pageShape: WIDE, frameShape: WIDE };
  expect(matchPages([stateOf(PAGES[0]!)], { pages: [undefined, undefined], ...from })).toEqual([undefined]);
  expect(matchPages([stateOf(PAGES[0]!)], { pages: [PAGES[0]], ...from })[0]?.page).toBe(0);
});
