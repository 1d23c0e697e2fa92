import { quote } from './support/clean.js';
import { readClock } from './support/time/clock.js';
import type { DraftCue, TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { cutAtTimes } from './support/text/timed-line.js';
import { countHeadings, readTurns, takeTitle } from './support/text/turns.js';
import type { TurnHeading } from './support/text/turns.js';

const NAME_FIRST =
  /^\s*\*\*([^*]{1,60}?):?\*\*:?\s*[[(]?((?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d{1,3})?)[\])]?:?(?:\s+(.*))?$/;
const TIME_FIRST = /^\s*[[(]?((?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d{1,3})?)[\])]?\s*\*\*([^*]{1,60}?):?\*\*:?(?:\s+(.*))?$/;

/** Descript's Markdown: bold names with a time before or behind them, further times in brackets inside the text. */
export const descript: TextReader = {
  kind: 'text',
  name: 'descript',
  title: 'Descript Markdown',
  extensions: ['.md', '.txt'],
  sample: '[00:00:12] **Ada:** Welcome to the lecture.',
  origin: 'Descript, export as Markdown with timecodes',

  detect(source) {
    const { count, first } = countHeadings(source, headingOf);
    return count >= 2 ? `bold names with times: ${quote(first)}` : undefined;
  },

  read(source) {
    const { cues, before } = readTurns(source, { heading: headingOf });
    const tally = new Tally(source.path, 'descript');
    return {
      cues: cues.flatMap(cutCue),
      tally,
      times: 'clock',
      ...takeTitle(before, tally),
    };
  },
};

function headingOf(line: string): TurnHeading | undefined {
  const head = line.slice(0, 2000);
  const [, name, after = '', said = ''] = NAME_FIRST.exec(head) ?? [];
  if (name !== undefined) return heading(after, name, said);
  const [, before = '', speaker, text = ''] = TIME_FIRST.exec(head) ?? [];
  return speaker === undefined ? undefined : heading(before, speaker, text);
}

function heading(clock: string, speaker: string, text: string): TurnHeading | undefined {
  const startMs = readClock(clock);
  return startMs === undefined ? undefined : { startMs, speaker, text };
}

function cutCue(cue: DraftCue): readonly DraftCue[] {
  return cutAtTimes(cue.text).map(({ time, text }) => {
    if (time === undefined) return { ...cue, text };
    return { startMs: time.startMs, text, line: cue.line, ...(cue.speaker && { speaker: cue.speaker }) };
  });
}
