import type { LectureFiles } from '../model/files.js';

export type { LectureFiles };

const decoder = new TextDecoder('utf-8');

/** The text of a UTF-8 file, or undefined where it cannot be read. */
export function readText(files: LectureFiles, path: string): string | undefined {
  const bytes = files.read(path);
  return bytes === undefined ? undefined : decoder.decode(bytes);
}

/** `slides/03.png` -> `03.png`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `slides/03.png` -> `slides`; the lecture's own folder is `''`. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Extension in lower case with its dot: `.png`; `''` where there is none. */
export function extensionOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}

/** A name without its extension. */
export const stemOf = (name: string): string => name.replace(/\.[^.]+$/, '');

/** Joins a path found in `folder` and resolves `.` and `..`; undefined where it leads out of the lecture's folder. */
export function resolveInside(folder: string, path: string): string | undefined {
  if (/^([\\/]|[a-z]:|~)/i.test(path)) return undefined;
  const parts: string[] = folder === '' ? [] : folder.split('/');
  for (const part of path.split(/[\\/]+/)) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
