import { cleanLine } from '../transcripts/support/clean.js';
import { readClock } from '../transcripts/support/time/clock.js';
import type { ChapterReader } from './reader.js';

const LINE = /^\s*CHAPTER(\d{1,4})(NAME)?=(.{0,1000})$/i;

/** OGM and simple Matroska chapters: `CHAPTER01=00:00:00.000` and `CHAPTER01NAME=Title`. */
export const ogm: ChapterReader = {
  name: 'ogm',

  read({ text: { path, lines } }) {
    const starts = new Map<string, { startMs: number; line: number }>();
    const titles = new Map<string, string>();
    lines.forEach((line, at) => {
      const [, number = '', isName, value = ''] = LINE.exec(line) ?? [];
      const startMs = isName === undefined ? readClock(value) : undefined;
      if (isName !== undefined) titles.set(number, cleanLine(value));
      else if (startMs !== undefined) starts.set(number, { startMs, line: at + 1 });
    });
    return [...starts].map(([number, { startMs, line }]) => {
      const title = titles.get(number);
      return {
        startMs,
        title: title === undefined || title === '' ? `Chapter ${Number(number)}` : title,
        place: { path, line },
      };
    });
  },
};
