/** The lecture at a glance: sections as bands, each concept a row with a mark at every mention, a dot where it is explained. */
import { ENGLISH, say, type MessageTable } from '../../model/wording/messages.js';
import type { SummaryConcept } from '../../model/summary.js';
import type { Section } from '../../model/section.js';
import { formatLength } from '../links.js';
import { formatClock } from '../../model/wording/clock.js';
import { counted } from '../../model/counted.js';

type Concept = Pick<SummaryConcept, 'term' | 'mentionsMs' | 'explainedAtMs' | 'defined'>;

export interface TimelineInput {
  readonly title: string;
  readonly durationMs: number;
  readonly sections: readonly Section[];
  readonly concepts: readonly Concept[];
  readonly messages?: MessageTable | undefined;
}

/** Widths and heights in px of the SVG; it is drawn twice as large. */
const WIDTH = 1000;
const LABEL = 224;
const RIGHT = 24;
const TOP = 16;
const BAND = 30;
const AXIS = 26;
const ROW = 24;
const FONT = 'DejaVu Sans';

/** Ink on an opaque card, so that it reads the same on a light and a dark page; bands and marks are mid tones. */
const COLOURS = {
  card: '#fbfbf8',
  ink: '#24292f',
  faint: '#6e7781',
  line: '#d8dee4',
  bands: ['#c3d4e8', '#e3e8ee'],
  mark: '#3d78b8',
  explained: '#c4501b',
} as const;

/** Draws the timeline as SVG. Deterministic; titles that do not fit their band stand in the outline, under the same number. */
export function drawTimeline(input: TimelineInput): string {
  const span = Math.max(1, input.durationMs);
  const x = (ms: number): number => round(LABEL + (Math.min(span, Math.max(0, ms)) / span) * (WIDTH - LABEL - RIGHT));
  const rowsTop = TOP + BAND + AXIS;
  const height = rowsTop + input.concepts.length * ROW + 36;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH * 2}" height="${height * 2}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="${COLOURS.card}"/>`,
    ...drawBands(input, x),
    ...drawAxis(span, x, { top: TOP + BAND, bottom: rowsTop + input.concepts.length * ROW }),
    ...input.concepts.flatMap((concept, nth) => drawRow(concept, x, rowsTop + nth * ROW)),
    ...drawLegend(input.concepts, height - 12),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

/** What the picture shows, for those who do not see it. */
export function describeTimeline({ title, durationMs, sections, concepts }: TimelineInput): string {
  const list = (name: string, some: readonly Concept[]) => {
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
const isExplained = ({ defined }: Concept): boolean => defined;

type Scale = (ms: number) => number;

function drawBands({ sections, messages = ENGLISH }: TimelineInput, x: Scale): string[] {
  const main = sections.filter(({ level }) => level === 1);
  const label = text(LABEL - 10, TOP + 20, say(messages, 'parts'), { anchor: 'end', colour: COLOURS.faint });
  const bands = main.flatMap(({ title, startMs }, nth) => {
    const endMs = main[nth + 1]?.startMs ?? Infinity;
    const [left, right] = [x(startMs), x(endMs)];
    const name = fit(`${nth + 1} ${title}`, right - left - 8) || fit(String(nth + 1), right - left - 6);
    return [
      `<rect x="${left}" y="${TOP}" width="${round(right - left)}" height="${BAND}" fill="${COLOURS.bands[nth % 2] ?? ''}"/>`,
      ...(name === '' ? [] : [text(left + 4, TOP + 20, name)]),
    ];
  });
  return [label, ...bands];
}

/** Minutes between two marks of the axis: at most twelve of them. */
function stepOf(spanMs: number): number {
  return [1, 2, 5, 10, 15, 20, 30, 60].find((minutes) => spanMs / (minutes * 60_000) <= 12) ?? 120;
}

function drawAxis(spanMs: number, x: Scale, { top, bottom }: { top: number; bottom: number }): string[] {
  const stepMs = stepOf(spanMs) * 60_000;
  return Array.from({ length: Math.floor(spanMs / stepMs) + 1 }, (_, nth) => nth * stepMs).flatMap((ms) => [
    `<line x1="${x(ms)}" y1="${top}" x2="${x(ms)}" y2="${bottom}" stroke="${COLOURS.line}"/>`,
    ...(spanMs - ms < stepMs / 4 && ms > 0
      ? []
      : [text(x(ms) + 4, top + 16, formatClock(ms), { colour: COLOURS.faint })]),
  ]);
}

function drawRow(concept: Concept, x: Scale, top: number): string[] {
  const { term, mentionsMs, explainedAtMs } = concept;
  const middle = top + ROW / 2;
  const [left, right] = [x(0), x(Infinity)];
  return [
    text(LABEL - 10, middle + 4, fit(term, LABEL - 16), { anchor: 'end' }),
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
function drawLegend(concepts: readonly Concept[], bottom: number): string[] {
  const marks = [
    ...(concepts.some(isExplained) ? [{ draw: drawDot, name: 'explained' }] : []),
    ...(concepts.every(isExplained) ? [] : [{ draw: drawRing, name: 'dwelt on' }]),
  ];
  return [
    `<rect x="${LABEL}" y="${bottom - 11}" width="2" height="14" fill="${COLOURS.mark}"/>`,
    text(LABEL + 9, bottom, 'mentioned', { colour: COLOURS.faint }),
    ...marks.flatMap(({ draw, name }, nth) => [
      draw(LABEL + 100 * (nth + 1), bottom - 4),
      text(LABEL + 100 * (nth + 1) + 11, bottom, name, { colour: COLOURS.faint }),
    ]),
  ];
}

function text(x: number, y: number, content: string, style: { anchor?: 'end'; colour?: string } = {}): string {
  const anchor = style.anchor ? ` text-anchor="${style.anchor}"` : '';
  const escaped = content
    .replace(/[\u0000-\u001f]/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;');
  return `<text x="${round(x)}" y="${round(y)}" fill="${style.colour ?? COLOURS.ink}"${anchor}>${escaped}</text>`;
}

/** Mean width of a character of DejaVu Sans at 12 px. */
const CHARACTER_PX = 7;

/** The text cut to a width, with an ellipsis; empty where not even a few characters fit. */
function fit(content: string, widthPx: number): string {
  const room = Math.floor(widthPx / CHARACTER_PX);
  const characters = [...content];
  if (characters.length <= room) return content;
  return room < 6
    ? ''
    : `${characters
        .slice(0, room - 1)
        .join('')
        .trimEnd()}…`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
