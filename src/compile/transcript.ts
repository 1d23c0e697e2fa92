import type { Capture } from '../model/capture.js';
import { ENGLISH, say } from '../model/messages.js';
import type { Narration, Paragraph, Sentence } from '../model/narration.js';
import type { Cell, Notebook, NotebookMetadata, NotebookStamp } from '../model/notebook.js';
import type { Section } from '../model/section.js';
import { renderCapture } from './capture.js';
import type { Speech } from '../notebook/rebuild/narration/speech.js';
import { createCellMaker, type CellMaker } from './cells.js';
import { escapeLabel } from './escape.js';
import type { CompileInput } from './input.js';
import { formatClock, formatLength, headingHref, headingLine, timeLink } from './links.js';
import { lectureStamp, type StampedCorrection } from './stamp.js';
import { renderParagraph } from './paragraph.js';
import { titleLines } from './title.js';
import { normaliseWords } from './words.js';

/** JupyterLab opens a notebook of this many cells in a moment; longer lectures get longer narration cells. */
const CELLS_AT_MOST = 500;
/** Words of one narration cell, where no slide, code or section comes between. */
const CELL_WORDS = 240;
/** More than between any two slides. */
const MOST_CELL_WORDS = CELL_WORDS * 2 ** 9;

/** A transcript notebook, and its speech that a rebuild can cut elsewhere. */
export interface SpokenNotebook {
  readonly notebook: Notebook;
  readonly speech: Speech;
}

/** Compiles the transcript notebook: title, contents, and under each section its speech, slides and code in order of time. */
export function compileTranscript(given: CompileInput): SpokenNotebook {
  const input = { ...given, sections: titledSections(given) };
  const { cellWords, ...compiled } = compileFew(input);
  const { sentences } = input.narration;
  const speech: Speech = {
    words: sentences.flatMap(({ words }) => words),
    sentences: runningCount(input.narration).slice(0, sentences.length),
    firstWords: compiled.firstWords,
    cutBefore(cuts) {
      const { cells, firstWords } = compileCells(input, { cellWords, cuts });
      return { notebook: notebookOf(input, cells), firstWords };
    },
  };
  return { notebook: notebookOf(input, compiled.cells), speech };
}

const notebookOf = (input: CompileInput, cells: readonly Cell[]): Notebook => ({
  metadata: notebookMetadata(input, cells, { view: 'transcript' }),
  nbformat: 4,
  nbformat_minor: 5,
  cells: [...cells],
});

interface CellLimits {
  readonly cellWords: number;
  /** Indices of words before which narration is cut, whatever stands there. */
  readonly cuts?: readonly number[];
}

interface CompiledCells {
  readonly cells: readonly Cell[];
  /** Index of the first word of each narration cell. */
  readonly firstWords: readonly number[];
}

/** With the shortest cells that are not too many. Where even the longest are, no others need be tried: so they come second. */
function compileFew(input: CompileInput): CompiledCells & Pick<CellLimits, 'cellWords'> {
  const compileWith = (cellWords: number) => ({ ...compileCells(input, { cellWords }), cellWords });
  const fits = ({ cells }: CompiledCells) => cells.length <= CELLS_AT_MOST;
  const short = compileWith(CELL_WORDS);
  if (fits(short)) return short;
  const long = compileWith(MOST_CELL_WORDS);
  for (let cellWords = 2 * CELL_WORDS; fits(long) && cellWords < MOST_CELL_WORDS; cellWords *= 2) {
    const longer = compileWith(cellWords);
    if (fits(longer)) return longer;
  }
  return long;
}

function compileCells(input: CompileInput, limits: CellLimits): CompiledCells {
  const maker = createCellMaker();
  const cells: Cell[] = [maker.markdown('title', 'title', { source: titleLines(input) })];
  if (input.sections.length > 1) cells.push(maker.markdown('contents', 'contents', { source: contentsOf(input) }));
  const body = new Body(input, { maker, limits }).compile();
  return { cells: [...cells, ...body.cells], firstWords: body.firstWords };
}

