import type { Outcome, Problem } from '../model/problem.js';
import { holdsTimedCaptures } from './captures/folder.js';
import { timeInName } from './captures/shot-name.js';
import { extensionOf, readText, type LectureFiles } from './files.js';
import { isTextNotebook } from './text-notebooks/read.js';
import { looksLikeTranscript } from './transcript.js';

/** The parts of a lecture's folder, each path relative to it. */
export interface FoundParts {
  readonly transcript?: string;
  readonly captures: readonly string[];
  readonly notebooks: readonly string[];
  readonly slides: readonly string[];
  readonly chapters?: string;
}

/** Folders that are looked into when lecture.yaml does not say. */
const NOTEBOOK_FOLDERS = ['notebooks/', 'nbs/', 'scripts/'];
const CAPTURE_FOLDERS = ['captures/', 'slides/', 'screens/', 'screenshots/', 'images/', 'code/', 'notes/'];
const MANIFESTS = /^captures?\.(csv|tsv|ya?ml|json)$/i;
const CHAPTER_FILES = /(^chapters?\.|\.chapters?\.|\.info\.json$|\.description$|\.ffmetadata$|^description\.txt$)/i;

/** Finds a lecture's parts by name and content. None, or more than one transcript, is an error that lists what is there. */
export function findParts(
  files: LectureFiles,
  given: { readonly transcript?: string | undefined },
): Outcome<FoundParts> {
  const names = (files.list('') ?? []).filter((name) => !name.startsWith('.'));
  const chapters = names.find((name) => CHAPTER_FILES.test(name));
  const [transcript, problems] = given.transcript === undefined ? findTranscript(files, names) : [given.transcript, []];
  const inFolders = (folders: readonly string[]) => names.filter((name) => folders.includes(name.toLowerCase()));
  const nested = inFolders(NOTEBOOK_FOLDERS).flatMap((folder) =>
    (files.list(folder.slice(0, -1)) ?? []).map((name) => folder + name),
  );
  const slides = inFolders(['slides/']).map((name) => name.slice(0, -1));
  const captures = inFolders(CAPTURE_FOLDERS)
    .map((name) => name.slice(0, -1))
    .filter((folder) => !slides.includes(folder) && holdsTimedCaptures(folder, files));
  return {
    value: {
      ...(transcript !== undefined && { transcript }),
      ...(chapters !== undefined && chapters !== transcript && { chapters }),
      captures: [...names.filter((name) => MANIFESTS.test(name)), ...captures],
      notebooks: notebooksFirst([...names, ...nested].filter((path) => isCourseFile(path, files))),
      slides,
    },
    problems,
  };
}

/** Of a notebook and its script the notebook is read first: it has the outputs. */
const notebooksFirst = (paths: readonly string[]) =>
  paths.toSorted((one, other) => Number(other.endsWith('.ipynb')) - Number(one.endsWith('.ipynb')));

const isCourseFile = (path: string, files: LectureFiles) =>
  extensionOf(path) === '.ipynb' ||
  (isTextNotebook(path, () => readText(files, path)) && timeInName(path) === undefined);

function findTranscript(files: LectureFiles, names: readonly string[]): [string | undefined, readonly Problem[]] {
  const candidates = names.filter((name) => !name.endsWith('/') && mayBeTranscript(name) && isTranscript(files, name));
  const named = candidates.filter((name) => /^(transcript|captions?|subtitles?)\./i.test(name));
  const [only, second] = named.length === 1 ? named : candidates;
  if (only === undefined) return [undefined, [noTranscript(names)]];
  return second === undefined ? [only, []] : [undefined, [twoTranscripts(candidates)]];
}

const mayBeTranscript = (name: string) =>
  !MANIFESTS.test(name) &&
  !CHAPTER_FILES.test(name) &&
  !/^(readme|licen[cs]e|notice|lecture\.ya?ml)/i.test(name) &&
  !['.ipynb', '.py', '.yaml', '.yml', '.png', '.jpg', '.pdf', '.mp4'].includes(extensionOf(name));

function isTranscript(files: LectureFiles, name: string): boolean {
  const bytes = files.read(name);
  return bytes !== undefined && looksLikeTranscript(name, bytes);
}

const noTranscript = (names: readonly string[]): Problem => ({
  code: 'lecture/no-transcript',
  level: 'error',
  message: `no transcript among ${names.length === 0 ? 'no files at all' : names.slice(0, 8).join(', ')}`,
  hint: 'Put the captions there (.vtt, .srt, .json, .txt), or name them in lecture.yaml as `transcript:`.',
});

const twoTranscripts = (candidates: readonly string[]): Problem => ({
  code: 'lecture/two-transcripts',
  level: 'error',
  message: `more than one file looks like the transcript: ${candidates.join(', ')}`,
  hint: 'Name the right one in lecture.yaml as `transcript:`, or give the file itself instead of the folder.',
});
