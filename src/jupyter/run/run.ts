import { resolve } from 'node:path';
import { readContent } from '../../host/read.js';
import { writeFileAtomic } from '../../host/write.js';
import type { Notebook } from '../../model/notebook.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { readNotebook } from '../../notebook/format/read-notebook.js';
import { serializeNotebook } from '../../notebook/format/serialize.js';
import { chooseKernel } from '../kernel/kernelspec.js';
import { openServer } from '../server/open-server.js';
import type { ServerChoice } from '../server/open-server.js';
import { failed, redactProblems } from '../problems.js';
import { hushServices } from '../kernel/silence-services.js';
import { pathBelow } from '../server/running.js';
import { runCells } from './run-cells.js';
import type { CellReport, RunProgress } from './progress.js';
import { chooseCells } from './choose-cells.js';
import type { ChosenCell } from './choose-cells.js';
import type { Server } from '../server/server.js';

export interface RunOptions extends ServerChoice {
  /** Name of a kernel; default: the notebook's own. */
  readonly kernel?: string | undefined;
  /** Title of a section, or ids of code cells with commas between them; default: all code cells. */
  readonly cells?: string | undefined;
  /** Runs the code cells above those of `cells` first, which define what they use. */
  readonly above?: boolean | undefined;
  /** For one cell; 0 is no limit. Default ten minutes. */
  readonly timeoutMs?: number | undefined;
  /** Goes on after a cell that failed. */
  readonly keepGoing?: boolean | undefined;
  /** Where the notebook is written; default: where it was read. */
  readonly output?: string | undefined;
  /** `false` leaves `metadata.execution` out, so that the same outputs give the same bytes. Default true. */
  readonly timing?: boolean | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

/** What a run did. */
export interface RunReport {
  /** Where the outputs are. */
  readonly path: string;
  /** Empty where no cell had to be run. */
  readonly kernel: string;
  readonly cells: readonly CellReport[];
}

const DEFAULT_TIMEOUT_MS = 600_000;
/** A long run saves what it has so far this often. */
const SAVE_EVERY_MS = 5000;

/**
 * Executes the code cells of a notebook in order through a kernel and writes it with their outputs. A cell that fails
 * is a problem (with the place in the course notebook that it came from) and ends the run unless `keepGoing`; so do a
 * kernel, server or connection that is lost. Everything done until then is written; nothing is left running. The value
 * is undefined where nothing could be run at all.
 */
export async function runNotebook(path: string, options: RunOptions = {}): Promise<Outcome<RunReport | undefined>> {
  const { cwd = process.cwd() } = options;
  const file = resolve(cwd, path);
  const content = readContent(file);
  const { value: notebook, problems } = readNotebook(content, path);
  if (notebook === undefined) return failed(...problems);
  const chosen = chooseCells(notebook, options.cells, options.above);
  if (chosen.value === undefined) return failed(...chosen.problems);

  const output = options.output === undefined ? file : resolve(cwd, options.output);
  const save = saver(notebook, output, output === file && 'bytes' in content ? content.bytes : undefined);
  if (chosen.value.every(({ skip }) => skip !== undefined)) return nothingToRun(chosen.value, output, save);

  const opened = await openServer({ ...options, path: file, kind: 'server', env: options.env ?? process.env, cwd });
  const server = opened.value;
  if (server === undefined) return failed(...opened.problems);
  const unhush = hushServices();
  try {
    const ran = await runOn(server, { notebook, chosen: chosen.value, file, save }, options);
    const problems = redactProblems([...opened.problems, ...ran.problems], server.token);
    const report = ran.value && { ...ran.value, kernel: server.token.redact(ran.value.kernel), path: output };
    return { value: report, problems };
  } finally {
    await server.stop();
    unhush();
  }
}

type Save = (final: boolean) => readonly Problem[];

interface Work {
  readonly notebook: Notebook;
  readonly chosen: readonly ChosenCell[];
  readonly file: string;
  readonly save: Save;
}

async function runOn(
  server: Server,
  work: Work,
  options: RunOptions,
): Promise<Outcome<Omit<RunReport, 'path'> | undefined>> {
  const { notebook, chosen, file, save } = work;
  const spec = await chooseKernel(server, notebook.metadata, { asked: options.kernel, signal: options.signal });
  if (spec.value === undefined) return failed(...spec.problems);
  const path = server.rootDir === undefined ? undefined : pathBelow(server.rootDir, file);
  // Loaded here, as it takes longer than all else that a command loads.
  const { startKernel } = await import('../kernel/kernel.js');
  const started = await startKernel(server, spec.value.name, { path, signal: options.signal });
  const kernel = started.value;
  if (kernel === undefined) return failed(...started.problems);
  try {
    // As JupyterLab does when a kernel starts.
    const { name, display_name, language } = spec.value;
    notebook.metadata.kernelspec = { name, display_name, language };
    notebook.metadata.language_info = { ...kernel.info.language_info };
    const { timeoutMs = DEFAULT_TIMEOUT_MS, keepGoing = false, timing = true, onProgress } = options;
    const settings = {
      timeoutMs,
      keepGoing,
      timing,
      onProgress,
      server,
      notebookPath: file,
      onCell: () => save(false),
    };
    const { value, problems } = await runCells(kernel, chosen, settings);
    return { value: { kernel: name, cells: value }, problems: [...problems, ...save(true)] };
  } finally {
    await kernel.stop();
  }
}

function nothingToRun(chosen: readonly ChosenCell[], path: string, save: Save): Outcome<RunReport> {
  const cells = chosen.map(({ cell, index }): CellReport => ({
    ...(cell.id !== undefined && { id: cell.id }),
    index,
    status: 'skipped',
  }));
  return { value: { path, kernel: '', cells }, problems: save(true) };
}

/**
 * Writes the notebook as it is now; while cells run at most every few seconds.
 * A file that somebody else changed is not touched.
 */
function saver(notebook: Notebook, path: string, original: Uint8Array | undefined): Save {
  let expected = original;
  let savedAt = Date.now();
  return (final) => {
    if (!final && Date.now() - savedAt < SAVE_EVERY_MS) return [];
    const bytes = Buffer.from(serializeNotebook(notebook));
    const { value, problems } = writeFileAtomic(path, bytes, expected === undefined ? {} : { expected });
    savedAt = Date.now();
    if (value !== 'refused') expected &&= bytes;
    if (value !== 'refused' || !final || original === undefined) return final ? problems : [];
    return [...problems, ...saveElsewhere(path, bytes)];
  };
}

/** The notebook was edited while it ran: the outputs are not thrown away. */
function saveElsewhere(path: string, bytes: Uint8Array): readonly Problem[] {
  const beside = path.replace(/(\.ipynb)?$/, '-run.ipynb');
  const { value, problems } = writeFileAtomic(beside, bytes);
  if (value === 'refused') return problems;
  const message = `the outputs were written to ${beside} instead`;
  return [{ code: 'run/written-beside', level: 'warning', message, hint: 'Run again when nobody edits the notebook.' }];
}
