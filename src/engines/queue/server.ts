/**
 * A queue that is open: BullMQ over Redis, Valkey or PostgreSQL.
 * Its packages are loaded here, and only when a queue is asked for.
 */
import type { Outcome, Problem } from '../../model/problem.js';
import type { QueueAddress } from './address.js';
import { load, saidBy, type Backend, type LessonQueue, type BackendOptions } from './backend.js';
import { noPackage, unreachable } from './problems.js';
import { openPostgres } from './postgres.js';
import { openRedis } from './redis.js';
import { LONGEST_CLOSE_MS, within } from './within.js';
import { queueName } from './wire-job.js';

export interface QueueServer extends Backend {
  readonly address: QueueAddress;
  readonly queue: LessonQueue;
}

/** Undefined where the server cannot be used, or a package is missing. */
export async function openServer(
  address: QueueAddress,
  options: BackendOptions,
): Promise<Outcome<QueueServer | undefined>> {
  const failed = (problem: Problem) => ({ value: undefined, problems: [problem] });
  const bullmq = await load(() => import('bullmq'));
  if (bullmq === undefined) return failed(noPackage('bullmq', address));
  try {
    const { value: backend, problems } =
      address.server === 'redis' ? await openRedis(bullmq, address, options) : await openPostgres(bullmq, address);
    if (backend === undefined) return { value: undefined, problems };
    const queue = backend.openQueue(queueName(options.version));
    // Each command tells of its own failure.
    queue.on('error', () => undefined);
    const close = async () => {
      await within(queue.close(), LONGEST_CLOSE_MS);
      await backend.close();
    };
    return { value: { ...backend, address, queue, close }, problems };
  } catch (error) {
    return failed(unreachable(address, saidBy(error)));
  }
}
