import type { FailureKind, LessonJob, LessonOutcome } from '../../course/build/job.js';
import type { Course } from '../../course/course.js';
import { openCourse } from '../../course/plan/open-course.js';
import { planLesson } from '../../course/plan/plan.js';
import type { Problem } from '../../model/problem.js';
import { hidePaths, pathOf, type Root } from './roots.js';
import { jobName, type WireJob } from './wire-job.js';

/** What is to be done about a job, on this machine. */
export type Prepared =
  | { readonly job: LessonJob }
  /** The stamp says that it is built: it was delivered twice. */
  | { readonly unchanged: true }
  | { readonly failure: FailureKind; readonly problems: readonly Problem[] };

/** Courses are read once, and again where a job is not of what was read. */
const MOST_COURSES = 50;

/** Makes jobs of a queue to jobs of this machine. The build key is computed anew of the files as they are here. */
export function openPreparing(roots: readonly Root[], version: string): (wire: WireJob) => Prepared {
  const courses = new Map<string, Course>();
  return (wire) => {
    const [folder, output] = [pathOf(wire.course, roots), pathOf(wire.out, roots)];
    if (folder === undefined) return stale(noRoot(wire.course));
    if (output === undefined) return stale(noRoot(wire.out));
    if (wire.version !== version) return stale(otherVersion(wire.version, version));
    const find = (course: Course | undefined): Prepared | undefined => {
      const lesson = course?.lessons.find(({ name }) => name === wire.lesson);
      if (lesson === undefined) return undefined;
      const planned = planLesson(lesson, { output, lesson: wire.options, version, retryFailed: true });
      if (planned.key !== wire.key) return undefined;
      if (!planned.due) return { unchanged: true };
      return { job: { v: 1, lesson, output, key: wire.key, version, options: wire.options } };
    };
    const id = JSON.stringify([wire.course, wire.out]);
    const known = find(courses.get(id));
    if (known !== undefined) return known;
    const { value: course, problems } = openCourse(folder, output);
    if (course === undefined) return stale(...problems);
    if (courses.size >= MOST_COURSES) courses.clear();
    courses.set(id, course);
    return find(course) ?? stale(otherFiles(wire));
  };
}

const stale = (...problems: readonly Problem[]): Prepared => ({
  failure: 'stale',
  problems: problems.map((problem) => ({ ...problem, retry: 'later' })),
});

const noRoot = (named: string): Problem => {
  const [root] = named.split('/');
  return {
    code: 'queue/no-root',
    level: 'error',
    message: `this worker has no root "${root}"`,
    hint: `Start it with --root ${root}=PATH, the folder as this machine sees it.`,
  };
};

const otherVersion = (wanted: string, own: string): Problem => ({
  code: 'queue/version',
  level: 'error',
  message: `the job is for nbscribe ${wanted}, this worker is ${own}`,
  hint: 'Submit the course again with this version.',
});

const otherFiles = (wire: WireJob): Problem => ({
  code: 'queue/stale',
  level: 'error',
  message: `${jobName(wire)} is not here as it was submitted: a file of it, or what course.yaml says of it, differs`,
  hint: 'If it changed since, submit the course again; else see that the root shows the same files on both machines.',
});

/** Why a job failed, as the queue keeps it: paths by their roots. */
export interface WireFailure {
  readonly kind: FailureKind;
  readonly attempts: number;
  readonly problems: readonly Pick<Problem, 'code' | 'message' | 'hint'>[];
}

export function failureOf(
  { failure, attempts, problems }: Required<Omit<LessonOutcome, 'lesson'>>,
  roots: readonly Root[],
): WireFailure {
  const errors = problems.filter(({ level }) => level === 'error');
  const told = errors.map(({ code, message, hint, place }) => {
    const at = place === undefined ? '' : `${place.path}${place.line > 0 ? `:${place.line}` : ''}: `;
    return { code, message: hidePaths(at + message, roots), hint: hidePaths(hint, roots) };
  });
  return { kind: failure, attempts, problems: told };
}
