/** Statements as lines of Markdown, each with a link to its moment. */
import type { Point, PointLabel, Statement } from '../../model/summary.js';
import { breakMaths, escapeLabel } from '../../text/markdown/escape.js';
import { headingHref, momentHref } from '../links.js';
import { formatClock } from '../../model/wording/clock.js';
import { renderWords } from '../paragraph.js';
import type { LinkTargets } from './input.js';

/** A moment as a link to the video, else to the full notebook; without either as plain text. */
export function timeOf(ms: number, { video, full }: Pick<LinkTargets, 'video' | 'full'>): string {
  const href = video === undefined ? full.hrefAt(ms) : momentHref(video, ms);
  return href === undefined ? formatClock(ms) : `[${formatClock(ms)}](${href})`;
}

/** The time, and on one line with it a link to the place in the full notebook. */
export function timeAndPlace(ms: number, targets: Pick<LinkTargets, 'video' | 'full'>): string {
  const place = targets.video === undefined ? undefined : targets.full.hrefAt(ms);
  return place === undefined ? timeOf(ms, targets) : `${timeOf(ms, targets)}\u00a0[¶](${place})`;
}

export const textOf = ({ words }: Pick<Statement, 'words'>): string => breakMaths(renderWords(words));

/** What was said, and when. */
export const lineOf = (statement: Statement, targets: LinkTargets): string =>
  `${textOf(statement)} ${timeOf(statement.startMs, targets)}`;

const LABELS: Readonly<Record<PointLabel, string>> = {
  why: 'Why',
  how: 'How',
  example: 'Example',
  contrast: 'Difference',
  warning: 'Careful',
};

/** A mark in italics in front: `check` takes it for a label, as what was said is escaped. */
const markOf = ({ label }: Point): string => (label === undefined ? '' : `*${LABELS[label]}:* `);

/** Points as a list; what goes on with a point stands under it. `indent` is that of the list. */
export function listOf(points: readonly Point[], targets: LinkTargets, indent = ''): string {
  return points
    .map((point) => `${indent}${point.nested ? '  ' : ''}- ${markOf(point)}${lineOf(point, targets)}`)
    .join('\n');
}

/** Links to concepts of the summary, by term; a term without a heading is left out. */
export function conceptLinks(terms: readonly string[], { headings }: Pick<LinkTargets, 'headings'>): string {
  const links = terms.flatMap((term) => {
    const heading = headings.get(term);
    return heading === undefined ? [] : [`[${escapeLabel(heading)}](${headingHref(heading)})`];
  });
  return links.join(', ');
}
