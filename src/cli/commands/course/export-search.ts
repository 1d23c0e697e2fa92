import { searchLines } from '../../../course/export/search-lines.js';
import { readBuiltLessons } from '../../../course/index/read-course.js';
import { openCourse } from '../../../course/plan/open-course.js';
import { keep, type Problem } from '../../../model/problem.js';
import type { ExitCode, Terminal } from '../../command.js';
import { reportProblems } from '../../report.js';
import type { CourseOptions } from './course-options.js';
import { foldersOf } from './lesson-options.js';

/** Prints the passages of all lessons that are built, for a search server: one JSON line each. */
export function runExportSearch(options: CourseOptions, terminal: Terminal): Promise<ExitCode> {
  const { folder, output } = foldersOf(options);
  const problems: Problem[] = [];
  const course = keep(openCourse(folder, output), problems);
  const lessons = course === undefined ? [] : keep(readBuiltLessons(course, output), problems);
  // The document on stdout is the lines: problems are told beside it.
  const code = reportProblems(problems, { ...options, json: false }, terminal);
  if (course !== undefined)
    for (const line of searchLines(course, lessons, { form: options.form ?? 'documents' })) terminal.out(`${line}\n`);
  return Promise.resolve(code);
}
