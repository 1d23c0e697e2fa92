/** `course.ipynb`: lessons, concept notes over all of them, concepts x lessons, names in code. */
import { createCellMaker, type CellMaker } from '../../compile/cells.js';
import { codeSpan, escapeLabel, escapeLine, escapeMarkdown } from '../../text/markdown/escape.js';
import { encodeHref } from '../../text/links/href.js';
import { formatLength, headingHref, headingLine, momentHref } from '../../compile/links.js';
import { NOT_DRAWN } from '../../compile/summary/timeline-picture.js';
import { counted } from '../../model/counted.js';
import type { RenderSvg } from '../../model/host.js';
import type { Cell, Notebook, SideFile } from '../../model/notebook.js';
import { sha256Of } from '../../notebook/format/hash.js';
import type { Course } from '../course.js';
import { notebookPath, summaryNotebookPath, type LessonTexts } from '../part/lesson-part.js';
import type { LessonPart } from '../part/part.js';
import { renderConcept, renderOthers } from './concept-cell.js';
import { indexConcepts, type CourseConcept } from './course-concepts.js';
import { describeLessons, drawLessons } from './lessons-picture.js';
import { orderConcepts, type CourseOrder } from './order.js';
import { cellHref, referenceTo } from './references.js';

export interface CourseNotebookInput {
  readonly course: Pick<Course, 'title' | 'id' | 'visibility' | 'licence' | 'language'>;
  /** In the order of teaching. */
  readonly lessons: readonly LessonTexts[];
  readonly order: CourseOrder;
  readonly version: string;
  readonly renderSvg: RenderSvg;
  /** File name of the notebook: the folder of its picture is named after it. */
  readonly name: string;
}

export interface IndexNotebook {
  readonly notebook: Notebook;
  readonly files: readonly SideFile[];
  readonly concepts: readonly CourseConcept[];
}

export function compileCourse(input: CourseNotebookInput): IndexNotebook {
  const { course, lessons, order } = input;
  const parts = lessons.map(({ part }) => part);
  const { concepts, others } = indexConcepts(lessons);
  const ordered = orderConcepts(concepts, order);
  const maker = createCellMaker();
  const picture = drawPicture(input, parts);
  const cells: Cell[] = [
    maker.markdown('title', 'title', { source: titleOf(course, parts, concepts) }),
    maker.markdown('timeline', 'timeline', { source: picture.source }),
    maker.markdown('section', 'section:lessons', { source: headingLine(2, 'Lessons') }),
    ...parts.map((part) => maker.markdown('section', `lesson:${part.lesson}`, { source: renderLesson(part) })),
    ...conceptCells(maker, ordered, order),
    ...(others.length === 0 ? [] : [maker.markdown('contents', 'others', { source: renderOthers(others) })]),
    ...tableCells(maker, concepts, parts),
  ];
  const notebook = { metadata: metadataOf(input, { cells, concepts, parts }), nbformat: 4, nbformat_minor: 5, cells };
  return { notebook, files: picture.files, concepts };
}

function conceptCells(maker: CellMaker, concepts: readonly CourseConcept[], order: CourseOrder): readonly Cell[] {
  if (concepts.length === 0) return [];
  return [
    maker.markdown('section', 'section:concepts', { source: headingLine(2, 'Concepts') }),
    ...concepts.map((concept) =>
      maker.markdown('concept', `concept:${concept.key}`, { source: renderConcept(concept, order) }),
    ),
  ];
}

function tableCells(
  maker: CellMaker,
  concepts: readonly CourseConcept[],
  parts: readonly LessonPart[],
): readonly Cell[] {
  const names = renderNames(parts);
  return [
    ...(concepts.length === 0 ? [] : [maker.markdown('contents', 'matrix', { source: renderMatrix(concepts, parts) })]),
    ...(names === '' ? [] : [maker.markdown('contents', 'names', { source: names })]),
  ];
}

function titleOf({ title }: CourseNotebookInput['course'], parts: readonly LessonPart[], concepts: readonly unknown[]) {
  const lengthMs = parts.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const words = parts.reduce((sum, part) => sum + part.words, 0);
  const facts = [
    counted(parts.length, 'lesson'),
    formatLength(lengthMs),
    `${thousands(words)} words`,
    counted(concepts.length, 'concept'),
  ];
  const lecturers = [...new Set(parts.flatMap(({ lecturer }) => lecturer ?? []))].map(escapeLine);
  const by = lecturers.length === 0 ? '' : `${lecturers.join(', ')}\n\n`;
  return `${headingLine(1, title)}\n\n${by}${facts.join(' · ')}`;
}

function drawPicture({ course, renderSvg, name }: CourseNotebookInput, parts: readonly LessonPart[]) {
  const shown = parts.flatMap(({ title, sections }) => [title, ...sections.map((section) => section.title)]);
  if (shown.some((text) => NOT_DRAWN.test(text))) {
    const lines = parts.map(
      ({ id, title, durationMs }) => `- ${escapeMarkdown(`${id} ${title}`)}, ${formatLength(durationMs)}`,
    );
    return { source: lines.join('\n'), files: [] };
  }
  const bytes = renderSvg(drawLessons(parts));
  const path = `${name.replace(/\.ipynb$/, '')}_files/lessons-${sha256Of(bytes).slice(0, 8)}.png`;
  const source = `![${escapeLabel(describeLessons(course.title, parts))}](${encodeHref(path)})`;
  return { source, files: [{ path, bytes }] };
}

const thousands = (count: number) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

const MOST_TERMS = 8;
const MOST_SECTIONS = 7;

