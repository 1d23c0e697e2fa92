/**
 * The WebVTT file parser to the letter of the standard, without any repair: https://www.w3.org/TR/webvtt1/#file-parsing
 * `webvtt-strict.ts` says what it lost; where a file is not in order, `webvtt-mend.ts` mends the lines first.
 */
import { CLOCK_LENGTH, TIMING_LENGTH, isFixedTiming, readFixedClock } from '../support/time/fixed-clock.js';
import { parseRegion, parseSettings } from './settings.js';
import type { VttRegion, VttSettings } from './settings.js';

/** A cue as the standard describes it; `endMs` may lie before `startMs` (such a cue is never shown). */
export interface VttCue extends VttSettings {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Raw cue text, tags and all. */
  readonly text: string;
  /** Line of the timing, from 1. */
  readonly line: number;
}

export interface VttFile {
  /** Whether the file begins with the signature; without it there is nothing else. */
  readonly signed: boolean;
  readonly cues: readonly VttCue[];
  readonly regions: readonly VttRegion[];
  readonly stylesheets: readonly string[];
}

/** Parses a whole file: byte-order mark, NUL and line ends are seen to here. */
export function parseWebVtt(text: string): VttFile {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\0', '\uFFFD')
    .split(/\r\n|\n|\r/);
  return parseWebVttLines(lines);
}

/** Parses a file that is already cut into lines. */
export function parseWebVttLines(lines: readonly string[]): VttFile {
  const body = endOfHeader(lines);
  if (body === undefined) return { signed: false, cues: [], regions: [], stylesheets: [] };
  return parseBlocks(lines, body, new VttBlocks());
}

/** Index of the first line below the header, which a blank line or an arrow ends; undefined without the signature. */
export function endOfHeader(lines: readonly string[]): number | undefined {
  if (!/^WEBVTT(?:[ \t]|$)/.test((lines[0] ?? '').slice(0, 7))) return undefined;
  let at = 1;
  while (at < lines.length && lines[at] !== '' && !(lines[at] as string).includes('-->')) at++;
  return at;
}

/** A block that is no cue, style or region, which the standard drops; comments are such. */
export interface LostBlock {
  /** Its line with an arrow, from which no times could be read. */
  readonly timing?: string;
  /** The line above that one. */
  readonly id?: string;
  /** Its other lines. */
  readonly text: string;
  /** Line of the timing, else the first, from 1. */
  readonly line: number;
}

/** Where the blocks of a file go one by one, so that none is held in memory. */
export interface VttSink {
  readonly keep: (cue: VttCue) => void;
  readonly lose?: (block: LostBlock) => void;
}

/** Hands each cue below the header, from line index `from` on, to a sink, without its settings. */
export function eachWebVttCue(lines: readonly string[], from: number, sink: VttSink): void {
  parseBlocks(lines, from, new VttBlocks(sink));
}

function parseBlocks(lines: readonly string[], from: number, blocks: VttBlocks): VttFile {
  for (let at = from; at < lines.length;) at = lines[at] === '' ? at + 1 : blocks.collect(lines, at);
  const { cues, regions, stylesheets } = blocks;
  return { signed: true, cues, regions, stylesheets };
}

type Building = { -readonly [Name in keyof VttCue]: VttCue[Name] };

class VttBlocks {
  readonly cues: VttCue[] = [];
  readonly regions: VttRegion[] = [];
  readonly stylesheets: string[] = [];

  #seenCue = false;

  constructor(readonly sink?: VttSink) {}

  /** "Collect a WebVTT block": keeps what it finds and returns the line after it. */
  collect(lines: readonly string[], from: number): number {
    let cue: Building | undefined;
    let kind: 'style' | 'region' | undefined;
    let arrowAt = -1;
    let buffer: string | undefined;
    let at = from;
    for (; at < lines.length; at++) {
      const line = lines[at] as string;
      const nth = at - from + 1;
      if (line.includes('-->')) {
        if (nth > 2 || arrowAt >= 0) break;
        arrowAt = at;
        cue = this.#timing(line, { id: buffer ?? '', line: at + 1 });
        if (cue !== undefined) buffer = undefined;
      } else if (line === '') {
        at++;
        break;
      } else {
        if (nth === 2 && cue === undefined && !this.#seenCue && buffer !== undefined) {
          kind = definitionKind(buffer);
          if (kind !== undefined) buffer = undefined;
        }
        buffer = buffer === undefined ? line : `${buffer}\n${line}`;
      }
    }
    if (cue !== undefined) this.#keep(cue, buffer);
    else if (kind === 'style') this.stylesheets.push(buffer ?? '');
    else if (kind === 'region') this.regions.push(parseRegion(buffer ?? ''));
    else if (this.sink?.lose !== undefined) this.sink.lose(lostBlock(lines, { from, to: at, arrowAt }));
    return at;
  }

