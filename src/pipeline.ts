/** The hall: read -> narrate -> place -> outline -> explain -> compile -> write, in that order, each stage a value with its problems. */
import { checkContract, type CheckReport } from './compile/check/check.js';
import type { SaidWord } from './compile/check/said.js';
import { keyOfCapture } from './compile/capture.js';
import { addDecks, picturesOfPages } from './decks.js';
import { readPictures } from './pictures.js';
import type { CompileInput } from './compile/input.js';
import { compileTranscript, titledSections, type SpokenNotebook } from './compile/transcript.js';
import { normaliseWords } from './compile/words.js';
import { readShippedData } from './host/data.js';
import { makeThumbnails, placeOfDrawn, prepareImages, type PreparedImages } from './host/images.js';
import {
  basename,
  dirname,
  join,
  kindOfPath,
  nameOfLecture,
  openFolder,
  readBytes,
  readContent,
  relativeUrl,
  resolve,
} from './host/read.js';
import type { Concept } from './model/concept.js';
import { counted } from './model/counted.js';
import type { LectureFiles } from './model/files.js';
import type { Narration } from './model/narration.js';
import type { Notebook } from './model/notebook.js';
import type { Outcome, Problem } from './model/problem.js';
import type { Summary } from './model/summary.js';
import type { Depth } from './model/depth.js';
import { whyNoLecture } from './no-lecture.js';
import { readNotebook } from './notebook/format/read-notebook.js';
import { validateNotebook } from './notebook/format/validate.js';
import { outlineLecture, type OutlineOptions } from './outline/outline.js';
import { placeCaptures, type PlaceOptions } from './place/place.js';
import { readLecture, type ReadLecture } from './read/lecture.js';
import { openLexicon } from './text/lexicon/lexicon.js';
import { narrate, type NarrateOptions } from './text/narrate.js';
import { cutParagraphs, sentenceBoundaryNear } from './text/paragraphs.js';

export { describeCaptures } from './compile/title.js';

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
  /** What outputs are named after; default: the file or folder. */
  readonly name?: string | undefined;
}

/** A lecture as read, with the folder it came from. */
export interface LoadedLecture extends ReadLecture {
  /** The folder as the user named it; places in problems start with it. */
  readonly folder: string;
  readonly files: LectureFiles;
  /** What outputs are named after. */
  readonly name: string;
}

