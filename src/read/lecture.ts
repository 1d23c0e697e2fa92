import type { Capture } from '../model/capture.js';
import type { Chapter, CourseNotebook, Lecture, Pin } from '../model/lecture.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Place } from '../model/source.js';
import { outside, readRow } from './captures/capture.js';
import { readCaptureFolder } from './captures/folder.js';
import { mediaTypeOf } from './captures/image.js';
import { readManifestRows, rowsOfList } from './captures/manifest.js';
import { readCourseNotebook, type CourseMaterial } from './captures/notebook.js';
import { readScript } from './captures/script.js';
import { readTime, TIME_HINT } from './captures/time.js';
import { readChapters } from './chapters/chapters.js';
import { baseName, extensionOf, readText, resolveInside, type LectureFiles } from './files.js';
import { findParts, type FoundParts } from './find.js';
import { readManifest, type LectureManifest, type ReadManifest } from './manifest.js';
import { readTranscript, type Transcript } from './transcript.js';

/** What a file of the lecture was taken for; `inspect` shows it. */
export interface Found {
  readonly path: string;
  readonly as: 'manifest' | 'transcript' | 'captures' | 'slides' | 'notebook' | 'script' | 'chapters';
  readonly saw: string;
}

export interface ReadLecture {
  readonly lecture: Lecture;
  readonly found: readonly Found[];
  readonly transcript: Pick<Transcript, 'format' | 'encoding' | 'saw' | 'repairs'>;
}

export interface ReadOptions {
  /** The transcript, where the user named a file and not a folder. */
  readonly transcript?: string | undefined;
  /** Name of the folder or file, for a lecture without a title. */
  readonly name: string;
  /** A reader's name: overrides detection. */
  readonly from?: string | undefined;
  readonly encoding?: string | undefined;
  readonly video?: string | undefined;
  /** Added to every time, for another cut of the video; may be negative. */
  readonly offsetMs?: number | undefined;
}

/** A stage in progress: what was found so far and what was wrong. */
interface Desk {
  readonly files: LectureFiles;
  readonly found: Found[];
  readonly problems: Problem[];
}

/** Reads a lecture's folder, or one transcript alone. Undefined where there are no cues; the problems say why. */
export function readLecture(files: LectureFiles, options: ReadOptions): Outcome<ReadLecture | undefined> {
  const desk: Desk = { files, found: [], problems: [] };
  const alone = options.transcript !== undefined;
  const manifest = alone ? undefined : readManifestFile(desk);
  const parts = alone
    ? { captures: [], notebooks: [], slides: [], transcript: options.transcript }
    : partsOf(desk, manifest);
  if (desk.problems.some((problem) => problem.level === 'error') && parts.transcript === undefined)
    return { value: undefined, problems: desk.problems };
  const transcript = readTranscriptFile(desk, parts.transcript ?? '', options);
  if (transcript === undefined || transcript.cues.length === 0) return { value: undefined, problems: desk.problems };
  const lecture = assemble(desk, { manifest, parts, transcript, options });
  const { format, encoding, saw, repairs } = transcript;
  return {
    value: { lecture, found: desk.found, transcript: { format, encoding, saw, repairs } },
    problems: desk.problems,
  };
}

function readManifestFile({ files, found, problems }: Desk): ReadManifest | undefined {
  const path = ['lecture.yaml', 'lecture.yml'].find((name) => files.sizeOf(name) !== undefined);
  if (path === undefined) return undefined;
  const { value, problems: wrong } = readManifest(path, readText(files, path) ?? '');
  problems.push(...wrong);
  found.push({
    path,
    as: 'manifest',
    saw: value === undefined ? 'cannot be read' : Object.keys(value.fields).join(', '),
  });
  return value;
}

