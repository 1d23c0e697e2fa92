/** Compiles the summary notebook: what one studies from. */
import { ENGLISH, say } from '../../model/wording/messages.js';
import type { Cell, MarkdownCell, Notebook } from '../../model/notebook.js';
import type { Outcome, Problem } from '../../model/problem.js';
import type { SummaryConcept } from '../../model/summary.js';
import { createCellMaker, type CellMaker } from '../cells.js';
import { saidHashOf } from '../check/said.js';
import type { PlacedImage } from '../input.js';
import { kernelLanguage, notebookMetadata } from '../metadata.js';
import { titledSections } from '../sections.js';
import { chooseCode, type ChosenCode, type CodeSlice } from './code/choose.js';
import { readLectureCode } from './code/lecture-code.js';
import { renderConcept } from './concept-cell.js';
import { conceptData, momentOf, overviewData, statementData, type ConceptParts } from './data.js';
import { openFullNotebook } from './full-notebook.js';
import { headingsOf } from './headings.js';
import type { CompiledSummary, LinkTargets, SummaryInput } from './input.js';
import { drawConceptMap } from './map.js';
import * as overview from './overview.js';
import { drawTimelinePicture, type TimelinePicture } from './timeline-picture.js';
import { titleOf } from './title.js';

export type { CompiledSummary, SummaryInput };

/** Title, in short, timeline, map, one part for each concept, then what stands around them. */
export function compileSummary(given: SummaryInput): Outcome<CompiledSummary> {
  const input = { ...given, sections: titledSections(given) };
  const full = openFullNotebook(input.transcriptNotebook, input.linkFull ?? true);
  const { concepts } = input.summary;
  const { messages, lecture } = input;
  const targets = { video: lecture.video, full, messages, headings: headingsOf({ concepts, lecture, messages }) };
  const timeline = drawTimelinePicture(input, targets);
  const notebook = compileNotebook(input, { targets, timeline, code: codeOf(input), maker: createCellMaker() });
  return {
    value: { notebook, files: timeline.files },
    problems: concepts.length === 0 && input.summary.refused !== true ? [noConcepts(input)] : [],
  };
}

interface Tools {
  readonly maker: CellMaker;
  readonly targets: LinkTargets;
  readonly code: ChosenCode;
  readonly timeline: TimelinePicture;
}

function compileNotebook(input: SummaryInput, tools: Tools): Notebook {
  const { maker, targets, timeline } = tools;
  const { summary, sections, lecture } = input;
  const part = (key: string, source: string): Cell[] =>
    source === '' ? [] : [maker.markdown('contents', key, { source })];
  const stamp = { startMs: 0, endMs: lecture.durationMs };
  const top = [
    maker.markdown('title', 'title', { source: titleOf(input, targets.full) }),
    ...part('in-short', overview.renderTakeaways(summary.takeaways, targets)),
    ...(timeline.source === ''
      ? []
      : [attach(maker.markdown('timeline', 'timeline', { source: timeline.source, stamp }), timeline.image)]),
    ...part('map', drawConceptMap(summary.concepts) ?? ''),
  ];
  const parts = compileConcepts(input, tools);
  const cells: Cell[] = [
    ...top,
    ...parts.flatMap((own) => own.cells),
    ...part('more-terms', overview.renderMinorTerms(summary.minorTerms, targets)),
    ...part('sections', overview.renderSections(sections, summary, targets)),
    ...part('questions', overview.renderRoomQuestions(summary.questions, targets)),
    ...part('check-yourself', overview.renderSelfTest(summary.concepts, targets)),
  ];
  return { metadata: metadataOf(input, { cells, parts }), nbformat: 4, nbformat_minor: 5, cells };
}

function attach(cell: MarkdownCell, image: PlacedImage | undefined): MarkdownCell {
  if (image?.base64 === undefined) return cell;
  return { ...cell, attachments: { [image.href]: { [image.mediaType]: image.base64 } } };
}

