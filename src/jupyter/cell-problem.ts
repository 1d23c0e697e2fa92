import { basename } from 'node:path';
import type { CodeCell } from '../model/notebook.js';
import type { Place } from '../model/source.js';
import type { Problem } from '../model/problem.js';

/** A code cell and where it stands. */
export interface CellPlace {
  readonly cell: CodeCell;
  /** Among all cells, from 0. */
  readonly index: number;
  readonly notebookPath: string;
}

/** More of an error's text than this hides the rest of the problem; the notebook has all of it. */
const SHOWN_CHARACTERS = 300;

/** A cell that did not do as it should; the place is the one in the course notebook or script that it came from. */
export function cellProblem({ cell, index, notebookPath }: CellPlace, what: string, kind?: string): Problem {
  const origin = originOf(cell);
  const from = origin === undefined ? '' : `, from ${origin.text}`;
  const named = `cell ${index + 1}${cell.id === undefined ? '' : ` (${cell.id}${from})`} of ${basename(notebookPath)}`;
  return {
    code: kind === 'timeout' ? 'run/timeout' : 'run/cell-failed',
    level: 'error',
    message: shorten(`${named} ${what}`),
    hint: hintFor(kind),
    place: origin?.place ?? { path: notebookPath, line: 0 },
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
  if (kind === 'NameError') return 'The name may come from a cell before: run those too, or mend the cell.';
  return 'Its traceback is in the notebook. --keep-going runs the rest; the tag raises-exception says that it may fail.';
}

function shorten(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text;
}
