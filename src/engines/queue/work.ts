/** A worker: takes jobs of a queue, and has child processes of this machine build them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from 'bullmq';
import type { LessonOutcome } from '../../course/build/job.js';
import type { Problem } from '../../model/problem.js';
import { openLessonPool, type LessonPool, type PoolOptions } from '../lesson-pool.js';
import { failureOf, openPreparing, type Prepared } from './prepare.js';
import { lost } from './problems.js';
import type { Root } from './roots.js';
import type { QueueServer } from './server.js';
import { LONGEST_CLOSE_MS, within } from './within.js';
import { jobName, queueName, readWireJob, type WireJob } from './wire-job.js';

export interface WorkOptions extends PoolOptions {
  readonly roots: readonly Root[];
  readonly version: string;
  /** How long after its last sign of life the jobs of a dead worker go to another. */
  readonly lockMs: number;
  /** How long lessons may go on once the worker is told to stop; then they go back to the queue. */
  readonly graceMs: number;
  /** How long a server that went away is waited for. */
  readonly patienceMs: number;
  /** Ends once nothing waits and nobody is at work. */
  readonly drain: boolean;
  readonly signal: AbortSignal;
  readonly onJob: (done: DoneJob) => void;
  /** The server went away, or is back. */
  readonly onServer: (isThere: boolean) => void;
}

/** A job that has ended here. */
export interface DoneJob extends LessonOutcome {
  /** `lectures/dl1/lesson2`. */
  readonly name: string;
  /** Delivered a second time: it is built already. */
  readonly isUnchanged: boolean;
}

/** Dead workers' jobs are looked for this often in the time of a lock. */
const LOOKS_A_LOCK = 2;
/**
 * A worker that dies takes its lessons with it: so often may that happen to one lesson.
 * A poisoned one kills its child alone.
 */
const MOST_STALLED = 5;
const KEPT_S = 24 * 3600;
const AGAIN_MS = 1000;

/** Works until it is told to stop, or all is done. What stopped it otherwise is a problem. */
export async function work(server: QueueServer, options: WorkOptions): Promise<readonly Problem[]> {
  const pool = openLessonPool(options);
  const { process, whenIdle, stop } = processing(pool, options);
  const worker = server.openWorker(queueName(options.version), process, {
    concurrency: options.jobs,
    lockDuration: options.lockMs,
    stalledInterval: options.lockMs / LOOKS_A_LOCK,
    maxStalledCount: MOST_STALLED,
    runRetryDelay: AGAIN_MS,
    removeOnComplete: { age: KEPT_S },
  });
  // What it cannot do now it tries again, or another worker does; whether the server is there is looked at below.
  worker.on('error', () => undefined);
  const { isThere, problems } = await watch(server, options);
  stop();
  await worker.pause(true);
  // A server that is gone hears of nothing that is built now.
  if (isThere) await within(whenIdle(), options.graceMs);
  await pool.end();
  await within(whenIdle(), LONGEST_CLOSE_MS);
  await within(worker.close(!isThere), LONGEST_CLOSE_MS);
  return problems;
}

/** What is done with each job, and when no more are at work. */
function processing(pool: LessonPool, options: WorkOptions) {
  const prepare = openPreparing(options.roots, options.version);
  const atWork = new Set<Promise<unknown>>();
  let isStopped = false;
  const run = async (queued: QueuedJob, token: string | undefined): Promise<unknown> => {
    // The server may hand out one more to a worker that waited for it.
    if (isStopped) return giveBack(queued, token);
    const wire = readWireJob(queued.data);
    const name = wire === undefined ? (queued.id ?? '') : jobName(wire);
    const prepared: Prepared = wire === undefined ? noJob : prepare(wire);
    const outcome = await runPrepared(prepared, pool, wire?.lesson ?? name);
    if (outcome === undefined) return giveBack(queued, token);
    const { failure } = outcome;
    if (failure !== undefined) {
      const told = failureOf({ ...outcome, failure }, options.roots);
      await queued.updateProgress({ ...told });
      options.onJob({ ...outcome, name, isUnchanged: false });
      throw failed(`${told.kind}: ${told.problems[0]?.message ?? ''}`);
    }
    const isUnchanged = 'unchanged' in prepared;
    options.onJob({ ...outcome, name, isUnchanged });
    return { built: !isUnchanged, warnings: outcome.problems.length };
  };
  return {
    process: (queued: QueuedJob, token?: string): Promise<unknown> => {
      const running = run(queued, token).finally(() => atWork.delete(running));
      atWork.add(running);
      return running;
    },
    whenIdle: () => Promise.allSettled(atWork),
    stop: () => void (isStopped = true),
  };
}

type QueuedJob = Job<WireJob, unknown, string>;

/** Undefined where the pool was ended meanwhile. */
async function runPrepared(prepared: Prepared, pool: LessonPool, lesson: string): Promise<LessonOutcome | undefined> {
  if ('job' in prepared) return pool.run(prepared.job);
  return { lesson, attempts: 0, problems: [], ...('failure' in prepared && prepared) };
}

/** BullMQ knows by the name alone that a job has gone back. */
async function giveBack(queued: QueuedJob, token: string | undefined): Promise<never> {
  await queued.moveToWait(token);
  throw Object.assign(failed('given back'), { name: 'WaitingError' });
}

/** Queues keep the trace of what is thrown: ours would tell of paths, and of nothing else. */
const failed = (message: string): Error => Object.assign(new Error(message), { stack: message });

const noJob: Prepared = {
  failure: 'stale',
  problems: [
    {
      code: 'queue/no-job',
      level: 'error',
      message: 'the job is none of nbscribe',
      hint: 'Remove it: something else writes into this queue.',
    },
  ],
};

const LOOK_MS = 500;
const ANSWER_MS = 5000;
/** The states of jobs that will yet be done. */
const UNDONE = ['waiting', 'active', 'delayed', 'prioritized'] as const;

/** Returns once the worker is to stop: told so, nothing left to do, or the server gone for too long. */
async function watch({ queue, address }: QueueServer, options: WorkOptions) {
  let lastAnswerMs = performance.now();
  let isThere = true;
  while (!options.signal.aborted) {
    const asking = queue.getJobCounts(...UNDONE).catch(() => undefined);
    const counts = await Promise.race([asking, sleep(ANSWER_MS, undefined, { ref: false })]);
    const answers = counts !== undefined;
    if (answers !== isThere) options.onServer((isThere = answers));
    if (answers) lastAnswerMs = performance.now();
    const goneMs = performance.now() - lastAnswerMs;
    if (goneMs > options.patienceMs) return { isThere, problems: [lost(address, Math.round(goneMs / 1000))] };
    if (options.drain && answers && Object.values(counts).every((count) => count === 0)) break;
    await sleep(LOOK_MS, undefined, { signal: options.signal }).catch(() => undefined);
  }
  return { isThere, problems: [] };
}
