import { basename, join } from '../../host/read.js';
import { loadPictures } from '../../host/picture.js';
import { readShippedData } from '../../host/data.js';
import { hasError, keep, type Outcome, type Problem } from '../../model/problem.js';
import { rewriteNotebook, type BuiltNotebook, type RewriteOptions } from '../../build/rewrite.js';
import { openCourse } from '../plan/open-course.js';
import { compileCourse } from './course-notebook.js';
import type { CourseOrder } from './order.js';
import { readBuiltLessons, shownLessons } from './read-course.js';

export interface IndexOptions extends RewriteOptions {
  readonly output: string;
  readonly version: string;
  readonly order?: CourseOrder | undefined;
}

export interface IndexedCourse {
  readonly notebook: BuiltNotebook;
  readonly lessons: number;
  readonly concepts: number;
  /** Lessons that are built and not shown, for they are not out. */
  readonly hidden: number;
}

export const COURSE_NOTEBOOK = 'course.ipynb';

/** Writes `course.ipynb` of all lessons that are built, onto what is there. */
export async function indexCourse(folder: string, options: IndexOptions): Promise<Outcome<IndexedCourse | undefined>> {
  const problems: Problem[] = [];
  const course = keep(openCourse(folder, options.output), problems);
  if (course === undefined || hasError(problems)) return { value: undefined, problems };
  const built = keep(readBuiltLessons(course, options.output), problems);
  const lessons = shownLessons(course, built);
  if (lessons.length === 0) return { value: undefined, problems: [...problems, nothingBuilt(folder)] };
  const output = join(options.output, COURSE_NOTEBOOK);
  const { order = 'newest', version } = options;
  const renderSvg = await loadPictures(readShippedData);
  const { notebook, files, concepts } = compileCourse({
    ...{ course, lessons, order, version, renderSvg },
    name: basename(output),
  });
  const written = keep(await rewriteNotebook({ notebook, files, view: 'course', output }, options), problems);
  if (written === undefined || hasError(problems)) return { value: undefined, problems };
  const hidden = built.length - lessons.length;
  return { value: { notebook: written, lessons: lessons.length, concepts: concepts.length, hidden }, problems };
}

const nothingBuilt = (folder: string): Problem => ({
  code: 'course/nothing-built',
  level: 'error',
  message: `no lesson of "${folder}" is built that may be shown`,
  hint: `Build first: nbscribe course build ${folder}`,
});
