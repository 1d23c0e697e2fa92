import { imageSize } from 'image-size';
import type { ImageFile } from '../../model/capture.js';
import { counted } from '../../model/counted.js';
import type { Problem } from '../../model/problem.js';
import type { Place } from '../../model/source.js';
import { extensionOf, type LectureFiles } from '../files.js';
import { quote } from '../transcripts/support/clean.js';
import { isListed, unreadableFile } from '../unreadable.js';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.bmp': 'image/bmp',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};

/** The media type of an image or clip by its extension; undefined for anything else. */
export function mediaTypeOf(path: string): string | undefined {
  return MEDIA_TYPES[extensionOf(path)];
}

/**
 * Reads what an image is. A missing file, and bytes that are no image, become problems; the capture keeps its place.
 */
export function readImage(files: LectureFiles, path: string, place: Place): [ImageFile | undefined, Problem[]] {
  const mediaType = mediaTypeOf(path) ?? 'application/octet-stream';
  const bytes = files.read(path);
  if (bytes === undefined)
    return [undefined, [isListed(files, path) ? unreadableFile(files, path) : missing(path, place)]];
  if (mediaType.startsWith('video/')) return [{ path, mediaType }, []];
  try {
    const { width, height, type } = imageSize(bytes);
    const found = MEDIA_TYPES[`.${type ?? ''}`] ?? mediaType;
    return [{ path, mediaType: found, widthPx: Math.round(width), heightPx: Math.round(height) }, []];
  } catch {
    return [undefined, [unreadable(path, bytes.length, place)]];
  }
}

/** The size of a picture; undefined where the bytes are none. */
export function imageSizeOf(bytes: Uint8Array): { readonly widthPx: number; readonly heightPx: number } | undefined {
  try {
    const { width, height } = imageSize(bytes);
    return { widthPx: Math.round(width), heightPx: Math.round(height) };
  } catch {
    return undefined;
  }
}

const missing = (path: string, place: Place): Problem => ({
  code: 'captures/missing-file',
  level: 'error',
  message: `there is no file ${quote(path)}`,
  hint: 'Correct the name, or take the line out.',
  place,
});

const unreadable = (path: string, size: number, place: Place): Problem => ({
  code: 'captures/unreadable-image',
  level: 'warning',
  message: `${quote(path)} (${counted(size, 'byte')}) is not an image that can be read; a note stands in its place`,
  hint: 'Export the image again as PNG or JPEG.',
  place,
});
