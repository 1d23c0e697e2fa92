import type { Outcome, Problem } from '../../model/problem.js';
import { holdsTimedCaptures } from '../captures/folder.js';
import { timeInName } from '../captures/shot-name.js';
import { findDecks, type FoundDeck } from '../decks/find.js';
import { isCaptureList, isDeckName, isOtherDeckName, isPictureName, isRecordingName } from '../file-kinds.js';
import { chooseTranscript, isOneTalk, ofOneTalk, type ChosenTranscript } from './choose.js';
import { isChat } from './unused.js';
import { extensionOf, readText, type LectureFiles } from '../files.js';
import { isTextNotebook } from '../text-notebooks/read.js';
import { looksLikeTranscript } from '../transcript.js';

/** The parts of a lecture's folder, each path relative to it. */
export interface FoundParts {
  readonly transcript?: string;
  /** Why it was taken from several; empty where there was one. */
  readonly why: string;
  /** Other transcripts of the folder. */
  readonly others: readonly string[];
  readonly captures: readonly string[];
  readonly notebooks: readonly string[];
  readonly slides: readonly string[];
  readonly decks: readonly FoundDeck[];
  readonly chapters?: string;
}

/** Folders that are looked into when lecture.yaml does not say. */
const NOTEBOOK_FOLDERS = ['notebooks/', 'nbs/', 'scripts/'];
const CAPTURE_FOLDERS = ['captures/', 'slides/', 'screens/', 'screenshots/', 'images/', 'code/', 'notes/'];
const CHAPTER_FILES =
  /(^chapters?\.|\.chapters?\.|\.info\.json$|^delivery-?info\b.*\.json$|\.description$|\.ffmetadata$|^description\.txt$)/i;

/**
 * Finds a lecture's parts by name and content. None, or more than one transcript, is an error that lists what is there.
 */
export function findParts(
  files: LectureFiles,
  given: { readonly transcript?: string | undefined; readonly language?: string | undefined },
): Outcome<FoundParts> {
  const names = (files.list('') ?? []).filter((name) => !name.startsWith('.'));
  const chapters = names.filter((name) => CHAPTER_FILES.test(name)).toSorted(infoFirst)[0];
  const candidates = names.filter((name) => mayBeTranscript(name) && isTranscript(files, name));
  const [found, problems] =
    given.transcript === undefined
      ? findTranscript(candidates, { files, names, language: given.language })
      : [{ path: given.transcript, why: '' }, []];
  const transcript = found?.path;
  const inFolders = (folders: readonly string[]) => names.filter((name) => folders.includes(name.toLowerCase()));
  const nested = inFolders(NOTEBOOK_FOLDERS).flatMap((folder) =>
    (files.list(folder.slice(0, -1)) ?? []).map((name) => folder + name),
  );
  const slides = inFolders(['slides/'])
    .map((name) => name.slice(0, -1))
    .filter((folder) => files.list(folder)?.every(isDeckName) !== true || files.list(folder)?.length === 0);
  const captures = inFolders(CAPTURE_FOLDERS)
    .map((name) => name.slice(0, -1))
    .filter((folder) => !slides.includes(folder) && holdsTimedCaptures(folder, files));
  return {
    value: {
      ...(transcript !== undefined && { transcript }),
      why: found?.why ?? '',
      others: candidates.filter((name) => name !== transcript),
      ...(chapters !== undefined && chapters !== transcript && { chapters }),
      captures: [...names.filter(isCaptureList), ...captures],
      notebooks: notebooksFirst([...names, ...nested].filter((path) => isCourseFile(path, files))),
      slides,
      decks: findDecks(files),
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

/** What yt-dlp knows of a video says more than the description in it. */
const infoFirst = (one: string, other: string) =>
  Number(other.endsWith('.info.json')) - Number(one.endsWith('.info.json'));

interface Folder {
  readonly files: LectureFiles;
  readonly names: readonly string[];
  readonly language: string | undefined;
}

function findTranscript(
  candidates: readonly string[],
  { files, names, language }: Folder,
): [ChosenTranscript | undefined, readonly Problem[]] {
  const named = candidates.filter((name) => /^(transcript|captions?|subtitles?)\./i.test(name));
  if (named.length === 1 && named[0] !== undefined) return [{ path: named[0], why: '' }, []];
  const timed = candidates.length > 0 ? candidates : untimedIn(files, names);
  const talk = ofOneTalk(timed, names);
  if (!isOneTalk(talk)) return [undefined, [twoTranscripts(talk)]];
  const choice = chooseTranscript(talk, { files, language });
  return [choice, choice === undefined ? [noTranscript(files.list('') === undefined ? undefined : names)] : []];
}

/** Text without a single time is a transcript where there is nothing else: a folder with only `talk.md`. */
function untimedIn(files: LectureFiles, names: readonly string[]): readonly string[] {
  const texts = names.filter((name) => ['.md', '.markdown', '.txt', '.docx', '.odt'].includes(extensionOf(name)));
  return texts.filter((name) => mayBeTranscript(name) && !isTextNotebook(name, () => readText(files, name)));
}

const mayBeTranscript = (name: string) =>
  !name.endsWith('/') &&
  !isChat(name) &&
  !isCaptureList(name) &&
  !CHAPTER_FILES.test(name) &&
  !/^(readme|licen[cs]e|notice|lecture\.ya?ml)/i.test(name) &&
  ![isDeckName, isOtherDeckName, isPictureName, isRecordingName].some((is) => is(name)) &&
  !NEVER.test(name);

/** What else no transcript is called: code, archives, and what editors and browsers keep, which is another's copy. */
const NEVER = /~$|\.(?:bak\d*|orig|old|tmp|part|crdownload|download|swp|ipynb|py|ya?ml|qmd|rmd|zip|7z|rar|tar)$/i;

/** A transcript of a day weighs less. */
const MOST_BYTES = 100_000_000;

function isTranscript(files: LectureFiles, name: string): boolean {
  const bytes = (files.sizeOf(name) ?? 0) > MOST_BYTES ? undefined : files.read(name);
  return bytes !== undefined && looksLikeTranscript(name, bytes);
}

/** Names are undefined where the folder may not be looked into. */
const noTranscript = (names: readonly string[] | undefined): Problem =>
  names === undefined
    ? {
        code: 'lecture/unreadable-folder',
        level: 'error',
        message: 'the folder is there, but cannot be read',
        hint: 'See that you may read it: its permissions, and those of the folders above it.',
      }
    : {
        code: 'lecture/no-transcript',
        level: 'error',
        message: names.length === 0 ? 'the folder is empty' : `no transcript among ${names.slice(0, 8).join(', ')}`,
        hint: 'Put the captions there (.vtt, .srt, .json, .txt), or name them in lecture.yaml as `transcript:`.',
      };

const twoTranscripts = (candidates: readonly string[]): Problem => ({
  code: 'lecture/two-transcripts',
  level: 'error',
  message: `more than one file looks like the transcript: ${candidates.join(', ')}`,
  hint: 'Name the right one in lecture.yaml as `transcript:`, or give the file itself instead of the folder; of several lectures give all files.',
});
