/**
 * The hall: read -> narrate -> place -> outline -> explain -> compile, on this machine's disk,
 * with the data and the images of Node.
 */
import { placeOfDrawn } from '../compile/images.js';
import { addDecks, picturesOfPages } from './decks.js';
import { readShippedData } from '../host/data.js';
import { fitToPage, makeThumbnails } from '../host/images.js';
import {
  basename,
  dirname,
  join,
  kindOfPath,
  nameOfLecture,
  openFolder,
  readBytes,
  relativeUrl,
  resolve,
  withPlaces,
} from '../host/read.js';
import { settleLanguage } from '../stages/in-language.js';
import type { LectureFiles } from '../model/files.js';
import type { CourseFacts, Lecture } from '../model/lecture.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { UnderstoodLecture } from '../model/understood.js';
import { readTranslation } from '../read/translation.js';
import { whyNoLecture } from './no-lecture.js';
import { readPictures } from './pictures.js';
import { isAddress } from '../text/links/video-address.js';
import { captionsIn, findCaptions, watchVideo } from './video.js';
import type { ReadOptions } from '../read/lecture.js';
import { openMemory } from '../read/memory.js';
import { isRecordingName } from '../read/file-kinds.js';
import { findRecording } from '../read/video/find.js';
import {
  openStages,
  readLecture,
  type CompiledNotebook,
  type CompileOptions,
  type LoadedLecture,
  type OnStage,
  type Stages,
  type UnderstandOptions,
} from '../stages/stages.js';

export { describeCaptures } from '../compile/title.js';
export type * from '../stages/stages.js';
export { readLecture } from '../stages/stages.js';
export type { UnderstoodLecture } from '../model/understood.js';

/** How a lecture is read. */
export interface LoadOptions {
  readonly from?: string | undefined;
  readonly encoding?: string | undefined;
  readonly video?: string | undefined;
  readonly offsetMs?: number | undefined;
  /** The recording beside the lecture: a path as the user wrote it, also outside of its folder. */
  readonly recording?: string | undefined;
  /** Decks beside the lecture: paths as the user wrote them, also outside of its folder. */
  readonly decks?: readonly string[] | undefined;
  /** Course notebooks, pictures and folders of pictures beside the lecture, likewise. */
  readonly material?: readonly string[] | undefined;
  /** The transcript itself, for LECTURE `-`: what came in on standard input. */
  readonly input?: Uint8Array | undefined;
  /** A transcript of the same talk in another language: each paragraph has its translation folded under it. */
  readonly translation?: string | undefined;
  /** What the lecture's course says of it, where the lecture itself does not. */
  readonly course?: CourseFacts | undefined;
  /** What outputs are named after; default: the file or folder. */
  readonly name?: string | undefined;
}

const stages = openStages({
  readData: readShippedData,
  makeThumbnails,
  fitImage: fitToPage,
  async loadPictures() {
    const { loadPictures } = await import('../host/picture.js');
    return loadPictures(readShippedData);
  },
});

export const { explainLecture, summarizeLecture, compileSummary } = stages;

/**
 * Reads LECTURE: a folder, a transcript file alone, or a recording with captions in it or beside it. Undefined where it
 * cannot be used; the problems say why.
 */
export function loadLecture(path: string, options: LoadOptions = {}): Outcome<LoadedLecture | undefined> {
  const { input } = options;
  const refused = input === undefined ? whyNoLecture(path) : undefined;
  if (refused !== undefined) return { value: undefined, problems: [refused] };
  const isFolder = input === undefined && kindOfPath(path) === 'folder';
  const folder = isFolder ? path : dirname(path);
  const made = new Map<string, Uint8Array>();
  const isRecording = input === undefined && !isFolder && isRecordingName(path);
  const spoken = isRecording ? findCaptions(path) : undefined;
  if (spoken !== undefined && spoken.value === undefined) return { value: undefined, problems: spoken.problems };
  if (spoken?.value?.bytes !== undefined) made.set(spoken.value.path, spoken.value.bytes);
  const decks = placesOf(folder, options.decks);
  const material = placesOf(folder, options.material);
  const own = input === undefined ? openFolder(folder) : openMemory({ [path]: input });
  const files = withOthers(withPlaces(own, new Map([...decks, ...material])), (name) => made.get(name));
  const recording = isRecording ? path : options.recording;
  const asked = {
    ...options,
    name: options.name ?? nameOfLecture(path),
    transcript: isFolder ? undefined : (spoken?.value?.path ?? basename(path)),
    decks: [...decks.keys()],
    notebooks: [...material.keys()].filter(isNotebook),
    pictures: [...material.keys()].filter((name) => !isNotebook(name)),
    recording: recording === undefined ? undefined : relativeUrl(resolve(folder), resolve(recording)),
  };
  const { value, problems } = readWithCaptions(files, asked, { folder, made, contents: spoken?.value?.contents });
  const placed = problems.map((problem) => placeBelow(folder, problem));
  if (value === undefined || options.translation === undefined)
    return { value: value && { ...value, folder, made }, problems: placed };
  const { translation: other } = options;
  const bytes = kindOfPath(other) === 'file' ? readBytes(other) : undefined;
  const read = readTranslation(other, bytes, { spoken: value.lecture.cues, offsetMs: options.offsetMs });
  return { value: { ...value, folder, made, translation: read.value }, problems: [...placed, ...read.problems] };
}

interface KnownOfRecording {
  readonly folder: string;
  readonly made: Map<string, Uint8Array>;
  readonly contents: LoadedLecture['contents'];
}

