import type { Argv } from 'yargs';
import { retryFailed } from '../../../engines/queue/state.js';
import { counted } from '../../../model/counted.js';
import type { Command, CommonOptions } from '../../command.js';
import { printJson, reportProblems } from '../../report.js';
import { addQueueOptions, type QueueOptions } from './queue-options.js';
import { withServer } from './with-server.js';

interface RetryOptions extends QueueOptions {
  readonly lessons?: readonly string[] | undefined;
}

const command: Command<RetryOptions> = {
  options: (yargs: Argv<CommonOptions>) =>
    addQueueOptions(yargs)
      .positional('lessons', { type: 'string', array: true, describe: 'these alone, as status names them' })
      .example('$0 retry --queue redis://host', 'all that failed waits again'),
  run: (options, terminal) =>
    withServer(options, terminal, {
      doing: async (server, ofServer) => {
        const { retried, problems } = await retryFailed(server, options.lessons ?? []);
        const code = reportProblems(problems, options, terminal);
        if (options.json) printJson({ v: 1, retried, problems: [...ofServer, ...problems] }, terminal);
        else if (!options.quiet)
          terminal.out(`${counted(retried.length, 'job')} wait${retried.length === 1 ? 's' : ''} again\n`);
        return code;
      },
    }),
};

export default command;