/** What the manifest names; what it does not name is found by convention. */
function partsOf({ files, problems }: Desk, manifest: ReadManifest | undefined): FoundParts {
  const fields = manifest?.fields ?? {};
  const named = (key: 'transcript' | 'captures' | 'notebooks' | 'slides' | 'chapters'): string[] | undefined => {
    const written = fields[key];
    if (written === undefined || manifest === undefined) return undefined;
    const paths = (Array.isArray(written) ? written : [written]).filter((item) => typeof item === 'string');
    return paths.flatMap((path, nth) =>
      insideOf(path, manifest.placeOf(key, ...(Array.isArray(written) ? [nth] : [])), problems),
    );
  };
  const transcript = named('transcript')?.[0];
  const found = findParts(files, { transcript: transcript ?? (fields.transcript === undefined ? undefined : '') });
  problems.push(...found.problems);
  const chapters = named('chapters')?.[0] ?? (fields.chapters === undefined ? found.value.chapters : undefined);
  const chosen = transcript ?? (fields.transcript === undefined ? found.value.transcript : undefined);
  return {
    captures: named('captures') ?? found.value.captures,
    notebooks: named('notebooks') ?? found.value.notebooks.filter((path) => path !== chosen),
    slides: named('slides') ?? (fields.captures === undefined ? found.value.slides : []),
    ...(chosen !== undefined && { transcript: chosen }),
    ...(chapters !== undefined && { chapters }),
  };
}

function insideOf(written: string, place: Place, problems: Problem[]): string[] {
  const path = resolveInside('', written);
  if (path === undefined) problems.push(outside(written, place));
  return path === undefined ? [] : [path];
}

function readTranscriptFile(
  { files, found, problems }: Desk,
  path: string,
  options: ReadOptions,
): Transcript | undefined {
  const bytes = files.read(path);
  if (bytes === undefined) {
    problems.push(noFile(path, 'transcript'));
    return undefined;
  }
  const { value, problems: wrong } = readTranscript(path, bytes, {
    ...(options.from !== undefined && { from: options.from }),
    ...(options.encoding !== undefined && { encoding: options.encoding }),
  });
  problems.push(...wrong);
  found.push({ path, as: 'transcript', saw: `${value.format}: ${value.saw}` });
  if (value.cues.length === 0 && !wrong.some((problem) => problem.level === 'error'))
    problems.push(emptyTranscript(path));
  return value;
}

interface Ingredients {
  readonly manifest: ReadManifest | undefined;
  readonly parts: FoundParts;
  readonly transcript: Transcript;
  readonly options: ReadOptions;
}

function assemble(desk: Desk, { manifest, parts, transcript, options }: Ingredients): Lecture {
  const fields: LectureManifest = manifest?.fields ?? {};
  const materials = parts.notebooks.flatMap((path) => readMaterial(desk, path));
  const language = materials[0]?.notebook.language ?? 'python';
  const timed = readCaptures(desk, { manifest, parts, language });
  const title = fields.title ?? transcript.title ?? titleFromName(options.name);
  const video = options.video ?? fields.video;
  const lecture: Lecture = {
    title: String(title),
    ...textFields(fields),
    ...(video !== undefined && { video }),
    language: fields.language ?? transcript.language ?? 'en',
    visibility: fields.visibility ?? 'public',
    cues: transcript.cues,
    captures: [...timed, ...materials.flatMap((material) => material.captures)],
    chapters: chaptersOf(desk, { manifest, parts, transcript }),
    courseNotebooks: materials.map((material) => material.notebook),
    pins: pinsOf(desk, manifest),
    glossary: (fields.glossary ?? []).map(String),
    durationMs: transcript.cues.reduce((latest, cue) => Math.max(latest, cue.endMs), 0),
  };
  desk.problems.push(...beyondTheEnd(lecture));
  const offset = options.offsetMs ?? offsetOf(desk, manifest);
  return offset === 0 ? lecture : shiftLecture(lecture, offset);
}

function textFields(fields: LectureManifest): Pick<Lecture, 'course' | 'lesson' | 'lecturer' | 'licence'> {
  const { course, lesson, lecturer, licence } = fields;
  const given = Object.entries({ course, lesson, lecturer, licence }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([key, value]) => [key, String(value)]));
}

