import { quote } from './support/clean.js';
import { secondsToMs } from './support/time/clock.js';
import { Collector } from './support/collect.js';
import { columnsOf } from './support/json/columns.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';

const LINE = /^(\d{1,9}[.,]\d{1,9})\t(\d{1,9}[.,]\d{1,9})(?:\t|$)/;
/** The line below a label that was set in the spectrum. */
const FREQUENCIES = /^\\\t[-\d.,]{1,20}\t[-\d.,]{1,20}\s*$/;
const SHARE = 0.5;

/**
 * Audacity's label tracks: start, end in seconds and text, with tabs;
 * `\` lines carry frequencies. WhisperX writes them as .aud.
 */
export const audacity: TextReader = {
  kind: 'text',
  name: 'audacity',
  title: 'Audacity labels',
  extensions: ['.txt', '.aud'],
  sample: '0.000000\t2.500000\tWelcome to the lecture.',
  origin: 'Audacity (export labels), whisperx --output_format aud',

  detect({ lines }) {
    const head = lines.slice(0, 200).filter((line) => line.trim() !== '');
    // With names above the columns it is a table of `timed-table.ts`.
    if (columnsOf(head[0]?.slice(0, 500).split('\t') ?? []) !== undefined) return undefined;
    const labels = head.filter((line) => LINE.test(line.slice(0, 60)));
    return labels.length > 0 && labels.length >= head.length * SHARE
      ? `labels with tabs: ${quote(labels[0] ?? '')}`
      : undefined;
  },

  read({ path, lines }) {
    const tally = new Tally(path, 'audacity');
    const collector = new Collector(tally);
    lines.forEach((line, at) => {
      if (line.trim() === '' || FREQUENCIES.test(line.slice(0, 60))) return;
      const [match, start = '', end = ''] = LINE.exec(line.slice(0, 60)) ?? [];
      const [startMs, endMs] = [start, end].map((text) => secondsToMs(text.replace(',', '.')));
      const text = match === undefined ? line : line.slice(match.length).replace(/^\[\[([^\]]{1,40})\]\]/, '[$1]:');
      collector.add({ startMs, endMs, text, line: at + 1 });
    });
    return { cues: collector.cues, tally };
  },
};
