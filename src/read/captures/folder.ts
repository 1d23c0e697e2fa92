import type { Capture } from '../../model/capture.js';
import { counted } from '../../model/counted.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { isDeckName } from '../decks/find.js';
import { baseName, extensionOf, type LectureFiles } from '../files.js';
import { quote } from '../transcripts/support/clean.js';
import { readTimedFile, type CaptureContext } from './capture.js';
import { mediaTypeOf } from './image.js';
import { languageOfFile } from '../text-notebooks/languages.js';
import { readShotName } from './shot-name.js';

/** A file of the folder, with the moment of the lecture in its name, or the time of day. */
interface Shot {
  readonly path: string;
  readonly mediaMs?: number;
  readonly wallMs?: number;
}

/**
 * Reads a folder of captures. Files whose names carry a moment of the lecture are captures at that moment; images without one are
 * a deck, in the order of the times of day in their names, else of the names, to be placed. Everything else is named in a problem.
 * Sidecar `.txt` of images are skipped.
 */
export function readCaptureFolder(folder: string, context: CaptureContext): Outcome<readonly Capture[]> {
  const captures: Capture[] = [];
  const problems: Problem[] = [];
  const shots = shotsIn(folder, context.files);
  for (const { path, mediaMs } of shots) {
    if (mediaMs === undefined && mediaTypeOf(path) === undefined) {
      problems.push(unused(path));
      continue;
    }
    const read = readTimedFile(path, mediaMs, context);
    captures.push(...read.value);
    problems.push(...read.problems);
  }
  const clocked = shots.filter(({ path, wallMs }) => wallMs !== undefined && mediaTypeOf(path) !== undefined);
  if (clocked.length > 0) problems.push(onTheWall(folder, clocked));
  return { value: captures, problems };
}

function shotsIn(folder: string, files: LectureFiles): readonly Shot[] {
  const names = (files.list(folder) ?? []).filter(
    (name) => !name.startsWith('.') && !name.endsWith('/') && !isDeckName(name),
  );
  const images = new Set(names.filter((name) => mediaTypeOf(name) !== undefined).map(stemOf));
  return names
    .filter((name) => extensionOf(name) !== '.txt' || !images.has(stemOf(name)))
    .map((name): Shot => ({ path: folder === '' ? name : `${folder}/${name}`, ...readShotName(name) }))
    .sort((one, other) => (one.wallMs ?? 0) - (other.wallMs ?? 0) || byNumber(one.path, other.path));
}

const stemOf = (name: string) => name.replace(/\.[^.]+$/, '');

/** Whether a folder holds captures with times in their names: how one is told without a manifest. */
export function holdsTimedCaptures(folder: string, files: LectureFiles): boolean {
  return (files.list(folder) ?? []).some((name) => isCapture(name) && readShotName(name) !== undefined);
}

const isCapture = (name: string) =>
  mediaTypeOf(name) !== undefined || languageOfFile(name) !== undefined || ['.md', '.txt'].includes(extensionOf(name));

const byNumber = new Intl.Collator('en', { numeric: true }).compare;

const unused = (path: string): Problem => ({
  code: 'captures/no-time',
  level: 'warning',
  message: `"${path}" carries no time of the lecture in its name and was left out`,
  hint: 'Rename it like 00-12-34.py, or list it in a manifest with `at`.',
  place: { path, line: 0 },
});

const onTheWall = (folder: string, shots: readonly Shot[]): Problem => ({
  code: 'captures/wall-clock',
  level: 'warning',
  message:
    `${counted(shots.length, 'picture carries', 'pictures carry')} the time of day, not of the lecture ` +
    `(${quote(baseName(shots[0]?.path ?? ''))}): placed in that order, by what is said`,
  hint: 'Rename them by their moment in the video, like 00-12-34.png, or list them in captures.csv with `at`.',
  place: { path: folder, line: 0 },
});
