import { quote } from './support/clean.js';
import { readClock } from './support/time/clock.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { looksLikeName } from './support/text/timed-line.js';
import { countHeadings, readTurns, takeTitle } from './support/text/turns.js';
import type { TurnHeading } from './support/text/turns.js';

/** `Speaker 1 (00:12):`, perhaps with the text behind it. */
const HEADING = /^\s*(\p{L}(?:[^()]{0,58}\S)?)\s?\(((?:\d{1,2}:)?\d{1,2}:\d{2})\):?(?:\s+(\S.*)?)?$/u;

/** Rev's text: name, time in parentheses, colon; the text below or behind. */
export const rev: TextReader = {
  kind: 'text',
  name: 'rev',
  title: 'Rev text',
  extensions: ['.txt', '.docx', '.odt'],
  sample: 'Speaker 1 (00:12):\nWelcome to the lecture.',
  origin: 'rev.com, export as TXT or DOCX',

  detect(source) {
    const { count, first } = countHeadings(source, headingOf);
    return count >= 2 ? `names with times in parentheses: ${quote(first)}` : undefined;
  },

  read(source) {
    const { cues, before } = readTurns(source, { heading: headingOf });
    const tally = new Tally(source.path, 'rev');
    return { cues, tally, times: 'clock', ...takeTitle(before, tally) };
  },
};

function headingOf(line: string): TurnHeading | undefined {
  const [, speaker, clock = '', text = ''] = HEADING.exec(line) ?? [];
  const startMs = readClock(clock);
  // `we talk about graphs (1:10)` is no name.
  return startMs === undefined || speaker === undefined || !looksLikeName(speaker)
    ? undefined
    : { startMs, speaker, text };
}
