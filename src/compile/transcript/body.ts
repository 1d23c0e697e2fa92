/** The cells under the title: speech, cut where sections begin and where slides and code stand. */
import type { Capture } from '../../model/capture.js';
import { textOfSentence, type Narration, type Paragraph, type Sentence } from '../../model/narration.js';
import { ENGLISH } from '../../model/wording/messages.js';
import type { Cell } from '../../model/notebook.js';
import { keyOfCapture, renderCapture } from '../capture.js';
import { writeSentenceTimes, type SentenceTime } from '../../notebook/stamp/sentence-times.js';
import type { CellMaker } from '../cells.js';
import type { CompileInput } from '../input.js';
import { formatLength, headingHref, headingLine, timeLink } from '../links.js';
import { formatClock } from '../../model/wording/clock.js';
import { kernelLanguage } from '../metadata.js';
import { renderParagraph } from '../paragraph.js';
import { hasParts } from '../sections.js';
import { doubtBySection, foldHeaps, heapLine } from './silent.js';
import type { StampedCorrection } from '../stamp.js';
import { stopsOf, type Stop } from './stops.js';
import { normaliseWords } from '../words.js';

/** How long narration cells are. */
export interface CellLimits {
  readonly cellWords: number;
  /** Indices of words before which narration is cut, whatever stands there. */
  readonly cuts?: readonly number[];
}

export interface CompiledCells {
  readonly cells: readonly Cell[];
  /** Index of the first word of each narration cell. */
  readonly firstWords: readonly number[];
}

/** The cells under the title, in order of time. */
export class Body {
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
    const stops = foldHeaps(stopsOf(this.#input));
    const doubts = doubtBySection(stops, this.#input.messages ?? ENGLISH);
    for (const stop of stops) {
      this.#narrate(at, stop.sentence);
      at = Math.max(at, stop.sentence);
      if (stop.section !== undefined) this.#openSection(stop.section, doubts.get(stop.section));
      else if (stop.capture !== undefined) this.#show(stop.capture, stop);
    }
    this.#narrate(at, this.#input.narration.sentences.length);
    return { cells: this.#cells, firstWords: this.#firstWords };
  }

  #openSection(nth: number, doubt = ''): void {
    const section = this.#input.sections[nth];
    if (section === undefined) return;
    const { title } = section;
    this.#heading = headingHref(title);
    const link = timeLink(this.#input.lecture.video, section.startMs, this.#heading);
    const deeper = hasParts(this.#input.sections) ? 1 : 0;
    const part = section.part === undefined ? '' : `${headingLine(section.level + 1, section.part)}\n\n`;
    const source = `${part}${headingLine(section.level + 1 + deeper, title)}\n\n${link} – ${formatClock(section.endMs)} · ${formatLength(section.endMs - section.startMs)}${doubt}`;
    const stamp = { startMs: section.startMs, endMs: section.endMs };
    this.#cells.push(this.#maker.markdown('section', `section:${title}`, { source, stamp }));
  }

  #show(capture: Capture, { heap, folded }: Stop): void {
    const shown = { maker: this.#maker, input: this.#input, language: this.#language, heading: this.#heading, folded };
    if (heap !== undefined)
      this.#cells.push(
        this.#maker.markdown('heap', `heap:${keyOfCapture(capture)}`, {
          source: heapLine(heap, this.#input.messages ?? ENGLISH),
        }),
      );
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
      ...timesOf(clipped.map((part) => part.spoken)),
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

/** Index of each sentence's first word; one more for the end. */
export function runningCount({ sentences }: Narration): readonly number[] {
  const counts = [0];
  for (const sentence of sentences) counts.push((counts.at(-1) ?? 0) + sentence.words.length);
  return counts;
}

/** When each sentence but the first begins, as far as it is shown; the first begins with its cell. */
function timesOf(paragraphs: readonly (readonly Sentence[])[]): { sentences?: string } {
  const times: SentenceTime[] = [];
  let offset = 0;
  for (const sentence of paragraphs.flat()) {
    times.push({ offset, startMs: sentence.startMs });
    // One for the space, or the end of the paragraph.
    offset += textOfSentence(sentence).length + 1;
  }
  const [first, ...others] = times;
  return first === undefined || others.length === 0 ? {} : { sentences: writeSentenceTimes(others, first.startMs) };
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
