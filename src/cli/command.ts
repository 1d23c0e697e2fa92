import type { Argv } from 'yargs';

/** Where a command speaks: stdout for results, stderr for progress and problems. Only `cli/` prints. */
export interface Terminal {
  /** Writes to stdout as is. */
  out(text: string): void;
  /** Writes one line to stderr. */
  err(line: string): void;
  /** Whether stderr is a terminal that a person watches. */
  readonly watched: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C (exit code 130). */
  readonly signal: AbortSignal;
}

/** Options every command takes. */
export interface CommonOptions {
  readonly json: boolean;
  readonly quiet: boolean;
}

/** 0 done, warnings allowed; 1 the input cannot be used; 2 wrong usage; 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/** One command: its arguments for yargs, and what it does. One file each in `commands/`. */
export interface Command<Options> {
  options(yargs: Argv<CommonOptions>): Argv<Options>;
  run(options: Options, terminal: Terminal): Promise<ExitCode>;
}
