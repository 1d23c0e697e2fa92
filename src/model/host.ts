import type { Capture, ImageFile } from './capture.js';

/** Reads a file that ships with the package, named by its path below `src/`: `text/punctuation/weights.bin`. */
export type ReadData = (name: string) => Uint8Array;

/** An image's bytes, and what they are. */
export interface FittedImage {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Makes an image that is too heavy for a page smaller; gives any other back as it is. */
export type FitImage = (bytes: Uint8Array, image: ImageFile) => Promise<FittedImage>;

/** Grey pixels (160 x 90) of a slide, or undefined where it cannot be told from others. */
export type ThumbnailOf = (capture: Capture) => Uint8Array | undefined;

/** Draws SVG as PNG, with the font `host/fonts/DejaVuSans.ttf` of the shipped data. */
export type RenderSvg = (svg: string) => Uint8Array;

/** What the stages need of the machine that they run on. */
export interface Host {
  readonly readData: ReadData;
  /** Slides that look nearly alike are folded by these. */
  readonly makeThumbnails: (
    captures: readonly Capture[],
    read: (path: string) => Uint8Array | undefined,
  ) => Promise<ThumbnailOf>;
  readonly fitImage: FitImage;
  /** The renderer of the picture in a summary. */
  readonly loadPictures: () => Promise<RenderSvg>;
}
