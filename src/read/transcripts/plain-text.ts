import { chaptersOf, titleOf } from './support/text/blocks.js';
import type { BlockHeading } from './support/text/blocks.js';
import { headingOf, isMark } from './support/text/lines.js';
import { withoutPageFurniture } from './support/text/page-furniture.js';
import type { DraftCue, TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { saidMs } from './support/time/said-ms.js';

/**
 * Text without any time: each paragraph a cue, its time estimated from the number of words before it, headings of
 * Markdown its chapters. Claims nothing by itself; it is what remains when no other reader knows the text.
 */
export const plainText: TextReader = {
  kind: 'text',
  name: 'plain-text',
  title: 'Text without times',
  extensions: ['.txt', '.md', '.text'],
  sample: 'Welcome to the lecture. Today we talk about sorting.',
  origin: 'transcripts that were edited for reading, Whisper .txt',

  detect: () => undefined,

  read(source) {
    const { path } = source;
    const tally = new Tally(path, 'plain-text');
    const { lines } = withoutPageFurniture(source, tally);
    const cues: DraftCue[] = [];
    const headings: BlockHeading[] = [];
    let [nextMs, inFence] = [0, false];
    lines.forEach((text, at) => {
      const heading = inFence ? undefined : headingOf(text);
      if (/^\s*(?:```|~~~)/.test(text)) inFence = !inFence;
      if (isMark(text)) return;
      if (heading !== undefined) {
        headings.push({ ...heading, line: at + 1 });
        return;
      }
      const startMs = nextMs;
      nextMs += saidMs(text);
      cues.push({ startMs, endMs: nextMs, text, estimated: true, line: at + 1 });
    });
    const message = 'the text has no times; each was estimated from the number of words before it';
    const hint = 'Links into the video will be off by minutes; use a transcript with times if there is one.';
    const title = titleOf(headings);
    const chapters = chaptersOf(
      headings.filter((one) => one !== title),
      { cues, path },
    );
    return {
      cues,
      tally,
      chapters,
      ...(title && { title: title.title }),
      problems: [{ code: 'plain-text/no-times', level: 'warning', message, hint, place: { path, line: 1 } }],
    };
  },
};
