import { hasError, keep, type Outcome, type Problem } from '../../model/problem.js';
import type { Visibility } from '../../model/lecture.js';
import { stricter } from '../../read/folder/about.js';
import type { Course, Lesson } from '../course.js';
import { loadLessonTexts, type LessonTexts } from '../part/lesson-part.js';

/** A lesson that is built. */
export interface BuiltLesson extends LessonTexts {
  readonly lesson: Lesson;
}

/**
 * The lessons of a course that are built, in the order of teaching, as their notebooks are now; the others are told.
 */
export function readBuiltLessons(course: Course, output: string): Outcome<readonly BuiltLesson[]> {
  const problems: Problem[] = [];
  const missing: string[] = [];
  const lessons = course.lessons.flatMap((lesson) => {
    const texts = keep(loadLessonTexts(output, lesson.name), problems);
    if (texts === undefined) missing.push(lesson.name);
    return texts === undefined ? [] : [{ lesson, ...texts }];
  });
  if (missing.length > 0 && !hasError(problems)) problems.push(notBuilt(missing, course));
  return { value: lessons, problems };
}

/** The stricter of what the course says now and what the notebook was built with. */
export const visibilityOf = ({ lesson, part }: BuiltLesson): Visibility => stricter(lesson.visibility, part.visibility);

/** Lessons that whoever may see the course may see. */
export function shownLessons(course: Course, lessons: readonly BuiltLesson[]): readonly BuiltLesson[] {
  return lessons.filter((built) => stricter(visibilityOf(built), course.visibility) === course.visibility);
}

const notBuilt = (names: readonly string[], { folder }: Course): Problem => ({
  code: 'course/not-built',
  level: 'warning',
  message: `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''} ${names.length === 1 ? 'is' : 'are'} not built yet, and left out`,
  hint: `Build first: nbscribe course build ${folder}`,
});
