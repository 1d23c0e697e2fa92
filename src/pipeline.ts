/** The hall: read -> narrate -> place -> outline -> explain -> compile, on this machine's disk, with the data and the images of Node. */
import { placeOfDrawn } from './compile/images.js';
import { addDecks, picturesOfPages } from './decks.js';
import { readShippedData } from './host/data.js';
import { fitToPage, makeThumbnails } from './host/images.js';
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
} from './host/read.js';
import { settleLanguage } from './in-language.js';
import type { LectureFiles } from './model/files.js';
import type { Lecture } from './model/lecture.js';
import type { Outcome, Problem } from './model/problem.js';
import type { UnderstoodLecture } from './model/understood.js';
import { readTranslation } from './read/translation.js';
import { whyNoLecture } from './no-lecture.js';
import { readPictures } from './pictures.js';
import { openMemory } from './read/memory.js';
import {
  openStages,
  readLecture,
  type CompiledNotebook,
  type CompileOptions,
  type LoadedLecture,
  type OnStage,
  type Stages,
  type UnderstandOptions,
} from './stages.js';

export { describeCaptures } from './compile/title.js';
export type * from './stages.js';
export { readLecture } from './stages.js';
export type { UnderstoodLecture } from './model/understood.js';

/** How a lecture is read. */
export interface LoadOptions {
  readonly from?: string | undefined;
  readonly encoding?: string | undefined;
  readonly video?: string | undefined;
  readonly offsetMs?: number | undefined;
  /** Decks beside the lecture: paths as the user wrote them, also outside of its folder. */
  readonly decks?: readonly string[] | undefined;
  /** The transcript itself, for LECTURE `-`: what came in on standard input. */
  readonly input?: Uint8Array | undefined;
  /** A transcript of the same talk in another language: each paragraph has its translation folded under it. */
  readonly translation?: string | undefined;
  /** What outputs are named after; default: the file or folder. */
  readonly name?: string | undefined;
}

const stages = openStages({
  readData: readShippedData,
  makeThumbnails,
  fitImage: fitToPage,
  async loadPictures() {
    const { loadPictures } = await import('./host/picture.js');
    return loadPictures(readShippedData);
  },
});

export const { explainLecture, summarizeLecture, compileSummary } = stages;

/** Reads LECTURE: a folder, or a transcript file alone. Undefined where it cannot be used; the problems say why. */
export function loadLecture(path: string, options: LoadOptions = {}): Outcome<LoadedLecture | undefined> {
  const { input } = options;
  const refused = input === undefined ? whyNoLecture(path) : undefined;
  if (refused !== undefined) return { value: undefined, problems: [refused] };
  const isFolder = input === undefined && kindOfPath(path) === 'folder';
  const folder = isFolder ? path : dirname(path);
  const decks = new Map((options.decks ?? []).map((deck) => [nameFrom(folder, deck), deck]));
  const files = withOthers(input === undefined ? openFolder(folder) : openMemory({ [path]: input }), (name) => {
    const deck = decks.get(name);
    return deck === undefined ? undefined : readBytes(deck);
  });
  const name = options.name ?? nameOfLecture(path);
  const transcript = isFolder ? undefined : basename(path);
  const { value, problems } = readLecture(files, { ...options, name, transcript, decks: [...decks.keys()] });
  const placed = problems.map((problem) => placeBelow(folder, problem));
  if (value === undefined || options.translation === undefined)
    return { value: value && { ...value, folder }, problems: placed };
  const { translation: other } = options;
  const bytes = kindOfPath(other) === 'file' ? readBytes(other) : undefined;
  const read = readTranslation(other, bytes, { spoken: value.lecture.cues, offsetMs: options.offsetMs });
  return { value: { ...value, folder, translation: read.value }, problems: [...placed, ...read.problems] };
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
  const { lecture, problems: ofSlides } = await readSlides(loaded, options, onStage);
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

/** Reads the decks of a lecture, and the words on pictures that came without. */
async function readSlides(
  { lecture, decks, files }: LoadedLecture,
  { cacheFolder, signal, uiLanguage }: UnderstandOptions = {},
  onStage?: OnStage,
): Promise<{ readonly lecture: Lecture; readonly problems: readonly Problem[] }> {
  const withDecks = await addDecks({ lecture, decks, files });
  const readIn = async () =>
    (await settleLanguage(lecture, { readData: readShippedData, uiLanguage })).value.lecture.language;
  const read = await readPictures(withDecks.value, { files, cacheFolder, signal, onStage, readIn });
  return { lecture: read.value, problems: [...withDecks.problems, ...read.problems] };
}

/** Compiles the transcript notebook of an understood lecture. Links to a local video lead from `output` to where it lies. */
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
    drawnBefore: (image) => readBytes(join(dirname(options.output), placeOfDrawn(image, besides))),
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
  if (video === undefined || folder === undefined || /^[a-z][a-z0-9+.-]+:/i.test(video)) return video;
  return relativeUrl(dirname(resolve(output)), resolve(folder, video));
}
