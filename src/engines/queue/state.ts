import type { Problem } from '../../model/problem.js';
import type { WireFailure } from './prepare.js';
import type { QueueServer } from './server.js';
import { jobName, readWireJob, versionOfQueue } from './wire-job.js';

/** How a queue is. */
export interface QueueState {
  readonly waiting: number;
  readonly active: number;
  /** Within the last day. */
  readonly completed: number;
  readonly failed: readonly FailedJob[];
  /** Jobs of other versions, which no worker of this one takes. */
  readonly others: readonly { readonly version: string; readonly waiting: number }[];
}

export interface FailedJob extends WireFailure {
  readonly id: string;
  /** `lectures/dl1/lesson2`. */
  readonly name: string;
}

export async function readState(server: QueueServer): Promise<QueueState> {
  const { queue } = server;
  const counts = await queue.getJobCounts('waiting', 'active', 'completed', 'delayed', 'prioritized');
  const { active = 0, completed = 0, ...undone } = counts;
  const waiting = Object.values(undone).reduce((sum, count) => sum + count, 0);
  return { waiting, active, completed, failed: await failedJobs(queue), others: await othersOf(server) };
}

async function failedJobs(queue: QueueServer['queue']): Promise<readonly FailedJob[]> {
  const jobs = await queue.getJobs(['failed'], 0, -1, true);
  return jobs.map(({ id = '', data, progress, failedReason }) => {
    const wire = readWireJob(data);
    const name = wire === undefined ? id : jobName(wire);
    return { id, name, ...(isFailure(progress) ? progress : diedWithWorkers(failedReason)) };
  });
}

/** What a worker told of it before it let the job fail. */
const isFailure = (progress: unknown): progress is WireFailure =>
  typeof progress === 'object' && progress !== null && 'kind' in progress && 'problems' in progress;

const diedWithWorkers = (message: string): WireFailure => ({
  kind: 'crash',
  attempts: 0,
  problems: [
    {
      code: 'queue/stalled',
      message: `its workers died: ${message}`,
      hint: 'See why the workers end (memory of the machine?), then: nbscribe retry.',
    },
  ],
});

async function othersOf({ queue, openQueue, queueNames }: QueueServer): Promise<QueueState['others']> {
  const others: { version: string; waiting: number }[] = [];
  for (const name of await queueNames()) {
    const version = versionOfQueue(name);
    if (version === undefined || name === queue.name) continue;
    const other = openQueue(name);
    other.on('error', () => undefined);
    const { waiting = 0 } = await other.getJobCounts('waiting');
    await other.close();
    if (waiting > 0) others.push({ version, waiting });
  }
  return others.toSorted((a, b) => (a.version < b.version ? -1 : 1));
}

/**
 * Has failed jobs done again: all, or those of the lessons that are named. Gives the names of those that wait again.
 */
export async function retryFailed(
  { queue }: QueueServer,
  lessons: readonly string[],
): Promise<{ readonly retried: readonly string[]; readonly problems: readonly Problem[] }> {
  const jobs = (await queue.getJobs(['failed'], 0, -1, true)).map((job) => ({ job, name: jobName(job.data) }));
  const isNamed = (name: string) => lessons.some((lesson) => name === lesson || name.endsWith(`/${lesson}`));
  const chosen = lessons.length === 0 ? jobs : jobs.filter(({ name }) => isNamed(name));
  const absent = lessons.filter((lesson) => !jobs.some(({ name }) => name === lesson || name.endsWith(`/${lesson}`)));
  for (const { job } of chosen) {
    await job.updateProgress(0);
    await job.retry('failed', { resetAttemptsMade: true });
  }
  return { retried: chosen.map(({ name }) => name), problems: absent.map(notFailed) };
}

const notFailed = (lesson: string): Problem => ({
  code: 'queue/not-failed',
  level: 'error',
  message: `no failed job is of "${lesson}"`,
  hint: '`nbscribe status` lists those that failed.',
});
