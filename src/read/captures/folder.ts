import type { Capture } from '../../model/capture.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { extensionOf, type LectureFiles } from '../files.js';
import { readTimedFile, type CaptureContext } from './capture.js';
import { mediaTypeOf } from './image.js';
import { languageOfFile } from './script.js';
import { timeInName } from './time.js';

/**
 * Reads a folder of captures. Files whose names carry a time are captures at that time; images without one are a deck,
 * in the order of their names, to be placed. Everything else is named in a problem. Sidecar `.txt` of images are skipped.
 */
export function readCaptureFolder(folder: string, context: CaptureContext): Outcome<readonly Capture[]> {
  const captures: Capture[] = [];
  const problems: Problem[] = [];
  const names = (context.files.list(folder) ?? []).filter((name) => !name.startsWith('.') && !name.endsWith('/'));
  const paths = [...names].sort(byNumber).map((name) => (folder === '' ? name : `${folder}/${name}`));
  for (const path of paths.filter((path) => !isSidecar(path, paths))) {
    const atMs = timeInName(path.slice(folder.length));
    if (atMs === undefined && mediaTypeOf(path) === undefined) {
      problems.push(unused(path));
      continue;
    }
    const read = readTimedFile(path, atMs, context);
    captures.push(...read.value);
    problems.push(...read.problems);
  }
  return { value: captures, problems };
}

/** Whether a folder holds captures with times in their names: how one is told without a manifest. */
export function holdsTimedCaptures(folder: string, files: LectureFiles): boolean {
  return (files.list(folder) ?? []).some((name) => isCapture(name) && timeInName(name) !== undefined);
}

const isCapture = (name: string) =>
  mediaTypeOf(name) !== undefined || languageOfFile(name) !== undefined || ['.md', '.txt'].includes(extensionOf(name));

const byNumber = new Intl.Collator('en', { numeric: true }).compare;

const isSidecar = (path: string, all: readonly string[]) =>
  extensionOf(path) === '.txt' &&
  all.some((other) => mediaTypeOf(other) !== undefined && other.replace(/\.[^.]+$/, '.txt') === path);

const unused = (path: string): Problem => ({
  code: 'captures/no-time',
  level: 'warning',
  message: `"${path}" carries no time in its name and was left out`,
  hint: 'Rename it like 00-12-34.py, or list it in a manifest with `at`.',
  place: { path, line: 0 },
});