/** Titles as they stand in headings: one that returns gets a number, so that every link has one target. */
export function uniqueTitles(
  items: readonly { readonly title: string }[],
  taken: readonly string[] = [],
): readonly string[] {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return items.map(({ title }) => {
    let unique = title;
    for (let count = counts.get(title) ?? 2; used.has(unique); count++) {
      unique = `${title} (${count})`;
      counts.set(title, count + 1);
    }
    used.add(unique);
    return unique;
  });
}

/** The sections as their headings name them. A first section that is called like the lecture is its introduction. */
export function titledSections({
  sections,
  lecture,
  messages = ENGLISH,
}: Pick<CompileInput, 'sections' | 'lecture' | 'messages'>): readonly Section[] {
  const named = sections.map(({ title }, nth) => ({
    title: nth === 0 && title === lecture.title ? say(messages, 'introduction') : title,
  }));
  const titles = uniqueTitles(named, [lecture.title]);
  const parts = uniqueTitles(
    sections.map(({ part = '' }) => ({ title: part })),
    [lecture.title, ...titles],
  );
  return sections.map((section, nth) => ({
    ...section,
    title: titles[nth] ?? section.title,
    ...(section.part === undefined ? {} : { part: parts[nth] ?? section.part }),
  }));
}

const hasParts = (sections: readonly Section[]) => sections.some(({ part }) => part !== undefined);

function contentsOf({ sections, lecture, messages = ENGLISH }: CompileInput): string {
  const deeper = hasParts(sections) ? 1 : 0;
  const linkTo = (title: string) => `[${escapeLabel(title)}](${headingHref(title)})`;
  const lines = sections.flatMap(({ title, level, startMs, part }) => {
    const indent = '  '.repeat(Math.max(0, level - 1 + deeper));
    const line = `${indent}- ${timeLink(lecture.video, startMs, headingHref(title))} ${linkTo(title)}`;
    return part === undefined ? [line] : [`- **${linkTo(part)}**`, line];
  });
  return [`**${say(messages, 'contents')}**`, '', ...lines].join('\n');
}

/** A point between sentences where something stands: a section's heading or a capture. */
interface Stop {
  readonly sentence: number;
  readonly section?: number;
  readonly capture?: Capture;
}

/** The cells under the title, in order of time. */
class Body {
  readonly #input: CompileInput;
  readonly #maker: CellMaker;
  readonly #limits: CellLimits;
  readonly #language: string;
  readonly #wordsBefore: readonly number[];
  readonly #cells: Cell[] = [];
  readonly #firstWords: number[] = [];
  #heading = '';
  #nextParagraph = 0;

  constructor(input: CompileInput, with_: { maker: CellMaker; limits: CellLimits }) {
    this.#input = input;
    this.#maker = with_.maker;
    this.#limits = with_.limits;
    this.#language = kernelLanguage(input);
    this.#wordsBefore = runningCount(input.narration);
  }

