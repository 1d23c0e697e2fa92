/**
 * The stages as values: narrate -> place -> outline -> explain -> compile.
 * They know no disk; what they need is handed in.
 */
import { prepareImages } from '../compile/images.js';
import type { CompileInput } from '../compile/input.js';
import { titledSections } from '../compile/sections.js';
import { compileTranscript, type SpokenNotebook } from '../compile/transcript.js';
import { normaliseWords } from '../compile/words.js';
import { conceptsInLanguage, isInEnglish, settleLanguage, wordsForSections } from './in-language.js';
import type { Concept } from '../model/concept.js';
import type { Depth } from '../model/depth.js';
import type { LectureFiles } from '../model/files.js';
import type { Translation } from '../model/lecture.js';
import type { Host } from '../model/host.js';
import { hearInterrupt } from './interrupt.js';
import { ENGLISH } from '../model/wording/messages.js';
import type { Notebook, SideFile } from '../model/notebook.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Summary } from '../model/summary.js';
import type { UnderstoodLecture } from '../model/understood.js';
import { outlineLecture, type OutlineOptions } from '../outline/outline.js';
import { placeCaptures, type PlaceOptions } from '../place/place.js';
import { readLecture as readFiles, type ReadLecture, type ReadOptions } from '../read/lecture.js';
import type { VideoContents } from '../read/video/probe.js';
import { openLexicon } from '../text/lexicon/lexicon.js';
import { narrate, type NarrateOptions } from '../text/narrate.js';
import { cutParagraphs, sentenceBoundaryNear } from '../text/narration/paragraphs.js';
import { VERSION } from '../version.js';

/** A lecture as read, with its files. */
export interface LoadedLecture extends ReadLecture {
  readonly files: LectureFiles;
  /** What outputs are named after. */
  readonly name: string;
  /** The same talk in another language, to be kept beside its words. */
  readonly translation?: Translation | undefined;
  /** The folder on disk as the user named it; places in problems start with it. A lecture from memory has none. */
  readonly folder?: string | undefined;
  /** Pictures of pages and of the video once they are made, by their path: `files` reads them, too. */
  readonly made?: Map<string, Uint8Array> | undefined;
  /** What the recording was found to hold, where it was opened for its captions. */
  readonly contents?: VideoContents | undefined;
}

/** How a lecture is understood. */
export interface UnderstandOptions
  extends
    Pick<NarrateOptions, 'fillers' | 'captions' | 'numbers' | 'literal'>,
    Pick<PlaceOptions, 'snapshots' | 'slides'>,
    Pick<OutlineOptions, 'sections'> {
  /** What the tool itself writes is in this language, not in the lecture's. */
  readonly uiLanguage?: string | undefined;
  /** What the screen of a video file shows is shown in the notebook; `false` looks at no video. */
  readonly screen?: boolean | undefined;
  /** On a disk: the folder in which the words read off pictures, and what a video shows, are remembered. */
  readonly cacheFolder?: string | undefined;
  /**
   * Aborting ends the work between two stages or pictures, a video at once:
   * the promise then rejects with the signal's reason.
   */
  readonly signal?: AbortSignal | undefined;
}

/** The stages that can take a moment, in their order. */
export type Stage =
  | 'watch-video'
  | 'take-pictures'
  | 'read-pictures'
  | 'narrate'
  | 'place'
  | 'outline'
  | 'compile'
  | 'draw-pages'
  | 'summarize';

/** Told which stage begins, for a progress line; of pictures and pages also which one, of a video which minute. */
export type OnStage = (stage: Stage, step?: { readonly nth: number; readonly of: number }) => void;

/** What a notebook is made with. */
export interface CompileOptions {
  /** Path of the notebook, `notes/talk.ipynb`: the folder of its images is named after it. */
  readonly output: string;
  /** What the notebook says wrote it; default: the version of this package. */
  readonly version?: string | undefined;
  readonly embed?: boolean | undefined;
  readonly dropOutputs?: boolean | undefined;
  /** Told before each page of a deck that is drawn. */
  readonly onStage?: OnStage | undefined;
  /** Aborting ends the drawing of pages between two of them. */
  readonly signal?: AbortSignal | undefined;
}

/** A notebook with the files that belong beside it. */
export interface CompiledNotebook extends SpokenNotebook {
  readonly files: readonly SideFile[];
  /** What it was compiled from; a summary is compiled from the same. */
  readonly input: CompileInput;
}

/** What is needed to explain and to summarize: sections and paragraphs may be empty. */
export type SpokenLecture = Pick<UnderstoodLecture, 'lecture' | 'narration' | 'sections' | 'paragraphs' | 'messages'>;

