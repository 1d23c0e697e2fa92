import { createHash } from 'node:crypto';
import type sharpModule from 'sharp';
import type { Capture, ImageFile } from '../model/capture.js';
import type { Problem } from '../model/problem.js';
import type { SideFile } from '../model/notebook.js';
import { greyThumbnail } from './png.js';

type Sharp = typeof sharpModule;

/** An image wider than this, or heavier, is scaled down to fit the page: JupyterLab shows at most some 1200 px. */
const WIDEST_PX = 2560;
const HEAVIEST_BYTES = 3_000_000;
const SCALED_WIDTH_PX = 1600;
/** Embedded images make every save of the notebook this much heavier; from here on it is said. */
const EMBED_BUDGET_BYTES = 10_000_000;

/** Where the images of a lecture go: the files to write, and by path in the lecture what a cell refers to. */
export interface PreparedImages {
  readonly files: readonly SideFile[];
  readonly images: ReadonlyMap<string, { href: string; mediaType: string; widthPx?: number; base64?: string }>;
  readonly problems: readonly Problem[];
}

export interface ImageOptions {
  /** Folder beside the notebook, `lesson2_files`. */
  readonly folder: string;
  readonly embed: boolean;
  read(path: string): Uint8Array | undefined;
}

/** Names every image by its content, scales heavy ones down, and embeds them where asked; clips and SVG stay files. */
export async function prepareImages(captures: readonly Capture[], options: ImageOptions): Promise<PreparedImages> {
  const files = new Map<string, SideFile>();
  const images = new Map<string, { href: string; mediaType: string; widthPx?: number; base64?: string }>();
  const problems: Problem[] = [];
  let embedded = 0;
  for (const image of captures.flatMap(imagesOf)) {
    if (images.has(image.path)) continue;
    const original = options.read(image.path);
    if (original === undefined) continue;
    const { bytes, mediaType } = await fitToPage(original, image);
    const name = contentName(image, original, mediaType);
    const width = image.widthPx === undefined ? {} : { widthPx: image.widthPx };
    if (options.embed && ATTACHABLE.has(mediaType)) {
      images.set(image.path, { href: name, mediaType, ...width, base64: Buffer.from(bytes).toString('base64') });
      embedded += bytes.length;
    } else {
      const href = `${options.folder}/${name}`;
      files.set(href, { path: href, bytes });
      images.set(image.path, { href, mediaType, ...width });
    }
  }
  if (embedded > EMBED_BUDGET_BYTES) problems.push(heavy(embedded));
  return { files: [...files.values()], images, problems };
}

/** JupyterLab takes these as attachments; SVG attachments throw there. */
const ATTACHABLE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

const imagesOf = (capture: Capture): readonly ImageFile[] => [
  ...(capture.image === undefined ? [] : [capture.image]),
  ...(capture.links ?? []).map((link) => link.image),
];

/** Where a picture that is drawn from something goes beside the notebook: one that is there need not be drawn again. */
export const placeOfDrawn = (image: ImageFile, folder: string): string =>
  `${folder}/${contentName(image, new Uint8Array(), image.mediaType)}`;

/** `slides/03 intro.png` -> `03-intro-1f2e3d4c.png`; only letters that every viewer takes in an attachment's name. */
function contentName({ path, drawnFrom }: ImageFile, bytes: Uint8Array, mediaType: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[A-Za-z0-9]+$/, '');
  const stem = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '') || 'image';
  const hash = drawnFrom ?? createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return `${stem.slice(0, 60)}-${hash}.${EXTENSIONS[mediaType] ?? 'bin'}`;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/bmp': 'bmp',
  'image/svg+xml': 'svg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

async function fitToPage(bytes: Uint8Array, image: ImageFile): Promise<{ bytes: Uint8Array; mediaType: string }> {
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
 * Grey thumbnails (160 x 90) of the slides that may be near-duplicates of a neighbour: of the same shape and of about the same
 * weight. Others cannot be, and decoding them all would take longer than the rest of a build.
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

const heavy = (bytes: number): Problem => ({
  code: 'build/heavy-notebook',
  level: 'warning',
  message: `the embedded images weigh ${Math.round(bytes / 1_000_000)} MB, which every save writes again`,
  hint: 'Leave --embed out: images then lie in a folder beside the notebook.',
});
