/** The hall: read -> narrate -> place -> outline -> explain -> compile, on this machine's disk, with the data and the images of Node. */
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
import type { Outcome, Problem } from './model/problem.js';
import type { UnderstoodLecture } from './model/understood.js';
import { readTranslation } from './read/translation.js';
import { whyNoLecture } from './no-lecture.js';
import { openMemory } from './read/memory.js';
import {
  openStages,
  readLecture,
  type CompiledNotebook,
  type CompileOptions,
  type LoadedLecture,
  type Stages,
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
  const files = input === undefined ? openFolder(folder) : openMemory({ [path]: input });
  const name = options.name ?? nameOfLecture(path);
  const transcript = isFolder ? undefined : basename(path);
  const { value, problems } = readLecture(files, { ...options, name, transcript });
  const placed = problems.map((problem) => placeBelow(folder, problem));
  if (value === undefined || options.translation === undefined)
    return { value: value && { ...value, folder }, problems: placed };
  const { translation: other } = options;
  const bytes = kindOfPath(other) === 'file' ? readBytes(other) : undefined;
  const read = readTranslation(other, bytes, { spoken: value.lecture.cues, offsetMs: options.offsetMs });
  return { value: { ...value, folder, translation: read.value }, problems: [...placed, ...read.problems] };
}

/** A problem's path as the user can open it from where they are. */
function placeBelow(folder: string, problem: Problem): Problem {
  return { ...problem, place: { path: join(folder, problem.place?.path ?? ''), line: problem.place?.line ?? 0 } };
}

/** Narrates, places and outlines a lecture. */
export const understandLecture: Stages['understandLecture'] = async (loaded, options, onStage) => {
  const { value, problems } = await stages.understandLecture(loaded, options, onStage);
  const { folder } = loaded;
  if (folder === undefined) return { value, problems };
  return {
    value,
    problems: problems.map((problem) => (problem.place === undefined ? problem : placeBelow(folder, problem))),
  };
};

/** Compiles the transcript notebook of an understood lecture. Links to a local video lead from `output` to where it lies. */
export async function compileLecture(
  loaded: Pick<LoadedLecture, 'files' | 'folder'>,
  understood: UnderstoodLecture,
  options: CompileOptions,
): Promise<Outcome<CompiledNotebook>> {
  const video = videoFrom(understood.lecture.video, loaded.folder, options.output);
  const lecture = video === undefined ? understood.lecture : { ...understood.lecture, video };
  const output = basename(options.output);
  return stages.compileLecture(loaded, { ...understood, lecture }, { ...options, output });
}

/** A local video is named relative to the lecture; the notebook may lie elsewhere. */
function videoFrom(video: string | undefined, folder: string | undefined, output: string): string | undefined {
  if (video === undefined || folder === undefined || /^[a-z][a-z0-9+.-]+:/i.test(video)) return video;
  return relativeUrl(dirname(resolve(output)), resolve(folder, video));
}
