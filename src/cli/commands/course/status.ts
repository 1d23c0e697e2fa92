import type { PlannedLesson } from '../../../course/plan/plan.js';
import { counted } from '../../../model/counted.js';
import type { ExitCode, Terminal } from '../../command.js';
import { printJson } from '../../report.js';
import type { CourseOptions } from './course-options.js';
import { openPlanned } from './planned.js';

/** Says how the course is: what is built, what waits, what failed and why. 0 where all is built. */
export function runStatus(options: CourseOptions, terminal: Terminal): Promise<ExitCode> {
  const planned = openPlanned(options, terminal);
  if (typeof planned === 'number') return Promise.resolve(planned);
  const { course, lessons, gone, problems, code } = planned;
  const failed = lessons.filter(({ stamp }) => stamp?.failed !== undefined);
  const waiting = lessons.filter(({ due, stamp }) => due && stamp?.failed === undefined);
  const built = lessons.length - failed.length - waiting.length;
  if (options.json)
    printJson({ v: 1, built, waiting: names(waiting), failed: failed.map(failureOf), gone, problems }, terminal);
  else {
    terminal.out(
      `${course.title}: ${built} of ${counted(lessons.length, 'lesson')} built, ${waiting.length} waiting, ${failed.length} failed\n`,
    );
    for (const { lesson, stamp } of failed) terminal.out(`  ${lesson.name}: ${stamp?.failed?.[0]?.message ?? ''}\n`);
    for (const { lesson, state } of waiting) terminal.out(`  ${lesson.name}: waits, ${state}\n`);
  }
  return Promise.resolve(failed.length > 0 ? 1 : code);
}

const names = (lessons: readonly PlannedLesson[]) => lessons.map(({ lesson }) => lesson.name);
const failureOf = ({ lesson, stamp }: PlannedLesson) => ({
  lesson: lesson.name,
  kind: 'input',
  problems: stamp?.failed,
});
