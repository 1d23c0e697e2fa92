import { quote } from './support/clean.js';
import { readClock } from './support/time/clock.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { countHeadings, readTurns, takeTitle } from './support/text/turns.js';
import type { TurnHeading } from './support/text/turns.js';

/** `Ada Lovelace  0:05  `: exactly two spaces before the time, perhaps some after it; the name may be missing. */
const HEADING = /^(?:(\S(?:.{0,58}\S)?) {2}| {0,2})((?:\d{1,2}:)?\d{1,2}:\d{2}) {0,3}$/;
const FOOTER = /^\s*Transcribed by https?:\/\/otter\.ai/i;

/** Otter's text export: name and time above each turn. */
export const otter: TextReader = {
  kind: 'text',
  name: 'otter',
  title: 'Otter text',
  extensions: ['.txt', '.docx', '.odt'],
  sample: 'Ada Lovelace  0:05  \nWelcome to the lecture.\n\nTranscribed by https://otter.ai',
  origin: 'otter.ai, export as TXT or DOCX',

  detect(source) {
    const { count, first } = countHeadings(source, named);
    if (source.lines.some((line) => FOOTER.test(line.slice(0, 100)))) return 'the line "Transcribed by otter.ai"';
    return count >= 2 ? `names and times with two spaces between: ${quote(first)}` : undefined;
  },

  read(source) {
    const { cues, before } = readTurns(source, { heading: (line) => headingOf(line), skip: FOOTER });
    const tally = new Tally(source.path, 'otter');
    return { cues, tally, times: 'clock', ...takeTitle(before, tally) };
  },
};

const named = (line: string): TurnHeading | undefined => {
  const heading = headingOf(line);
  return heading?.speaker === undefined ? undefined : heading;
};

function headingOf(line: string): TurnHeading | undefined {
  const [, speaker, clock = ''] = HEADING.exec(line.slice(0, 120)) ?? [];
  const startMs = readClock(clock);
  return startMs === undefined ? undefined : { startMs, speaker };
}
