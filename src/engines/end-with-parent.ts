import { Worker } from 'node:worker_threads';

/**
 * Ends this process once its parent is gone, also where it is busy without a pause and hears nothing: a thread of its
 * own looks twice a second whose child it is. A parent that was killed (SIGKILL) tells nobody, and an endless loop
 * would go on for ever. Ctrl-C reaches all processes of a terminal: the parent alone says what it means.
 */
export function endWithParent(): void {
  process.on('SIGINT', () => undefined);
  const watch = `setInterval(() => { if (process.ppid !== ${process.ppid}) process.kill(process.pid, 'SIGKILL'); }, 500);`;
  new Worker(watch, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
