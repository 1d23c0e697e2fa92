import type { Capture, ImageFile } from '../model/capture.js';
import type { FitImage } from '../model/host.js';
import type { SideFile } from '../model/notebook.js';
import type { Problem } from '../model/problem.js';
import { sha256Of } from '../notebook/format/hash.js';
import { encodeBase64 } from '../notebook/format/base64.js';
import type { PlacedImage } from './input.js';

/** Embedded images make every save of the notebook this much heavier; from here on it is said. */
const EMBED_BUDGET_BYTES = 10_000_000;

/** Where the images of a lecture go: the files to write, and by path in the lecture what a cell refers to. */
export interface PreparedImages {
  readonly files: readonly SideFile[];
  readonly images: ReadonlyMap<string, PlacedImage>;
  readonly problems: readonly Problem[];
}

export interface ImageOptions {
  /** Folder beside the notebook, `lesson2_files`. */
  readonly folder: string;
  readonly embed: boolean;
  read(path: string): Uint8Array | undefined;
  /** Scales down what is too heavy for a page. */
  readonly fitImage: FitImage;
}

/** Names every image by its content, scales heavy ones down, and embeds them where asked; clips and SVG stay files. */
export async function prepareImages(captures: readonly Capture[], options: ImageOptions): Promise<PreparedImages> {
  const files = new Map<string, SideFile>();
  const images = new Map<string, PlacedImage>();
  const problems: Problem[] = [];
  let embedded = 0;
  for (const image of captures.flatMap(imagesOf)) {
    if (images.has(image.path)) continue;
    const original = options.read(image.path);
    if (original === undefined) continue;
    const { bytes, mediaType } = await options.fitImage(original, image);
    const name = contentName(image, original, mediaType);
    const width = image.widthPx === undefined ? {} : { widthPx: image.widthPx };
    if (options.embed && ATTACHABLE.has(mediaType)) {
      images.set(image.path, { href: name, mediaType, ...width, base64: encodeBase64(bytes) });
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
  const hash = drawnFrom ?? sha256Of(bytes).slice(0, 8);
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

const heavy = (bytes: number): Problem => ({
  code: 'build/heavy-notebook',
  level: 'warning',
  message: `the embedded images weigh ${Math.round(bytes / 1_000_000)} MB, which every save writes again`,
  hint: 'Leave --embed out: images then lie in a folder beside the notebook.',
});
