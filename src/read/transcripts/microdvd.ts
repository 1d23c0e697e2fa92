import { quote } from './support/clean.js';
import { Collector } from './support/collect.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** `{25}{100}text`, or in tenths of a second `[25][100]text` (MPL2); the end may be missing. */
const LINE = /^\s*(?:\{(\d{1,9})\}\{(\d{0,9})\}|\[(\d{1,9})\]\[(\d{0,9})\])/;
/** What a rate is written with, in a first line `{1}{1}23.976`. */
const RATE = /^\s*\{\d{1,3}\}\{\d{1,3}\}\s*(\d{2,3}(?:[.,]\d{1,4})?)\s*$/;
/** Of the lines so many must be captions. */
const SHARE = 0.5;
/** Frames a second where the file does not say. */
const USUAL_RATE = 25;

/**
 * MicroDVD and MPL2: a caption a line, times in frames or tenths of a second,
 * `|` for a line end, `{y:i}` and `/` for styles.
 */
export const microdvd: TextReader = {
  kind: 'text',
  name: 'microdvd',
  title: 'MicroDVD and MPL2',
  extensions: ['.sub', '.txt', '.mpl'],
  sample: '{1}{1}25.000\n{25}{100}Welcome to the lecture.',
  origin: 'older subtitle collections and players',

  detect({ lines }) {
    const head = lines.slice(0, 400).filter((line) => line.trim() !== '');
    const captions = head.filter((line) => LINE.test(line.slice(0, 60)));
    return captions.length > 0 && captions.length >= head.length * SHARE
      ? `frames or tenths of a second in brackets: ${quote(captions[0] ?? '')}`
      : undefined;
  },

  read({ path, lines }) {
    const tally = new Tally(path, 'microdvd');
    const collector = new Collector(tally);
    const first = lines.findIndex((line) => line.trim() !== '');
    const rate = RATE.exec((lines[first] ?? '').slice(0, 60))?.[1];
    const framesMs = 1000 / (Number(rate?.replace(',', '.')) || USUAL_RATE);
    let inFrames = false;
    lines.forEach((line, at) => {
      if (line.trim() === '' || (rate !== undefined && at === first)) return;
      const [match, start, end, startTenths, endTenths] = LINE.exec(line.slice(0, 60)) ?? [];
      if (start !== undefined) inFrames = true;
      const text = plainText(line.slice(match?.length ?? 0));
      const unit = start === undefined ? 100 : framesMs;
      const time = (value: string | undefined) => (value ? Math.round(Number(value) * unit) : undefined);
      collector.add({ startMs: time(start ?? startTenths), endMs: time(end ?? endTenths), text, line: at + 1 });
    });
    if (rate === undefined && inFrames)
      tally.warn('frame-rate', `the file does not say its frame rate; ${USUAL_RATE} frames a second were taken`, {
        line: first + 1,
        hint: 'Write the rate into a first line such as {1}{1}23.976.',
      });
    return { cues: collector.cues, tally };
  },
};

/** Without `{y:i}`, `{c:$0000ff}` and the slash that sets a line in italics. */
function plainText(text: string): string {
  return text
    .replace(/\{[a-z]:[^{}]{0,60}\}/gi, '')
    .split('|')
    .map((line) => line.replace(/^\s*\/(?=\S)/, ''))
    .join('\n');
}
