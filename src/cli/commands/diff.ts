import { readBytes } from '../../host/read.js';
import type { Notebook } from '../../model/notebook.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { describeDiff, diffNotebooks } from '../../notebook/diff/diff.js';
import { parseNotebook } from '../../notebook/format/parse.js';
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
  const [before, after] = [readNotebookFile(options.a), readNotebookFile(options.b)];
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

/** A notebook on disk; a file that cannot be read is a problem. */
export function readNotebookFile(path: string): Outcome<Notebook | undefined> {
  const bytes = readBytes(path);
  if (bytes !== undefined) return parseNotebook(new TextDecoder().decode(bytes), path);
  const problem: Problem = {
    code: 'notebook/unreadable',
    level: 'error',
    message: `cannot read "${path}"`,
    hint: 'Give the path of a notebook (.ipynb).',
    place: { path, line: 0 },
  };
  return { value: undefined, problems: [problem] };
}
