import type { Source } from '../../model/source.js';
import { quote } from './support/clean.js';
import { readClock } from './support/clock.js';
import type { Draft, DraftCue, TextReader } from './support/reader.js';
import { nameSpeakers } from './support/speakers.js';
import { Tally } from './support/tally.js';

/** So many lines, or such a share of them, must begin with a time. */
const [ENOUGH, SHARE] = [3, 0.3];

/** Text whose lines begin with a time: `0:07 text`, `[00:12:34] text`, `12:34 - text`; or the time alone above its text. */
export const stamps: TextReader = {
  kind: 'text',
  name: 'stamps',
  title: 'Text with leading times',
  extensions: ['.txt', '.md', '.text'],
  sample: '[00:00:07] Welcome to the lecture.\n[00:00:12] Let us begin.',
  origin: 'a transcript panel copied from a web page, notes taken by hand, transcription services',

  detect({ lines }) {
    const head = lines.slice(0, 400).filter((line) => line.trim() !== '');
    const stamped = head.filter((line) => readStampedLine(line) !== undefined);
    if (stamped.length === 0 || (stamped.length < ENOUGH && stamped.length < head.length * SHARE)) return undefined;
    return `${stamped.length} of the first ${head.length} lines begin with a time: ${quote(stamped[0] ?? '')}`;
  },

  read: readStamps,
};

/** `[00:12:34.5] text`, `- 0:07 - text`, `(1:02)`: brackets and the dash are optional, a fourth number is none of ours. */
const STAMPED =
  /^\s*(?:[-*•]\s+)?(?:#{1,6}\s+)?([[(]?)(-?\d{1,6}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,9})?)([\])]?)(?:\s*[-–—:|]\s+|\s+|$)/;

/** The time at the start of a line and what follows it. */
export function readStampedLine(line: string): { startMs: number; text: string } | undefined {
  const head = line.slice(0, 80);
  const [match, open, clock = '', close] = STAMPED.exec(head) ?? [];
  if (match === undefined || (open === '') !== (close === '')) return undefined;
  const startMs = readClock(clock);
  const text = line.slice(match.length);
  return startMs === undefined || /^(?:-->|[-–]>|→)/.test(text) ? undefined : { startMs, text };
}

/** Each time opens a cue; lines without one belong to the cue above, those before the first are the title. */
export function readStamps(source: Source): Draft {
  const tally = new Tally(source.path, 'stamps');
  const cues: { startMs: number; texts: string[]; line: number }[] = [];
  const before: string[] = [];
  source.lines.forEach((line, at) => {
    const stamped = readStampedLine(line);
    if (stamped !== undefined) cues.push({ startMs: stamped.startMs, texts: [stamped.text], line: at + 1 });
    else if (line.trim() !== '') (cues.at(-1)?.texts ?? before).push(line);
  });
  const drafts: DraftCue[] = cues.map(({ texts, ...cue }) => ({ ...cue, text: texts.join('\n') }));
  const title = before.find((line) => line.trim() !== '');
  return { cues: nameSpeakers(drafts, tally), tally, times: 'clock', ...(title && { title }) };
}