function readMaterial({ files, found, problems }: Desk, path: string): CourseMaterial[] {
  const text = readText(files, path);
  if (text === undefined) problems.push(noFile(path, 'notebooks'));
  if (text === undefined) return [];
  if (extensionOf(path) !== '.ipynb') {
    const script = readScript(path, text);
    found.push({ path, as: 'script', saw: `${script.captures.length} code cells, ${script.notebook.language}` });
    return [script];
  }
  const { value, problems: wrong } = readCourseNotebook(path, text);
  problems.push(...wrong);
  if (value !== undefined)
    found.push({ path, as: 'notebook', saw: `${value.captures.length} code cells, ${value.notebook.language}` });
  return value === undefined ? [] : [value];
}

function readCaptures(
  desk: Desk,
  from: Pick<Ingredients, 'manifest' | 'parts'> & { language: string },
): readonly Capture[] {
  const { files, found, problems } = desk;
  const context = { files, language: from.language, folder: '' };
  const take = (outcome: Outcome<readonly Capture[]>) => {
    problems.push(...outcome.problems);
    return outcome.value;
  };
  const fromPath = (path: string, as: 'captures' | 'slides'): readonly Capture[] => {
    const captures = take(readCapturePath(path, context));
    found.push({ path, as, saw: `${captures.length} ${as}` });
    return captures;
  };
  const inline = from.manifest?.captureNodes ?? [];
  const rows =
    from.manifest &&
    rowsOfList(
      inline.filter((node) => !isText(node)),
      'lecture.yaml',
      from.manifest.counter,
    ).value;
  return [
    ...(rows ?? []).flatMap((row) => take(readRow(row, context))),
    ...from.parts.captures.flatMap((path) => fromPath(path, 'captures')),
    ...from.parts.slides.flatMap((path) => fromPath(path, 'slides')),
  ];
}

const isText = (node: unknown) => typeof (node as { value?: unknown }).value === 'string';

/** A manifest, a folder, or one file with a time in its name. */
function readCapturePath(
  path: string,
  context: { files: LectureFiles; language: string; folder: string },
): Outcome<readonly Capture[]> {
  const { files } = context;
  if (files.list(path) !== undefined) return readCaptureFolder(path, context);
  const text = mediaTypeOf(path) === undefined ? readText(files, path) : '';
  if (text === undefined) return { value: [], problems: [noFile(path, 'captures')] };
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const rows = readManifestRows(path, text);
  const read = rows.value.map((row) => readRow(row, { ...context, folder }));
  return {
    value: read.flatMap((outcome) => outcome.value),
    problems: [...rows.problems, ...read.flatMap((outcome) => outcome.problems)],
  };
}

function chaptersOf(
  { files, found, problems }: Desk,
  from: Pick<Ingredients, 'manifest' | 'parts' | 'transcript'>,
): readonly Chapter[] {
  const inline = from.manifest?.fields.chapters;
  if (Array.isArray(inline) && from.manifest !== undefined) {
    const { placeOf } = from.manifest;
    return inline.flatMap((entry, nth) => {
      const startMs = timeOrProblem(entry.at, placeOf('chapters', nth, 'at'), problems);
      const place = placeOf('chapters', nth);
      return startMs === undefined
        ? []
        : [{ startMs, title: entry.title, place, ...(entry.level !== undefined && { level: entry.level }) }];
    });
  }
  const path = from.parts.chapters;
  if (path === undefined) return from.transcript.chapters;
  const bytes = files.read(path);
  if (bytes === undefined) problems.push(noFile(path, 'chapters'));
  if (bytes === undefined) return from.transcript.chapters;
  const { value, problems: wrong } = readChapters(path, bytes);
  problems.push(...wrong);
  found.push({ path, as: 'chapters', saw: `${value.length} chapters` });
  return value.length > 0 ? value : from.transcript.chapters;
}

