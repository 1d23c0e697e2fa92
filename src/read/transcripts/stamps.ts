import type { Source } from '../../model/source.js';
import { cutAtStamps, spreadLines } from './support/anchors.js';
import type { AnchoredBlock } from './support/anchors.js';
import { quote } from './support/clean.js';
import { readClock } from './support/clock.js';
import { PAGE_JUNK } from './support/page-junk.js';
import type { Draft, TextReader } from './support/reader.js';
import { nameSpeakers } from './support/speakers.js';
import { Tally } from './support/tally.js';

/** So many lines, or such a share of them, must begin with a time. */
const [ENOUGH, SHARE] = [3, 0.3];

/** Text whose lines begin with a time: `0:07 text`, `[00:12:34] text`, `12:34 - text`; or the time alone above its text. */
export const stamps: TextReader = {
  kind: 'text',
  name: 'stamps',
  isGeneral: true,
  title: 'Text with leading times',
  extensions: ['.txt', '.md', '.text'],
  sample: '[00:00:07] Welcome to the lecture.\n[00:00:12] Let us begin.',
  origin: 'a transcript panel copied from a web page, notes taken by hand, transcription services',

  detect(source) {
    const head = source.lines.slice(0, 400).filter((line) => line.trim() !== '');
    const stamped = head.filter((line) => isTimed(line));
    if (stamped.length === 0 || (stamped.length < ENOUGH && stamped.length < head.length * SHARE)) return undefined;
    return `${stamped.length} of the first ${head.length} lines have a time: ${quote(stamped[0] ?? '')}`;
  },

  read: readStamps,
};

/** `[00:12:34.5] text`, `- 0:07 - text`, `(1:02)`: brackets and the dash are optional, a fourth number is none of ours. */
const STAMPED =
  /^\s*(?:[-*•]\s+)?(?:#{1,6}\s+)?([[(]?)(-?\d{1,6}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,9})?)([\])]?)(?:\s*[-–—:|]\s+|\s+|$)/;
/** Bold names belong to another reader. */
const BOLD = /^\*\*[^*]{1,60}\*\*/;

/** The time at the start of a line and what follows it. */
function readStampedLine(line: string): { startMs: number; text: string } | undefined {
  const [match, open, clock = '', close] = STAMPED.exec(line.slice(0, 80)) ?? [];
  if (match === undefined || (open === '') !== (close === '')) return undefined;
  const startMs = readClock(clock);
  const text = line.slice(match.length);
  return startMs === undefined || /^(?:-->|[-–]>|→)/.test(text) || BOLD.test(text) ? undefined : { startMs, text };
}

const isTimed = (line: string): boolean =>
  readStampedLine(line) !== undefined ||
  (!line.startsWith('[') && !BOLD.test(line) && cutAtStamps(line.slice(0, 2000)).length > 1);

/** Each time opens a caption; lines without one belong to the caption above, those before the first are title and beginning. */
function readStamps({ path, lines }: Source): Draft {
  const tally = new Tally(path, 'stamps');
  const blocks: AnchoredBlock[] = [];
  const before: { text: string; line: number }[] = [];
  const say = (text: string, line: number) => {
    if (text.trim() !== '') (blocks.at(-1)?.parts ?? before).push({ text: text.trim(), line });
  };
  lines.forEach((line, at) => {
    const stamped = readStampedLine(line);
    if (stamped !== undefined) blocks.push({ startMs: stamped.startMs, line: at + 1, parts: [] });
    else if (blocks.length === 0 && PAGE_JUNK.test(line.slice(0, 80))) return;
    cutAtStamps(stamped?.text ?? line).forEach(({ startMs, text }) => {
      if (startMs !== undefined) blocks.push({ startMs, line: at + 1, parts: [] });
      say(text, at + 1);
    });
  });
  const [title, beginning] = takeTitle(before);
  const opening = beginning.length > 0 ? [{ startMs: 0, line: beginning[0]?.line ?? 1, parts: beginning }] : [];
  const cues = spreadLines([...opening, ...blocks]);
  return { cues: nameSpeakers(cues, tally), tally, times: 'clock', ...(title && { title }) };
}

/** A short first line without a full stop is the title; prose above the first time is spoken from the beginning. */
function takeTitle(
  before: readonly { text: string; line: number }[],
): [string | undefined, { text: string; line: number }[]] {
  const isHeading = ({ text }: { text: string }) => text.length < 100 && !/[.?!,;]$/.test(text);
  const title = before.find(isHeading)?.text.replace(/^#+\s*/, '');
  return [title, before.filter((line) => !isHeading(line))];
}
