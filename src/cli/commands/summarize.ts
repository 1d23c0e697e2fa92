import type { Argv } from 'yargs';
import type { Command } from '../command.js';
import { addBuildOptions, runBuild, type BuildCommandOptions } from './build.js';

const command: Command<BuildCommandOptions> = {
  options: (yargs) =>
    addBuildOptions(yargs)
      .example('$0 summarize lesson2/', 'writes lesson2.summary.ipynb')
      .example('$0 summarize lesson1/ lesson2/ -o notes/', 'one of each lecture')
      .example('$0 summarize lesson2/ --depth brief -o short.ipynb', 'in 3 per cent of the words, just that file')
      .example(
        '$0 summarize lesson2/ --topics "adam, momentum"',
        'just these, in this order',
      ) as unknown as Argv<BuildCommandOptions>,
  run: (options, terminal) => runBuild(options, terminal, ['summary']),
};

export default command;
