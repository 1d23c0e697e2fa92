/** What an engine is handed and gives back: data, so that it can go to another process or machine. */
import type { Problem } from '../../model/problem.js';
import type { Lesson, LessonOptions } from '../course.js';

export interface LessonJob {
  readonly v: 1;
  readonly lesson: Lesson;
  readonly output: string;
  readonly key: string;
  readonly version: string;
  readonly options: LessonOptions;
}

/**
 * Why a lesson was not built. `input`: it cannot be used, and will not be without a change; the others may go well
 * another time: `io`: the disk; `crash`, `memory`, `timeout`: its process died, took too much, took too long; `stale`:
 * its files are not those that the job is of.
 */
export type FailureKind = 'input' | 'io' | 'crash' | 'memory' | 'timeout' | 'stale';

export interface LessonOutcome {
  readonly lesson: string;
  readonly problems: readonly Problem[];
  /** Undefined where it was built. */
  readonly failure?: FailureKind;
  readonly attempts: number;
}
