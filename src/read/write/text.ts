import { writeClock } from '../transcripts/support/time/clock.js';
import type { Writer } from './writer.js';

/** A line a caption, its time in brackets: for reading and searching. */
export const textWriter: Writer = {
  extension: '.txt',
  write: ({ cues }) =>
    cues
      .map(({ startMs, text, speaker }) => {
        const name = speaker === undefined ? '' : `${speaker}: `;
        return `[${writeClock(startMs)}] ${name}${text.replace(/\s*\n\s*/g, ' ')}\n`;
      })
      .join(''),
};
