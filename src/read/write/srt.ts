import { writeClock } from '../transcripts/support/time/clock.js';
import type { Writer } from './writer.js';

/** SubRip: the speaker in front of the text; no word times, since players show them. */
export const srtWriter: Writer = {
  extension: '.srt',
  write: ({ cues }) =>
    cues
      .map(({ startMs, endMs, text, speaker }, at) => {
        const times = `${writeClock(startMs, ',')} --> ${writeClock(endMs, ',')}`;
        return `${at + 1}\n${times}\n${speaker === undefined ? '' : `${speaker}: `}${text}\n`;
      })
      .join('\n'),
};
