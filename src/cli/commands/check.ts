import type { Argv } from 'yargs';
import { expandPattern } from '../../host/pattern.js';
import { counted } from '../../model/counted.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { checkNotebook } from '../../build/check.js';
import { kindOfPath, readContent } from '../../host/read.js';
import { readNotebook } from '../../notebook/format/read-notebook.js';
import {
  loadLecture,
  understandLecture,
  type LoadOptions,
  type UnderstandOptions,
  type UnderstoodLecture,
} from '../../pipeline/pipeline.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../command.js';
import { readInput } from '../options/input.js';
import { isDeckName } from '../../read/file-kinds.js';
import { isMaterial, partBeside } from '../options/lectures.js';
import { printJson, reportProblems } from '../report.js';

interface CheckOptions extends CommonOptions {
  readonly notebook: readonly string[];
  readonly lecture?: string | undefined;
}

const command: Command<CheckOptions> = {
  options: (yargs) =>
    yargs
      .positional('notebook', { type: 'string', array: true, describe: 'a notebook that nbscribe built' })
      .option('lecture', {
        type: 'string',
        describe: 'compare with the lecture itself, not with what the notebook says of it',
      })
      .example('$0 check lesson2.ipynb', 'valid, every word and capture once, links and images there')
      .example(
        '$0 check talk.ipynb --lecture talk.vtt slides.pdf',
        'against the lecture and its slides',
      ) as unknown as Argv<CheckOptions>,
  run: runCheck,
};

export default command;

async function runCheck(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const { input, problem } = await readInput([options.lecture ?? ''], terminal);
  if (problem !== undefined) return reportProblems([problem], { ...options, json: false }, terminal) && 2;
  const beside = options.lecture === undefined ? [] : options.notebook.filter(isBeside);
  const notebooks = options.notebook.filter((name) => !beside.includes(name));
  const { decks, material } = partBeside(beside);
  const cacheFolder = notebooks.map(filesBeside).find((folder) => kindOfPath(folder) === 'folder');
  const understanding = { cacheFolder, signal: terminal.signal };
  const lecture =
    options.lecture === undefined
      ? undefined
      : await readIt(options.lecture, { input, decks, material }, understanding);
  if (lecture !== undefined && lecture.value === undefined) return reportProblems(lecture.problems, options, terminal);
  const reports = notebooks.flatMap(expandPattern).map((path) => ({ path, ...checkNotebook(path, lecture?.value) }));
  let code: ExitCode = 0;
  for (const { path, value, problems } of reports) {
    code = Math.max(code, reportProblems(problems, options, terminal)) as ExitCode;
    if (value === undefined || options.json) continue;
    if (reports.length > 1) terminal.out(`${path}\n`);
    for (const { what, ok, detail } of value.findings)
      terminal.out(`  ${ok ? 'ok  ' : 'FAIL'}  ${what.padEnd(9)} ${detail}\n`);
    if (value.edited > 0)
      terminal.out(`        ${counted(value.edited, 'cell')} edited by the reader: theirs, not checked\n`);
  }
  const documents = reports.map(({ path, value, problems }) => ({
    path,
    ok: !problems.some(isError),
    ...value,
    problems,
  }));
  if (options.json) printJson(documents.length === 1 ? documents[0] : documents, terminal);
  return code;
}

/** What belongs to the lecture that a notebook is held against; a notebook does where nbscribe did not build it. */
function isBeside(name: string): boolean {
  if (!/\.ipynb$/i.test(name)) return isDeckName(name) || isMaterial(name);
  const { value } = kindOfPath(name) === 'file' ? readNotebook(readContent(name), name) : {};
  return value !== undefined && value.metadata.nbscribe === undefined;
}

const isError = (problem: Problem) => problem.level === 'error';

/** Where a build remembers what it read off pictures and a video. */
const filesBeside = (notebook: string) => notebook.replace(/(?:\.summary)?\.ipynb$/, '_files');

async function readIt(
  path: string,
  from: LoadOptions,
  options: UnderstandOptions,
): Promise<Outcome<UnderstoodLecture | undefined>> {
  const loaded = loadLecture(path, from);
  if (loaded.value === undefined) return { value: undefined, problems: loaded.problems };
  return understandLecture(loaded.value, options);
}
