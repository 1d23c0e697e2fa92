import { buildCourse, type BuiltCourse } from '../../../course/build/build-course.js';
import { openPool } from '../../../engines/pool.js';
import { counted } from '../../../model/counted.js';
import type { ExitCode, Terminal } from '../../command.js';
import { printJson, reportProblems } from '../../report.js';
import { codeOf } from './exit-code.js';
import { createCourseProgress } from './course-progress.js';
import type { CourseOptions } from './course-options.js';
import { foldersOf } from './lesson-options.js';
import { poolOptions } from './machine-options.js';
import { printUnusable, readPlanOptions } from './planned.js';

/** Builds what is new or changed, on every core. */
export async function runBuild(options: CourseOptions, terminal: Terminal): Promise<ExitCode> {
  const plan = readPlanOptions(options, terminal);
  if (plan === undefined) return 2;
  const { folder, output } = foldersOf(options);
  const startedMs = terminal.nowMs();
  const progress = createCourseProgress(options, terminal);
  const { signal } = terminal;
  const engine = openPool(poolOptions(options));
  const { value, problems } = await buildCourse(folder, { ...plan, engine, signal, onProgress: progress.tell });
  progress.done();
  const code = reportProblems(problems, options, terminal);
  if (value === undefined) {
    printUnusable(problems, options, terminal);
    return code;
  }
  const seconds = Math.round((terminal.nowMs() - startedMs) / 100) / 10;
  if (options.json) printJson({ ...documentOf(value), problems, seconds }, terminal);
  else describe(value, { options, terminal, seconds, output });
  return signal.aborted ? 130 : codeOf(value.failed);
}

function documentOf({ course, built, unchanged, edited, failed, gone, warnings, complete }: BuiltCourse) {
  const { title, id } = course;
  return { v: 1, course: { title, id }, built, unchanged, edited, failed, gone, warnings, complete };
}

interface Described {
  readonly options: CourseOptions;
  readonly terminal: Terminal;
  readonly seconds: number;
  readonly output: string;
}

function describe(value: BuiltCourse, { options, terminal, seconds, output }: Described): void {
  const { built, unchanged, edited, failed, gone, warnings, complete } = value;
  for (const { lesson, kind, attempts, problems } of failed) {
    const tries =
      attempts > 1 ? ` after ${attempts} attempts` : attempts === 0 ? ' (not tried again: --retry-failed)' : '';
    terminal.err(`${lesson}: not built, ${kind}${tries}`);
    reportProblems(
      problems.map((problem) => ({ ...problem, level: 'error' as const })),
      options,
      terminal,
    );
  }
  if (!options.quiet && warnings.length > 0) {
    const all = warnings.reduce((sum, { problems }) => sum + problems.length, 0);
    terminal.err(
      `${counted(all, 'warning')} in ${counted(warnings.length, 'lesson')}: see --json, or nbscribe inspect LESSON.`,
    );
  }
  if (!complete) terminal.err('Interrupted: what is built stays; the same command goes on.');
  if (options.quiet) return;
  const parts = [
    `built ${built}`,
    `unchanged ${unchanged}`,
    ...(edited.length > 0 ? [`of these edited by readers ${edited.length}`] : []),
    `failed ${failed.length}`,
  ];
  terminal.out(`${output}: ${parts.join(', ')} in ${seconds} s\n`);
  for (const name of gone) terminal.out(`${name}: no longer in the course; its notebooks stay\n`);
}