/** A lesson in two lines: what it explains, and how it goes. */
function renderLesson(part: LessonPart): string {
  const { id, title, lesson, concepts, sections, durationMs, video } = part;
  const notebook = encodeHref(notebookPath(lesson));
  const links = [
    formatLength(durationMs),
    `[notebook](${notebook})`,
    ...(concepts.length === 0 ? [] : [`[summary](${encodeHref(summaryNotebookPath(lesson))})`]),
    ...(video !== undefined && /^https?:/i.test(video) ? [`[video](${momentHref(video, 0)})`] : []),
  ];
  const about = concepts.slice(0, MOST_TERMS).map(({ term }) => escapeMarkdown(term));
  const main = sections.filter(({ level }) => level === 1);
  const way = (main.length > 0 ? main : sections).slice(0, MOST_SECTIONS).map((section) => {
    const text = escapeLabel(section.title);
    return section.cell === undefined ? text : `[${text}](${cellHref(lesson, section.cell)})`;
  });
  const lines = [
    headingLine(3, `${id} ${title}`),
    links.join(' · '),
    ...(about.length === 0 ? [] : [`**About** ${about.join(', ')}`]),
    ...(way.length === 0 ? [] : [`**Goes through** ${way.join(' → ')}${main.length > MOST_SECTIONS ? ' → …' : ''}`]),
  ];
  return lines.join('\n\n');
}

/** Concepts x lessons: ● where it is defined, ○ where it is dwelt on, else in how many paragraphs it is said. */
function renderMatrix(concepts: readonly CourseConcept[], parts: readonly LessonPart[]): string {
  const head = [
    'Concept',
    ...parts.map(({ id, lesson }) => `[${escapeLabel(numberOf(id))}](${encodeHref(notebookPath(lesson))})`),
  ];
  const rows = concepts.map(({ term, places }) => {
    const cells = parts.map((_, nth) => {
      const place = places.find((one) => one.nth === nth);
      if (place === undefined) return '';
      return place.concept === undefined ? String(place.passages.length) : place.concept.defined ? '●' : '○';
    });
    return [`[${escapeCell(escapeLabel(term))}](${headingHref(term)})`, ...cells];
  });
  const legend = '● explained outright, ○ dwelt on, a number: paragraphs in which it is said.';
  return `${headingLine(2, 'Concepts and lessons')}\n\n${legend}\n\n${table(head, rows, ':-:')}`;
}

/** `DL1v3L5` -> `L5`, so that forty columns fit. */
const numberOf = (id: string) => /L\d+[a-z]?$/i.exec(id)?.[0] ?? id;

/** Code names shown in more places than this are told of by the first ones. */
const MOST_PLACES = 8;

function renderNames(parts: readonly LessonPart[]): string {
  const byName = new Map<string, string[]>();
  for (const part of parts)
    for (const { name, places } of part.names) {
      const links = places.map(({ cell, atMs }) => referenceTo(part, atMs, cell));
      byName.set(name, [...(byName.get(name) ?? []), ...links]);
    }
  if (byName.size === 0) return '';
  const plain = (name: string) => name.toLowerCase();
  const ordered = [...byName].toSorted(([a], [b]) =>
    plain(a) === plain(b) ? (a < b ? -1 : 1) : plain(a) < plain(b) ? -1 : 1,
  );
  const rows = ordered.map(([name, links]) => {
    const more = links.length > MOST_PLACES ? ` and ${links.length - MOST_PLACES} more` : '';
    return [codeSpan(name), `${links.slice(0, MOST_PLACES).join(' · ')}${more}`];
  });
  return `${headingLine(2, 'Names in code')}\n\n${table(['Name', 'Shown'], rows, '---')}`;
}

const escapeCell = (text: string) => text.replaceAll('|', '\\|');

/** `align` is that of all columns but the first. */
function table(head: readonly string[], rows: readonly (readonly string[])[], align: '---' | ':-:'): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = line(head.map((_, nth) => (nth === 0 ? '---' : align)));
  return [line(head), rule, ...rows.map(line)].join('\n');
}

interface Compiled {
  readonly cells: readonly Cell[];
  readonly concepts: readonly CourseConcept[];
  readonly parts: readonly LessonPart[];
}

function metadataOf(
  { course, version }: CourseNotebookInput,
  { cells, concepts, parts }: Compiled,
): Notebook['metadata'] {
  const { title, id, visibility, licence, language = 'en' } = course;
  const durationMs = parts.reduce((sum, part) => sum + part.durationMs, 0);
  const lecture = { title, id, visibility, language, durationMs, ...(licence !== undefined && { licence }) };
  const idOf = new Map(cells.map((cell) => [cell.metadata.nbscribe?.key, cell.id ?? '']));
  return {
    kernelspec: { name: 'python3', display_name: 'Python 3 (ipykernel)', language: 'python' },
    language_info: { name: 'python' },
    nbscribe: {
      version,
      view: 'course',
      lecture,
      lessons: parts.map((part) => ({
        id: part.id,
        lesson: part.lesson,
        title: part.title,
        durationMs: part.durationMs,
      })),
      sections: [],
      concepts: concepts.map(({ key, term, best, places, buildsOn }) => ({
        ...{
          term,
          score: best.concept.score,
          explainedAtMs: best.concept.explainedAtMs,
          definition: best.concept.definition,
        },
        ...{
          lesson: best.part.id,
          mentionsMs: best.concept.mentionsMs,
          cell: idOf.get(`concept:${key}`) ?? '',
          buildsOn,
        },
        places: places.map(({ part, concept, passages }) => ({
          lesson: part.id,
          ...(concept && { explainedAtMs: concept.explainedAtMs, defined: concept.defined }),
          paragraphs: passages.length,
        })),
      })),
      written: cells.map((cell) => cell.metadata.nbscribe?.key ?? ''),
      deleted: [],
    },
  };
}