/** How it is understood. */
export interface UnderstandOptions
  extends
    Pick<NarrateOptions, 'fillers' | 'captions' | 'literal'>,
    Pick<PlaceOptions, 'snapshots' | 'slides'>,
    Pick<OutlineOptions, 'sections'> {
  /** Where what took long to read is remembered. */
  readonly cacheFolder?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A lecture with everything placed and named: what notebooks are compiled from. */
export type UnderstoodLecture = Omit<CompileInput, 'images' | 'version' | 'dropOutputs'>;

/** Told which stage begins, for a progress line. */
export type OnStage = (stage: string) => void;

/** Reads LECTURE: a folder, or a transcript file alone. Undefined where it cannot be used; the problems say why. */
export function loadLecture(path: string, options: LoadOptions = {}): Outcome<LoadedLecture | undefined> {
  const { input } = options;
  const refused = input === undefined ? whyNoLecture(path) : undefined;
  if (refused !== undefined) return { value: undefined, problems: [refused] };
  const isFolder = input === undefined && kindOfPath(path) === 'folder';
  const folder = isFolder ? path : dirname(path);
  const decks = new Map((options.decks ?? []).map((deck) => [nameFrom(folder, deck), deck]));
  const files = withOthers(input === undefined ? openFolder(folder) : openBytes(path, input), decks);
  const name = options.name ?? nameOfLecture(path);
  const transcript = isFolder ? undefined : basename(path);
  const { value, problems } = readLecture(files, { ...options, name, transcript, decks: [...decks.keys()] });
  const placed = problems.map((problem) => placeBelow(folder, problem));
  return { value: value && { ...value, folder, files, name }, problems: placed };
}

/** A folder that holds one file, which is on no disk. */
const openBytes = (path: string, bytes: Uint8Array): LectureFiles => ({
  read: (name) => (name === path ? bytes : undefined),
  list: () => [path],
  sizeOf: (name) => (name === path ? bytes.length : undefined),
});

/** What a file is called from a folder; one that lies outside goes by its own name. */
function nameFrom(folder: string, path: string): string {
  const relative = relativeUrl(resolve(folder), resolve(path));
  return relative.startsWith('..') ? basename(path) : relative;
}

/** A folder, and files from elsewhere by their names. */
const withOthers = (files: LectureFiles, others: ReadonlyMap<string, string>): LectureFiles => ({
  ...files,
  read: (name) => {
    const path = others.get(name);
    return path === undefined ? files.read(name) : readBytes(path);
  },
});

/** A problem's path as the user can open it from where they are. */
function placeBelow(folder: string, problem: Problem): Problem {
  return { ...problem, place: { path: join(folder, problem.place?.path ?? ''), line: problem.place?.line ?? 0 } };
}

/** Narrates, places and outlines a lecture. */
export async function understandLecture(
  loaded: LoadedLecture,
  options: UnderstandOptions = {},
  onStage: OnStage = () => undefined,
): Promise<Outcome<UnderstoodLecture>> {
  onStage('reading the words');
  const { files } = loaded;
  const withDecks = await addDecks(loaded);
  const { cacheFolder, signal } = options;
  const { value: read, problems: ofPictures } = await readPictures(withDecks.value, {
    files,
    cacheFolder,
    onStage,
    signal,
  });
  const lexicon = openLexicon(readShippedData);
  const narrated = narrate(read, { ...options, lexicon, readData: readShippedData });
  onStage('placing code and slides');
  const thumbnailOf = await makeThumbnails(read.captures, (path) => files.read(path));
  const placed = placeCaptures(read, narrated.value, { ...options, thumbnailOf });
  onStage('finding sections');
  const outlined = outlineLecture(placed.value, narrated.value, { ...options, lexicon, readData: readShippedData });
  const [lecture, narration] = [placed.value, narrated.value];
  const sections = titledSections({ sections: outlined.value, lecture });
  const anchors = lecture.captures.map(({ atMs }) => sentenceBoundaryNear(narration, atMs ?? 0));
  const breaksMs = [...sections.map(({ startMs }) => startMs), ...lecture.captures.map(({ atMs }) => atMs ?? 0)];
  const paragraphs = cutParagraphs(
    narration,
    breaksMs.sort((a, b) => a - b),
  );
  const spokenWords = lecture.cues.flatMap((cue) => normaliseWords(cue.text));
  const problems = [
    ...withDecks.problems,
    ...ofPictures,
    ...narrated.problems,
    ...placed.problems,
    ...outlined.problems,
  ];
  return {
    value: { lecture, narration, sections, paragraphs, anchors, spokenWords },
    problems: problems.map((problem) => (problem.place === undefined ? problem : placeBelow(loaded.folder, problem))),
  };
}

/** What a notebook is made with. */
export interface CompileOptions {
  /** Where the notebook will lie: links to a local video and image folders are relative to it. */
  readonly output: string;
  readonly version: string;
  readonly embed?: boolean;
  readonly dropOutputs?: boolean;
  readonly onStage?: OnStage | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A notebook with the files that belong beside it. */
export interface CompiledNotebook extends Pick<PreparedImages, 'files'>, SpokenNotebook {
  readonly input: CompileInput;
}

/** Compiles the transcript notebook of an understood lecture. */
export async function compileLecture(
  loaded: LoadedLecture,
  understood: UnderstoodLecture,
  options: CompileOptions,
): Promise<Outcome<CompiledNotebook>> {
  const folder = `${basename(options.output).replace(/\.ipynb$/, '')}_files`;
  const pictures = await picturesOfPages(understood.lecture.captures, {
    read: (path) => loaded.files.read(path),
    drawnBefore: (image) => readBytes(join(dirname(options.output), placeOfDrawn(image, folder))),
    signal: options.signal,
    onPage: (nth, of) => options.onStage?.(`drawing page ${nth} of ${of}`),
  });
  const read = (path: string) => pictures.value.get(path) ?? loaded.files.read(path);
  const prepared = await prepareImages(understood.lecture.captures, { folder, embed: options.embed === true, read });
  const problems = [...pictures.problems.map((problem) => placeBelow(loaded.folder, problem)), ...prepared.problems];
  const video = understood.lecture.video && videoFrom(understood.lecture.video, loaded.folder, options.output);
  const lecture = video === undefined ? understood.lecture : { ...understood.lecture, video };
  const input: CompileInput = {
    ...understood,
    lecture,
    images: prepared.images,
    version: options.version,
    dropOutputs: options.dropOutputs === true,
  };
  return { value: { ...compileTranscript(input), files: prepared.files, input }, problems };
}

/** A local video is named relative to the lecture; the notebook may lie elsewhere. */
function videoFrom(video: string, folder: string, output: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(video) ? video : relativeUrl(dirname(resolve(output)), resolve(folder, video));
}

/** The key terms of an understood lecture. Loads its data only when asked. */
export async function explainLecture(
  { lecture, narration }: UnderstoodLecture,
  options: { readonly concepts?: number; readonly topics?: readonly string[] } = {},
): Promise<Outcome<readonly Concept[]>> {
  const { explainConcepts } = await import('./concepts/explain.js');
  return explainConcepts(lecture, narration, { ...options, readData: readShippedData });
}

/** How long a summary is, and of what. */
export interface SummaryOptions {
  /** Words of speech to show. */
  readonly words?: number | undefined;
  readonly depth?: Depth | undefined;
  readonly concepts?: number | undefined;
  /** Just these, in this order. */
  readonly topics?: readonly string[] | undefined;
  /** Sentences are shown with all their words. */
  readonly literal?: boolean | undefined;
}

/** What an understood lecture says in short: concepts, points, questions, each word the lecturer's own. */
export async function summarizeLecture(
  { lecture, narration, sections, paragraphs }: UnderstoodLecture,
  { topics, ...options }: SummaryOptions = {},
): Promise<Outcome<Summary>> {
  const [{ rankConcepts }, { summarize }] = await Promise.all([
    import('./concepts/explain.js'),
    import('./summary/summarize.js'),
  ]);
  const lexicon = openLexicon(readShippedData);
  const { value: terms, problems } = rankConcepts(lecture, narration, { lexicon, topics });
  const input = { lecture, narration, sections, paragraphs, terms, lexicon };
  return { value: summarize(input, { ...options, asked: topics !== undefined }), problems };
}

/** What `check` holds a notebook against. */
export type CheckedLecture = Pick<UnderstoodLecture, 'lecture' | 'spokenWords' | 'narration'>;

/** Reads a notebook and holds it against the format and the contract; with its lecture at hand, also against every word of it. */
export function checkNotebook(path: string, understood?: CheckedLecture): Outcome<CheckReport | undefined> {
  const { value: notebook, problems } = readNotebook(readContent(path), path);
  if (notebook === undefined) return { value: undefined, problems };
  return checkParsed(notebook, path, { understood, problems });
}

function checkParsed(
  notebook: Notebook,
  path: string,
  from: { understood: CheckedLecture | undefined; problems: readonly Problem[] },
): Outcome<CheckReport> {
  const invalid = validateNotebook(notebook, path);
  const facts = from.understood && {
    spokenWords: from.understood.spokenWords,
    captureKeys: from.understood.lecture.captures.map(keyOfCapture),
  };
  const hasFile = (relative: string) => kindOfPath(join(dirname(path), relative)) !== 'missing';
  const said = from.understood && saidWords(from.understood.narration);
  const report = checkContract(notebook, { path, hasFile, said, ...(facts && { lecture: facts }) });
  const valid = {
    what: 'cells' as const,
    ok: invalid.length === 0,
    detail: `${counted(notebook.cells.length, 'cell')}, ${invalid.length === 0 ? 'valid' : counted(invalid.length, 'fault')}`,
  };
  return {
    value: { ...report, findings: [valid, ...report.findings] },
    problems: [...from.problems, ...invalid, ...report.problems],
  };
}

/** The narration as `check` compares it. */
export const saidWords = ({ sentences }: Narration): readonly SaidWord[] =>
  sentences.flatMap(({ words }) =>
    words.flatMap(({ text, startMs }) => normaliseWords(text).map((word) => ({ word, startMs }))),
  );
