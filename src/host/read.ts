import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, join, relative, resolve, sep } from 'node:path';
import type { FileContent, LectureFiles } from '../model/files.js';
import type { Problem } from '../model/problem.js';

/** What a path on the command line is. */
export type PathKind = 'file' | 'folder' | 'missing';

export function kindOfPath(path: string): PathKind {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'missing';
  }
}

/** Whether two paths, perhaps through links, are one file that is there. */
export function isSameFile(one: string, other: string): boolean {
  const real = safeRealPath(one);
  return real !== undefined && real === safeRealPath(other);
}

/** The bytes of a file, or undefined where it cannot be read. */
export function readBytes(path: string): Uint8Array | undefined {
  const content = readContent(path);
  return 'bytes' in content ? content.bytes : undefined;
}

/** The bytes of a file or a pipe, or why it cannot be read. Devices are not: /dev/zero has no end. */
export function readContent(path: string): FileContent {
  try {
    if (statSync(path).isCharacterDevice()) return { error: 'ENODEV' };
    return { bytes: readFileSync(path) };
  } catch (error) {
    return { error: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

/** The files below a folder, by paths relative to it. Symbolic links may not lead out of it. */
export function openFolder(folder: string): LectureFiles {
  const root = safeRealPath(folder) ?? resolve(folder);
  const inside = (path: string) => {
    const real = safeRealPath(join(root, path));
    return real !== undefined && (real === root || real.startsWith(root.endsWith(sep) ? root : root + sep))
      ? real
      : undefined;
  };
  return {
    read: (path) => {
      const real = inside(path);
      return real === undefined ? undefined : readBytes(real);
    },
    list: (path) => {
      const real = inside(path);
      try {
        return real === undefined
          ? undefined
          : readdirSync(real, { withFileTypes: true })
              .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
              .sort();
      } catch {
        return undefined;
      }
    },
    sizeOf: (path) => {
      const real = inside(path);
      try {
        const stat = real === undefined ? undefined : statSync(real);
        return stat?.isFile() === true ? stat.size : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * The files of a folder, and others that lie elsewhere on the disk:
 * files and folders by the names that they are to have.
 */
export function withPlaces(files: LectureFiles, places: ReadonlyMap<string, string>): LectureFiles {
  if (places.size === 0) return files;
  const lookUp = <Value>(path: string, ask: (files: LectureFiles, path: string) => Value): Value => {
    for (const [name, place] of places) {
      if (path === name)
        return kindOfPath(place) === 'folder'
          ? ask(openFolder(place), '')
          : ask(openFolder(dirname(place)), basename(place));
      if (path.startsWith(`${name}/`)) return ask(openFolder(place), path.slice(name.length + 1));
    }
    return ask(files, path);
  };
  return {
    read: (path) => lookUp(path, (of, inside) => of.read(inside)),
    list: (path) => lookUp(path, (of, inside) => of.list(inside)),
    sizeOf: (path) => lookUp(path, (of, inside) => of.sizeOf(inside)),
  };
}

function safeRealPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** `lectures/lesson2/` -> `lesson2`; `talk.en.vtt` -> `talk`: what an output is named after. */
export function nameOfLecture(path: string): string {
  const name = basename(resolve(path));
  return kindOfPath(path) === 'folder'
    ? name
    : name.replace(/(\.[a-z]{2}(-[A-Za-z]+)?)?\.[A-Za-z0-9]+(\.gz)?$/, '') || name;
}

/** How a file is linked from a folder: `../videos/talk.mp4`, with `/` on every system. */
export function relativeUrl(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** The part of an address that a path with `/` is: each part is encoded by itself. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

export { basename, delimiter, dirname, join, resolve };

/**
 * Not by the option `recursive`, which tries for ever where a system says "no such
 * file" of a folder that is there, as in /proc.
 */
function makeFoldersTo(path: string): void {
  if (kindOfPath(path) === 'folder') return;
  if (dirname(path) !== path) makeFoldersTo(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else made it meanwhile.
    if (kindOfPath(path) !== 'folder') throw error;
  }
}

/** Makes a folder and those above it; a folder that cannot be made is a problem. */
export function makeFolder(path: string): readonly Problem[] {
  try {
    makeFoldersTo(resolve(path));
    return [];
  } catch (error) {
    const message = `cannot make the folder "${path}": ${(error as Error).message}`;
    return [
      {
        code: 'write/no-folder',
        level: 'error',
        message,
        hint: 'Choose a folder that you may write to with -o.',
        retry: 'later',
      },
    ];
  }
}