/** Reads a lecture; where a folder holds no transcript, the captions in its recording are one. */
function readWithCaptions(
  files: LectureFiles,
  options: ReadOptions,
  { folder, made, contents }: KnownOfRecording,
): Outcome<LoadedLecture | undefined> {
  const read = withContents(readLecture(files, options), contents);
  if (!read.problems.some(({ code }) => code === 'lecture/no-transcript')) return read;
  const recording = options.recording ?? findRecording(files, undefined)?.path;
  if (recording === undefined) return read;
  const { value: spoken, problems } = captionsIn(join(folder, recording));
  if (spoken?.bytes === undefined)
    return {
      value: undefined,
      problems: problems.map((problem) => ({ ...problem, place: { path: recording, line: 0 } })),
    };
  const path = `${dirname(recording)}/${spoken.path}`.replace(/^\.\//, '');
  made.set(path, spoken.bytes);
  return withContents(readLecture(files, { ...options, recording, embeddedCaptions: path }), spoken.contents);
}

const withContents = (
  { value, problems }: Outcome<LoadedLecture | undefined>,
  contents: LoadedLecture['contents'],
): Outcome<LoadedLecture | undefined> => ({ value: value && { ...value, contents }, problems });

const isNotebook = (path: string) => path.toLowerCase().endsWith('.ipynb');

/** Files and folders on the disk by what they are called from a folder. */
function placesOf(folder: string, paths: readonly string[] = []): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const path of paths) {
    const name = nameFrom(folder, path);
    // Two that lie outside may have one name.
    for (let nth = 1; ; nth++) {
      const free = nth === 1 ? name : name.replace(/(\.\w+)?$/, ` (${nth})$1`);
      if (places.has(free) && resolve(places.get(free) ?? '') !== resolve(path)) continue;
      places.set(free, path);
      break;
    }
  }
  return places;
}

/** What a file is called from a folder; one that lies outside goes by its own name. */
function nameFrom(folder: string, path: string): string {
  const relative = relativeUrl(resolve(folder), resolve(path));
  return relative.startsWith('..') ? basename(path) : relative;
}

/** Files, with others that come before them. */
const withOthers = (files: LectureFiles, other: (path: string) => Uint8Array | undefined): LectureFiles => ({
  read: (path) => other(path) ?? files.read(path),
  list: (folder) => files.list(folder),
  sizeOf: (path) => files.sizeOf(path),
});

/** A problem's path as the user can open it from where they are. */
function placeBelow(folder: string, problem: Problem): Problem {
  return { ...problem, place: { path: join(folder, problem.place?.path ?? ''), line: problem.place?.line ?? 0 } };
}

/** Narrates, places and outlines a lecture. */
export const understandLecture: Stages['understandLecture'] = async (loaded, options, onStage) => {
  const { lecture, problems: ofSlides } = await readScreen(loaded, options, onStage);
  const { value, problems: others } = await stages.understandLecture(
    { ...loaded, lecture, decks: [] },
    options,
    onStage,
  );
  const problems = [...ofSlides, ...others];
  const { folder } = loaded;
  if (folder === undefined) return { value, problems };
  return {
    value,
    problems: problems.map((problem) => (problem.place === undefined ? problem : placeBelow(folder, problem))),
  };
};

/** Reads the decks and the video of a lecture, and the words on pictures that came without. */
async function readScreen(
  loaded: LoadedLecture,
  options: UnderstandOptions = {},
  onStage?: OnStage,
): Promise<{ readonly lecture: Lecture; readonly problems: readonly Problem[] }> {
  const { lecture, decks, files } = loaded;
  const { cacheFolder, signal, uiLanguage } = options;
  const withDecks = await addDecks({ lecture, decks, files });
  const watched = await watchVideo(loaded, withDecks.value, { ...options, onStage });
  const readIn = async () =>
    (await settleLanguage(lecture, { readData: readShippedData, uiLanguage })).value.lecture.language;
  const read = await readPictures(watched.value, { files, cacheFolder, signal, onStage, readIn });
  return { lecture: read.value, problems: [...withDecks.problems, ...watched.problems, ...read.problems] };
}

/**
 * Compiles the transcript notebook of an understood lecture.
 * Links to a local video lead from `output` to where it lies.
 */
export async function compileLecture(
  loaded: Pick<LoadedLecture, 'files' | 'folder'>,
  understood: UnderstoodLecture,
  options: CompileOptions,
): Promise<Outcome<CompiledNotebook>> {
  const { files, folder } = loaded;
  const video = videoFrom(understood.lecture.video, folder, options.output);
  const lecture = video === undefined ? understood.lecture : { ...understood.lecture, video };
  const output = basename(options.output);
  const besides = `${output.replace(/\.ipynb$/, '')}_files`;
  const pictures = await picturesOfPages(lecture.captures, {
    read: (path) => files.read(path),
    drawnBefore: (image) =>
      readBytes(join(dirname(options.output), placeOfDrawn(image, besides))) ?? files.read(image.path),
    signal: options.signal,
    onPage: (nth, of) => options.onStage?.('draw-pages', { nth, of }),
  });
  const withPictures = { files: withOthers(files, (path) => pictures.value.get(path)) };
  const compiled = await stages.compileLecture(withPictures, { ...understood, lecture }, { ...options, output });
  const drawn = pictures.problems.map((problem) => (folder === undefined ? problem : placeBelow(folder, problem)));
  return { value: compiled.value, problems: [...drawn, ...compiled.problems] };
}

/** A local video is named relative to the lecture; the notebook may lie elsewhere. */
function videoFrom(video: string | undefined, folder: string | undefined, output: string): string | undefined {
  if (video === undefined || folder === undefined || isAddress(video)) return video;
  return relativeUrl(dirname(resolve(output)), resolve(folder, video));
}
