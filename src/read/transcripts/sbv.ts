import { readClock } from './support/time/clock.js';
import { quote } from './support/clean.js';
import { Collector } from './support/collect.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';

const TIMING = /^\s*(\d{1,6}:\d{1,2}:\d{1,2}\.\d{1,3}),(\d{1,6}:\d{1,2}:\d{1,2}\.\d{1,3})\s*$/;
/** Meant as a timing, whatever its digits are. */
const MEANT = /^\s*\d+:[\d:.xX]*,\d+:\S*\s*$/;

/** YouTube's SubViewer: `0:00:00.030,0:00:01.170` above the text, blank lines between; `[br]` is a line end. */
export const sbv: TextReader = {
  kind: 'text',
  name: 'sbv',
  title: 'SubViewer (SBV)',
  extensions: ['.sbv', '.sub'],
  sample: '0:00:00.030,0:00:01.170\nWelcome to the lecture.',
  origin: 'YouTube Studio, older course repositories',

  detect({ lines }) {
    const timing = lines.slice(0, 200).find((line) => line.length < 100 && TIMING.test(line));
    return timing === undefined ? undefined : `two times with a comma: ${quote(timing)}`;
  },

  read({ path, lines }) {
    const tally = new Tally(path, 'sbv');
    const collector = new Collector(tally);
    let open: { startMs: number | undefined; endMs?: number | undefined; line: number; texts: string[] } | undefined;
    const close = () => {
      if (open !== undefined) collector.add({ ...open, text: open.texts.join('\n') });
    };
    const say = (line: string, number: number) => {
      if (open !== undefined) open.texts.push(line.replaceAll('[br]', '\n'));
      else if (line.trim() !== '')
        tally.lose('before', 'a line above the first time was left out', { line: number, quoted: line });
    };
    lines.forEach((line, at) => {
      if (line.length > 200 || !MEANT.test(line)) return say(line, at + 1);
      close();
      const [, start = '', end = ''] = TIMING.exec(line) ?? [];
      const startMs = readClock(start);
      open = { startMs, endMs: readClock(end), line: at + 1, texts: [] };
    });
    close();
    return { cues: collector.cues, tally };
  },
};
