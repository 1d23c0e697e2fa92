import { setTimeout as sleep } from 'node:timers/promises';

/** Waits as long as the test may take: no test knows how busy the machine is. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(25);
}
