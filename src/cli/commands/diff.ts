import { readContent } from '../../host/read.js';
import { describeDiff, diffNotebooks } from '../../notebook/diff/diff.js';
import { readNotebook } from '../../notebook/format/read-notebook.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../command.js';
import { printJson, reportProblems } from '../report.js';

interface DiffOptions extends CommonOptions {
  readonly a: string;
  readonly b: string;
}

const command: Command<DiffOptions> = {
  options: (yargs) =>
    yargs
      .positional('a', { type: 'string', demandOption: true, describe: 'a notebook' })
      .positional('b', { type: 'string', demandOption: true, describe: 'another version of it' })
      .example('$0 diff lesson2.ipynb lesson2-ann.ipynb', 'what Ann changed, cell by cell'),
  run: runDiff,
};

export default command;

function runDiff(options: DiffOptions, terminal: Terminal): Promise<ExitCode> {
  const [before, after] = [
    readNotebook(readContent(options.a), options.a),
    readNotebook(readContent(options.b), options.b),
  ];
  const problems = [...before.problems, ...after.problems];
  const code = reportProblems(problems, options, terminal);
  if (before.value === undefined || after.value === undefined) {
    if (options.json) printJson({ problems }, terminal);
    return Promise.resolve(code);
  }
  const diff = diffNotebooks(before.value, after.value);
  if (options.json) printJson({ ...diff, problems }, terminal);
  else terminal.out(describeDiff(diff));
  return Promise.resolve(code);
}
