import { quote } from './support/clean.js';
import { readClock } from './support/time/clock.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { countHeadings, readTurns, takeTitle } from './support/text/turns.js';
import type { TurnHeading } from './support/text/turns.js';

/** `Ada Lovelace: 00:22:56`, alone on its line. */
const HEADING = /^\s*(\p{Lu}[^:\d]{0,60}):\s*((?:\d{1,2}:)?\d{1,2}:\d{2})\s*$/u;

/** Turns under `Name: 00:22:56`, as public transcript collections write them. */
export const namedTimes: TextReader = {
  kind: 'text',
  name: 'named-times',
  title: 'Text with names and times',
  extensions: ['.md', '.txt'],
  sample: 'Ada Lovelace: 00:22:56\n\nWelcome to the lecture.',
  origin: 'transcript collections in Markdown',

  detect(source) {
    const { count, first } = countHeadings(source, headingOf);
    return count >= 2 ? `names with a colon and a time: ${quote(first)}` : undefined;
  },

  read(source) {
    const tally = new Tally(source.path, 'named-times');
    const { cues, before } = readTurns(source, { heading: headingOf });
    return { cues, tally, times: 'clock', ...takeTitle(before, tally) };
  },
};

function headingOf(line: string): TurnHeading | undefined {
  const [, speaker, clock = ''] = HEADING.exec(line.slice(0, 120)) ?? [];
  const startMs = readClock(clock);
  return startMs === undefined ? undefined : { startMs, speaker };
}
