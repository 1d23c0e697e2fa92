import type { Argv } from 'yargs';

/** A word of ours that has a colour where a person watches. */
export interface Coloured {
  readonly text: string;
  readonly colour: 'red' | 'yellow';
}

/** Where a command speaks: stdout for results, stderr for progress and problems. Only `cli/` prints. */
export interface Terminal {
  /** Writes to stdout; characters that would steer a terminal are made visible. */
  out(text: string): void;
  /** Writes a file's text to stdout: as it is where that is a file or pipe, else like `out`. */
  write(text: string): void;
  /** Writes one line to stderr, likewise; what goes on after a line end is indented. */
  err(...parts: readonly (string | Coloured)[]): void;
  /**
   * Shows this in place of the last line of a terminal that is watched,
   * until something else is said; elsewhere does nothing.
   */
  status(text: string): void;
  /** All of standard input; undefined where a person sits at it. */
  input(): Promise<Uint8Array | undefined>;
  /** Whether stderr is a terminal that a person watches. */
  readonly watched: boolean;
  /** Milliseconds on a clock that only goes forward. */
  nowMs(): number;
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

/**
 * 0 done, warnings allowed; 1 the input cannot be used; 2 wrong usage;
 * 3 the machine failed, a retry may help; 130 interrupted.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** One command: its arguments for yargs, and what it does. One file each in `commands/`. */
export interface Command<Options> {
  options(yargs: Argv<CommonOptions>): Argv<Options>;
  run(options: Options, terminal: Terminal): Promise<ExitCode>;
}
