import type { Stage } from '../pipeline.js';
import type { CommonOptions, Terminal } from './command.js';

/** What takes longer than this is told about. */
const QUIET_MS = 1000;

const WORDS: Readonly<Record<Stage, string>> = {
  narrate: 'reading the words',
  place: 'placing code and slides',
  outline: 'finding sections',
  compile: 'writing the notebook',
  summarize: 'choosing concepts',
};

/** Tells the stage at work: on a terminal in one line that is rewritten, in a pipe as plain lines; nothing within a second. */
export function createProgress(options: CommonOptions, terminal: Terminal) {
  const startedMs = terminal.nowMs();
  return {
    stage: (stage: Stage): void => {
      if (options.json || options.quiet || terminal.nowMs() - startedMs < QUIET_MS) return;
      if (terminal.watched) terminal.status(`${WORDS[stage]} ...`);
      else terminal.err(`${WORDS[stage]} ...`);
    },
    done: (): void => terminal.status(''),
  };
}
