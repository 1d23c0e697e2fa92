/** Compiles the summary notebook: what one studies from. */
import type { Capture } from '../../model/capture.js';
import type { Concept } from '../../model/concept.js';
import type { Cell, MarkdownCell, Notebook, SideFile } from '../../model/notebook.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { createCellMaker, type CellMaker } from '../cells.js';
import { escapeHeading, escapeHref, escapeLabel, escapeMarkdown } from '../escape.js';
import type { CompileInput, PlacedImage } from '../input.js';
import { formatLength, headingHref, momentHref } from '../links.js';
import { counted } from '../title.js';
import { kernelLanguage, notebookMetadata, titledSections } from '../transcript.js';
import { detailsFor, firstThatFits, mostWords, quoted, type Detail } from './budget.js';
import { chooseCode, readLectureCode, type ChosenCode } from './code.js';
import { renderConcept, timeOf } from './concept-cell.js';
import { openFullNotebook, type FullNotebook } from './full-notebook.js';
import { headingsOf, OUTLINE } from './headings.js';
import { drawConceptMap } from './map.js';
import { describeTimeline, drawTimeline } from './timeline.js';

export interface SummaryInput extends Omit<CompileInput, 'paragraphs' | 'anchors' | 'dropOutputs'> {
  /** The summary's own file name: the folder of its picture is named after it. */
  readonly name: string;
  /** Most central first, or as the user asked for them. */
  readonly concepts: readonly Concept[];
  /** What the summary links to: its file name, and the notebook itself. */
  readonly transcriptNotebook: { readonly name: string; readonly notebook: Notebook };
  /** Turns SVG into PNG. */
  readonly renderSvg: (svg: string) => Uint8Array;
  /** The timeline goes inside the notebook, not beside it. */
  readonly embed?: boolean;
  /** Whether links to the full notebook are written: there is one on disk. Default true. */
  readonly linkFull?: boolean;
}

/** The notebook and the files beside it. */
export interface CompiledSummary {
  readonly notebook: Notebook;
  readonly files: readonly SideFile[];
}

/** Title, timeline, concept map, set-up, one part for each concept, outline. A lecture without concepts becomes a problem. */
export function compileSummary(given: SummaryInput): Outcome<CompiledSummary> {
  const input = { ...given, sections: titledSections(given) };
  const drawn = {
    timeline: timelineOf(input),
    code: codeOf(input),
    full: openFullNotebook(input.transcriptNotebook, input.linkFull ?? true),
    headings: headingsOf(input),
  };
  const most = mostWords(input.transcriptNotebook.notebook);
  const { notebook } = firstThatFits(detailsFor(input.concepts), most, (detail) =>
    compileNotebook({ ...input, concepts: quoted(input.concepts, detail) }, { ...drawn, detail }),
  );
  const problems = input.concepts.length === 0 ? [noConcepts(input)] : [];
  return { value: { notebook, files: drawn.timeline.files }, problems };
}

interface Drawn {
  readonly timeline: Timeline;
  readonly code: ChosenCode;
  readonly full: FullNotebook;
  readonly headings: ReadonlyMap<string, string>;
  readonly detail: Detail;
}

function compileNotebook(input: SummaryInput, { timeline, ...drawn }: Drawn): Notebook {
  const maker = createCellMaker();
  const title = maker.markdown('title', 'title', { source: titleOf(input, drawn.full) });
  const stamp = { startMs: 0, endMs: input.lecture.durationMs };
  const picture = attach(maker.markdown('timeline', 'timeline', { source: timeline.source, stamp }), timeline.image);
  const map = drawConceptMap(input.concepts);
  const parts = compileConcepts(input, { maker, ...drawn });
  const cells: Cell[] = [
    title,
    picture,
    ...(map === undefined ? [] : [maker.markdown('contents', 'map', { source: map })]),
    ...(drawn.code.setup === '' ? [] : [maker.code('setup', { source: drawn.code.setup })]),
    ...parts.flatMap((part) => part.cells),
    maker.markdown('contents', 'outline', { source: outlineOf(input, drawn) }),
  ];
  return { metadata: metadataOf(input, { cells, parts }), nbformat: 4, nbformat_minor: 5, cells };
}

