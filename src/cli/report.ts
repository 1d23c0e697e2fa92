import type { Problem } from '../model/problem.js';
import type { Coloured, CommonOptions, ExitCode, Terminal } from './command.js';
import { makeVisibleJson } from './visible.js';

/** At most this many problems of one code are printed; the rest are counted. */
const SHOWN_OF_ONE_CODE = 3;

/** Errors of the command, not of what it reads. */
const WRONG_USE = /^(?:usage\/.*|(?:transcript|export)\/unknown-format|decode\/unknown-encoding)$/;

/**
 * Prints problems for the person who must mend them: `path:line: what`, then the hint. Says nothing under `--json`,
 * where they are part of the document; under `--quiet` only errors are printed.
 * Returns 0 without an error, 2 where all of them are about what was asked for, else 1.
 */
export function reportProblems(problems: readonly Problem[], options: CommonOptions, terminal: Terminal): ExitCode {
  const errors = problems.filter((problem) => problem.level === 'error');
  const failed = errors.length === 0 ? 0 : errors.every(({ code }) => WRONG_USE.test(code)) ? 2 : 1;
  if (options.json) return failed;
  const shown = problems.filter((problem) => problem.level === 'error' || !options.quiet);
  const counts = new Map<string, number>();
  for (const problem of shown) {
    const count = (counts.get(problem.code) ?? 0) + 1;
    counts.set(problem.code, count);
    if (count <= SHOWN_OF_ONE_CODE) terminal.err(...describeProblem(problem));
  }
  for (const [code, count] of counts)
    if (count > SHOWN_OF_ONE_CODE) terminal.err(`... and ${count - SHOWN_OF_ONE_CODE} more of ${code}`);
  return failed;
}

/** `lecture.srt:12: warning: what is wrong [srt/bad-timing]`, and the hint below. */
function describeProblem({ place, level, message, hint, code }: Problem): readonly (string | Coloured)[] {
  const at = place === undefined ? '' : `${place.path}${place.line > 0 ? `:${place.line}` : ''}: `;
  return [at, { text: level, colour: level === 'error' ? 'red' : 'yellow' }, `: ${message} [${code}]\n${hint}`];
}

/** One JSON document on stdout. */
export function printJson(value: unknown, terminal: Terminal): void {
  terminal.out(`${toJson(value, 2)}\n`);
}

/** One JSON document on one line of stdout. */
export function printJsonLine(value: unknown, terminal: Terminal): void {
  terminal.out(`${toJson(value)}\n`);
}

const toJson = (value: unknown, indent?: number) => makeVisibleJson(JSON.stringify(value, null, indent));
