/**
 * The lecture at a glance: sections as bands, each concept a row with a mark
 * at every mention, a dot where it is explained.
 */
import { ENGLISH, say, type MessageTable } from '../../model/wording/messages.js';
import type { SummaryConcept } from '../../model/summary.js';
import type { Section } from '../../model/section.js';
import {
  COLOURS,
  drawAxis,
  drawCard,
  drawText,
  fitText,
  LABEL,
  round,
  timeScale,
  WIDTH,
  type Scale,
} from '../drawing.js';
import { formatLength } from '../links.js';
import { formatClock } from '../../model/wording/clock.js';
import { counted } from '../../model/counted.js';

type DrawnConcept = Pick<SummaryConcept, 'term' | 'mentionsMs' | 'explainedAtMs' | 'defined'>;

export interface TimelineInput {
  readonly title: string;
  readonly durationMs: number;
  readonly sections: readonly Section[];
  readonly concepts: readonly DrawnConcept[];
  readonly messages?: MessageTable | undefined;
}

/** Widths and heights in px of the SVG; it is drawn twice as large. */
const TOP = 16;
const BAND = 30;
const AXIS = 26;
const ROW = 24;

/**
 * Draws the timeline as SVG.
 * Deterministic; titles that do not fit their band stand in the outline, under the same number.
 */
export function drawTimeline(input: TimelineInput): string {
  const span = Math.max(1, input.durationMs);
  const x = timeScale(span);
  const rowsTop = TOP + BAND + AXIS;
  const height = rowsTop + input.concepts.length * ROW + 36;
  return drawCard(WIDTH, height, [
    ...drawBands(input, x),
    ...drawAxis(span, x, {
      top: TOP + BAND,
      bottom: rowsTop + input.concepts.length * ROW,
      labels: TOP + BAND + 16,
    }),
    ...input.concepts.flatMap((concept, nth) => drawRow(concept, x, rowsTop + nth * ROW)),
    ...drawLegend(input.concepts, height - 12),
  ]);
}

/** What the picture shows, for those who do not see it. */
export function describeTimeline({ title, durationMs, sections, concepts }: TimelineInput): string {
  const list = (name: string, some: readonly DrawnConcept[]) => {
    const moments = some.map(({ term, explainedAtMs }) => `${term} ${formatClock(explainedAtMs)}`);
    return moments.length === 0 ? [] : [`${name}: ${moments.join(', ')}`];
  };
  const parts = sections.filter(({ level }) => level === 1).length;
  const dwelt = concepts.filter((concept) => !isExplained(concept));
  return [
    `Timeline of ${title}: ${formatLength(durationMs)}, ${counted(parts, 'section')}`,
    ...list('concepts and when they are explained', concepts.filter(isExplained)),
    ...list(dwelt.length < concepts.length ? 'dwelt on' : 'concepts and when they are dwelt on', dwelt),
  ].join('; ');
}

/** A full dot where the lecturer says what a concept is, a ring where it is only dwelt on. */
const isExplained = ({ defined }: DrawnConcept): boolean => defined;

function drawBands({ sections, messages = ENGLISH }: TimelineInput, x: Scale): string[] {
  const main = sections.filter(({ level }) => level === 1);
  const label = drawText(LABEL - 10, TOP + 20, say(messages, 'parts'), { anchor: 'end', colour: COLOURS.faint });
  const bands = main.flatMap(({ title, startMs }, nth) => {
    const endMs = main[nth + 1]?.startMs ?? Infinity;
    const [left, right] = [x(startMs), x(endMs)];
    const name = fitText(`${nth + 1} ${title}`, right - left - 8) || fitText(String(nth + 1), right - left - 6);
    return [
      `<rect x="${left}" y="${TOP}" width="${round(right - left)}" height="${BAND}" fill="${COLOURS.bands[nth % 2] ?? ''}"/>`,
      ...(name === '' ? [] : [drawText(left + 4, TOP + 20, name)]),
    ];
  });
  return [label, ...bands];
}

function drawRow(concept: DrawnConcept, x: Scale, top: number): string[] {
  const { term, mentionsMs, explainedAtMs } = concept;
  const middle = top + ROW / 2;
  const [left, right] = [x(0), x(Infinity)];
  return [
    drawText(LABEL - 10, middle + 4, fitText(term, LABEL - 16), { anchor: 'end' }),
    `<line x1="${left}" y1="${middle}" x2="${right}" y2="${middle}" stroke="${COLOURS.line}"/>`,
    ...mentionsMs.map(
      (ms) => `<rect x="${round(x(ms) - 1)}" y="${middle - 7}" width="2" height="14" fill="${COLOURS.mark}"/>`,
    ),
    isExplained(concept) ? drawDot(x(explainedAtMs), middle) : drawRing(x(explainedAtMs), middle),
  ];
}

const drawDot = (x: number, y: number) =>
  `<circle cx="${x}" cy="${y}" r="5.5" fill="${COLOURS.explained}" stroke="${COLOURS.card}" stroke-width="1.5"/>`;

const drawRing = (x: number, y: number) =>
  `<circle cx="${x}" cy="${y}" r="4" fill="${COLOURS.card}" stroke="${COLOURS.explained}" stroke-width="2"/>`;

/** Only what the picture shows. */
function drawLegend(concepts: readonly DrawnConcept[], bottom: number): string[] {
  const marks = [
    ...(concepts.some(isExplained) ? [{ draw: drawDot, name: 'explained' }] : []),
    ...(concepts.every(isExplained) ? [] : [{ draw: drawRing, name: 'dwelt on' }]),
  ];
  return [
    `<rect x="${LABEL}" y="${bottom - 11}" width="2" height="14" fill="${COLOURS.mark}"/>`,
    drawText(LABEL + 9, bottom, 'mentioned', { colour: COLOURS.faint }),
    ...marks.flatMap(({ draw, name }, nth) => [
      draw(LABEL + 100 * (nth + 1), bottom - 4),
      drawText(LABEL + 100 * (nth + 1) + 11, bottom, name, { colour: COLOURS.faint }),
    ]),
  ];
}
