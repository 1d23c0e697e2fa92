import type { Capture } from '../../model/capture.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { isDeckName, isPictureName } from '../file-kinds.js';
import { baseName, extensionOf, folderOf, stemOf, type LectureFiles } from '../files.js';
import { readTimedFile, type CaptureContext } from './capture.js';
import { readTakenAt } from './exif.js';
import { mediaTypeOf } from './image.js';
import { languageOfFile } from '../text-notebooks/languages.js';
import { readShotName } from './shot-name.js';

/** A file of the folder, with the moment of the lecture in its name, or the time of day. */
interface Shot {
  readonly path: string;
  readonly mediaMs?: number;
  readonly wallMs?: number;
  readonly zoneMin?: number;
}

/**
 * Reads a folder of captures. Files whose names carry a moment of the lecture are captures at that moment; images
 * without one are a deck, in the order of the times of day in their names or files, else of the names, to be placed.
 * Everything else is named in a problem. Sidecar `.txt` of images are skipped.
 */
export function readCaptureFolder(folder: string, context: CaptureContext): Outcome<readonly Capture[]> {
  return readShots(shotsIn(folder, context.files), context);
}

/** Pictures that were named one by one, as those of a folder. */
export function readPictureFiles(paths: readonly string[], context: CaptureContext): Outcome<readonly Capture[]> {
  const shots = paths.map((path) => ({ path, ...timeOf(folderOf(path), baseName(path), context.files) }));
  return readShots(shots.sort(byTimeAndName), context);
}

function readShots(shots: readonly Shot[], context: CaptureContext): Outcome<readonly Capture[]> {
  const captures: Capture[] = [];
  const problems: Problem[] = [];
  for (const { path, mediaMs, wallMs, zoneMin } of shots) {
    if (mediaMs === undefined && mediaTypeOf(path) === undefined) {
      problems.push(isPictureName(path) ? noPicture(path) : unused(path));
      continue;
    }
    const read = readTimedFile(path, mediaMs, context);
    const taken =
      wallMs === undefined ? {} : { takenAtMs: wallMs, ...(zoneMin !== undefined && { takenZoneMin: zoneMin }) };
    captures.push(...read.value.map((capture) => ({ ...capture, ...taken })));
    problems.push(...read.problems);
  }
  return { value: captures, problems };
}

function shotsIn(folder: string, files: LectureFiles): readonly Shot[] {
  const names = (files.list(folder) ?? []).filter(
    (name) => !name.startsWith('.') && !name.endsWith('/') && !isDeckName(name),
  );
  const images = new Set(names.filter((name) => mediaTypeOf(name) !== undefined).map(stemOf));
  return names
    .filter((name) => extensionOf(name) !== '.txt' || !images.has(stemOf(name)))
    .map((name): Shot => ({ path: folder === '' ? name : `${folder}/${name}`, ...timeOf(folder, name, files) }))
    .sort(byTimeAndName);
}

const byTimeAndName = (one: Shot, other: Shot) =>
  (one.wallMs ?? 0) - (other.wallMs ?? 0) || byNumber(one.path, other.path);

/** By its name; a photo without a time there by what the camera wrote into it. */
function timeOf(folder: string, name: string, files: LectureFiles): Omit<Shot, 'path'> {
  const named = readShotName(name);
  if (named !== undefined || !PHOTOS.has(extensionOf(name))) return named ?? {};
  const bytes = files.read(folder === '' ? name : `${folder}/${name}`);
  return (bytes && readTakenAt(bytes)) ?? {};
}

const PHOTOS = new Set(['.jpg', '.jpeg', '.png', '.webp']);

/** Whether a folder holds captures with times in their names: how one is told without a manifest. */
export function holdsTimedCaptures(folder: string, files: LectureFiles): boolean {
  return (files.list(folder) ?? []).some((name) => isCapture(name) && readShotName(name) !== undefined);
}

const isCapture = (name: string) =>
  mediaTypeOf(name) !== undefined || languageOfFile(name) !== undefined || ['.md', '.txt'].includes(extensionOf(name));

const byNumber = new Intl.Collator('en', { numeric: true }).compare;

const noPicture = (path: string): Problem => ({
  code: 'captures/no-picture',
  level: 'warning',
  message: `"${path}" is of a kind that browsers and notebooks cannot show, and was left out`,
  hint: 'Convert it, keeping its time: `magick "x.heic" "x.jpg"`, or on a Mac `sips -s format jpeg "x.heic" --out "x.jpg"`.',
  place: { path, line: 0 },
});

const unused = (path: string): Problem => ({
  code: 'captures/no-time',
  level: 'warning',
  message: `"${path}" carries no time of the lecture in its name and was left out`,
  hint: 'Rename it like 00-12-34.py, or list it in a manifest with `at`.',
  place: { path, line: 0 },
});
