/** What `nbscribe concepts` reads: any text, a notebook, or a lecture. */
import { conceptsInLanguage, settleLanguage } from '../stages/in-language.js';
import { kindOfPath, readBytes } from '../host/read.js';
import type { Concept } from '../model/concept.js';
import type { ReadData } from '../model/host.js';
import type { Lecture } from '../model/lecture.js';
import { textOfSentence, type Narration } from '../model/narration.js';
import type { Notebook } from '../model/notebook.js';
import type { Outcome, Problem } from '../model/problem.js';
import { parseNotebook } from '../notebook/format/parse.js';
import { explainLecture, loadLecture } from '../pipeline/pipeline.js';
import { isCaptionName } from '../read/file-kinds.js';
import { looksLikeTranscript } from '../read/transcript.js';
import { narrate } from '../text/narrate.js';
import { cutParagraphs } from '../text/narration/paragraphs.js';
import { STANDARD_INPUT } from './options/input.js';

/** A term as `--json` tells it: mentions are milliseconds in a lecture, offsets in a text. */
export interface ListedTerm {
  readonly term: string;
  readonly variants: readonly string[];
  readonly score: number;
  readonly mentions: readonly number[];
  readonly definition?: string;
}

/** One FILE. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
  /** What a mention at an offset is told as. */
  readonly placeOf: (offset: number) => number;
  /** Of a lecture. */
  readonly lecture?: Lecture;
  /** Ranks a lecture with all that is known of it; texts have none and are ranked by the method asked for. */
  readonly rankLecture?: (top: number) => Promise<readonly ListedTerm[]>;
}

/** A plain text may be an article, and a table of numbers too: those are told by their content. */
const isTranscriptName = (file: string) =>
  isCaptionName(file.replace(/\.gz$/i, '')) || /\.(?:xml|json|docx|odt)(?:\.gz)?$/i.test(file);

interface Reading {
  readonly readData: ReadData;
  /** What came in on standard input, for the file `-`. */
  readonly input?: Uint8Array | undefined;
}

/** Reads the files; what cannot be read is a problem, and the others are still read. */
export async function readDocuments(
  files: readonly string[],
  reading: Reading,
): Promise<Outcome<readonly NamedText[]>> {
  const read = await Promise.all(files.map((file) => inItsLanguage(readDocument(file, reading), reading)));
  return { value: read.flatMap(({ value }) => value ?? []), problems: read.flatMap(({ problems }) => problems) };
}

/**
 * A text that is not English is ranked by what is known of its language:
 * its lines stand for captions, offsets for times.
 */
async function inItsLanguage(
  { value: document, problems }: Outcome<NamedText | undefined>,
  { readData }: Reading,
): Promise<Outcome<NamedText | undefined>> {
  if (document === undefined) return { value: document, problems };
  const { value: settled, problems: found } = await settleLanguage(document.lecture ?? asLecture(document), {
    readData,
  });
  if (settled.english) return { value: document, problems: [...problems, ...found] };
  const { value: narration } = narrate(settled.lecture, { readData, opens: settled.language?.isOpener });
  const { value } = await conceptsInLanguage({ lecture: settled.lecture, narration }, { readData });
  const place = document.lecture === undefined ? document.placeOf : (ms: number) => ms;
  const terms = (value?.terms ?? []).map(({ concept }) => rankedTerm(concept, place));
  return {
    value: { ...document, rankLecture: (top) => Promise.resolve(terms.slice(0, top)) },
    problems: [...problems, ...found],
  };
}

function asLecture({ file, text }: NamedText): Lecture {
  const lines = [...text.matchAll(/[^\n]+/g)].filter(([line]) => line.trim() !== '');
  const cues = lines.map(({ index, 0: line }, nth) => ({
    ...{ text: line, startMs: index, endMs: index + line.length },
    place: { path: file, line: nth + 1 },
  }));
  const nothing = { captures: [], chapters: [], courseNotebooks: [], pins: [], glossary: [] };
  return {
    title: '',
    language: 'en',
    languageFrom: 'nobody',
    visibility: 'private',
    cues,
    ...nothing,
    durationMs: text.length,
  };
}

const rankedTerm = (concept: Concept, place: (ms: number) => number): ListedTerm => ({
  term: concept.term,
  variants: concept.variants,
  score: concept.score,
  mentions: [...new Set(concept.mentionsMs.map(place))],
  ...(concept.definition?.sure && { definition: concept.definition.text }),
});

