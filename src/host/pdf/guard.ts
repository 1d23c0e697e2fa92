/**
 * pdf.js in a thread of its own:
 * a damaged file can make it turn in circles or take all memory, and only a thread can be ended.
 */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { shippedFolder } from '../data.js';

/** How the work of a thread ended. */
export type ThreadEnding = 'done' | 'stuck' | 'out of memory' | 'crashed';

/** Time of the processor, for others may use the machine: since the thread began, and since it told something. */
export interface Spent {
  readonly cpuMs: number;
  readonly silentMs: number;
}

export interface GuardOptions<Message> {
  /** What the thread tells; each message shows that it goes on. */
  readonly onMessage: (message: Message) => void;
  /** Whether it is waited for no longer; else it is after some seconds of silence. */
  readonly isStuck?: (spent: Spent) => boolean;
  readonly signal?: AbortSignal | undefined;
}

const MOST_SILENT_CPU_MS = 4500;
/** Beyond what the program has already; real decks take a third of it. */
const MOST_BYTES = 500_000_000;
const MOST_HEAP_MB = 400;
const LOOK_EVERY_MS = 50;
/** A program that is busy itself looks late: what it spent meanwhile is not all the thread's. */
const MOST_BETWEEN_LOOKS_MS = 200;

const workerPath = () => shippedFolder('pdf-worker.js');

/** Whether there is a thread to be had: the source tree has one once it is built. */
export const canGuard = (): boolean => existsSync(workerPath());

/** Has a task done by the thread. It is ended where it is stuck, takes too much memory, or nobody wants it any more. */
export function runGuarded<Message>(
  task: object,
  { onMessage, isStuck = ({ silentMs }) => silentMs > MOST_SILENT_CPU_MS, signal }: GuardOptions<Message>,
): Promise<{ readonly ending: ThreadEnding; readonly spent: Spent }> {
  const worker = new Worker(workerPath(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    stdout: true,
    stderr: true,
  });
  const hadBytes = process.memoryUsage.rss();
  let spent: Spent = { cpuMs: 0, silentMs: 0 };
  let lookedMs = cpuMs();
  return new Promise((resolve) => {
    const end = (ending: ThreadEnding) => {
      clearInterval(watch);
      signal?.removeEventListener('abort', abort);
      void worker.terminate().then(() => resolve({ ending, spent }));
    };
    const abort = () => end('stuck');
    const watch = setInterval(() => {
      const ms = Math.min(MOST_BETWEEN_LOOKS_MS, cpuMs() - lookedMs);
      lookedMs = cpuMs();
      spent = { cpuMs: spent.cpuMs + ms, silentMs: spent.silentMs + ms };
      if (process.memoryUsage.rss() - hadBytes > MOST_BYTES) end('out of memory');
      else if (isStuck(spent)) end('stuck');
    }, LOOK_EVERY_MS);
    signal?.addEventListener('abort', abort);
    worker.on('message', (message: Message) => {
      spent = { ...spent, silentMs: 0 };
      onMessage(message);
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : 'crashed'),
    );
    worker.on('exit', () => end('done'));
  });
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
