import { formatClock } from '../model/wording/clock.js';
import type { Problem } from '../model/problem.js';
import { walkTree } from '../text/markdown-tree.js';
import { findReferences, sameLesson, type MomentReference } from '../text/references.js';
import type { Piece } from './pieces.js';

/** The lecture that notes belong to, as far as references are held against it. */
export interface ReferredLecture {
  /** Course and lesson as references name it, `DL1v3L5`. */
  readonly id?: string | undefined;
  readonly lesson?: string | undefined;
  readonly video?: string | undefined;
  readonly durationMs: number;
}

/** Whether a reference means this lecture: it names no lesson, or this one. */
export function isOfLecture({ lesson }: MomentReference, { id, lesson: number }: ReferredLecture): boolean {
  if (lesson === undefined) return true;
  if (id !== undefined) return sameLesson(lesson, id);
  const [, said] = /[Ll]0*(\d+[a-z]?)$/.exec(lesson) ?? [];
  return number === undefined || said === number.replace(/^\D*0*(?=\d)/, '');
}

export const isPastEnd = (
  { startMs = 0, endMs = startMs }: MomentReference,
  { durationMs }: ReferredLecture,
): boolean => durationMs > 0 && Math.max(startMs, endMs) > durationMs;

/** References to other lessons, and to moments behind the end. */
export function referenceProblems(
  pieces: readonly Piece[],
  path: string,
  lecture: ReferredLecture,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { nodes } of pieces)
    for (const node of nodes)
      walkTree(node, (inner) => {
        if (inner.type !== 'text') return;
        const first = inner.position?.start.line ?? 1;
        for (const reference of findReferences(inner.value)) {
          const line = first + inner.value.slice(0, reference.from).split('\n').length - 1;
          problems.push(...problemOf(reference, lecture).map((problem) => ({ ...problem, place: { path, line } })));
        }
      });
  return problems;
}

function problemOf(reference: MomentReference, lecture: ReferredLecture): readonly Problem[] {
  const { label } = reference;
  const [level, hint] = ['warning', 'Correct the reference; it stays as it is written.'] as const;
  if (!isOfLecture(reference, lecture)) {
    const own = lecture.id ?? (lecture.lesson === undefined ? 'another lesson' : `lesson ${lecture.lesson}`);
    const message = `"${label}" is of another lesson: this lecture is ${own}; the note stays where it stands, unlinked`;
    return [
      { code: 'import/other-lesson', level, message, hint: 'Import it with that lesson, or write the time alone.' },
    ];
  }
  if (isPastEnd(reference, lecture))
    return [
      {
        code: 'import/past-end',
        level,
        message: `"${label}" is past the end of the lecture, ${formatClock(lecture.durationMs)}`,
        hint,
      },
    ];
  return [];
}
