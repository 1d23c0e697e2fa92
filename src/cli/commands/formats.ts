import type { Argv } from 'yargs';
import { transcriptReaders } from '../../read/registry.js';
import type { Command, CommonOptions } from '../command.js';
import { printJson } from '../report.js';

/** `nbscribe formats`: every transcript format, its extensions, a sample line, and where such a file comes from. */
const formats: Command<CommonOptions> = {
  options: (yargs: Argv<CommonOptions>) =>
    yargs
      .example('$0 formats', 'the names are what --from takes')
      .example('$0 formats --json', 'the same for programs'),

  run(options, terminal) {
    const list = transcriptReaders.map(({ name, title, extensions, sample, origin }) => ({
      name,
      title,
      extensions,
      sample,
      origin,
    }));
    if (options.json) printJson(list, terminal);
    else
      for (const { name, title, extensions, sample, origin } of list)
        terminal.out(
          `${name}  ${title} (${extensions.join(' ')})\n    from    ${origin}\n    sample  ${firstTelling(sample)}\n`,
        );
    return Promise.resolve(0);
  },
};
export default formats;

/** The line of a sample that shows most: the first with a time in it. */
function firstTelling(sample: string): string {
  const lines = sample.split('\n');
  return (lines.find((line) => /\d[:.]\d/.test(line)) ?? lines[0] ?? '').replaceAll('\t', '\\t');
}
