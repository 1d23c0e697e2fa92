import type { LessonState } from '../../../course/plan/plan.js';
import { counted } from '../../../model/counted.js';
import type { ExitCode, Terminal } from '../../command.js';
import { printJson } from '../../report.js';
import type { CourseOptions } from './course-options.js';
import { openPlanned } from './planned.js';

const WORDS: Readonly<Record<LessonState, string>> = {
  new: 'new',
  changed: 'changed',
  lost: 'a notebook is missing',
  edited: 'edited by a reader',
  unchanged: 'unchanged',
  failed: 'cannot be used',
};

/** Says what a build would do, and does nothing. */
export function runPlan(options: CourseOptions, terminal: Terminal): Promise<ExitCode> {
  const planned = openPlanned(options, terminal);
  if (typeof planned === 'number') return Promise.resolve(planned);
  const { course, lessons, gone, problems, code } = planned;
  const due = lessons.filter((lesson) => lesson.due).length;
  if (options.json) {
    const listed = lessons.map(({ lesson: { name, id, visibility }, key, state, due: isDue }) => ({
      lesson: name,
      id,
      visibility,
      state,
      due: isDue,
      key,
    }));
    printJson({ v: 1, course: { title: course.title, id: course.id }, due, lessons: listed, gone, problems }, terminal);
    return Promise.resolve(code);
  }
  const widest = Math.max(...lessons.map(({ lesson }) => lesson.id.length), 0);
  terminal.out(`${course.title} (${course.id}): ${counted(course.lessons.length, 'lesson')}, ${due} to build\n`);
  for (const { lesson, state, due: isDue } of lessons) {
    const shown = lesson.visibility === 'public' ? '' : `, ${lesson.visibility}`;
    terminal.out(`  ${isDue ? '+' : ' '} ${lesson.id.padEnd(widest)}  ${lesson.name}: ${WORDS[state]}${shown}\n`);
  }
  for (const name of gone) terminal.out(`    ${name}: no longer in the course; its notebooks stay\n`);
  return Promise.resolve(code);
}
