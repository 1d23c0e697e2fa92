/**
 * Child processes that build one lesson after another:
 * a crash, an endless loop or too much memory costs one lesson alone.
 */
import { setImmediate } from 'node:timers/promises';
import workerpool from 'workerpool';
import type { FailureKind, LessonJob, LessonOutcome } from '../course/build/job.js';
import { shippedFolder } from '../host/data.js';
import type { Problem } from '../model/problem.js';
import { ADDRESS_VARIABLE } from './queue/address.js';

export interface PoolOptions {
  /** Children at work. */
  readonly jobs: number;
  /** MB that a child's heap may grow to. */
  readonly memoryMb: number;
  /** Longest time for one lesson. */
  readonly timeoutMs: number;
  /** What the children run; default: the worker that ships with nbscribe. */
  readonly script?: string;
}

/**
 * Open until it is ended. It is never given more lessons at once than it has children:
 * its own queue stands still once they have died.
 */
export interface LessonPool {
  /** Undefined where the pool was ended meanwhile. */
  run(job: LessonJob): Promise<LessonOutcome | undefined>;
  /** Ends all children at once. */
  end(): Promise<void>;
}

export function openLessonPool(options: PoolOptions): LessonPool {
  const pool = workerpool.pool(options.script ?? shippedFolder('lesson-worker.js'), {
    workerType: 'process',
    maxWorkers: options.jobs,
    workerTerminateTimeout: 100,
    // What a dying child prints is heard here, not shown among our own lines.
    emitStdStreams: true,
    forkOpts: { execArgv: [`--max-old-space-size=${options.memoryMb}`, '--no-warnings'], env: environment() },
  });
  let ended: Promise<void> | undefined;
  return {
    run: (job) => runTwice(job, { ...options, pool, isEnded: () => ended !== undefined }),
    end: () => (ended ??= endPool(pool)),
  };
}

/** What a lesson is built in: without the queue's address, which may hold a password. */
const environment = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== ADDRESS_VARIABLE));

/** A worker that died just now never says that it has ended. */
const LONGEST_END_MS = 500;

async function endPool(pool: workerpool.Pool): Promise<void> {
  try {
    await pool.terminate(true, LONGEST_END_MS);
  } catch {
    // Its children end with this process.
  }
}

interface Running extends PoolOptions {
  readonly pool: workerpool.Pool;
  isEnded(): boolean;
}

/** A lesson whose process died is tried once more: another may have taken the memory. */
const ATTEMPTS = 2;

async function runTwice(job: LessonJob, running: Running): Promise<LessonOutcome | undefined> {
  for (let attempts = 1; ; attempts++) {
    if (running.isEnded()) return undefined;
    let said = '';
    const on = ({ stderr = '' }: { readonly stderr?: string }) => void (said = (said + stderr).slice(-KEPT_CHARACTERS));
    try {
      const done: unknown = await running.pool.exec('runLesson', [job], { on }).timeout(running.timeoutMs);
      return { ...(done as Omit<LessonOutcome, 'attempts'>), attempts };
    } catch (error) {
      const failure = kindOf(error, said);
      // By then the pool knows that its worker is gone.
      await setImmediate();
      if (running.isEnded()) return undefined;
      if (attempts < ATTEMPTS && failure !== 'timeout') continue;
      const problems = [describeFailure(failure, { job, error, ...running })];
      return { lesson: job.lesson.name, failure, attempts, problems };
    }
  }
}

/** Of what a child says last, enough to tell why it died. */
const KEPT_CHARACTERS = 4000;

function kindOf(error: unknown, said: string): FailureKind {
  if (error instanceof workerpool.Promise.TimeoutError) return 'timeout';
  return /heap out of memory|allocation failed/i.test(said) ? 'memory' : 'crash';
}

interface Died extends PoolOptions {
  readonly job: LessonJob;
  readonly error: unknown;
}

function describeFailure(failure: FailureKind, { job, error, memoryMb, timeoutMs }: Died): Problem {
  const place = { path: job.lesson.path, line: 0 };
  const about = { level: 'error', place, retry: 'later' } as const;
  if (failure === 'timeout') {
    const message = `the lesson took longer than ${timeoutMs / 1000} s`;
    return {
      ...about,
      code: 'course/timeout',
      message,
      hint: 'Give it more with --timeout, or cut the recording in two.',
    };
  }
  if (failure === 'memory') {
    const message = `the lesson needs more than ${memoryMb} MB of memory`;
    return { ...about, code: 'course/memory', message, hint: 'Give it more with --memory, or use fewer --jobs.' };
  }
  const text = error instanceof Error ? error.message : String(error);
  const [, signal] = /signalCode: `(SIG\w+)`/.exec(text) ?? [];
  const [, code] = /exitCode: `(\d+)`/.exec(text) ?? [];
  if (signal === undefined && code === undefined) {
    const hint = 'This is a fault of nbscribe: please report it with the lecture.';
    return {
      ...about,
      code: 'course/crash',
      message: `the build of the lesson failed: ${text}`,
      hint,
      fault: 'nbscribe',
    };
  }
  const how = signal === undefined ? `ended with code ${code}` : `was ended by ${signal}`;
  const hint = 'Try again; the system may have been out of memory: use fewer --jobs then.';
  return { ...about, code: 'course/crash', message: `the process of the lesson ${how}`, hint };
}
