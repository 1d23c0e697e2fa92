/** Links to moments of lessons: `[DL1v3L5@1:54:00](video?t=6840)`, and beside it the cell that holds it. */
import { escapeLabel } from '../../text/markdown/escape.js';
import { encodeHref } from '../../text/links/href.js';
import { isAddress } from '../../text/links/video-address.js';
import { momentHref } from '../../compile/links.js';
import { formatClock } from '../../model/wording/clock.js';
import { notebookPath } from '../part/lesson-part.js';
import type { LessonPart, Passage } from '../part/part.js';

/** `1:54:00`, `12:40`, `2:05`: as people write moments, without a zero in front. */
export const shortClock = (ms: number): string => formatClock(ms).replace(/^0(?=\d)/, '');

/** Sign of a link to the cell; it says nothing aloud that the reference does not. */
const CELL_MARK = '¶';

/** A local video is named from its notebook; `course.ipynb` lies above it. */
function videoFromCourse({ video, lesson }: LessonPart): string | undefined {
  if (video === undefined || isAddress(video)) return video;
  const folder = lesson.includes('/') ? lesson.slice(0, lesson.lastIndexOf('/') + 1) : '';
  return folder + video;
}

export function cellHref(lesson: string, cell: string): string {
  return `${encodeHref(notebookPath(lesson))}#cell-id=${cell}`;
}

/** The moment in the video, then the cell; without a video the reference itself leads to the cell. */
export function referenceTo(part: LessonPart, ms: number, cell: string | undefined): string {
  const label = escapeLabel(`${part.id}@${shortClock(ms)}`);
  const video = videoFromCourse(part);
  const notebook =
    cell === undefined || cell === '' ? encodeHref(notebookPath(part.lesson)) : cellHref(part.lesson, cell);
  if (video === undefined) return `[${label}](${notebook})`;
  const mark = cell === undefined || cell === '' ? '' : `\u00a0[${CELL_MARK}](${notebook})`;
  return `[${label}](${momentHref(video, ms)})${mark}`;
}

/** The cell that holds a moment: the last speech that has begun by then. */
export function cellAt(passages: readonly Passage[], ms: number): string | undefined {
  const speech = passages.filter(({ kind }) => kind === 'speech');
  return (speech.findLast(({ startMs }) => startMs <= ms) ?? speech[0])?.cell;
}
