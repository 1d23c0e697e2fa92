import { readTimeAt } from '../time/written-time.js';
import type { WrittenTime } from '../time/written-time.js';

/** A line of text with the time that stands in it, if one does. */
export interface TimedLine {
  /** Words without the time and its marks. */
  readonly text: string;
  readonly time?: WrittenTime;
  /** Where the time stands: a leading one begins words, a trailing one ends those on its line. */
  readonly at?: 'start' | 'end';
  /** 1 to 6 for a heading. */
  readonly level?: number;
  /** A short text before the time that may be a name: `Ada [0:12] words`. */
  readonly before?: string;
}

/** What one line of a transcript in text is. */
export interface TextLine extends TimedLine {
  readonly kind: 'blank' | 'heading' | 'timed' | 'text' | 'mark';
  /** Counts from 1. */
  readonly line: number;
}

/**
 * Marks of lists, quotes and headings at the start of a line, or the number of a caption that stands on one line. `>>`
 * marks a change of speakers and is none of them.
 */
const PREFIX =
  /^\s*(?:>(?!>|\w)\s?){0,9}(?:(?:[-+*•▪▶►‣–—]|\d{1,4}[.)])\s+(?=\S)|\d{1,5}\s+(?=[\d:.,]{5,12}\s*-->))?(?:(#{1,6})\s+)?/;
/** What may part a time from the words behind it. Without any of it only a bracket parts them. */
const PARTS = /(?:[:：](?=\p{L})|\s*(?:[-–—|·•»→]|[:：,;](?=\s|$)|=>?|\)|\.(?=\s))?(?:\s+|$))/uy;
const LONGEST_LOOK = 1500;

/** Reads a time at the start of a line, behind marks of Markdown. */
export function readLeading(line: string): TimedLine | undefined {
  const head = line.slice(0, LONGEST_LOOK);
  const [prefix = '', hashes] = PREFIX.exec(head) ?? [];
  const time = readPair(head, prefix.length);
  if (time === undefined || /^\s*(?:-->|[-–]>|→\s*\d)/.test(head.slice(time.end, time.end + 10))) return undefined;
  PARTS.lastIndex = time.end;
  const parts = PARTS.exec(head)?.[0];
  if (parts === undefined && !time.marked) return undefined;
  const rest = line.slice(time.end + (parts?.length ?? 0));
  // The dash before `[Name]` belongs to the name.
  const text = time.carried + (rest.startsWith('[') && /[-–—]/.test(parts ?? '') ? `- ${rest}` : rest);
  return { text, time, at: 'start', ...(hashes !== undefined && { level: hashes.length }) };
}

/** Start, end and perhaps the duration, side by side: `00:00:11:10 00:00:16:17 05:07`. */
function readPair(line: string, at: number): WrittenTime | undefined {
  const first = readTimeAt(line, at);
  if (first === undefined || first.endMs !== undefined) return first;
  const second = readNext(line, first.end);
  const isLong = (from: number, to: number) => line.slice(from, to).split(/[:：]/).length > 2;
  if (second === undefined || second.endMs !== undefined || second.startMs < first.startMs) return first;
  if (!isLong(at, first.end) || !isLong(first.end, second.end)) return first;
  const third = readNext(line, second.end);
  const isDuration = third !== undefined && line.slice(third.end).trim() === '';
  const frames = second.frames === undefined ? {} : { endFrames: second.frames };
  return { ...first, endMs: second.startMs, ...frames, end: isDuration ? third.end : second.end };
}

function readNext(line: string, at: number): WrittenTime | undefined {
  const space = /[\s,;|]{1,9}/y;
  space.lastIndex = at;
  const gap = space.exec(line);
  return gap === null ? undefined : readTimeAt(line, at + gap[0].length);
}

/** So far from the end of a line a time with its link may begin. */
const TAIL = 900;

/** Reads a time at the end of a line; one without marks needs space before it. */
export function readTrailing(line: string): TimedLine | undefined {
  const whole = line.trimEnd();
  if (!/[\d\])}>）】］*_`s"”″]$/.test(whole) || !/\d/.test(whole.slice(-TAIL))) return undefined;
  const from = Math.max(0, whole.length - TAIL);
  const starts = /(?:^|\s|(?<=[.?!…"”]))(?=[\d@*_`~<{[(\\【（［-]|time|at )/giy;
  for (let at = from; at < whole.length; at++) {
    starts.lastIndex = at;
    const space = starts.exec(whole);
    if (space === null) continue;
    const time = readTimeAt(whole, at + space[0].length);
    if (time === undefined || time.carried !== '' || whole.slice(time.end).trim().length > 0) continue;
    const text = whole.slice(0, at).replace(/\s+[-–—|]$/, '');
    const [prefix = '', hashes] = PREFIX.exec(text.slice(0, LONGEST_LOOK)) ?? [];
    return { text: text.slice(prefix.length), time, at: 'end', ...(hashes !== undefined && { level: hashes.length }) };
  }
  return undefined;
}

/** A short text, the time, and perhaps words: `Ada Lovelace [0:12]: words`, `Speaker 2:<tab>[00:04]<tab>words`. */
const BEFORE =
  /^\s*(?:>(?!>)\s?)?(?:[-+*•]\s+)?((?:\*\*|__)?[@<[(]?(\p{L}[^<>[\]()\t:*_\d]{0,50}(?: ?\d{1,3})?)[>\])]?:?(?:\*\*|__)?(?:\s?:)?)(?:\s+|\s*[-–—|,@]\s*|(?=[[(]))/u;

export function readNamed(line: string): TimedLine | undefined {
  const head = line.slice(0, LONGEST_LOOK);
  const [match, , before] = BEFORE.exec(head) ?? [];
  if (match === undefined || before === undefined || !looksLikeName(before)) return undefined;
  const time = readTimeAt(head, match.length);
  if (time === undefined) return undefined;
  PARTS.lastIndex = time.end;
  const parts = PARTS.exec(head)?.[0];
  if (parts === undefined && !time.marked) return undefined;
  const text = time.carried + line.slice(time.end + (parts?.length ?? 0));
  return {
    text,
    time,
    at: 'start',
    before: before
      .trimEnd()
      .replace(/[-–—|,@]+$/, '')
      .trimEnd(),
  };
}

/** At most five words, the first with a capital: a person, a role, or `Speaker 2`. */
export function looksLikeName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return (
    words.length <= 5 &&
    /^[\p{Lu}\p{Lo}]|^speaker/u.test(words[0] ?? '') &&
    !/[.?!,;]$|\p{Ll}[.?!]\s/u.test(text.trim())
  );
}

export interface LinePiece {
  readonly time?: WrittenTime;
  readonly text: string;
}

/**
 * What may stand between a bracket and the digits of a time: other marks, a label.
 * Nearly all brackets are none, and reading on costs.
 */
const SHORT_LOOK = 60;
const MAY_BE_TIME = /^[^\d\]]*-?\d/;

/**
 * Cuts a text at the times in square brackets inside it, also escaped, bold or linked ones; the first piece has none.
 */
export function cutAtTimes(text: string): readonly LinePiece[] {
  if (!text.includes('[')) return [{ text }];
  const pieces: LinePiece[] = [];
  let [from, time] = [0, undefined as WrittenTime | undefined];
  for (let open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
    if (!MAY_BE_TIME.test(text.slice(open + 1, open + SHORT_LOOK))) continue;
    let at = open;
    while (at > from && /[[\\*_]/.test(text[at - 1] ?? '') && open - at < 5) at--;
    const found = readTimeAt(text, at);
    if (found === undefined || found.name !== undefined || found.carried !== '') continue;
    pieces.push({ text: text.slice(from, at), ...(time !== undefined && { time }) });
    [from, time] = [found.end, found];
    open = found.end - 1;
  }
  return [...pieces, { text: text.slice(from), ...(time !== undefined && { time }) }];
}

/** `(0:15)` and `0:15` amid words. */
const RUNNING = /(?<=\s)(?:\((\d{1,3}(?::\d{2}){1,2})\)|(\d{1,3}(?::\d{2}){1,2}))(?::?(?=\s))/g;
/** So many times of a line, ever later, each with words behind it, are no times that somebody speaks of. */
const [FEWEST_IN_BRACKETS, FEWEST_BARE] = [2, 3];
const FEWEST_WORDS = 2;
/** Speech has two or three words a second; times that somebody speaks of leave minutes with hardly any. */
const FEWEST_WORDS_A_SECOND = 0.2;

/** The time at the start of a paragraph, and that of the line with the next one: what is said between is within. */
export interface Between {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * Cuts a paragraph that lost its line ends, `0:00 words 0:15 words`, at the times inside it; the first piece has none.
 */
export function cutAtRunningTimes(text: string, { fromMs, untilMs }: Between): readonly LinePiece[] {
  const found = [...text.matchAll(RUNNING)];
  const bracketed = found.filter(([, inBrackets]) => inBrackets !== undefined);
  const times = bracketed.length >= FEWEST_IN_BRACKETS ? bracketed : found;
  if (times.length < (times === bracketed ? FEWEST_IN_BRACKETS : FEWEST_BARE)) return [{ text }];
  const pieces: LinePiece[] = [];
  let [from, time] = [0, undefined as WrittenTime | undefined];
  for (const match of times) {
    const own = readTimeAt(text, match.index);
    const said = text.slice(from, match.index);
    if (own === undefined || own.startMs <= (time?.startMs ?? fromMs) || said.trim().split(/\s+/).length < FEWEST_WORDS)
      return [{ text }];
    pieces.push({ text: said, ...(time !== undefined && { time }) });
    [from, time] = [match.index + match[0].length, own];
  }
  const [lastMs, words] = [time?.startMs ?? fromMs, text.slice(0, times.at(-1)?.index).split(/\s+/).length];
  if (lastMs > untilMs || words < ((lastMs - fromMs) / 1000) * FEWEST_WORDS_A_SECOND) return [{ text }];
  return [...pieces, { text: text.slice(from), ...(time !== undefined && { time }) }];
}
