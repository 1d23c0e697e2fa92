/** Lessons of a course whose `course.yaml` lists none: folders that hold a lecture, or transcripts side by side. */
import { basename, join, kindOfPath, openFolder } from '../../host/read.js';
import { isCaptionName, isManifestName } from '../../read/file-kinds.js';
import { extensionOf } from '../../read/files.js';

const WORDS = /^(?:transcript|captions?|subtitles?)\.[a-z0-9]+$/i;

/** Folders of folders, as `week1/lesson2`. */
export const DEEPEST = 4;

/**
 * Names below `folder`, `week1/lesson2`, ordered as people count:
 * `lesson9` before `lesson10`. `skipped` is not looked into.
 */
export function findLessons(folder: string, skipped: string): readonly string[] {
  const found = lessonsBelow(folder, '', { skipped, depth: 0 });
  if (found.length > 0) return found.toSorted(compareNames);
  const names = openFolder(folder).list('') ?? [];
  return oneOfEach(names.filter(isCaptionName)).toSorted(compareNames);
}

function lessonsBelow(
  root: string,
  below: string,
  { skipped, depth }: { readonly skipped: string; readonly depth: number },
): readonly string[] {
  const names = openFolder(join(root, below)).list('') ?? [];
  // A link to a folder is listed as a file.
  const folders = names
    .map((name) => name.replace(/\/$/, ''))
    .filter((name) => !/^\.|^node_modules$/.test(name) && kindOfPath(join(root, below, name)) === 'folder');
  return folders.flatMap((name) => {
    const path = below + name;
    if (join(root, path) === join(skipped, '.')) return [];
    if (isLecture(join(root, path))) return [path];
    return depth + 1 >= DEEPEST ? [] : lessonsBelow(root, `${path}/`, { skipped, depth: depth + 1 });
  });
}

/**
 * Whether a folder looks like that of one lecture: a text or a JSON file may be anything,
 * and counts only beside a `lecture.yaml`.
 */
export function isLecture(folder: string): boolean {
  const names = openFolder(folder).list('') ?? [];
  return names.some((name) => isCaptionName(name) || WORDS.test(name) || isManifestName(name));
}

/** `talk.en.vtt` and `talk.srt` are one lecture: the first by name is taken. */
function oneOfEach(names: readonly string[]): readonly string[] {
  const byStem = new Map<string, string>();
  for (const name of names.toSorted()) {
    const stem = basename(name, extensionOf(name)).replace(/\.[a-z]{2}(?:-[A-Za-z]+)?$/, '');
    if (!byStem.has(stem)) byStem.set(stem, name);
  }
  return [...byStem.values()];
}

/** Runs of digits by their number, all else by code unit: the same on every machine, as `localeCompare` is not. */
export function compareNames(a: string, b: string): number {
  const parts = (name: string) => name.split(/(\d+)/);
  const [left, right] = [parts(a), parts(b)];
  for (let nth = 0; nth < Math.min(left.length, right.length); nth++) {
    const [one = '', other = ''] = [left[nth], right[nth]];
    if (one === other) continue;
    const difference = nth % 2 === 1 ? Number(one) - Number(other) : 0;
    if (difference !== 0) return difference;
    return one < other ? -1 : 1;
  }
  return left.length - right.length;
}

/** Whether something can be a lesson: a folder or a file that is there. */
export const isThere = (path: string): boolean => kindOfPath(path) !== 'missing';