function pinsOf({ problems }: Desk, manifest: ReadManifest | undefined): readonly Pin[] {
  return (manifest?.fields.place ?? []).flatMap(({ file, cell, at }, nth) => {
    const atMs = timeOrProblem(
      at,
      manifest?.placeOf('place', nth, 'at') ?? { path: 'lecture.yaml', line: 1 },
      problems,
    );
    return atMs === undefined ? [] : [{ path: file, cell, atMs }];
  });
}

function offsetOf({ problems }: Desk, manifest: ReadManifest | undefined): number {
  const written = manifest?.fields.offset;
  if (written === undefined || manifest === undefined) return 0;
  return readOffset(String(written)) ?? timeOrProblem(written, manifest.placeOf('offset'), problems) ?? 0;
}

/** `+00:00:03`, `-12` or `3`: signed milliseconds; undefined where it is no time. */
export function readOffset(written: string): number | undefined {
  const [, sign = '', time = ''] = /^\s*([+-]?)(.*)$/.exec(written) ?? [];
  const read = readTime(time);
  return 'ms' in read ? (sign === '-' ? -read.ms : read.ms) : undefined;
}

function timeOrProblem(written: string | number, place: Place, problems: Problem[]): number | undefined {
  const time = readTime(written);
  if ('ms' in time) return time.ms;
  problems.push({
    code: 'lecture/bad-time',
    level: 'error',
    message: `"${written}" ${time.why}`,
    hint: TIME_HINT,
    place,
  });
  return undefined;
}

/** A lecture whose every time is moved, for another cut of the video; nothing starts before 0. */
function shiftLecture(lecture: Lecture, byMs: number): Lecture {
  const shift = (ms: number) => Math.max(0, ms + byMs);
  return {
    ...lecture,
    durationMs: shift(lecture.durationMs),
    cues: lecture.cues.map((cue) => ({
      ...cue,
      startMs: shift(cue.startMs),
      endMs: shift(cue.endMs),
      ...(cue.words && {
        words: cue.words.map((word) => ({ ...word, startMs: shift(word.startMs), endMs: shift(word.endMs) })),
      }),
    })),
    captures: lecture.captures.map((capture) => ({
      ...capture,
      atMs: capture.atMs === undefined ? undefined : shift(capture.atMs),
      ...(capture.endMs !== undefined && { endMs: shift(capture.endMs) }),
    })),
    chapters: lecture.chapters.map((chapter) => ({ ...chapter, startMs: shift(chapter.startMs) })),
    pins: lecture.pins.map((pin) => ({ ...pin, atMs: shift(pin.atMs) })),
  };
}

/** A minute past the last caption is still the end of a lecture; later is a mistake in the input. */
const GRACE_MS = 60_000;

function beyondTheEnd({ captures, durationMs }: Lecture): Problem[] {
  return captures
    .filter(({ atMs }) => atMs !== undefined && atMs > durationMs + GRACE_MS)
    .map(({ atMs, place }) => ({
      code: 'captures/beyond-the-end',
      level: 'warning' as const,
      message: `a capture at ${clock(atMs ?? 0)} lies beyond the end of the lecture (${clock(durationMs)}); it stands last`,
      hint: 'Correct its time, or the transcript is cut short.',
      place,
    }));
}

const clock = (ms: number) => {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

const titleFromName = (name: string) =>
  baseName(name)
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim()
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) || 'Lecture';

const noFile = (path: string, key: string): Problem => ({
  code: 'lecture/missing-file',
  level: 'error',
  message: `there is no file "${path}"`,
  hint: `Correct \`${key}:\` in lecture.yaml, or put the file there.`,
});

const emptyTranscript = (path: string): Problem => ({
  code: 'transcript/empty',
  level: 'error',
  message: 'this transcript holds no words',
  hint: 'Download the captions again; an empty file often means that the site refused to give them.',
  place: { path, line: 1 },
});
