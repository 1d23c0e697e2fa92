/** What of a queue is told apart between Redis and PostgreSQL, and what opening them shares. */
import type * as BullmqPackage from 'bullmq';
import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import type { WireJob } from './wire-job.js';

export type Bullmq = typeof BullmqPackage;
export type LessonQueue = Queue<WireJob, unknown, string>;
export type LessonProcessor = Processor<WireJob, unknown, string>;
export type LessonWorker = Worker<WireJob, unknown, string>;
export type BackendWorkOptions = Omit<WorkerOptions, 'connection'>;

export interface Backend {
  readonly openQueue: (name: string) => LessonQueue;
  readonly openWorker: (name: string, processor: LessonProcessor, options: BackendWorkOptions) => LessonWorker;
  /** Names of all queues of the server, whoever made them. */
  readonly queueNames: () => Promise<readonly string[]>;
  /** Lets go of the server, also where it does not answer. */
  readonly close: () => Promise<void>;
}

export interface BackendOptions {
  readonly version: string;
  /** Whether a server that goes away is waited for, as a worker does; else the first failure is the last. */
  readonly lasting: boolean;
}

/** How long a server may take to answer at first. */
export const CONNECT_MS = 5000;

/** Undefined where the package is not there. CommonJS comes with all its names as `default`. */
export async function load<Package extends object>(importing: () => Promise<Package>): Promise<Package | undefined> {
  try {
    const loaded = await importing();
    return 'default' in loaded ? (loaded.default as Package) : loaded;
  } catch (error) {
    if (/MODULE_NOT_FOUND/.test((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** What went wrong in one line: refused connections say it in a list, with nothing of their own. */
export function saidBy(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return saidBy(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? ((error as NodeJS.ErrnoException).code ?? error.name) : error.message;
}
