import { setTimeout as sleep } from 'node:timers/promises';

/** Whether some work was done in time; a server that is gone says nothing of it. That it failed does not matter. */
export async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  const controller = new AbortController();
  const { signal } = controller;
  const done = work.then(
    () => true,
    () => true,
  );
  const late = sleep(ms, false, { signal }).catch(() => false);
  const isDone = await Promise.race([done, late]);
  controller.abort();
  return isDone;
}

/** Longer than any server takes that is there. */
export const LONGEST_CLOSE_MS = 2000;