/** What is explained. */
export interface ExplainOptions {
  /** How many concepts at most. */
  readonly concepts?: number;
  /** Just these, in this order. */
  readonly topics?: readonly string[];
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
  /** Aborting rejects with the signal's reason, between two steps. */
  readonly signal?: AbortSignal | undefined;
}

/** What a summary notebook is made with. */
export interface SummaryNotebookOptions extends Pick<CompileOptions, 'output' | 'embed'> {
  /** File name of the transcript notebook in the same folder; without one, the summary links to the video alone. */
  readonly transcript?: string | undefined;
}

/** A summary notebook with the files that belong beside it. */
export interface SummaryNotebook {
  readonly notebook: Notebook;
  readonly files: readonly SideFile[];
}

/** The stages on one machine. */
export interface Stages {
  /** Narrates, places and outlines a lecture. */
  readonly understandLecture: (
    loaded: LoadedLecture,
    options?: UnderstandOptions,
    onStage?: OnStage,
  ) => Promise<Outcome<UnderstoodLecture>>;
  /** Compiles the transcript notebook of an understood lecture. */
  readonly compileLecture: (
    loaded: Pick<LoadedLecture, 'files'>,
    understood: UnderstoodLecture,
    options: CompileOptions,
  ) => Promise<Outcome<CompiledNotebook>>;
  /** The key terms of a lecture, each with the words that explain it. Loads its data only when asked. */
  readonly explainLecture: (
    understood: SpokenLecture,
    options?: ExplainOptions,
  ) => Promise<Outcome<readonly Concept[]>>;
  /** What an understood lecture says in short: concepts, points, questions, each word the lecturer's own. */
  readonly summarizeLecture: (understood: SpokenLecture, options?: SummaryOptions) => Promise<Outcome<Summary>>;
  /** Compiles the summary notebook of a summary and the transcript notebook of the same lecture. */
  readonly compileSummary: (
    compiled: CompiledNotebook,
    summary: Summary,
    options: SummaryNotebookOptions,
  ) => Promise<Outcome<SummaryNotebook>>;
}

/** Reads a lecture from its files, wherever they are. Undefined where there are no cues; the problems say why. */
export function readLecture(files: LectureFiles, options: ReadOptions): Outcome<LoadedLecture | undefined> {
  const { value, problems } = readFiles(files, options);
  return { value: value && { ...value, files, name: options.name }, problems };
}

/** The stages with what a machine gives them. */
export function openStages(host: Host): Stages {
  return {
    understandLecture: (loaded, options = {}, onStage = () => undefined) =>
      understandLecture(host, loaded, { ...options, onStage }),
    compileLecture: (loaded, understood, options) => compileLecture(host, { files: loaded.files, understood }, options),
    explainLecture: (understood, options = {}) => explainLecture(host, understood, options),
    summarizeLecture: (understood, options = {}) => summarizeLecture(host, understood, options),
    compileSummary: (compiled, summary, options) => compileSummary(host, { compiled, summary }, options),
  };
}

async function understandLecture(
  { readData, makeThumbnails }: Host,
  { lecture: loaded, decks, files, translation }: LoadedLecture,
  { onStage, ...options }: UnderstandOptions & { readonly onStage: OnStage },
): Promise<Outcome<UnderstoodLecture>> {
  onStage('narrate');
  const { value: settled, problems: found } = await settleLanguage(loaded, { ...options, readData });
  const { lecture: read, messages } = settled;
  const lexicon = openLexicon(readData);
  const narrated = narrate(read, { ...options, lexicon, readData, opens: settled.language?.isOpener });
  await hearInterrupt(options.signal);
  onStage('place');
  const thumbnailOf = await makeThumbnails(read.captures, (path) => files.read(path));
  const placed = placeCaptures(read, narrated.value, { ...options, thumbnailOf });
  await hearInterrupt(options.signal);
  onStage('outline');
  const [lecture, narration] = [placed.value, narrated.value];
  const inLanguage = await wordsForSections({ ...settled, lecture }, narration);
  const outlined = outlineLecture(lecture, narration, { ...options, lexicon, readData, messages, inLanguage });
  await hearInterrupt(options.signal);
  const sections = titledSections({ sections: outlined.value, lecture, messages });
  const anchors = lecture.captures.map(({ atMs }) => sentenceBoundaryNear(narration, atMs ?? 0));
  const breaksMs = [...sections.map(({ startMs }) => startMs), ...lecture.captures.map(({ atMs }) => atMs ?? 0)];
  const paragraphs = cutParagraphs(
    narration,
    breaksMs.sort((a, b) => a - b),
  );
  const spokenWords = lecture.cues.flatMap((cue) => normaliseWords(cue.text));
  return {
    value: { lecture, narration, sections, paragraphs, anchors, spokenWords, messages, translation },
    problems: [...decks.map(notOpened), ...found, ...narrated.problems, ...placed.problems, ...outlined.problems],
  };
}