function titleOf({ lecture, sections, concepts, spokenWords }: SummaryInput, full: FullNotebook): string {
  const { title, lecturer, course, video } = lecture;
  const who = [lecturer, course].filter((part) => part !== undefined).map(escapeMarkdown);
  const links = [
    ...(full.href === undefined ? [] : [`[full notebook](${full.href})`]),
    ...(video === undefined ? [] : [`[video](${momentHref(video, 0)})`]),
  ];
  const facts = [
    `${formatLength(lecture.durationMs)} and ${spokenWords.length.toLocaleString('en-GB')} words in ${counted(sections.length, 'section')}`,
    `condensed to ${counted(concepts.length, 'concept')}${explainedOf(concepts)}`,
  ].join(', ');
  return [`# ${escapeHeading(title)}: summary`, [...who, ...links].join(' · '), `${facts}.`]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The timeline's Markdown, the picture, and the file it is in unless it is attached. */
interface Timeline {
  readonly source: string;
  readonly image: PlacedImage;
  readonly files: readonly SideFile[];
}

function timelineOf(input: SummaryInput): Timeline {
  const { lecture, sections, concepts } = input;
  const drawn = { title: lecture.title, durationMs: lecture.durationMs, sections, concepts };
  const bytes = input.renderSvg(drawTimeline(drawn));
  const path = `${input.name.replace(/\.ipynb$/, '')}_files/timeline.png`;
  const image: PlacedImage = input.embed
    ? { href: 'timeline.png', mediaType: 'image/png', base64: Buffer.from(bytes).toString('base64') }
    : { href: path, mediaType: 'image/png' };
  const source = pictureOf(image, describeTimeline(drawn));
  return { source, image, files: input.embed ? [] : [{ path, bytes }] };
}

const pictureOf = (image: PlacedImage, alt: string): string =>
  `![${escapeLabel(alt)}](${image.base64 === undefined ? escapeHref(image.href) : `attachment:${image.href}`})`;

function attach(cell: MarkdownCell, { href, mediaType, base64 }: PlacedImage): MarkdownCell {
  return base64 === undefined ? cell : { ...cell, attachments: { [href]: { [mediaType]: base64 } } };
}

/** Only Python is read well enough to promise that it runs in order. */
function codeOf(input: SummaryInput): ChosenCode {
  const names = input.concepts.map((concept) => concept.names ?? []);
  if (kernelLanguage(input) !== 'python') return { setup: '', byConcept: names.map(() => []) };
  return chooseCode(readLectureCode(input.transcriptNotebook.notebook), names);
}

interface Tools {
  readonly maker: CellMaker;
  readonly full: FullNotebook;
  readonly headings: ReadonlyMap<string, string>;
  readonly code: ChosenCode;
  readonly detail: Detail;
}

/** A concept with its cells; the first is the one that the metadata names. */
interface Part {
  readonly concept: Concept;
  readonly cells: readonly Cell[];
}

function compileConcepts(input: SummaryInput, { maker, full, headings, code, detail }: Tools): Part[] {
  const shownSlides = new Set<string>();
  return input.concepts.map((concept, nth) => {
    const slide = slideAt(input, concept, shownSlides);
    const source = renderConcept(concept, { video: input.lecture.video, full, headings, slide, detail });
    const stamp = { startMs: concept.explainedAtMs, endMs: concept.definition?.endMs ?? concept.explainedAtMs };
    const cell = maker.markdown('concept', `concept:${concept.term}`, { source, stamp });
    const cells = (code.byConcept[nth] ?? []).map(({ cell: { source, metadata } }) => {
      const { key = '', startMs, endMs, source: from } = metadata.nbscribe ?? {};
      const own = {
        ...(startMs !== undefined && { startMs }),
        ...(endMs !== undefined && { endMs }),
        ...(from && { source: from }),
      };
      return maker.code(key, { source, stamp: own });
    });
    return { concept, cells: [slide ? attach(cell, slide.image) : cell, ...cells] };
  });
}

/** A slide stays on screen for at most this long after it came, unless its end is known. */
const SLIDE_MS = 5 * 60_000;

/** The slide on screen while a concept is explained; one that stands in the summary already is not shown again. */
function slideAt({ lecture, images }: SummaryInput, { explainedAtMs }: Concept, shown: Set<string>) {
  const slides = lecture.captures.filter(
    ({ kind, atMs, image }) => kind === 'slide' && atMs !== undefined && image !== undefined,
  );
  const onScreen = slides.findLast(({ atMs = 0 }) => atMs <= explainedAtMs);
  const image = onScreen?.image && images.get(onScreen.image.path);
  if (onScreen === undefined || image === undefined || shown.has(image.href) || !image.mediaType.startsWith('image/'))
    return undefined;
  if (explainedAtMs > (onScreen.endMs ?? (onScreen.atMs ?? 0) + SLIDE_MS)) return undefined;
  shown.add(image.href);
  return { image, title: titleOfSlide(onScreen) };
}

const titleOfSlide = ({ title, content }: Capture): string =>
  title ??
  (content
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim()
    .slice(0, 120) ||
    'The slide shown then');

/** The sections with the concepts that are explained, else first said, in each. */
/** How many concepts the lecturer explains, and how many of these outright. */
function explainedOf(concepts: readonly Concept[]): string {
  const quoted = concepts.filter(({ definition }) => definition !== undefined).length;
  const sure = concepts.filter(({ definition }) => definition?.sure).length;
  const words = "in the lecturer's own words";
  if (quoted === 0) return '';
  if (quoted === concepts.length) return ` ${words}${definedOf(sure, quoted)}`;
  if (quoted === sure) return `, ${sure} of them defined outright ${words}`;
  return `, ${quoted} of them ${words}${definedOf(sure, concepts.length)}`;
}

function definedOf(sure: number, all: number): string {
  if (sure === 0) return '';
  if (sure === all) return all === 1 ? ', defined outright' : ', each defined outright';
  return `; ${sure} of them ${sure === 1 ? 'is' : 'are'} defined outright`;
}

function outlineOf(
  { sections, concepts, lecture }: SummaryInput,
  { full, headings, detail }: Pick<Tools, 'full' | 'headings' | 'detail'>,
): string {
  const lines = sections.map(({ title, level, startMs, endMs }) => {
    const here = concepts.filter(({ explainedAtMs }) => explainedAtMs >= startMs && explainedAtMs < endMs);
    const links = here.map(({ term }) => `[${escapeLabel(term)}](${headingHref(headings.get(term) ?? term)})`);
    const place = full.sectionHrefAt(startMs);
    const text = escapeLabel(title);
    const link = place === undefined ? text : `[${text}](${place})`;
    const time = lecture.video === undefined ? '' : `${timeOf(startMs, lecture.video)} `;
    return `${'   '.repeat(Math.max(0, level - 1))}${level === 1 ? '1.' : '-'} ${time}${link}${detail.outlineConcepts && links.length > 0 ? `: ${links.join(', ')}` : ''}`;
  });
  return [`## ${OUTLINE}`, '', ...lines].join('\n');
}

function metadataOf(
  input: SummaryInput,
  { cells, parts }: { cells: readonly Cell[]; parts: readonly Part[] },
): Notebook['metadata'] {
  const concepts = parts.map(({ concept, cells: [first] }) => ({
    term: concept.term,
    score: concept.score,
    explainedAtMs: concept.explainedAtMs,
    ...(concept.definition && { definition: concept.definition.text }),
    mentionsMs: concept.mentionsMs,
    cell: first?.id ?? '',
  }));
  return notebookMetadata(input, cells, { view: 'summary', concepts });
}

function noConcepts({ lecture }: SummaryInput): Problem {
  return {
    code: 'summary/no-concepts',
    level: 'warning',
    message: `the summary of "${lecture.title}" explains nothing: no concept was found`,
    hint: 'Name what you want explained with --topics.',
  };
}
