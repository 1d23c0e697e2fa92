import { basename } from 'node:path';
import type { Argv } from 'yargs';
import { expandPattern } from '../../host/pattern.js';
import { kindOfPath, readContent } from '../../host/read.js';
import { writeFileAtomic } from '../../host/write.js';
import { counted } from '../../model/counted.js';
import type { Problem } from '../../model/problem.js';
import { mergeCopies, type Copy, type MergeReport } from '../../notebook/copies/merge-copies.js';
import { findNewerContract } from '../../notebook/stamp/newer-contract.js';
import { FORMATS } from '../../publish/publish.js';
import { notebookStampOf } from '../../notebook/stamp/stamp.js';
import { readNotebook } from '../../notebook/format/read-notebook.js';
import { serializeNotebook } from '../../notebook/format/serialize.js';
import { VERSION } from '../../version.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../command.js';
import { wrongNotebookOutput } from '../options/input.js';
import { printJson, reportProblems } from '../report.js';

interface MergeOptions extends CommonOptions {
  readonly notebooks: readonly string[];
  readonly output: string;
  readonly base?: string | undefined;
  readonly as?: readonly string[] | undefined;
  readonly to?: string | undefined;
}

const command: Command<MergeOptions> = {
  options: (yargs) =>
    yargs
      .positional('notebooks', {
        type: 'string',
        array: true,
        describe: 'copies of one notebook, or notes (.md), two or more',
      })
      .option('output', { alias: 'o', type: 'string', demandOption: true, describe: 'the merged notebook (.ipynb)' })
      .option('base', { type: 'string', describe: 'the notebook that all of them started from' })
      .option('as', { type: 'string', array: true, nargs: 1, describe: 'whose copy it is, once for each, in order' })
      .option('to', { choices: FORMATS, describe: 'of notes: what is written instead of a notebook' })
      .example('$0 merge ann.md bob.md --to discourse -o wiki.md', "both people's notes as one wiki page")
      .example(
        '$0 merge ann.ipynb bob.ipynb --as Ann --as Bob -o ours.ipynb',
        'everybody\'s notes, tagged "by-Ann" and "by-Bob"',
      ) as unknown as Argv<MergeOptions>,
  run: (options, terminal) =>
    options.notebooks.some((path) => !path.endsWith('.ipynb')) || options.to !== undefined
      ? runMergeNotes(options, terminal)
      : Promise.resolve(runMerge(options, terminal)),
};

export default command;

function runMerge(given: MergeOptions, terminal: Terminal): ExitCode {
  const options = { ...given, notebooks: given.notebooks.flatMap(expandPattern) };
  const refused = wrongNotebookOutput(options.output);
  if (refused !== undefined) return reportProblems([refused], { ...options, json: false }, terminal) && 2;
  const paths = options.base === undefined ? options.notebooks : [...options.notebooks, options.base];
  const read = paths.map((path) => readNotebook(readContent(path), path));
  const problems: Problem[] = [...read.flatMap((outcome) => outcome.problems), ...wrongUse(options)];
  const notebooks = read.flatMap(({ value }) => value ?? []);
  read.forEach(({ value }, nth) => {
    if (value !== undefined) problems.push(...findNewerContract(value, paths[nth] ?? '', VERSION));
  });
  if (problems.length === 0) problems.push(...differentLectures(notebooks.map(titleOf), paths));
  if (problems.some(({ level }) => level === 'error')) return end(problems, options, terminal);
  const base = options.base === undefined ? undefined : notebooks.at(-1);
  const copies = options.notebooks.map((path, nth): Copy => ({
    name: options.as?.[nth] ?? basename(path).replace(/\.ipynb$/, ''),
    notebook: notebooks[nth]!,
  }));
  const { notebook, report } = mergeCopies(copies, base);
  const written = writeFileAtomic(options.output, new TextEncoder().encode(serializeNotebook(notebook)));
  return end([...problems, ...written.problems], options, terminal, report);
}

/** Notes are merged by their headings, each below its author's name. */
async function runMergeNotes(options: MergeOptions, terminal: Terminal): Promise<ExitCode> {
  const refused = options.to === undefined ? wrongNotebookOutput(options.output) : undefined;
  if (refused !== undefined) return reportProblems([refused], { ...options, json: false }, terminal) && 2;
  const wrong = wrongUse(options);
  const { mergeNotesFiles } = await import('../../notes/merge.js');
  const { value, problems } =
    wrong.length > 0
      ? { value: undefined, problems: wrong }
      : await mergeNotesFiles(options.notebooks, { output: options.output, names: options.as, to: options.to });
  const code = reportProblems(problems, options, terminal);
  if (options.json) printJson({ ...value, problems }, terminal);
  else if (value !== undefined && code === 0 && !options.quiet)
    terminal.out(`${value.written.join(', ')}: notes by ${value.names.join(', ')}\n`);
  return code;
}

function end(problems: readonly Problem[], options: MergeOptions, terminal: Terminal, report?: MergeReport): ExitCode {
  const code = reportProblems(problems, options, terminal);
  if (options.json) printJson({ ...(report && { output: options.output, ...report }), problems }, terminal);
  else if (report !== undefined && code === 0 && !options.quiet)
    terminal.out(`${options.output}: ${describeMerge(report)}\n`);
  return code;
}

/** `12 cells by Ann, 3 by Bob, 1 contested, 2 deleted`. */
function describeMerge({ from, contested, deleted }: MergeReport): string {
  return [
    ...from.map(({ name, cells }, nth) => `${nth === 0 ? counted(cells, 'cell') : cells} by ${name}`),
    ...(contested > 0 ? [`${contested} contested (both versions are there, tagged "contested")`] : []),
    ...(deleted > 0 ? [`${deleted} deleted`] : []),
  ].join(', ');
}

function wrongUse({ notebooks, as: names, output }: MergeOptions): Problem[] {
  const problem = (message: string, hint: string): Problem => ({ code: 'merge/usage', level: 'error', message, hint });
  const isTaken = !notebooks.includes(output) && kindOfPath(output) !== 'missing';
  return [
    ...(notebooks.length < 2 ? [problem('one notebook cannot be merged', 'Give two copies or more.')] : []),
    ...(names !== undefined && names.length !== notebooks.length
      ? [
          problem(
            `${counted(names.length, 'name')} for ${counted(notebooks.length, 'notebook')}`,
            'Give --as NAME once for each, in order.',
          ),
        ]
      : []),
    ...(isTaken ? [problem(`"${output}" exists`, 'Choose another name with -o, or that of one of the copies.')] : []),
  ];
}

const titleOf = (notebook: Parameters<typeof notebookStampOf>[0]) => {
  const stamp = notebookStampOf(notebook);
  return stamp === undefined ? undefined : `${String(stamp.lecture.title)} (${stamp.view})`;
};

function differentLectures(titles: readonly (string | undefined)[], paths: readonly string[]): Problem[] {
  const other = titles.findIndex((title) => title !== titles[0]);
  if (other < 0) return [];
  return [
    {
      code: 'merge/different-lectures',
      level: 'error',
      message: `"${paths[other]}" is of "${titles[other] ?? 'no lecture'}", "${paths[0]}" of "${titles[0] ?? 'no lecture'}"`,
      hint: 'Merge copies of one notebook.',
    },
  ];
}
