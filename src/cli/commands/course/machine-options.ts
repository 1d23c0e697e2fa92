import { availableParallelism } from 'node:os';
import type { Argv } from 'yargs';
import type { PoolOptions } from '../../../engines/pool.js';
import { numberOf } from '../../options/number.js';

/** What the builds of lessons may take of this machine. */
export interface MachineOptions {
  readonly jobs?: number | undefined;
  readonly memory?: number | undefined;
  readonly timeout?: number | undefined;
}

const MACHINE = 'The machine:';

/** Declares them. */
export function addMachineOptions<Options>(yargs: Argv<Options>) {
  return yargs
    .option('jobs', {
      type: 'string',
      coerce: numberOf('jobs', { least: 1, most: 1024 }),
      group: MACHINE,
      describe: `lessons at a time (default: one a core, here ${availableParallelism()})`,
    })
    .option('memory', {
      type: 'string',
      coerce: numberOf('memory', { least: 64, most: 1_000_000 }),
      group: MACHINE,
      describe: 'MB that the build of a lesson may take (default: 512)',
    })
    .option('timeout', {
      type: 'string',
      coerce: numberOf('timeout', { least: 1, most: 86_400 }),
      group: MACHINE,
      describe: 'seconds that the build of a lesson may take (default: 300)',
    });
}

const MEMORY_MB = 512;
const TIMEOUT_S = 300;

export const poolOptions = ({ jobs, memory, timeout }: MachineOptions): PoolOptions => ({
  jobs: jobs ?? availableParallelism(),
  memoryMb: memory ?? MEMORY_MB,
  timeoutMs: (timeout ?? TIMEOUT_S) * 1000,
});
