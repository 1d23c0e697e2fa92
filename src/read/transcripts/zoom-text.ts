import { quote } from './support/clean.js';
import { readClock } from './support/time/clock.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { countFromFirst, startOfDay } from './support/time/time-of-day.js';
import { countHeadings, readTurns, takeTitle } from './support/text/turns.js';
import type { TurnHeading } from './support/text/turns.js';
import { unwrapClocks } from './support/time/unwrap.js';

/** `[Ada Lovelace] 15:49:43`, alone on its line or with the text behind it. */
const HEADING = /^\s*\[(\p{L}[^\]]{0,60})\]\s+(\d{1,2}:\d{2}:\d{2})(?:\s+(\S.*)?)?$/u;

/** Zoom's saved closed captions. Their times are of the clock on the wall, so they are counted from the first one. */
export const zoomText: TextReader = {
  kind: 'text',
  name: 'zoom-text',
  title: 'Zoom saved captions',
  extensions: ['.txt'],
  sample: '[Ada Lovelace] 15:49:43\nWelcome to the lecture.',
  origin: 'Zoom: meeting_saved_closed_caption.txt',

  detect(source) {
    const { count, first } = countHeadings(source, headingOf);
    return count >= 1 ? `names in brackets with the time of day: ${quote(first)}` : undefined;
  },

  read(source) {
    const tally = new Tally(source.path, 'zoom-text');
    const { cues: read, before } = readTurns(source, { heading: headingOf });
    const cues = unwrapClocks([...read], true, tally);
    return { cues: countFromFirst(cues, tally), tally, ...startOfDay(cues), ...takeTitle(before, tally) };
  },
};

function headingOf(line: string): TurnHeading | undefined {
  const [, speaker, clock = '', text = ''] = HEADING.exec(line) ?? [];
  const startMs = readClock(clock);
  return startMs === undefined ? undefined : { startMs, speaker, text };
}