function readDocument(file: string, { readData, input }: Reading): Outcome<NamedText | undefined> {
  if (input !== undefined && file === STANDARD_INPUT) return readStandardInput(input, readData);
  const kind = kindOfPath(file);
  if (kind === 'folder' || (kind === 'file' && isTranscriptName(file))) return openLecture(file, readData);
  const bytes = kind === 'file' ? readBytes(file) : undefined;
  if (bytes === undefined) return { value: undefined, problems: [unreadable(file)] };
  const text = new TextDecoder().decode(bytes);
  if (/\.ipynb$/i.test(file)) return openNotebook(text, file);
  if (isStamped(text)) return openLecture(file, readData);
  return { value: { file, text, placeOf: (offset) => offset }, problems: [] };
}

/** What has no name is told by its content. */
function readStandardInput(input: Uint8Array, readData: ReadData): Outcome<NamedText | undefined> {
  if (looksLikeTranscript(STANDARD_INPUT, input)) return openLecture(STANDARD_INPUT, readData, input);
  const text = new TextDecoder().decode(input);
  if (/^\s*\{/.test(text) && /"nbformat"\s*:/.test(text)) return openNotebook(text, STANDARD_INPUT);
  return { value: { file: STANDARD_INPUT, text, placeOf: (offset) => offset }, problems: [] };
}

/** A text of which many lines begin with a clock is a transcript. */
function isStamped(text: string): boolean {
  const lines = text.slice(0, 20_000).split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, 60); // prettier-ignore
  return lines.filter((line) => /^\W{0,3}(\d{1,2}:)?\d{1,3}:\d{2}\b/.test(line)).length > lines.length / 4;
}

function openLecture(file: string, readData: ReadData, input?: Uint8Array): Outcome<NamedText | undefined> {
  const { value, problems } = loadLecture(file, { input });
  if (value === undefined) return { value: undefined, problems };
  const narrated = narrate(value.lecture, { readData });
  const document = lectureDocument(file, { lecture: value.lecture, narration: narrated.value });
  return { value: document, problems: [...problems, ...narrated.problems] };
}

interface Narrated {
  readonly lecture: Lecture;
  readonly narration: Narration;
}

function lectureDocument(file: string, { lecture, narration }: Narrated): NamedText {
  const starts: number[] = [];
  let text = '';
  for (const sentence of narration.sentences) {
    starts.push(text.length);
    text += `${textOfSentence(sentence)}\n`;
  }
  return {
    file,
    text,
    placeOf: (offset) => narration.sentences[starts.findLastIndex((start) => start <= offset)]?.startMs ?? 0,
    rankLecture: async (top) => {
      const spoken = { lecture, narration, sections: [], paragraphs: cutParagraphs(narration, []) };
      const { value } = await explainLecture(spoken, { concepts: top });
      return value.map((concept) => ({
        term: concept.term,
        variants: concept.variants,
        score: concept.score,
        mentions: concept.mentionsMs,
        ...(concept.definition?.sure && { definition: concept.definition.text }),
      }));
    },
    lecture,
  };
}

/** The speech of a notebook that nbscribe wrote, with its times; the prose of any other. */
function openNotebook(json: string, file: string): Outcome<NamedText | undefined> {
  const { value: notebook, problems } = parseNotebook(json, file);
  if (notebook === undefined) return { value: undefined, problems };
  const cells = proseCells(notebook);
  const starts: number[] = [];
  let text = '';
  for (const { source } of cells) {
    starts.push(text.length);
    text += `${source.replace(/\[\d+:\d\d(:\d\d)?\]\([^)]*\)|\]\([^)]*\)|<\/?\w+[^>\n]{0,200}>|\\(?=[^\w\s])/g, ' ')}\n\n.\n`;
  }
  const timed = notebook.metadata.nbscribe !== undefined;
  const cellAt = (offset: number) => cells[starts.findLastIndex((start) => start <= offset)];
  const placeOf = (offset: number) => (timed ? (cellAt(offset)?.metadata.nbscribe?.startMs ?? 0) : offset);
  return { value: { file, text, placeOf }, problems };
}

function proseCells(notebook: Notebook): Notebook['cells'] {
  const prose = notebook.cells.filter(({ cell_type }) => cell_type === 'markdown');
  const spoken = prose.filter(({ metadata }) => metadata.nbscribe?.kind === 'narration');
  return spoken.length > 0 ? spoken : prose;
}

function unreadable(file: string): Problem {
  const message = `cannot read "${file}"`;
  const hint = 'Name a text file, a transcript, a lecture folder or a notebook.';
  return { code: 'concepts/unreadable', level: 'error', message, hint, place: { path: file, line: 0 } };
}
