/**
 * One concept as Markdown, as a good student writes it down:
 * what it is, points, formula, slide, where else it comes up.
 */
import type { Section } from '../../model/section.js';
import type { Formula, SummaryConcept } from '../../model/summary.js';
import { ENGLISH, say } from '../../model/wording/messages.js';
import { codeSpan, escapeLabel } from '../../text/markdown/escape.js';
import type { PlacedImage } from '../input.js';
import { headingLine, imageHref, momentHref } from '../links.js';
import type { LinkTargets } from './input.js';
import { conceptLinks, listOf, textOf, timeAndPlace } from './lines.js';

export interface ConceptView extends LinkTargets {
  readonly sections: readonly Section[];
  /** The slide that is about it. */
  readonly slide?: { readonly image: PlacedImage; readonly title: string } | undefined;
}

/** The cell's source. Speech is escaped; every time leads to its moment. */
export function renderConcept(concept: SummaryConcept, view: ConceptView): string {
  const { term, lead, points, formula } = concept;
  const parts = [
    headingLine(2, view.headings.get(term) ?? term),
    `> ${textOf(lead)} ${timeAndPlace(lead.startMs, view)}`,
    listOf(points, view),
    formula === undefined ? '' : renderFormula(formula),
    slideOf(view),
    placesOf(concept, view),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const renderFormula = ({ text, kind }: Formula): string => (kind === 'tex' ? `$$${text}$$` : codeSpan(text));

function slideOf({ slide }: ConceptView): string {
  if (slide === undefined) return '';
  const { image, title } = slide;
  return `![${escapeLabel(title)}](${imageHref(image)})`;
}

/** What it goes with, and in which other sections it is spoken of. */
function placesOf(concept: SummaryConcept, view: ConceptView): string {
  const related = conceptLinks(concept.related, view);
  const also = alsoIn(concept, view);
  const { messages = ENGLISH } = view;
  return [
    ...(related === '' ? [] : [say(messages, 'related', { terms: related })]),
    ...(also === '' ? [] : [say(messages, 'alsoIn', { sections: also })]),
  ].join(' · ');
}

const MOST_SECTIONS = 1;
/** Once named in passing is no place to look. */
const FEWEST_MENTIONS = 3;

/** "Growing the table (3×)": the sections beside its own that speak of it most, in order. */
function alsoIn({ mentionsMs, lead }: SummaryConcept, view: ConceptView): string {
  const { sections } = view;
  const counts = sections.map(({ startMs, endMs }, nth) => {
    const last = nth === sections.length - 1;
    const isIn = (ms: number) => (ms >= startMs || nth === 0) && (ms < endMs || last);
    return isIn(lead.startMs) ? 0 : mentionsMs.filter(isIn).length;
  });
  const most = [...counts].sort((a, b) => b - a)[MOST_SECTIONS - 1] ?? 0;
  const listed = sections.flatMap(({ title, startMs }, nth) => {
    const count = counts[nth] ?? 0;
    return count >= Math.max(most, FEWEST_MENTIONS) ? [{ title, startMs, count }] : [];
  });
  return listed
    .slice(0, MOST_SECTIONS)
    .map(({ title, startMs, count }) => `${sectionLink(title, startMs, view)} (${count}×)`)
    .join(', ');
}

/** A section's title that leads to it: in the full notebook, else in the video. */
export function sectionLink(
  title: string,
  startMs: number,
  { full, video }: Pick<LinkTargets, 'full' | 'video'>,
): string {
  const href = full.sectionHrefAt(startMs) ?? (video === undefined ? undefined : momentHref(video, startMs));
  const label = escapeLabel(title);
  return href === undefined ? label : `[${label}](${href})`;
}