/** Only Python is read well enough to promise that it runs in order. */
function codeOf(input: SummaryInput): ChosenCode {
  const names = input.summary.concepts.map((concept) => concept.names ?? []);
  if (kernelLanguage(input) !== 'python') return { setup: '', byConcept: names.map(() => []) };
  return chooseCode(readLectureCode(input.transcriptNotebook.notebook), names);
}

/** A concept with its cells; the first is the one that the metadata names. */
interface Part {
  readonly concept: SummaryConcept;
  readonly cells: readonly Cell[];
  readonly parts: ConceptParts;
}

/** What the code imports stands before the first of it: a reader who studies begins with the concepts. */
function compileConcepts(input: SummaryInput, { maker, targets, code }: Tools): Part[] {
  const firstShown = code.byConcept.findIndex((slices) => slices.length > 0);
  return input.summary.concepts.map((concept, nth) => {
    const slide = slideOf(input, concept);
    const source = renderConcept(concept, { ...targets, sections: input.sections, slide });
    const text = attach(
      maker.markdown('concept', `concept:${concept.term}`, { source, stamp: momentOf(concept) }),
      slide?.image,
    );
    const shown = (code.byConcept[nth] ?? []).map((slice) => codeCell(maker, slice));
    const parts = {
      cell: text.id ?? '',
      code: shown.map(({ id = '', source: written }) => ({ cell: id, source: written })),
      slide: slide && { capture: slide.capture, image: slide.image.href, title: slide.title },
    };
    const setup = nth === firstShown && code.setup !== '' ? [maker.code('setup', { source: code.setup })] : [];
    return { concept, cells: [text, ...setup, ...shown], parts };
  });
}

/** Outputs stay where the whole cell stays: they are what it prints. */
function codeCell(maker: CellMaker, { cell, source, whole }: CodeSlice): Cell {
  const { key = '', startMs, endMs, source: from } = cell.metadata.nbscribe ?? {};
  const stamp = {
    ...(startMs !== undefined && { startMs }),
    ...(endMs !== undefined && { endMs }),
    ...(from && { source: from }),
  };
  const ran = whole ? { outputs: cell.outputs, executionCount: cell.execution_count } : {};
  return maker.code(key, { source, stamp, ...ran });
}

function slideOf({ lecture, images, messages = ENGLISH }: SummaryInput, { slide }: SummaryConcept) {
  const capture = slide === undefined ? undefined : lecture.captures[slide];
  const image = capture?.image && images.get(capture.image.path);
  if (capture === undefined || image === undefined || !image.mediaType.startsWith('image/')) return undefined;
  const line = capture.content.split('\n').find((text) => text.trim() !== '');
  return { capture, image, title: capture.title ?? line?.trim().slice(0, 120) ?? say(messages, 'slide') };
}

function metadataOf(
  input: SummaryInput,
  { cells, parts }: { cells: readonly Cell[]; parts: readonly Part[] },
): Notebook['metadata'] {
  const { narration, summary } = input;
  const concepts = parts.map(({ concept, parts: own }) => conceptData(narration, concept, own));
  const metadata = notebookMetadata(input, cells, { view: 'summary', concepts });
  const stamp = metadata.nbscribe;
  if (stamp === undefined) return metadata;
  const sections = stamp.sections.map((section, nth) => {
    const points = (summary.sectionPoints[nth] ?? []).map((point) => statementData(narration, point));
    return points.length === 0 ? section : { ...section, points };
  });
  const nbscribe = { ...stamp, ...overviewData(narration, summary), sections };
  return { ...metadata, nbscribe: { ...nbscribe, saidHash: saidHashOf(nbscribe) } };
}

function noConcepts({ lecture }: SummaryInput): Problem {
  return {
    code: 'summary/no-concepts',
    level: 'warning',
    message: `the summary of "${lecture.title}" explains nothing: no concept was found that the lecturer explains`,
    hint: 'Name what you want explained with --topics, in words of the lecture that it does not only mention.',
  };
}
