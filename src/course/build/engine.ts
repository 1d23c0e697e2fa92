import type { LessonJob, LessonOutcome } from './job.js';

/** Whatever runs jobs: in other processes, or on other machines. */
export interface Engine {
  /**
   * Calls `onOutcome` once for each job, in the order they end.
   * Aborting ends all at once; jobs not done then have no outcome.
   */
  run(jobs: readonly LessonJob[], options: EngineOptions): Promise<void>;
}

export interface EngineOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onOutcome: (outcome: LessonOutcome) => void;
}
