import { readStates, type ScreenState } from '../../../src/read/video/states.js';
import { parseStates, writeStates } from '../../../src/read/video/remember.js';
import { camera, draw, film, slide } from './screen.js';

const ONE = slide(90, 70, 100);
const TWO = slide(50, 120, 60, 80);
const THREE = slide(130, 40, 40, 110, 90);
const startsOf = (states: readonly ScreenState[]) => states.map(({ startMs }) => startMs / 1000);

test('each slide is a state from when it comes to when it goes', async () => {
  const states = await readStates(film(60, (second) => draw(...(second < 20 ? ONE : second < 45 ? TWO : THREE))));
  expect(states.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [0, 20_000],
    [20_000, 45_000],
    [45_000, 60_000],
  ]);
  for (const { startMs, endMs, pictureMs } of states) {
    expect(pictureMs).toBeGreaterThanOrEqual(startMs);
    expect(pictureMs).toBeLessThan(endMs);
  }
});

test('a camera in the corner and the noise of compression change nothing', async () => {
  const noisy = (second: number) =>
    draw(...(second < 30 ? ONE : TWO), camera(second)).map((grey, at) => grey - ((at * 7 + second) % 3));
  expect(startsOf(await readStates(film(60, noisy)))).toEqual([0, 30]);
});

test('bullets that come one after the other are one slide, whose picture has them all', async () => {
  const lines = slide(90, 70, 100, 60);
  const states = await readStates(film(50, (second) => draw(...lines.slice(0, second < 12 ? 2 : second < 24 ? 3 : 4))));
  expect(states).toHaveLength(1);
  expect(states[0]?.buildsMs).toEqual([12_000, 24_000]);
  expect(states[0]?.picture).toEqual(draw(...lines));
});

test('code that is typed line by line is one state', async () => {
  const typed = (second: number) =>
    draw(
      ...slide(30),
      ...slide(...Array.from({ length: 8 }, (_, nth) => 60 + 8 * nth)).slice(0, 1 + Math.floor(second / 4)),
    );
  expect(await readStates(film(40, typed))).toHaveLength(1);
});

test('an animation on a slide is no row of slides, and the next slide is seen when it comes', async () => {
  const ball = (second: number) => ({
    x: 90 + Math.round(20 * Math.sin(second * 2)),
    y: 50 + Math.round(12 * Math.cos(second * 3)),
    width: 16,
    height: 14,
    grey: 90,
  });
  const states = await readStates(film(70, (second) => (second < 40 ? draw(...ONE, ball(second)) : draw(...TWO))));
  expect(startsOf(states)).toEqual([0, 40]);
});

test('what is passed by within two seconds is no slide, and what comes back says so', async () => {
  const flicked = await readStates(film(40, (second) => draw(...(second >= 20 && second < 21 ? TWO : ONE))));
  expect(startsOf(flicked)).toEqual([0]);
  const back = await readStates(film(60, (second) => draw(...(second >= 20 && second < 40 ? TWO : ONE))));
  expect(back.map(({ returnOfMs }) => returnOfMs)).toEqual([undefined, undefined, 0]);
});

test('scrolling is one state, however long it lasts', async () => {
  const scrolled = (second: number) =>
    draw(...slide(...Array.from({ length: 9 }, (_, nth) => 20 + ((nth * 37 + Math.floor(second * 2) * 53) % 100))));
  const states = await readStates(
    film(60, (second) => (second < 20 ? draw(...ONE) : second < 40 ? scrolled(second) : draw(...TWO))),
  );
  expect(states.length).toBeLessThanOrEqual(3);
  expect(startsOf(states)).toContain(40);
});

test('a lecture of two hours is read in stretches, as if it were one', async () => {
  const shown = [ONE, TWO, THREE, slide(70), slide(40, 120), slide(20, 100, 20)];
  const states = await readStates(
    film(7200, (second) => draw(...(shown[Math.floor(second / 1000) % shown.length] ?? []), camera(second))),
  );
  expect(startsOf(states)).toEqual([0, 1000, 2000, 3000, 4000, 5000, 6000, 7000]);
  expect(states.map(({ returnOfMs }) => returnOfMs)).toEqual([...Array.from({ length: 6 }), 0, 1_000_000]);
});

test('a film without a frame, and one of a single one, end no program', async () => {
  expect(await readStates(film(0, () => draw()))).toEqual([]);
  expect(startsOf(await readStates(film(0.5, () => draw(...ONE))))).toEqual([0]);
});

test('states are remembered, and what somebody changed is not believed', async () => {
  const states = await readStates(film(60, (second) => draw(...(second < 20 ? ONE : TWO), camera(second))));
  const text = writeStates(states);
  expect(parseStates(text)).toEqual(states);
  expect(text.length).toBeLessThan(4000 * states.length);
  for (const wrong of [
    '',
    '[',
    '{}',
    '[{}]',
    'null',
    text.replace(/"picture":"..../, '"picture":"AAAA'),
    text.replace('"startMs":0', '"startMs":-1'),
  ])
    expect(parseStates(wrong)).toBeUndefined();
});