/** Decks are opened where there is a disk, before these stages. */
const notOpened = ({ path }: LoadedLecture['decks'][number]): Problem => ({
  code: 'decks/not-opened',
  level: 'warning',
  message: `the deck "${path}" is not shown: decks are read where nbscribe runs in Node`,
  hint: 'Hand in pictures of its pages as slides.',
  place: { path, line: 0 },
});

async function compileLecture(
  { fitImage }: Host,
  { files, understood }: { readonly files: LectureFiles; readonly understood: UnderstoodLecture },
  { output, version = VERSION, embed = false, dropOutputs = false }: CompileOptions,
): Promise<Outcome<CompiledNotebook>> {
  const folder = `${fileNameOf(output).replace(/\.ipynb$/, '')}_files`;
  const read = (path: string) => files.read(path);
  const prepared = await prepareImages(understood.lecture.captures, { folder, embed, read, fitImage });
  const input: CompileInput = { ...understood, images: prepared.images, version, dropOutputs };
  return { value: { ...compileTranscript(input), files: prepared.files, input }, problems: prepared.problems };
}

async function explainLecture(
  { readData }: Host,
  { lecture, narration, sections, paragraphs }: SpokenLecture,
  { topics, concepts }: ExplainOptions,
): Promise<Outcome<readonly Concept[]>> {
  if (!isInEnglish(lecture)) {
    const { value, problems } = await conceptsInLanguage({ lecture, narration }, { readData, topics });
    const most = topics === undefined ? (concepts ?? CONCEPTS) : Infinity;
    return { value: (value?.terms ?? []).slice(0, most).map(({ concept }) => concept), problems };
  }
  const [{ countConcepts, noConcepts, rankConcepts }, { explainTerms }] = await Promise.all([
    import('../concepts/rank-lecture.js'),
    import('../summary/explain-terms.js'),
  ]);
  const lexicon = openLexicon(readData);
  const count = concepts ?? countConcepts(narration);
  const { value: terms, problems } = rankConcepts(lecture, narration, { lexicon, topics, concepts: count });
  const none = topics === undefined && terms.length === 0 ? [noConcepts(lecture)] : [];
  const value = explainTerms({ lecture, narration, sections, paragraphs, terms, lexicon });
  return { value, problems: [...problems, ...none] };
}

/** Concepts of a lecture that is not English, where nobody says how many. */
const CONCEPTS = 12;

async function summarizeLecture(
  { readData }: Host,
  { lecture, narration, sections, paragraphs, messages = ENGLISH }: SpokenLecture,
  { topics, signal, ...options }: SummaryOptions,
): Promise<Outcome<Summary>> {
  if (!isInEnglish(lecture)) {
    const { value, problems } = await conceptsInLanguage({ lecture, narration }, { readData, topics });
    const { noSummary, summarizeInLanguage } = await import('../summary/in-language.js');
    if (value === undefined) return { value: noSummary(sections), problems };
    const input = { ...value, lecture, narration, sections, messages, lexicon: openLexicon(readData) };
    return { value: summarizeInLanguage(input, { ...options, asked: topics !== undefined }), problems };
  }
  const [{ rankConcepts }, { summarize }] = await Promise.all([
    import('../concepts/rank-lecture.js'),
    import('../summary/summarize.js'),
  ]);
  const lexicon = openLexicon(readData);
  const { value: terms, problems } = rankConcepts(lecture, narration, { lexicon, topics });
  await hearInterrupt(signal);
  const input = { lecture, narration, sections, paragraphs, terms, lexicon };
  return { value: summarize(input, { ...options, asked: topics !== undefined }), problems };
}

async function compileSummary(
  { loadPictures }: Host,
  { compiled, summary }: { readonly compiled: CompiledNotebook; readonly summary: Summary },
  { output, embed = false, transcript }: SummaryNotebookOptions,
): Promise<Outcome<SummaryNotebook>> {
  const { compileSummary: compile } = await import('../compile/summary/summary.js');
  const { encodeHref } = await import('../text/links/href.js');
  const { value, problems } = compile({
    ...compiled.input,
    summary,
    name: fileNameOf(output),
    transcriptNotebook: { name: transcript ?? '', notebook: compiled.notebook },
    linkFull: transcript !== undefined,
    renderSvg: await loadPictures(),
    embed,
  });
  // The slides it shows are images of the transcript notebook, which may not have been written.
  const sources = value.notebook.cells.map((cell) => cell.source).join('\n');
  const shown = compiled.files.filter((file) => sources.includes(encodeHref(file.path)));
  return { value: { notebook: value.notebook, files: [...shown, ...value.files] }, problems };
}

const fileNameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
