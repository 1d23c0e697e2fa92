/** The engine of one machine: its lessons in child processes. */
import type { Engine, EngineOptions } from '../course/build/engine.js';
import type { LessonJob } from '../course/build/job.js';
import { openLessonPool, type PoolOptions } from './lesson-pool.js';

export type { PoolOptions };

export function openPool(options: PoolOptions): Engine {
  return { run: (jobs, engine) => runInPool(jobs, options, engine) };
}

async function runInPool(
  jobs: readonly LessonJob[],
  options: PoolOptions,
  { signal, onOutcome }: EngineOptions,
): Promise<void> {
  if (jobs.length === 0 || signal?.aborted === true) return;
  const atOnce = Math.min(options.jobs, jobs.length);
  const pool = openLessonPool({ ...options, jobs: atOnce });
  const stop = () => void pool.end();
  signal?.addEventListener('abort', stop, { once: true });
  const waiting = jobs.values();
  const runNext = async (): Promise<void> => {
    for (const job of waiting) {
      const outcome = await pool.run(job);
      if (outcome === undefined) return;
      onOutcome(outcome);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runNext));
  signal?.removeEventListener('abort', stop);
  await pool.end();
}