  compile(): CompiledCells {
    let at = 0;
    for (const stop of stopsOf(this.#input)) {
      this.#narrate(at, stop.sentence);
      at = Math.max(at, stop.sentence);
      if (stop.section !== undefined) this.#openSection(stop.section);
      else if (stop.capture !== undefined) this.#show(stop.capture);
    }
    this.#narrate(at, this.#input.narration.sentences.length);
    return { cells: this.#cells, firstWords: this.#firstWords };
  }

  #openSection(nth: number): void {
    const section = this.#input.sections[nth];
    if (section === undefined) return;
    const { title } = section;
    this.#heading = headingHref(title);
    const link = timeLink(this.#input.lecture.video, section.startMs, this.#heading);
    const deeper = hasParts(this.#input.sections) ? 1 : 0;
    const part = section.part === undefined ? '' : `${headingLine(section.level + 1, section.part)}\n\n`;
    const source = `${part}${headingLine(section.level + 1 + deeper, title)}\n\n${link} – ${formatClock(section.endMs)} · ${formatLength(section.endMs - section.startMs)}`;
    const stamp = { startMs: section.startMs, endMs: section.endMs };
    this.#cells.push(this.#maker.markdown('section', `section:${title}`, { source, stamp }));
  }

  #show(capture: Capture): void {
    const shown = { maker: this.#maker, input: this.#input, language: this.#language, heading: this.#heading };
    this.#cells.push(renderCapture(capture, shown));
  }

  /** The sentences `[from, to)` as narration cells of whole paragraphs. */
  #narrate(from: number, to: number): void {
    let group: Paragraph[] = [];
    const words = () => (group[0] === undefined ? 0 : this.#count(group[0].from, group.at(-1)?.to ?? 0));
    const { paragraphs } = this.#input;
    // Stops come in order, so no paragraph that ended before this one is looked at again.
    while ((paragraphs[this.#nextParagraph]?.to ?? Infinity) <= from) this.#nextParagraph++;
    for (let at = this.#nextParagraph; at < paragraphs.length; at++) {
      const paragraph = paragraphs[at];
      if (paragraph === undefined || paragraph.from >= to) break;
      const part = { from: Math.max(from, paragraph.from), to: Math.min(to, paragraph.to) };
      if (part.from >= part.to) continue;
      if (group.length > 0 && words() + this.#count(part.from, part.to) > this.#limits.cellWords) {
        this.#push(group);
        group = [];
      }
      group.push(part);
    }
    if (group.length > 0) this.#push(group);
  }

  #count(from: number, to: number): number {
    return (this.#wordsBefore[to] ?? 0) - (this.#wordsBefore[from] ?? 0);
  }

  /** One cell, or more where it is to be cut. */
  #push(paragraphs: readonly Paragraph[]): void {
    const [first, last] = [paragraphs[0]?.from ?? 0, paragraphs.at(-1)?.to ?? 0];
    const [from, to] = [this.#wordsBefore[first] ?? 0, this.#wordsBefore[last] ?? 0];
    const cuts = (this.#limits.cuts ?? []).filter((word) => from < word && word < to);
    [from, ...cuts].forEach((word, nth) => {
      this.#pushWords(paragraphs, { from: word, to: cuts[nth] ?? to });
    });
  }

  /** The words `[from, to)` of the paragraphs as one cell. */
  #pushWords(paragraphs: readonly Paragraph[], range: { from: number; to: number }): void {
    const { sentences } = this.#input.narration;
    const target = { video: this.#input.lecture.video, heading: this.#heading };
    const clipped = paragraphs.map(({ from, to }) => ({ from, spoken: this.#clip({ from, to }, range) }));
    const source = clipped
      .filter(({ spoken }) => spoken.length > 0)
      .map(({ from, spoken }) => {
        const isWhole = spoken[0] === sentences[from];
        return renderParagraph(spoken, target, isWhole ? sentences[from - 1] : spoken[0]);
      })
      .join('\n\n');
    const spoken = clipped.flatMap((part) => part.spoken);
    const startMs = spoken[0]?.startMs ?? 0;
    const stamp = {
      startMs,
      endMs: spoken.at(-1)?.endMs ?? startMs,
      ...(spoken[0] && { source: spoken[0].place }),
      ...correctionsOf(spoken),
    };
    this.#firstWords.push(range.from);
    this.#cells.push(this.#maker.markdown('narration', `narration:${startMs}`, { source, stamp }));
  }

  /** Of the sentences of a paragraph what lies in the words `[from, to)`; a sentence may be cut in two. */
  #clip({ from, to }: Paragraph, range: { from: number; to: number }): readonly Sentence[] {
    const { sentences } = this.#input.narration;
    return sentences.slice(from, to).flatMap((sentence, nth) => {
      const start = this.#wordsBefore[from + nth] ?? 0;
      const [first, last] = [Math.max(0, range.from - start), Math.min(sentence.words.length, range.to - start)];
      if (first === 0 && last === sentence.words.length) return [sentence];
      const words = sentence.words.slice(first, Math.max(first, last));
      const [opening] = words;
      if (opening === undefined) return [];
      return [{ ...sentence, words, startMs: opening.startMs, endMs: sentence.words[last]?.startMs ?? sentence.endMs }];
    });
  }
}

function runningCount({ sentences }: Narration): readonly number[] {
  const counts = [0];
  for (const sentence of sentences) counts.push((counts.at(-1) ?? 0) + sentence.words.length);
  return counts;
}

function correctionsOf(sentences: readonly Sentence[]): { corrections?: StampedCorrection[] } {
  const corrections: StampedCorrection[] = [];
  let at = 0;
  for (const { spoken, text } of sentences.flatMap(({ words }) => words)) {
    if (spoken !== undefined) corrections.push({ at, was: spoken, now: text });
    at += normaliseWords(text).length;
  }
  return corrections.length === 0 ? {} : { corrections };
}

/**
 * Sections and captures in reading order. Where both stand between the same two sentences, code of the moment before comes first,
 * then the heading; a slide opens its section, so it comes after it.
 */
function stopsOf({ sections, lecture, narration, anchors }: CompileInput): readonly Stop[] {
  const { sentences } = narration;
  const starts = sections.map(({ startMs }, nth) => ({
    sentence: nth === 0 ? 0 : firstFrom(sentences, startMs),
    startMs,
    nth,
  }));
  const stops: Stop[] = [];
  let next = 0;
  const openUpTo = (sentence: number, atMs: number) => {
    for (let start = starts[next]; start !== undefined; start = starts[++next]) {
      if (start.sentence > sentence || (start.sentence === sentence && next > 0 && start.startMs > atMs)) break;
      stops.push({ sentence: start.sentence, section: start.nth });
    }
  };
  let reached = 0;
  lecture.captures.forEach((capture, index) => {
    reached = Math.max(reached, anchors[index] ?? reached);
    openUpTo(reached, opensSection(capture) ? Infinity : (capture.atMs ?? 0));
    stops.push({ sentence: reached, capture });
  });
  openUpTo(sentences.length, Infinity);
  return stops;
}

const opensSection = ({ kind }: Capture) => kind === 'slide' || kind === 'image';

function firstFrom(sentences: readonly Sentence[], startMs: number): number {
  const found = sentences.findIndex((sentence) => sentence.startMs >= startMs);
  return found < 0 ? sentences.length : found;
}

/** The language that the notebook's kernel runs: that of the first course notebook, else of the first code capture. */
export function kernelLanguage({ lecture }: Pick<CompileInput, 'lecture'>): string {
  const fromCapture = lecture.captures.find((capture) => capture.kind === 'code')?.language;
  return lecture.courseNotebooks[0]?.language ?? fromCapture ?? 'python';
}

/** Kernel metadata as Jupyter writes it for the language of the code. */
function kernelMetadata(input: Pick<CompileInput, 'lecture'>): Pick<NotebookMetadata, 'kernelspec' | 'language_info'> {
  const language = kernelLanguage(input);
  const given = input.lecture.courseNotebooks.find((notebook) => notebook.language === language)?.kernel;
  const python = { name: 'python3', display_name: 'Python 3 (ipykernel)' };
  const spec =
    language === 'python' ? python : { name: given?.name ?? language, display_name: given?.displayName ?? language };
  return { kernelspec: { ...spec, language }, language_info: { name: language } };
}

/** The metadata of either notebook, with what only that one has. */
export function notebookMetadata(
  input: Omit<CompileInput, 'paragraphs' | 'anchors'>,
  cells: readonly Cell[],
  own: Pick<NotebookStamp, 'view' | 'concepts'>,
): NotebookMetadata {
  return {
    ...kernelMetadata(input),
    nbscribe: {
      version: input.version,
      ...own,
      lecture: lectureStamp(input),
      sections: input.sections.map(({ title, level, startMs, endMs }) => ({ title, level, startMs, endMs })),
      written: cells.map((cell) => cell.metadata.nbscribe?.key ?? ''),
      deleted: [],
    },
  };
}
