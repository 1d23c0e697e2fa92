import type { TimedWord } from '../../../model/cue.js';
import type { DraftCue } from './reader.js';
import type { Tally } from './tally.js';

/** An entry of a list of captions, as far as it could be read. */
export interface Entry {
  readonly startMs: number | undefined;
  readonly endMs?: number | undefined;
  readonly text: string | undefined;
  readonly speaker?: string | undefined;
  readonly words?: readonly TimedWord[] | undefined;
  readonly line: number;
}

/**
 * Gathers captions. One without a readable start keeps its words:
 * it is placed after the one before, and that is reported.
 */
export class Collector {
  readonly cues: DraftCue[] = [];
  #lastMs = 0;

  constructor(readonly tally: Tally) {}

  add({ startMs, endMs, text, speaker, words, line }: Entry): void {
    if (text === undefined) {
      this.tally.warn('no-text', 'an entry without text was left out', { line, hint: 'Check this entry.' });
      return;
    }
    const extra = { ...(speaker && { speaker }), ...(words && words.length > 0 && { words }) };
    if (startMs === undefined) {
      const hint = 'Correct its start; times are numbers or clocks such as 1:02:03.';
      this.tally.warn('bad-time', 'an entry without a readable time was placed after the one before', {
        line,
        hint,
        quoted: text,
      });
      this.cues.push({ startMs: this.#lastMs, text, line, estimated: true, ...extra });
      return;
    }
    this.cues.push({ startMs, text, line, ...(endMs !== undefined && { endMs }), ...extra });
    this.#lastMs = Math.max(startMs, endMs ?? startMs);
  }
}
