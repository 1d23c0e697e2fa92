/** What pictures of time lines share: colours, and text cut to a width. Coordinates are px of the SVG. */

import { formatClock } from '../model/wording/clock.js';

/** Ink on an opaque card, so that it reads the same on a light and a dark page; bands and marks are mid tones. */
export const COLOURS = {
  card: '#fbfbf8',
  ink: '#24292f',
  faint: '#6e7781',
  line: '#d8dee4',
  bands: ['#c3d4e8', '#e3e8ee'],
  mark: '#3d78b8',
  explained: '#c4501b',
} as const;

const FONT = 'DejaVu Sans';

/** A card of a width and height, drawn twice as large, with these elements on it. */
export function drawCard(width: number, height: number, elements: readonly string[]): string {
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 2}" height="${height * 2}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" font-size="12">`,
    `<rect width="${width}" height="${height}" rx="8" fill="${COLOURS.card}"/>`,
    ...elements,
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

export function drawText(
  x: number,
  y: number,
  content: string,
  style: { anchor?: 'end'; colour?: string } = {},
): string {
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
export function fitText(content: string, widthPx: number): string {
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

export const round = (value: number): number => Math.round(value * 10) / 10;

/** The places of moments between a column of names and the right edge. */
export const WIDTH = 1000;
export const LABEL = 224;
const RIGHT = 24;

export type Scale = (ms: number) => number;

/** Where a moment of so long a time stands. */
export const timeScale =
  (spanMs: number): Scale =>
  (ms) =>
    round(LABEL + (Math.min(spanMs, Math.max(0, ms)) / spanMs) * (WIDTH - LABEL - RIGHT));

interface AxisPlace {
  readonly top: number;
  readonly bottom: number;
  /** Where the clocks stand. */
  readonly labels: number;
}

/** Lines at whole minutes, with their clocks; none where the last would not fit. */
export function drawAxis(spanMs: number, x: Scale, { top, bottom, labels }: AxisPlace): readonly string[] {
  const stepMs = axisStep(spanMs) * 60_000;
  return Array.from({ length: Math.floor(spanMs / stepMs) + 1 }, (_, nth) => nth * stepMs).flatMap((ms) => [
    `<line x1="${x(ms)}" y1="${top}" x2="${x(ms)}" y2="${bottom}" stroke="${COLOURS.line}"/>`,
    ...(spanMs - ms < stepMs / 4 && ms > 0
      ? []
      : [drawText(x(ms) + 4, labels, formatClock(ms), { colour: COLOURS.faint })]),
  ]);
}

/** Minutes between two marks of an axis: at most twelve of them. */
function axisStep(spanMs: number): number {
  return [1, 2, 5, 10, 15, 20, 30, 60].find((minutes) => spanMs / (minutes * 60_000) <= 12) ?? 120;
}
