import type { CommonOptions, Terminal } from './command.js';

/** What takes longer than this is told about. */
const QUIET_MS = 1000;

/** Tells the stage at work: on a terminal in one line that is rewritten, in a pipe as plain lines; nothing within a second. */
export function createProgress(options: CommonOptions, terminal: Terminal) {
  const startedMs = Date.now();
  let shown = false;
  return {
    stage: (what: string): void => {
      if (options.json || options.quiet || Date.now() - startedMs < QUIET_MS) return;
      if (terminal.watched) process.stderr.write(`\r\u001b[K${what} ...`);
      else terminal.err(`${what} ...`);
      shown = true;
    },
    done: (): void => {
      if (shown && terminal.watched) process.stderr.write('\r\u001b[K');
    },
  };
}