  #keep(cue: Building, text = ''): void {
    cue.text = text;
    this.#seenCue = true;
    if (this.sink === undefined) this.cues.push(cue);
    else this.sink.keep(cue);
  }

  /** "Collect WebVTT cue timings and settings"; undefined when the standard drops the cue. */
  #timing(line: string, { id, line: number }: { id: string; line: number }): Building | undefined {
    const times = collectTimes(line);
    if (times === undefined) return undefined;
    const cue = { id, startMs: times.startMs, endMs: times.endMs, line: number, text: '' };
    if (this.sink !== undefined || times.at === line.length) return cue;
    return Object.assign(cue, parseSettings(line.slice(times.at), this.regions));
  }
}

function lostBlock(
  lines: readonly string[],
  { from, to, arrowAt }: { from: number; to: number; arrowAt: number },
): LostBlock {
  const textOf = (first: number) => lines.slice(first, lines[to - 1] === '' ? to - 1 : to).join('\n');
  if (arrowAt < 0) return { line: from + 1, text: textOf(from) };
  const lost = { line: arrowAt + 1, timing: lines[arrowAt] as string, text: textOf(arrowAt + 1) };
  return arrowAt === from ? lost : { ...lost, id: lines[from] as string };
}

/** A block defines a style or a region when that word is all of its first line and no cue came before. */
function definitionKind(first: string): 'style' | 'region' | undefined {
  return /^STYLE[ \t\f]*$/.test(first) ? 'style' : /^REGION[ \t\f]*$/.test(first) ? 'region' : undefined;
}

/** The two times of a timing line and where they end. */
export function collectTimes(line: string): { startMs: number; endMs: number; at: number } | undefined {
  if (isFixedTiming(line))
    return { startMs: readFixedClock(line, 0), endMs: readFixedClock(line, CLOCK_LENGTH + 5), at: TIMING_LENGTH };
  const start = collectTimestamp(line, skipSpace(line, 0));
  if (start === undefined) return undefined;
  const arrow = skipSpace(line, start.at);
  if (!line.startsWith('-->', arrow)) return undefined;
  const end = collectTimestamp(line, skipSpace(line, arrow + 3));
  return end && { startMs: start.ms, endMs: end.ms, at: end.at };
}

function skipSpace(line: string, from: number): number {
  let at = from;
  for (; ; at++) {
    const code = line.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 12) return at;
  }
}

/**
 * Hours take any number of digits in the standard;
 * beyond this many nothing is a recording and sums lose their precision.
 */
const MOST_HOUR_DIGITS = 9;

/** "Collect a WebVTT timestamp" at a place in a line. */
export function collectTimestamp(line: string, from: number): { ms: number; at: number } | undefined {
  const first = digits(line, from);
  let at = from + first;
  if (first === 0 || first > MOST_HOUR_DIGITS || line[at] !== ':') return undefined;
  let [hours, minutes] = [0, numberAt(line, from, first)];
  let hasHours = first !== 2 || minutes > 59;
  if (digits(line, at + 1) !== 2) return undefined;
  let seconds = numberAt(line, at + 1, 2);
  at += 3;
  if (line[at] === ':') hasHours = true;
  if (hasHours) {
    if (line[at] !== ':' || digits(line, at + 1) !== 2) return undefined;
    [hours, minutes, seconds] = [minutes, seconds, numberAt(line, at + 1, 2)];
    at += 3;
  }
  if (line[at] !== '.' || digits(line, at + 1) !== 3 || minutes > 59 || seconds > 59) return undefined;
  return { ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 + numberAt(line, at + 1, 3), at: at + 4 };
}

function digits(line: string, from: number): number {
  let at = from;
  for (; ; at++) {
    const code = line.charCodeAt(at);
    if (!(code >= 48 && code <= 57)) return at - from;
  }
}

function numberAt(line: string, from: number, length: number): number {
  let value = 0;
  for (let at = from; at < from + length; at++) value = value * 10 + line.charCodeAt(at) - 48;
  return value;
}
