import type { BackendOptions } from '../../../engines/queue/backend.js';
import { openServer, type QueueServer } from '../../../engines/queue/server.js';
import type { Problem } from '../../../model/problem.js';
import { VERSION } from '../../../version.js';
import type { ExitCode, Terminal } from '../../command.js';
import { printJson, reportProblems } from '../../report.js';
import { readQueue, type QueueOptions } from './queue-options.js';
import { saidBy } from '../../../engines/queue/backend.js';
import { unreachable } from '../../../engines/queue/problems.js';

type Doing = (server: QueueServer, problems: readonly Problem[]) => Promise<ExitCode>;

/**
 * Opens the queue, does something with it, and lets go of it. A server that cannot be used is told, and is exit code 3.
 */
export async function withServer(
  options: QueueOptions,
  terminal: Terminal,
  { lasting = false, doing }: Partial<Pick<BackendOptions, 'lasting'>> & { readonly doing: Doing },
): Promise<ExitCode> {
  const address = readQueue(options, terminal);
  if (address === undefined) return 2;
  const { value: server, problems } = await openServer(address, { version: VERSION, lasting });
  reportProblems(problems, options, terminal);
  if (server === undefined) return fail(problems, options, terminal);
  try {
    return await doing(server, problems);
  } catch (error) {
    const told = [...problems, unreachable(address, saidBy(error))];
    reportProblems(told.slice(problems.length), options, terminal);
    return fail(told, options, terminal);
  } finally {
    await server.close();
  }
}

function fail(problems: readonly Problem[], options: QueueOptions, terminal: Terminal): ExitCode {
  if (options.json) printJson({ v: 1, problems }, terminal);
  return 3;
}
