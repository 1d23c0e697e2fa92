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
          `${name}  ${title} (${extensions.join(' ')})\n    from    ${origin}\n    sample  ${showSample(sample)}\n`,
        );
    return Promise.resolve(0);
  },
};
export default formats;

/** All lines of a sample below each other; tabs as `\t`, since they matter where they stand. */
function showSample(sample: string): string {
  return sample.replaceAll('\t', '\\t').replaceAll('\n', '\n            ');
}
