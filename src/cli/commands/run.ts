import type { Argv } from 'yargs';
import type { Problem } from '../../model/problem.js';
import { runNotebook } from '../../jupyter/run/run.js';
import type { CellReport, RunProgress } from '../../jupyter/run/progress.js';
import type { RunReport } from '../../jupyter/run/run.js';
import type { Command, CommonOptions, Terminal } from '../command.js';
import { wrongNotebookOutput } from '../options/input.js';
import { numberOf } from '../options/number.js';
import { printJson, reportProblems } from '../report.js';

/** 23 days: timers of Node fire at once from 2^31 ms on. */
const LONGEST_TIMEOUT_S = 2_000_000;

export interface RunCommandOptions extends CommonOptions {
  readonly notebook: string;
  readonly kernel: string | undefined;
  readonly cells: string | undefined;
  readonly above: boolean;
  /** In seconds. */
  readonly timeout: number;
  readonly keepGoing: boolean;
  readonly inPlace: boolean | undefined;
  readonly output: string | undefined;
  readonly timing: boolean;
  readonly server: string | undefined;
  readonly token: string | undefined;
}

/** `nbscribe run NOTEBOOK`: executes the code cells through a kernel and keeps their outputs. */
export const run: Command<RunCommandOptions> = {
  options: (yargs) =>
    yargs
      .positional('notebook', { type: 'string', demandOption: true, describe: 'the notebook to run' })
      .option('kernel', { type: 'string', describe: "name of the kernel; default: the notebook's own" })
      .option('cells', { type: 'string', describe: 'the title of a section, or ids of code cells with commas' })
      .option('above', {
        type: 'boolean',
        default: false,
        describe: 'with --cells: run all code cells above them first',
      })
      .option('timeout', {
        type: 'string',
        default: '600',
        coerce: numberOf('timeout', { least: 0, most: LONGEST_TIMEOUT_S, fractions: true }),
        describe: 'seconds for one cell; 0 is no limit',
      })
      .option('keep-going', { type: 'boolean', default: false, describe: 'go on after a cell that failed' })
      .option('in-place', {
        type: 'boolean',
        describe: 'write the outputs into the notebook (default)',
      })
      .option('output', { alias: 'o', type: 'string', describe: 'write another file instead' })
      .option('timing', { type: 'boolean', default: true, describe: 'note when each cell ran (--no-timing)' })
      .option('server', { type: 'string', describe: 'URL of a running Jupyter server' })
      .option('token', { type: 'string', describe: 'its token; better in JUPYTER_TOKEN' })
      .conflicts('in-place', 'output')
      .check(({ above, cells }) =>
        above && cells === undefined ? '--above needs --cells: the section or the cells above which all are run' : true,
      )
      .example(
        '$0 run lesson2.ipynb --cells "The load factor" --above',
        'one section, after all that it builds on',
      ) as unknown as Argv<RunCommandOptions>,

  async run(options, terminal) {
    const { notebook, timeout, output } = options;
    const refused = wrongNotebookOutput(output);
    if (refused !== undefined) return reportProblems([refused], { ...options, json: false }, terminal) && 2;
    const { value, problems } = await runNotebook(notebook, {
      ...options,
      timeoutMs: timeout * 1000,
      output,
      env: terminal.env,
      cwd: terminal.cwd,
      signal: terminal.signal,
      onProgress: options.quiet || options.json ? undefined : (progress) => showProgress(progress, terminal),
    });
    const code = reportProblems(problems, options, terminal);
    report(value, problems, { options, terminal });
    return terminal.signal.aborted ? 130 : code;
  },
};

export default run;

/** One line a cell, when it is done; while it runs on a terminal that is watched, a line that it overwrites. */
function showProgress({ nth, total, cell, report: done }: RunProgress, terminal: Terminal): void {
  const name = `[${nth}/${total}] ${firstLine(cell.source)}`;
  if (done === undefined) return;
  terminal.err(`${name} ... ${done.status}${done.elapsedMs === undefined ? '' : `, ${seconds(done.elapsedMs)}`}`);
}

function report(
  value: RunReport | undefined,
  problems: readonly Problem[],
  { options, terminal }: { options: RunCommandOptions; terminal: Terminal },
): void {
  if (options.json) return printJson({ ...value, problems }, terminal);
  if (value === undefined || options.quiet) return;
  const count = (status: CellReport['status']) => value.cells.filter((cell) => cell.status === status).length;
  const parts = (['ok', 'failed', 'allowed', 'skipped', 'not-run'] as const)
    .map((status) => ({ status, cells: count(status) }))
    .filter(({ cells }) => cells > 0)
    .map(({ status, cells }) => `${cells} ${status}`);
  terminal.out(`${value.path}: ${parts.length === 0 ? 'no code cells there' : parts.join(', ')}\n`);
}

function firstLine(source: string): string {
  const line = source.split('\n').find((text) => text.trim() !== '') ?? '';
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`;
