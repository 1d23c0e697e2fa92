import type { LessonPart } from './part.js';

/** Parts of different lessons, ordered by the lesson's name. */
export type CourseParts = readonly LessonPart[];

/**
 * Joins parts of a course: in any order, in any grouping, the same value. A part that is there twice counts once; two
 * that differ of one lesson belong to different builds, and are refused: undefined.
 */
export function mergeParts(...many: readonly CourseParts[]): CourseParts | undefined {
  const byLesson = new Map<string, LessonPart>();
  for (const part of many.flat()) {
    const there = byLesson.get(part.lesson);
    if (there !== undefined && JSON.stringify(there) !== JSON.stringify(part)) return undefined;
    byLesson.set(part.lesson, part);
  }
  return [...byLesson.values()].toSorted((a, b) => (a.lesson < b.lesson ? -1 : 1));
}
