import type { CommonOptions, Terminal } from './command.js';

/** What takes longer than this is told about. */
const QUIET_MS = 1000;

/** Tells the stage at work: on a terminal in one line that is rewritten, in a pipe as plain lines; nothing within a second. */
export function createProgress(options: CommonOptions, terminal: Terminal) {
  const startedMs = terminal.nowMs();
  return {
    stage: (what: string): void => {
      if (options.json || options.quiet || terminal.nowMs() - startedMs < QUIET_MS) return;
      if (terminal.watched) terminal.status(`${what} ...`);
      else terminal.err(`${what} ...`);
    },
    done: (): void => terminal.status(''),
  };
}
