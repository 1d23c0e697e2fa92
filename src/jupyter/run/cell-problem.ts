import { basename } from 'node:path';
import type { CodeCell } from '../../model/notebook.js';
import type { Place } from '../../model/source.js';
import type { Problem } from '../../model/problem.js';
import { hintForProgram } from './cell-error.js';

/** A code cell and where it stands. */
export interface CellPlace {
  readonly cell: CodeCell;
  /** Among all cells, from 0. */
  readonly index: number;
  readonly notebookPath: string;
}

/** More of an error's text than this hides the rest of the problem; the notebook has all of it. */
const SHOWN_CHARACTERS = 300;

/** The line was cut while a cell ran: what it said in that moment may have gone nowhere, and nobody can tell. */
export function cutProblem(place: CellPlace): Problem {
  return {
    code: 'run/line-cut',
    level: 'warning',
    message: `the line to the server was cut while ${nameOf(place)} ran, and some of its output may be missing`,
    hint: rerunHint(place),
  };
}

/** It is over, but the answer was lost while the line was cut. */
export function lostAnswerProblem(place: CellPlace, begun: boolean): Problem {
  const what = begun
    ? 'ended while the line to the server was cut: its outputs since then, and whether it failed, are lost'
    : 'was sent while the line to the server was being cut, and may never have run';
  return { ...cellProblem(place, what), code: 'run/answer-lost', hint: rerunHint(place) };
}

/** A cell that did not do as it should; the place is the one in the course notebook or script that it came from. */
export function cellProblem(place: CellPlace, what: string, kind?: string): Problem {
  const named = nameOf(place);
  const origin = originOf(place.cell);
  return {
    code: kind === 'timeout' ? 'run/timeout' : 'run/cell-failed',
    level: 'error',
    message: shorten(`${named} ${what}`),
    hint: hintForProgram(what) ?? hintFor(kind),
    place: origin?.place ?? { path: place.notebookPath, line: 0 },
  };
}

/** A server with JupyterLab's default limits drops what a cell prints too fast, and says so on stderr alone. */
export function lostOutputProblem(cell: CodeCell, index: number): readonly Problem[] {
  const lost = cell.outputs.some(
    ({ name, text }) =>
      name === 'stderr' && typeof text === 'string' && /IOPub (?:data|message) rate exceeded/.test(text),
  );
  if (!lost) return [];
  return [
    {
      code: 'run/output-lost',
      level: 'warning',
      message: `cell ${index + 1} printed faster than the server allows, and part of its output is lost`,
      hint: 'Print less, or start that server with --ZMQChannelsWebsocketConnection.limit_rate=False.',
    },
  ];
}

function nameOf({ cell, index, notebookPath }: CellPlace): string {
  const from = originOf(cell)?.text;
  const id = cell.id === undefined ? '' : ` (${cell.id}${from === undefined ? '' : `, from ${from}`})`;
  return `cell ${index + 1}${id} of ${basename(notebookPath)}`;
}

function rerunHint({ cell }: CellPlace): string {
  return cell.id === undefined
    ? 'Run the notebook again.'
    : `Run it again, after the cells it builds on: --cells ${cell.id} --above.`;
}

/** `course.ipynb:12` where the stamp names a cell or line of a source. */
function originOf(cell: CodeCell): { text: string; place: Place } | undefined {
  const source = cell.metadata.nbscribe?.source;
  if (source === undefined) return undefined;
  const at = source.cell ?? source.line;
  return {
    text: at === undefined ? source.path : `${source.path}:${at}`,
    place: { path: source.path, line: source.line ?? 0 },
  };
}

function hintFor(kind: string | undefined): string {
  if (kind === 'timeout') return 'Give it longer with --timeout SECONDS (0 is no limit), or tag it skip-execution.';
  if (kind === 'StdinNotImplementedError')
    return 'It asks for input, which nobody can give here: tag it skip-execution.';
  if (kind === 'ModuleNotFoundError' || kind === 'ImportError')
    return 'Install the module where the kernel runs, or choose another kernel with --kernel.';
  if (kind === 'NameError')
    return 'The name may come from a cell that did not run: --above runs those above --cells first. Else mend the cell.';
  return 'Its traceback is in the notebook. --keep-going runs the rest; the tag raises-exception says that it may fail.';
}

function shorten(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text;
}
