import { hasError, keep, type Outcome, type Problem } from '../../model/problem.js';
import type { Course } from '../course.js';
import { openCourse } from '../plan/open-course.js';
import { planCourse, type CoursePlan, type PlanOptions } from '../plan/plan.js';
import type { Engine } from './engine.js';
import type { FailureKind, LessonJob, LessonOutcome } from './job.js';

/** How far a build is. */
export interface CourseProgress {
  readonly done: number;
  readonly of: number;
  readonly built: number;
  readonly unchanged: number;
  readonly failed: number;
  /** The lesson that has just ended. */
  readonly last?: LessonOutcome;
}

export interface BuildCourseOptions extends PlanOptions {
  readonly engine: Engine;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: CourseProgress) => void;
}

export interface FailedLesson {
  readonly lesson: string;
  readonly kind: FailureKind;
  /** Whether a retry can help, the input as it is. */
  readonly retry: 'never' | 'later';
  readonly attempts: number;
  readonly problems: readonly Pick<Problem, 'code' | 'message' | 'hint' | 'place'>[];
}

export interface BuiltCourse {
  readonly course: Course;
  readonly built: number;
  readonly unchanged: number;
  /** Of these, built ones whose outputs a reader edited; looked for with `verify`. */
  readonly edited: readonly string[];
  readonly failed: readonly FailedLesson[];
  readonly gone: readonly string[];
  /** Warnings of what was built now. */
  readonly warnings: readonly { readonly lesson: string; readonly problems: readonly Problem[] }[];
  /** All that was due is done. */
  readonly complete: boolean;
}

/** Builds what is new or changed of a course. Undefined where the folder is none. */
export async function buildCourse(
  folder: string,
  options: BuildCourseOptions,
): Promise<Outcome<BuiltCourse | undefined>> {
  const problems: Problem[] = [];
  const course = keep(openCourse(folder, options.output), problems);
  if (course === undefined || hasError(problems)) return { value: undefined, problems };
  const plan = planCourse(course, options);
  const tally = new BuildTally(plan, options.onProgress);
  await options.engine.run(jobsOf(plan, options), {
    signal: options.signal,
    onOutcome: (outcome) => tally.add(outcome),
  });
  return { value: { course, gone: plan.gone, ...tally.result() }, problems };
}

export function jobsOf(
  { lessons }: CoursePlan,
  { output, version, lesson: options }: PlanOptions,
): readonly LessonJob[] {
  return lessons.flatMap(({ lesson, key, due }) =>
    due ? [{ v: 1 as const, lesson, output, key, version, options }] : [],
  );
}

class BuildTally {
  readonly #failed: FailedLesson[] = [];
  readonly #warnings: { lesson: string; problems: readonly Problem[] }[] = [];
  #built = 0;

  constructor(
    private readonly plan: CoursePlan,
    private readonly onProgress: ((progress: CourseProgress) => void) | undefined,
  ) {
    for (const { lesson, due, stamp } of plan.lessons)
      if (!due && stamp?.failed !== undefined)
        this.#failed.push({ lesson: lesson.name, kind: 'input', retry: 'never', attempts: 0, problems: stamp.failed });
    this.#tell();
  }

  get #unchanged(): number {
    return this.plan.lessons.filter(({ due, stamp }) => !due && stamp?.failed === undefined).length;
  }

  add(outcome: LessonOutcome): void {
    const { lesson, failure, attempts, problems } = outcome;
    if (failure === undefined) {
      this.#built += 1;
      if (problems.length > 0) this.#warnings.push({ lesson, problems });
    } else {
      const errors = problems.filter(({ level }) => level === 'error');
      const retry = failure === 'input' ? 'never' : 'later';
      this.#failed.push({ lesson, kind: failure, retry, attempts, problems: errors });
    }
    this.#tell(outcome);
  }

  #tell(last?: LessonOutcome): void {
    const [built, unchanged, failed] = [this.#built, this.#unchanged, this.#failed.length];
    const of = this.plan.lessons.length;
    this.onProgress?.({ done: built + unchanged + failed, of, built, unchanged, failed, ...(last && { last }) });
  }

  result(): Omit<BuiltCourse, 'course' | 'gone'> {
    const order = new Map(this.plan.lessons.map(({ lesson }, nth) => [lesson.name, nth]));
    const byOrder = (a: { lesson: string }, b: { lesson: string }) =>
      (order.get(a.lesson) ?? 0) - (order.get(b.lesson) ?? 0);
    return {
      built: this.#built,
      unchanged: this.#unchanged,
      edited: this.plan.lessons.filter(({ state }) => state === 'edited').map(({ lesson }) => lesson.name),
      failed: this.#failed.toSorted(byOrder),
      warnings: this.#warnings.toSorted(byOrder),
      complete: this.#built + this.#unchanged + this.#failed.length === this.plan.lessons.length,
    };
  }
}
