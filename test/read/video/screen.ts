import { HEIGHT_PX, WIDTH_PX, type Frame } from '../../../src/read/video/frame.js';

/** A part of a picture, in pixels of a frame. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly grey: number;
}

/** White paper with these parts on it. */
export function draw(...parts: readonly Part[]): Frame {
  const frame = new Uint8Array(WIDTH_PX * HEIGHT_PX).fill(255);
  for (const { x, y, width, height, grey } of parts)
    for (let row = y; row < Math.min(HEIGHT_PX, y + height); row++)
      frame.fill(grey, row * WIDTH_PX + x, row * WIDTH_PX + Math.min(WIDTH_PX, x + width));
  return frame;
}

/** A line of text; `nth` counts from the top. */
export const line = (nth: number, width = 90): Part => ({ x: 10, y: 8 + nth * 9, width, height: 4, grey: 60 });

/** The lines of a slide, each as long as its number says. */
export const slide = (...widths: readonly number[]): readonly Part[] => widths.map((width, nth) => line(nth, width));

/** A camera in the corner, never the same. */
export const camera = (second: number): Part => ({
  x: 120 + Math.round(8 * Math.sin(second * 3)),
  y: 68,
  width: 20,
  height: 20,
  grey: 100 + Math.round(60 * Math.cos(second * 7)),
});

/** Frames of a film, two a second, from what is drawn at each second. */
export async function* film(seconds: number, drawAt: (second: number) => Frame): AsyncGenerator<Frame> {
  for (let nth = 0; nth < seconds * 2; nth++) yield await Promise.resolve(drawAt(nth / 2));
}
