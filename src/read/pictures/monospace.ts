/** Grey pixels, row by row. */
export interface GreyPicture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A pixel that differs from the ground by so much is ink. */
const INK = 48;
/** A band of rows with ink this high is a line of text. */
const [LOWEST, HIGHEST] = [5, 60];
/** Letters of code are this wide, in pixels. */
const [NARROWEST, WIDEST, STEP] = [5, 26, 0.05];
const LEAST_GAPS = 40;
/**
 * Gaps of proportional letters fall anywhere on a grid:
 * their sum is that of steps in all directions, seldom longer than this.
 */
const LEAST_RESULTANT = 6;
const MOST_GAPS = 3000;

/**
 * Whether letters that are all as wide may be on a picture: the gaps between them then stand below each other on one
 * grid, over all lines (Rayleigh's test of directions, for each width).
 * Much cheaper than reading it; it errs towards yes.
 */
export function mayShowCode(picture: GreyPicture): boolean {
  const gaps = gapsOf(picture);
  if (gaps.length < LEAST_GAPS) return false;
  for (let pitch = NARROWEST; pitch <= WIDEST; pitch += STEP)
    if (resultant(gaps, pitch) >= LEAST_RESULTANT) return true;
  return false;
}

function resultant(gaps: readonly number[], pitch: number): number {
  let [east, north] = [0, 0];
  for (const x of gaps) {
    const angle = (2 * Math.PI * x) / pitch;
    east += Math.cos(angle);
    north += Math.sin(angle);
  }
  return Math.hypot(east, north) / Math.sqrt(gaps.length);
}

/** Where gaps between letters have their middle, of all lines of text. */
function gapsOf(picture: GreyPicture): readonly number[] {
  const { width, height } = picture;
  const ink = inkOf(picture);
  const hasInk = (y: number) => ink.subarray(y * width, (y + 1) * width).includes(1);
  const gaps: number[] = [];
  for (const [from, to] of runsOf(height, hasInk)) {
    if (to - from < LOWEST || to - from > HIGHEST) continue;
    const column = (x: number) => {
      for (let y = from; y < to; y++) if (ink[y * width + x] === 1) return false;
      return true;
    };
    for (const [start, end] of runsOf(width, column))
      if (start > 0 && end < width && end - start <= 0.4 * (to - from)) gaps.push((start + end - 1) / 2);
    if (gaps.length > MOST_GAPS) break;
  }
  return gaps;
}

/** 1 where letters are: frames, rules and filled areas are none. */
function inkOf({ pixels, width, height }: GreyPicture): Uint8Array {
  const ground = commonGrey(pixels);
  const ink = Uint8Array.from(pixels, (pixel) => (Math.abs(pixel - ground) > INK ? 1 : 0));
  const clean = Uint8Array.from(ink);
  for (let x = 0; x < width; x++)
    for (const [from, to] of runsOf(height, (y) => ink[y * width + x] === 1))
      if (to - from > HIGHEST) for (let y = from; y < to; y++) clean[y * width + x] = 0;
  for (let y = 0; y < height; y++)
    for (const [from, to] of runsOf(width, (x) => ink[y * width + x] === 1))
      if (to - from > HIGHEST) clean.fill(0, y * width + from, y * width + to);
  return clean;
}

/** Runs of numbers below `length` for which something holds, `[from, to)`. */
function runsOf(length: number, holds: (at: number) => boolean): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  let from = -1;
  for (let at = 0; at <= length; at++) {
    const is = at < length && holds(at);
    if (is && from < 0) from = at;
    if (!is && from >= 0) {
      runs.push([from, at]);
      from = -1;
    }
  }
  return runs;
}

function commonGrey(pixels: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const pixel of pixels) counts[pixel]!++;
  return counts.indexOf(Math.max(...counts));
}
