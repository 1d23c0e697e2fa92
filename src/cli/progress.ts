import type { Stage } from '../pipeline/pipeline.js';
import type { CommonOptions, Terminal } from './command.js';

/** What takes longer than this is told about. */
const QUIET_MS = 1000;

const WORDS: Readonly<Record<Stage, string>> = {
  'watch-video': 'watching the video, minute',
  'take-pictures': 'taking pictures of the video,',
  'read-pictures': 'reading pictures,',
  narrate: 'reading the words',
  place: 'placing code and slides',
  outline: 'finding sections',
  compile: 'writing the notebook',
  'draw-pages': 'drawing pages,',
  summarize: 'choosing concepts',
};

/**
 * Tells the stage at work: on a terminal in one line that is rewritten,
 * in a pipe as plain lines; nothing within a second.
 */
export function createProgress(options: CommonOptions, terminal: Terminal) {
  const startedMs = terminal.nowMs();
  return {
    stage: (stage: Stage, step?: { readonly nth: number; readonly of: number }): void => {
      if (options.json || options.quiet || terminal.nowMs() - startedMs < QUIET_MS) return;
      const line = `${WORDS[stage]}${step === undefined ? '' : ` ${step.nth} of ${step.of}`} ...`;
      if (terminal.watched) terminal.status(line);
      else terminal.err(line);
    },
    done: (): void => terminal.status(''),
  };
}
