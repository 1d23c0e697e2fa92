import type { CellStamp } from '../../model/notebook.js';

/** When a sentence of a narration cell begins. */
export interface SentenceTime {
  /**
   * Characters before it in the text that is shown, without time links and names
   * of speakers; a paragraph's end counts as one.
   */
  readonly offset: number;
  readonly startMs: number;
}

/** As a stamp keeps them, on one line: `45:2340 120:5020`, each with its milliseconds from the start of the cell. */
export function writeSentenceTimes(times: readonly SentenceTime[], cellStartMs: number): string {
  return times.map(({ offset, startMs }) => `${offset}:${startMs - cellStartMs}`).join(' ');
}

/** Those of a stamp, in order; none where it has none, or somebody changed them. */
export function readSentenceTimes({ sentences, startMs = 0 }: CellStamp): readonly SentenceTime[] {
  if (typeof sentences !== 'string') return [];
  const times = [...sentences.matchAll(/(\d+):(\d+)(?= |$)/g)].map(([, offset, ms]) => ({
    offset: Number(offset),
    startMs: startMs + Number(ms),
  }));
  const isRising = times.every(
    (time, nth) => nth === 0 || (time.offset > times[nth - 1]!.offset && time.startMs >= times[nth - 1]!.startMs),
  );
  return isRising ? times : [];
}
