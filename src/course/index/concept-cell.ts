import { codeSpan, escapeLabel, escapeMarkdown, fenced } from '../../text/markdown/escape.js';
import { encodeHref } from '../../text/links/href.js';
import { headingHref, headingLine } from '../../compile/links.js';
import type { PartPoint } from '../part/part.js';
import { summaryNotebookPath } from '../part/lesson-part.js';
import type { ConceptPlace, CourseConcept } from './course-concepts.js';
import { cellAt, referenceTo } from './references.js';
import type { CourseOrder } from './order.js';

/** Moments of one lesson that are named, at least so far apart. */
const MOST_MOMENTS = 5;
const APART_MS = 180_000;
const MOST_POINTS = 3;

/** One concept: its best definition, what stands behind it, and every place, the newest lesson on top. */
export function renderConcept(concept: CourseConcept, order: CourseOrder): string {
  const { term, best, buildsOn } = concept;
  const { part, passages, concept: own } = best;
  const at = (ms: number) => referenceTo(part, ms, cellAt(passages, ms));
  const code = own.code?.[0]?.source;
  const formula = own.formula === undefined ? undefined : formulaLine(own.formula);
  const lines = [
    headingLine(3, term),
    ...(own.definition === '' ? [] : ['', `> ${escapeMarkdown(own.definition)} ${at(own.explainedAtMs)}`]),
    ...(formula === undefined ? [] : ['', formula]),
    ...(own.points.length === 0
      ? []
      : ['', ...pointsOf(own.points).map(({ text, startMs }) => `- ${escapeMarkdown(text)} ${at(startMs)}`)]),
    ...(code === undefined || code.split('\n').length > MOST_CODE_LINES ? [] : ['', fenced(code, 'python')]),
    ...(buildsOn.length === 0
      ? []
      : ['', `Builds on ${buildsOn.map((name) => `[${escapeLabel(name)}](${headingHref(name)})`).join(', ')}`]),
    '',
    ...placesOf(concept, order).map((place) => `- ${renderPlace(place, best)}`),
  ];
  return lines.join('\n');
}

/** Terms without an explanation worth keeping, a line each: where they are said, by the order of teaching. */
export function renderOthers(others: readonly CourseConcept[]): string {
  const lines = others.toSorted(byName).map(({ term, places }) => {
    const moments = places.flatMap((place) =>
      place.concept === undefined && place.passages.length < 2
        ? []
        : momentsOf(place).map((ms) => referenceTo(place.part, ms, cellAt(place.passages, ms))),
    );
    return `- ${escapeMarkdown(term)}: ${moments.slice(0, MOST_MOMENTS).join(' · ')}`;
  });
  return [headingLine(2, 'More terms'), '', ...lines].join('\n');
}

const byName = (a: CourseConcept, b: CourseConcept): number => Number(a.key > b.key) - Number(a.key < b.key);

const MOST_CODE_LINES = 12;

/** Points in the order they were said. */
const pointsOf = (points: readonly PartPoint[]) => points.slice(0, MOST_POINTS);

const formulaLine = ({ text, kind }: { readonly text: string; readonly kind: string }) =>
  kind === 'tex' ? `$$${text}$$` : codeSpan(text);

/** A lesson that says it in passing, in one paragraph, is told of in the table alone. */
function placesOf({ places }: CourseConcept, order: CourseOrder): readonly ConceptPlace[] {
  const told = places.filter(({ concept, passages }) => concept !== undefined || passages.length > 1);
  return order === 'newest' ? told.toReversed() : told;
}

/** `**Lesson 5** (said in 12 paragraphs), notes: DL1v3L5@1:54:00 · DL1v3L5@1:58:10`. */
function renderPlace(place: ConceptPlace, best: ConceptPlace): string {
  const { part, concept, passages } = place;
  const moments = momentsOf(place);
  const links = moments.map((ms) => referenceTo(part, ms, cellAt(passages, ms))).join(' · ');
  const title = escapeMarkdown(part.title);
  const mark = place.nth === best.nth ? `**${title}**` : title;
  const said = passages.length > moments.length ? ` (said in ${passages.length} paragraphs)` : '';
  const summary = encodeHref(summaryNotebookPath(part.lesson));
  const notes = concept === undefined ? '' : `, [notes](${summary}#cell-id=${concept.cell})`;
  return `${mark}${said}${notes}: ${links}`;
}

/** Where it is explained first, then where it comes up again after a while. */
export function momentsOf({ concept, passages }: ConceptPlace): readonly number[] {
  const moments: number[] = [];
  for (const { startMs } of passages) {
    const last = moments.at(-1);
    if (last === undefined || startMs - last >= APART_MS) moments.push(startMs);
  }
  if (concept === undefined) return moments.slice(0, MOST_MOMENTS);
  const others = moments.filter((ms) => Math.abs(ms - concept.explainedAtMs) >= APART_MS);
  return [concept.explainedAtMs, ...others.slice(0, MOST_MOMENTS - 1)];
}
