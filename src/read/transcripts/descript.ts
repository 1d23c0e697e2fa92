import { quote } from './support/clean.js';
import { readClock } from './support/time/clock.js';
import type { DraftCue, TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { cutAtTimes, looksLikeName } from './support/text/timed-line.js';
import { countHeadings, readTurns, takeTitle } from './support/text/turns.js';
import type { TurnHeading } from './support/text/turns.js';

const CLOCK = String.raw`((?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)`;
const ANY_CLOCK = /\d:\d{2}/;
/** Of the lines that begin with a time. */
const SHARE = 0.5;
/** Marks of Markdown and brackets around a time. */
const [OPEN, CLOSE] = [String.raw`[[(<*_\x60]{0,4}`, String.raw`[\])>*_\x60]{0,5}`];
const PREFIX = String.raw`^\s*(?:[-+]\s{1,3}|>\s?|#{1,6}\s)?`;
const NAME = String.raw`(\*{1,3}|_{1,3})(\p{L}[^*_\x60[\]()<>]{0,59}?)`;
/** `**Ada** 0:12 words`, `**Ada (0:12):** words`, `*Ada:* \`[0:12]\` words`. */
const NAME_FIRST = new RegExp(
  `${PREFIX}${NAME}\\s?:?(?:\\1)?:?\\s{0,3}[-–—,|]?\\s{0,3}${OPEN}${CLOCK}${CLOSE}:?${CLOSE}(?:\\s{0,3}[-–—](?=\\s))?(?:\\s+(.*))?$`,
  'u',
);
const TIME_FIRST = new RegExp(
  `${PREFIX}${OPEN}${CLOCK}${CLOSE}:?\\s{0,3}[-–—,|]?\\s{0,3}${NAME}(:?)\\2(:?)(?:\\s+(.*))?$`,
  'u',
);
/** `**0:12 - Ada**`, the words below. */
const ALL_STRESSED = new RegExp(
  `${PREFIX}(\\*{2,3}|__)${OPEN}${CLOCK}${CLOSE}\\s{0,3}[-–—,|:]?\\s{0,3}([^*_[\\]()<>]{1,60}?):?\\1:?\\s*$`,
);

/**
 * Markdown of Descript and others: stressed names with a time before or behind them, further times in brackets inside
 * the text.
 */
export const descript: TextReader = {
  kind: 'text',
  name: 'descript',
  title: 'Descript Markdown',
  extensions: ['.md', '.txt'],
  sample: '[00:00:12] **Ada:** Welcome to the lecture.',
  origin: 'Descript, export as Markdown with timecodes',

  detect(source) {
    const { count, first } = countHeadings(source, headingOf);
    const timed = source.lines.slice(0, 400).filter((line) => ANY_CLOCK.test(line.slice(0, 80))).length;
    return count >= 2 && count >= timed * SHARE ? `bold names with times: ${quote(first)}` : undefined;
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
  const [, , name, after = '', said = ''] = NAME_FIRST.exec(head) ?? [];
  if (name !== undefined) return heading(after, name, said);
  const [, before = '', mark = '', speaker, inside, behind, text = ''] = TIME_FIRST.exec(head) ?? [];
  const [, , alone = '', who] = ALL_STRESSED.exec(head) ?? [];
  if (who !== undefined && looksLikeName(who)) return heading(alone, who, '');
  // A word that is stressed by one mark is no name unless it is told from what follows.
  if (speaker === undefined || (mark.length === 1 && !inside && !behind)) return undefined;
  return heading(before, speaker, text);
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
