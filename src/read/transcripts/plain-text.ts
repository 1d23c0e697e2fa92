import type { DraftCue, TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** Lectures run at about 150 words a minute. */
const MS_A_WORD = 400;

/**
 * Text without any time: each paragraph a cue, its time estimated from the number of words before it. Claims nothing by itself;
 * it is what remains when no other reader knows the text.
 */
export const plainText: TextReader = {
  kind: 'text',
  name: 'plain-text',
  title: 'Text without times',
  extensions: ['.txt', '.md', '.text'],
  sample: 'Welcome to the lecture. Today we talk about sorting.',
  origin: 'transcripts that were edited for reading, Whisper .txt',

  detect: () => undefined,

  read({ path, lines }) {
    const tally = new Tally(path, 'plain-text');
    const cues: DraftCue[] = [];
    let words = 0;
    lines.forEach((text, at) => {
      if (text.trim() === '') return;
      const startMs = words * MS_A_WORD;
      words += text.trim().split(/\s+/).length;
      cues.push({ startMs, endMs: words * MS_A_WORD, text, estimated: true, line: at + 1 });
    });
    const message = 'the text has no times; each was estimated from the number of words before it';
    const hint = 'Links into the video will be off by minutes; use a transcript with times if there is one.';
    return {
      cues,
      tally,
      problems: [{ code: 'plain-text/no-times', level: 'warning', message, hint, place: { path, line: 1 } }],
    };
  },
};
