import { quote } from './support/clean.js';
import { readClock } from './support/time/clock.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { countHeadings, readTurns, takeTitle } from './support/text/turns.js';
import type { TurnHeading } from './support/text/turns.js';

/** `Ada Lovelace   0:03`: three spaces or a tab before the time. */
const HEADING = /^\s*(\S(?:.{0,78}\S)?)(?= {3}|\s*\t)\s+((?:\d{1,2}:)?\d{1,2}:\d{2})\s*$/;
/** The web page repeats name and time in words: `Ada Lovelace 0 minutes 3 seconds`. */
const IN_WORDS = /^(.{0,80}?) ?(?:(?:\d{1,2} hours? )?\d{1,2} minutes? )?\d{1,2} seconds?$/;
const EVENTS = /^\s*(?:\S.{0,79} (?:started|stopped) transcription|(?:\d{1,2}h )?\d{1,2}m \d{1,2}s)\s*$/;

/** Microsoft Teams and Stream: the .docx of a meeting's transcript, or its text copied from the page. */
export const teams: TextReader = {
  kind: 'text',
  name: 'teams',
  title: 'Microsoft Teams text',
  extensions: ['.docx', '.txt', '.odt'],
  sample: 'Ada Lovelace   0:03\nWelcome to the lecture.',
  origin: 'Microsoft Teams and Stream, download as .docx, or copied from the transcript pane',

  detect(source) {
    const { count, first } = countHeadings(source, headingOf);
    if (count >= 2) return `names and times with three spaces between: ${quote(first)}`;
    if (count >= 1 && source.lines.slice(0, 20).some((line) => EVENTS.test(line.slice(0, 200))))
      return 'the line "started transcription"';
    const pane = source.lines.slice(0, 400).filter((line, at) => paneHeading(source.lines, at) !== undefined);
    return pane.length >= 2 ? `names above times in words: ${quote(pane[0] ?? '')}` : undefined;
  },

  read(source) {
    const tally = new Tally(source.path, 'teams');
    const heading = (line: string, at: number) => headingOf(line) ?? paneHeading(source.lines, at);
    const { cues, before } = readTurns(
      { path: source.path, lines: withoutPane(source.lines) },
      { heading, skip: EVENTS },
    );
    return { cues, tally, times: 'clock', ...takeTitle(before, tally) };
  },
};

function headingOf(line: string): TurnHeading | undefined {
  const [, speaker, clock = ''] = HEADING.exec(line.slice(0, 160)) ?? [];
  const startMs = readClock(clock);
  return startMs === undefined ? undefined : { startMs, speaker };
}

/**
 *     Ada Lovelace
 *     0 minutes 3 seconds
 *     0:03                              <- the heading: the line in words above it, the name above that
 *     Ada Lovelace 0 minutes 3 seconds
 */
function paneHeading(lines: readonly string[], at: number): TurnHeading | undefined {
  const clock = (lines[at] ?? '').slice(0, 20);
  if (!/^\s*(?:\d{1,2}:)?\d{1,2}:\d{2}\s*$/.test(clock) || !IN_WORDS.test((lines[at - 1] ?? '').trim().slice(0, 120)))
    return undefined;
  const startMs = readClock(clock);
  const speaker = (lines[at - 2] ?? '').trim();
  return startMs === undefined ? undefined : { startMs, speaker: speaker || undefined };
}

/** Blanks what the pane repeats around each heading; the count of lines stays. */
function withoutPane(lines: readonly string[]): readonly string[] {
  const left = lines.slice();
  lines.forEach((_, at) => {
    if (paneHeading(lines, at) === undefined) return;
    left[at - 1] = '';
    if (at >= 2) left[at - 2] = '';
    if (IN_WORDS.test((lines[at + 1] ?? '').trim().slice(0, 120))) left[at + 1] = '';
  });
  return left;
}
