import type sharpModule from 'sharp';
import type { Capture, ImageFile } from '../model/capture.js';
import type { FittedImage } from '../model/host.js';
import { greyThumbnail } from './png.js';

type Sharp = typeof sharpModule;

/** An image wider than this, or heavier, is scaled down to fit the page: JupyterLab shows at most some 1200 px. */
const WIDEST_PX = 2560;
const HEAVIEST_BYTES = 3_000_000;
const SCALED_WIDTH_PX = 1600;

/**
 * Images that weigh more than a page needs become smaller;
 * all others, and every image where sharp is missing, stay as they are.
 */
export async function fitToPage(bytes: Uint8Array, image: ImageFile): Promise<FittedImage> {
  const { mediaType, widthPx = 0 } = image;
  const scalable = ['image/png', 'image/jpeg', 'image/webp'].includes(mediaType);
  if (!scalable || (bytes.length <= HEAVIEST_BYTES && widthPx <= WIDEST_PX)) return { bytes, mediaType };
  const sharp = await loadSharp();
  if (sharp === undefined) return { bytes, mediaType };
  try {
    const scaled = sharp(bytes).rotate().resize({ width: SCALED_WIDTH_PX, withoutEnlargement: true });
    const out = mediaType === 'image/jpeg' ? scaled.jpeg({ quality: 85 }) : scaled.png({ palette: true });
    const data = await out.toBuffer();
    const type = mediaType === 'image/jpeg' ? 'image/jpeg' : 'image/png';
    return data.length < bytes.length ? { bytes: data, mediaType: type } : { bytes, mediaType };
  } catch {
    return { bytes, mediaType };
  }
}

/** sharp is an optional dependency: without it images keep their size. */
async function loadSharp(): Promise<Sharp | undefined> {
  try {
    return (await import('sharp')).default;
  } catch {
    return undefined;
  }
}

const THUMBNAIL = { width: 160, height: 90 } as const;
/** Two encodings of nearly the same slide differ less than this in size. */
const PLAUSIBLE_RATIO = 1.8;

/**
 * Grey thumbnails (160 x 90) of the slides that may be near-duplicates of a neighbour: of the same shape and of about
 * the same weight. Others cannot be, and decoding them all would take longer than the rest of a build.
 */
export async function makeThumbnails(
  captures: readonly Capture[],
  read: (path: string) => Uint8Array | undefined,
): Promise<(capture: Capture) => Uint8Array | undefined> {
  const thumbnails = new Map<string, Uint8Array>();
  const candidates = new Set<ImageFile>();
  const sizes = new Map<string, number>();
  const slides = captures.filter((capture) => capture.kind === 'slide' && capture.image !== undefined);
  const sizeOf = (image: ImageFile) => {
    const size = sizes.get(image.path) ?? read(image.path)?.length ?? 0;
    sizes.set(image.path, size);
    return size;
  };
  slides.forEach((slide, nth) => {
    const [a, b] = [slide.image, slides[nth + 1]?.image];
    if (a === undefined || b === undefined || a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) return;
    const ratio = sizeOf(a) / Math.max(1, sizeOf(b));
    if (ratio < PLAUSIBLE_RATIO && ratio > 1 / PLAUSIBLE_RATIO) candidates.add(a).add(b);
  });
  for (const image of candidates) {
    const bytes = read(image.path);
    const pixels = bytes && (greyThumbnail(bytes, THUMBNAIL) ?? (await greyPixels(bytes)));
    if (pixels !== undefined) thumbnails.set(image.path, pixels);
  }
  return (capture) => (capture.image === undefined ? undefined : thumbnails.get(capture.image.path));
}

async function greyPixels(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const sharp = await loadSharp();
  try {
    return await sharp?.(bytes)
      .flatten({ background: 'white' })
      .resize({ ...THUMBNAIL, fit: 'fill' })
      .greyscale()
      .raw()
      .toBuffer();
  } catch {
    return undefined;
  }
}

/** As wide as letters of code can be told on. */
const GREY_WIDTH_PX = 1600;

/** The grey pixels of a picture; undefined where sharp is missing or cannot read it. */
export async function greyPicture(
  bytes: Uint8Array,
): Promise<{ readonly pixels: Uint8Array; readonly width: number; readonly height: number } | undefined> {
  const sharp = await loadSharp();
  try {
    const drawn = await sharp?.(bytes)
      .flatten({ background: 'white' })
      .resize({ width: GREY_WIDTH_PX, withoutEnlargement: true })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return drawn && { pixels: drawn.data, width: drawn.info.width, height: drawn.info.height };
  } catch {
    return undefined;
  }
}

/** Text that begins at the edge is read badly. */
const MARGIN_PX = 12;

/** A part of a picture as PNG, as far as it lies inside; undefined where sharp is missing or cannot read it. */
export async function cropPicture(
  bytes: Uint8Array,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<Uint8Array | undefined> {
  const sharp = await loadSharp();
  try {
    const { width = 0, height = 0 } = (await sharp?.(bytes).metadata()) ?? {};
    const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))];
    const right = Math.min(width, Math.ceil(box.x + box.width));
    const bottom = Math.min(height, Math.ceil(box.y + box.height));
    return await sharp?.(bytes)
      .extract({ left, top, width: right - left, height: bottom - top })
      .extend({ top: MARGIN_PX, bottom: MARGIN_PX, left: MARGIN_PX, right: MARGIN_PX, extendWith: 'copy' })
      .png()
      .toBuffer();
  } catch {
    return undefined;
  }
}
