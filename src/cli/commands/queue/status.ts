import type { Argv } from 'yargs';
import { readState, type QueueState } from '../../../engines/queue/state.js';
import { counted } from '../../../model/counted.js';
import type { Command, CommonOptions, Terminal } from '../../command.js';
import { printJson } from '../../report.js';
import { codeOf } from '../course/exit-code.js';
import { addQueueOptions, type QueueOptions } from './queue-options.js';
import { withServer } from './with-server.js';

const command: Command<QueueOptions> = {
  options: (yargs: Argv<CommonOptions>) =>
    addQueueOptions(yargs).example('$0 status --queue redis://host', 'what waits, is built, failed and why'),
  run: (options, terminal) =>
    withServer(options, terminal, {
      doing: async (server, problems) => {
        const state = await readState(server);
        if (options.json) printJson({ v: 1, ...state, problems }, terminal);
        else describe(state, terminal);
        return codeOf(state.failed);
      },
    }),
};

export default command;

/** Says how a queue is. 0 where nothing failed. */
function describe({ waiting, active, completed, failed, others }: QueueState, terminal: Terminal): void {
  terminal.out(`${waiting} waiting, ${active} at work, ${failed.length} failed, ${completed} done within a day\n`);
  for (const { name, kind, problems } of failed)
    terminal.out(`  ${name}: ${kind}, ${problems[0]?.message ?? ''} [${problems[0]?.code ?? ''}]\n`);
  for (const { version, waiting: count } of others)
    terminal.out(`  ${counted(count, 'job')} wait${count === 1 ? 's' : ''} for a worker of nbscribe ${version}\n`);
}
