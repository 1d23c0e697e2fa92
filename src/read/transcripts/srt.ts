import type { Source } from '../../model/source.js';
import { quote } from './support/clean.js';
import { readCueText } from './webvtt/cue-text.js';
import { readFixedSubRip } from './support/time/fixed-clock.js';
import { joinHighlights } from './support/markup/highlights.js';
import type { MarkedCue } from './support/markup/highlights.js';
import type { TextReader } from './support/reader.js';
import { Unroller } from './support/rolling.js';
import { Tally } from './support/tally.js';
import { readTiming } from './support/time/timing.js';

/**
 * SubRip. No standard exists; https://www.matroska.org/technical/subtitles.html#srt-subtitles is what most agree on.
 * Counters are optional and not believed; blank lines inside a caption belong to it;
 * `{\an8}` and HTML tags go, other `<` stay.
 */
export const srt: TextReader = {
  kind: 'text',
  name: 'srt',
  title: 'SubRip',
  extensions: ['.srt'],
  sample: '1\n00:00:01,000 --> 00:00:04,000\nWelcome to the lecture.',
  origin: 'video platforms, Whisper, subtitle editors, yt-dlp --convert-subs srt',

  detect({ lines }) {
    const head = lines.slice(0, 200);
    if (/^\s*WEBVTT(?:\s|$)/.test((head.find((line) => line.trim() !== '') ?? '').slice(0, 40))) return undefined;
    const timing = head.find((line) => line.includes('-->') && readTiming(line) !== undefined);
    if (timing === undefined || /\b(?:align|position|line|size|vertical|region):\S/.test(timing)) return undefined;
    return `times with an arrow: ${quote(timing)}`;
  },

  read(source) {
    const tally = new Tally(source.path, 'srt');
    const unroller = new Unroller(tally);
    for (const cue of joinHighlights(readCues(source, tally), tally)) unroller.add(cue);
    const cues = unroller.finish();
    return { cues, tally, isUnrolled: unroller.isRolling };
  },
};

interface Open {
  readonly times: Times;
  /** Index of the first line of text. */
  readonly from: number;
}

/** In one pass: each timing closes the caption above it. */
function readCues({ lines }: Source, tally: Tally): readonly MarkedCue[] {
  const cues: MarkedCue[] = [];
  let open: Open | undefined;
  let lastEndMs = 0;
  const close = (nextTiming?: number) => {
    if (open === undefined) for (const draft of readBefore(lines.slice(0, nextTiming), tally)) cues.push(draft);
    else
      for (const draft of draftsOf(textBetween(lines, open.from, nextTiming), open.times, open.from)) cues.push(draft);
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (!line.includes('>') && !line.includes('→')) continue;
    const timing = readFixedSubRip(line) ?? readTiming(line);
    if (timing === undefined) continue;
    close(at);
    if (timing === 'bad') {
      reportBad(tally, at + 1, line);
      open = { times: { startMs: lastEndMs, estimated: true }, from: at + 1 };
    } else {
      open = { times: { startMs: timing.startMs, endMs: timing.endMs }, from: at + 1 };
      lastEndMs = timing.endMs;
    }
  }
  close();
  return cues;
}

/** Above the first time stands its counter; anything else is said from the beginning. */
function readBefore(lines: readonly string[], tally: Tally): readonly MarkedCue[] {
  return lines.flatMap((text, at): MarkedCue[] => {
    if (text.trim() === '' || /^\s*-?\d{1,9}\s*$/.test(text.slice(0, 40))) return [];
    const hint = 'Give it a line with its times.';
    tally.warn('stray-text', 'text above the first time was placed at the start', { line: at + 1, hint, quoted: text });
    return [{ startMs: 0, text, line: at + 1, estimated: true }];
  });
}

function reportBad(tally: Tally, line: number, quoted: string): void {
  const hint = 'Write the times as 00:01:02,345 --> 00:01:04,000.';
  tally.warn('bad-timing', 'a time cannot be read; its words were placed after the caption before', {
    line,
    hint,
    quoted,
  });
}

/** The lines before the next timing, without the counter that stands right above it. */
function textBetween(lines: readonly string[], from: number, nextTiming?: number): string {
  let to = nextTiming ?? lines.length;
  if (nextTiming !== undefined && isCounter(lines, from, to - 1)) to--;
  return to - from === 1 ? (lines[from] as string) : lines.slice(from, to).join('\n');
}

/** A number alone is a counter when it follows a blank line, or when the caption has words without it. */
function isCounter(lines: readonly string[], from: number, at: number): boolean {
  if (at < from || !/^\s*-?\d{1,9}\s*$/.test((lines[at] as string).slice(0, 40))) return false;
  const before = at === from ? '' : (lines[at - 1] as string);
  return before.trim() === '' || at > from;
}

interface Times {
  readonly startMs: number;
  readonly endMs?: number;
  readonly estimated?: boolean;
}

function draftsOf(raw: string, times: Times, line: number): readonly MarkedCue[] {
  const text = dropOverrides(raw);
  if (!text.includes('<')) return [Object.assign({ text, line }, times)];
  const marked = /<u>([^<]{1,100})<\/u>/.exec(text)?.[1];
  // In SubRip a reference such as `&lt;` is not resolved by players, so it is kept from being one here.
  const escaped = text.replaceAll('&', '&amp;');
  return readCueText(escaped, { startMs: times.startMs, endMs: times.endMs ?? times.startMs }).map((turn) => ({
    ...times,
    ...turn,
    line,
    ...(marked && { marked }),
  }));
}

/** Takes out `{\an8}` and its like, which come from Advanced SubStation. */
function dropOverrides(text: string): string {
  return text.includes('{\\') ? text.replace(/\{\\[^{}\n]{0,200}\}/g, '') : text;
}
