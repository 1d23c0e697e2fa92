import type { CourseConcept } from './course-concepts.js';

/** `newest`: what the last lesson was about on top; `taught`: as first explained; `name`: by the alphabet. */
export const COURSE_ORDERS = ['newest', 'taught', 'name'] as const;
export type CourseOrder = (typeof COURSE_ORDERS)[number];

/** Concepts come in the order in which they are first explained. */
export function orderConcepts(concepts: readonly CourseConcept[], order: CourseOrder): readonly CourseConcept[] {
  if (order === 'taught') return concepts;
  const lessonOf = ({ places }: CourseConcept) => places.findLast(({ concept }) => concept !== undefined)?.nth ?? 0;
  // Within a lesson the order of teaching stays: sorting is stable.
  if (order === 'newest') return concepts.toSorted((a, b) => lessonOf(b) - lessonOf(a));
  const plain = ({ term }: CourseConcept) => term.toLowerCase();
  return concepts.toSorted((a, b) => (plain(a) < plain(b) ? -1 : plain(a) > plain(b) ? 1 : 0));
}
