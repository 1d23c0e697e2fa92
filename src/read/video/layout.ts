/** Where in the picture of a video the slides stand: all of it, or beside a camera. */
import { blockOf, HEIGHT_PX, WIDTH_PX, type Frame } from './frame.js';
import type { ScreenState } from './states.js';

/** A part of the picture, its sides as shares of it. */
export interface Layout {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const WHOLE: Layout = { x: 0, y: 0, width: 1, height: 1 };

/** A picture at the size at which slides are compared: grey, NaN where it shows something else. */
export type Sample = Float32Array;

export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** Slides are compared at this size; where they stand is looked for at a smaller one. */
export const FINE: Grid = { columns: 64, rows: 36 };
export const COARSE: Grid = { columns: 24, rows: 14 };

type Shown = Pick<ScreenState, 'picture' | 'mask'>;

/** A part of a picture at the size of a grid: each point the mean of what it covers. */
export function sampleFrame({ picture, mask }: Shown, { x, y, width, height }: Layout, grid: Grid): Sample {
  const { columns, rows } = grid;
  const across = Array.from({ length: columns }, (_, nth) =>
    spanOf(x + (nth / columns) * width, width / columns, WIDTH_PX),
  );
  const down = Array.from({ length: rows }, (_, nth) => spanOf(y + (nth / rows) * height, height / rows, HEIGHT_PX));
  return Float32Array.from(down.flatMap((rowSpan) => across.map((span) => meanOf({ picture, mask }, span, rowSpan))));
}

/** First and last pixel. */
function spanOf(from: number, share: number, pixels: number): readonly [number, number] {
  const first = Math.min(pixels - 1, Math.max(0, Math.round(from * pixels)));
  return [first, Math.min(pixels - 1, Math.max(first, Math.round((from + share) * pixels) - 1))];
}

function meanOf(
  { picture, mask }: Shown,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
) {
  let [sum, count] = [0, 0];
  for (let row = top; row <= bottom; row++)
    for (let at = row * WIDTH_PX + left; at <= row * WIDTH_PX + right; at++) {
      if (mask[blockOf(at)] === 1) continue;
      sum += picture[at]!;
      count++;
    }
  return count === 0 ? NaN : sum / count;
}

/** A page fitted into the picture, `scale` of what would fill it, moved by shares of the room that is left. */
export function fitPage(
  pageShape: number,
  frameShape: number,
  scale: number,
  [right, down]: readonly [number, number],
) {
  const width = scale * Math.min(1, pageShape / frameShape);
  const height = scale * Math.min(1, frameShape / pageShape);
  return { x: right * (1 - width), y: down * (1 - height), width, height };
}

/**
 * How alike a picture and a page are, as they are and less what all pages have in common, whichever is less: 1 is the
 * same, 0 nothing alike. What pages have in common is no sign of one of them, and neither is that all of it is missing.
 */
export function compareSamples(picture: Sample, page: Sample, common: Sample): number {
  const like = correlate(picture, page, NOTHING);
  return like <= 0 ? 0 : Math.min(like, correlate(picture, page, common));
}

// Gone through for every pixel:
// a name of this module is found sooner than one of the world, most of all where tests run.
const { isNaN } = Number;
const NOTHING: Sample = new Float32Array(0);

/** Pearson's correlation of the points that are known, `common` taken away from both. */
function correlate(one: Sample, other: Sample, common: Sample): number {
  let [count, sumOne, sumOther] = [0, 0, 0];
  let [squares, otherSquares, product] = [0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const known = one[at]!;
    if (isNaN(known)) continue;
    const usual = common[at] ?? 0;
    const a = known - usual;
    const b = other[at]! - usual;
    count++;
    sumOne += a;
    sumOther += b;
    squares += a * a;
    otherSquares += b * b;
    product += a * b;
  }
  const spread = (squares - (sumOne * sumOne) / count) * (otherSquares - (sumOther * sumOther) / count);
  if (count < LEAST_POINTS * one.length || !(spread > 0)) return 0;
  return (product - (sumOne * sumOther) / count) / Math.sqrt(spread);
}

/** Of pictures that are hidden to a larger part, or are something else, nothing is told. */
const LEAST_POINTS = 0.5;

/** What all pages of a deck are: what they have in common, and between what greys each point lies. */
export interface Likely {
  readonly common: Sample;
  readonly darkest: Sample;
  readonly lightest: Sample;
}

/** Of few pages what they have in common would be what they show. */
const LEAST_PAGES = 4;

export function likelyOf(pages: readonly Sample[], size: number): Likely {
  const common = new Float32Array(size);
  const darkest = new Float32Array(size).fill(255);
  const lightest = new Float32Array(size);
  for (const page of pages)
    for (let at = 0; at < size; at++) {
      if (pages.length >= LEAST_PAGES) common[at]! += page[at]! / pages.length;
      darkest[at] = Math.min(darkest[at]!, page[at]!);
      lightest[at] = Math.max(lightest[at]!, page[at]!);
    }
  return { common, darkest, lightest };
}

/** Grey levels by which a video may differ from its pages. */
const TOLERANCE = 24;

/** A picture without the points that no page can be: a camera's frame, the pointer. */
export const withoutUnlikely = (sample: Sample, { darkest, lightest }: Likely): Sample =>
  sample.map((grey, at) => (grey < darkest[at]! - TOLERANCE || grey > lightest[at]! + TOLERANCE ? NaN : grey));

/** A page as a picture in which nothing is masked. */
export const unmasked = (picture: Frame): Shown => ({ picture, mask: new Uint8Array(0) });
