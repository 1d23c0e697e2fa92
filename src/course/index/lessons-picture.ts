/**
 * All lessons in one picture: a band of sections each, as long as the lesson, with a dot where a concept is explained.
 */
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
} from '../../compile/drawing.js';
import { formatLength } from '../../compile/links.js';
import type { LessonPart } from '../part/part.js';

const TOP = 16;
const ROW = 36;
const BAND = 22;
const AXIS = 28;

export function drawLessons(parts: readonly LessonPart[]): string {
  const span = Math.max(1, ...parts.map(({ durationMs }) => durationMs));
  const x = timeScale(span);
  const bottom = TOP + parts.length * ROW;
  const rows = parts.flatMap((part, nth) => drawLesson(part, x, TOP + nth * ROW));
  return drawCard(WIDTH, bottom + AXIS, [...drawAxis(span, x, { top: TOP, bottom, labels: bottom + 16 }), ...rows]);
}

/** What the picture shows, for those who do not see it. */
export function describeLessons(title: string, parts: readonly LessonPart[]): string {
  const lessons = parts.map(({ id, title: name, durationMs, concepts }) => {
    const terms = concepts.slice(0, 4).map(({ term }) => term);
    return `${id} ${name}, ${formatLength(durationMs)}${terms.length === 0 ? '' : `: ${terms.join(', ')}`}`;
  });
  return `Timelines of ${title}; ${lessons.join('; ')}`;
}

function drawLesson({ id, title, sections, concepts, durationMs }: LessonPart, x: Scale, top: number) {
  const main = sections.filter(({ level }) => level === 1);
  const bands = main.map(({ startMs }, nth) => {
    const [left, right] = [x(startMs), x(main[nth + 1]?.startMs ?? durationMs)];
    const name = fitText(main[nth]?.title ?? '', right - left - 8);
    const box = `<rect x="${left}" y="${top}" width="${round(right - left)}" height="${BAND}" fill="${COLOURS.bands[nth % 2] ?? ''}"/>`;
    return name === '' ? box : `${box}\n${drawText(left + 4, top + 15, name)}`;
  });
  const dots = concepts.map(
    ({ explainedAtMs, defined }) =>
      `<circle cx="${x(explainedAtMs)}" cy="${top + BAND + 4}" r="3" fill="${defined ? COLOURS.explained : COLOURS.mark}"/>`,
  );
  return [drawText(LABEL - 10, top + 15, fitText(`${id}  ${title}`, LABEL - 16), { anchor: 'end' }), ...bands, ...dots];
}
