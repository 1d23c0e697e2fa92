import { formatClock } from '../model/wording/clock.js';
import type { Problem } from '../model/problem.js';
import { walkTree } from '../text/markdown/markdown-tree.js';
import { findReferences, isOfLecture, type MomentReference } from '../text/links/references.js';
import type { MarkdownPiece } from './pieces.js';

/** The lecture that notes belong to, as far as references are held against it. */
export interface ReferredLecture {
  /** Course and lesson as references name it, `DL1v3L5`. */
  readonly id?: string | undefined;
  readonly lesson?: string | undefined;
  readonly video?: string | undefined;
  readonly durationMs: number;
}

export const isPastEnd = (
  { startMs = 0, endMs = startMs }: MomentReference,
  { durationMs }: ReferredLecture,
): boolean => durationMs > 0 && Math.max(startMs, endMs) > durationMs;

/** References to other lessons, and to moments behind the end. */
export function referenceProblems(
  pieces: readonly MarkdownPiece[],
  path: string,
  lecture: ReferredLecture,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { nodes } of pieces)
    for (const node of nodes)
      walkTree(node, (inner) => {
        if (inner.type !== 'text') return;
        const first = inner.position?.start.line ?? 1;
        const lineOf = (at: number) => first + inner.value.slice(0, at).split('\n').length - 1;
        for (const { 0: label, index } of inner.value.matchAll(NO_TIME))
          problems.push({ ...noTime(label), place: { path, line: lineOf(index) } });
        for (const reference of findReferences(inner.value)) {
          const line = lineOf(reference.from);
          problems.push(...problemOf(reference, lecture).map((problem) => ({ ...problem, place: { path, line } })));
        }
      });
  return problems;
}

/** `DL1v3L5@12:70`: a minute has sixty seconds. */
const NO_TIME =
  /(?<![\p{L}\p{N}_@/.#-])\p{L}[\p{L}\p{N}]{0,40}L\d{1,3}[a-z]?\s?@\s?(?:\d{1,2}:)?\d{1,3}:[6-9]\d(?![\d:])/giu;

const noTime = (label: string): Problem => ({
  code: 'import/no-time',
  level: 'warning',
  message: `"${label}" is no time: a minute has 60 seconds`,
  hint: 'Correct the reference; it stays as it is written.',
});

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
