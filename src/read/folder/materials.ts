import { formatFullClock } from '../../model/wording/clock.js';
import type { Capture } from '../../model/capture.js';
import { counted } from '../../model/counted.js';
import type { Lecture } from '../../model/lecture.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { readRow } from '../captures/capture.js';
import { readCaptureFolder, readPictureFiles } from '../captures/folder.js';
import { isPictureName } from '../file-kinds.js';
import { mediaTypeOf } from '../captures/image.js';
import { readManifestRows, rowsOfList, type ManifestRow } from '../captures/manifest.js';
import { readCourseNotebook, type CourseMaterial } from '../captures/notebook.js';
import { readScript } from '../captures/script.js';
import { noFile, type Desk } from './desk.js';
import { extensionOf, folderOf, readText, type LectureFiles } from '../files.js';
import type { FoundParts } from './find.js';
import type { ReadManifest } from './manifest.js';
import { dropRepeated, type Overlap } from './overlap.js';

/** The course's notebooks and scripts, each cell once. */
export function readMaterials(desk: Desk, paths: readonly string[]): Overlap {
  const read = paths.flatMap((path) => readMaterial(desk, path));
  const overlap = dropRepeated(read);
  overlap.materials.forEach(({ notebook: { path, language }, captures }, at) => {
    const repeated = (read[at]?.captures.length ?? 0) - captures.length;
    const shown = counted(captures.length, 'code cell');
    const saw = `${shown}, ${language}${repeated === 0 ? '' : `; ${repeated} more that stand above are shown once`}`;
    desk.found.push({ path, as: extensionOf(path) === '.ipynb' ? 'notebook' : 'script', saw });
  });
  return overlap;
}

/** A course notebook or script; none where it cannot be read or is one of ours. */
function readMaterial({ files, problems }: Desk, path: string): readonly CourseMaterial[] {
  const text = readText(files, path);
  if (text === undefined) problems.push(noFile(files, path, 'notebooks'));
  if (text === undefined) return [];
  if (extensionOf(path) !== '.ipynb') return [readScript(path, text)];
  const { value, problems: wrong } = readCourseNotebook(path, text);
  problems.push(...wrong);
  return value === undefined ? [] : [value];
}

/** The captures that the manifest lists itself, then those of manifests and folders it names. */
export function readCaptures(
  desk: Desk,
  from: { manifest: ReadManifest | undefined; parts: FoundParts; language: string },
): readonly Capture[] {
  const { files, found, problems } = desk;
  const context = { files, language: from.language, folder: '' };
  const take = <Item>(outcome: Outcome<readonly Item[]>) => {
    for (const problem of outcome.problems) problems.push(problem);
    return outcome.value;
  };
  const fromPath = (path: string, as: 'captures' | 'slides'): readonly Capture[] => {
    const captures = take(readCapturePath(path, context));
    found.push({ path, as, saw: counted(captures.length, as.replace(/s$/, '')) });
    return captures;
  };
  const pictures = from.parts.slides.filter((path) => isPictureName(path) && files.list(path) === undefined);
  const named = take(readPictureFiles(pictures, context));
  if (named.length > 0) found.push(...pictures.map((path) => ({ path, as: 'slides', saw: 'picture' }) as const));
  const rows = from.manifest === undefined ? [] : take(inlineRows(from.manifest));
  return [
    ...rows.flatMap((row) => take(readRow(row, context))),
    ...from.parts.captures.flatMap((path) => fromPath(path, 'captures')),
    ...from.parts.slides.filter((path) => !pictures.includes(path)).flatMap((path) => fromPath(path, 'slides')),
    ...named,
  ];
}

/** The captures that stand in lecture.yaml itself; texts among them are paths. */
function inlineRows({ captureNodes, captureValues, counter, placeOf }: ReadManifest): Outcome<readonly ManifestRow[]> {
  const isRow = (_: unknown, nth: number) => typeof captureValues[nth] !== 'string';
  const values = captureValues.filter(isRow);
  return rowsOfList(captureNodes.filter(isRow), { values, path: placeOf().path, counter });
}

/** A manifest, a folder, or one file with a time in its name. */
function readCapturePath(
  path: string,
  context: { files: LectureFiles; language: string; folder: string },
): Outcome<readonly Capture[]> {
  const { files } = context;
  if (files.list(path) !== undefined) return readCaptureFolder(path, context);
  const text = mediaTypeOf(path) === undefined ? readText(files, path) : '';
  if (text === undefined) return { value: [], problems: [noFile(files, path, 'captures')] };
  const rows = readManifestRows(path, text);
  const read = rows.value.map((row) => readRow(row, { ...context, folder: folderOf(path) }));
  return {
    value: read.flatMap((outcome) => outcome.value),
    problems: [...rows.problems, ...read.flatMap((outcome) => outcome.problems)],
  };
}

/** A minute past the last caption is still the end of a lecture; later is a mistake in the input. */
const GRACE_MS = 60_000;

export function beyondTheEnd({ captures, durationMs }: Lecture): readonly Problem[] {
  return captures
    .filter(({ atMs }) => atMs !== undefined && atMs > durationMs + GRACE_MS)
    .map(({ atMs, place }) => ({
      code: 'captures/beyond-the-end',
      level: 'warning' as const,
      message: `a capture at ${formatFullClock(atMs ?? 0)} lies beyond the end of the lecture (${formatFullClock(durationMs)}); it stands last`,
      hint: 'Correct its time, or the transcript is cut short.',
      place,
    }));
}
