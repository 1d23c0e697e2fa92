/** What `plan`, `build` and `status` begin with. */
import type { Course } from '../../../course/course.js';
import { openCourse } from '../../../course/plan/open-course.js';
import { planCourse, type CoursePlan, type PlanOptions } from '../../../course/plan/plan.js';
import type { Problem } from '../../../model/problem.js';
import type { CommonOptions, ExitCode, Terminal } from '../../command.js';
import { printJson, reportProblems } from '../../report.js';
import { foldersOf, planOptions, type LessonOptionsGiven } from './lesson-options.js';

/** The options of a plan; undefined where one cannot be used, which is reported. */
export function readPlanOptions(options: LessonOptionsGiven, terminal: Terminal): PlanOptions | undefined {
  const [plan, wrong] = planOptions(options);
  if (wrong.length > 0) reportProblems(wrong, { ...options, json: false }, terminal);
  return wrong.length > 0 ? undefined : plan;
}

/**
 * A course that cannot be opened: its problems, which are reported already,
 * as the document on stdout where one is wanted.
 */
export function printUnusable(problems: readonly Problem[], { json }: CommonOptions, terminal: Terminal): void {
  if (json) printJson({ v: 1, problems }, terminal);
}

export interface PlannedCourse extends CoursePlan {
  readonly course: Course;
  readonly problems: readonly Problem[];
  readonly options: PlanOptions;
  /** What the problems come to. */
  readonly code: ExitCode;
}

/** The course and what is to be done; where there is none, the exit code of what was reported. */
export function openPlanned(options: LessonOptionsGiven, terminal: Terminal): PlannedCourse | ExitCode {
  const plan = readPlanOptions(options, terminal);
  if (plan === undefined) return 2;
  const { folder, output } = foldersOf(options);
  const { value: course, problems } = openCourse(folder, output);
  const code = reportProblems(problems, options, terminal);
  if (course !== undefined) return { course, problems, code, options: plan, ...planCourse(course, plan) };
  printUnusable(problems, options, terminal);
  return code;
}
