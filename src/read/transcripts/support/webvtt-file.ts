/**
 * The WebVTT file parser to the letter of the standard, without any repair: https://www.w3.org/TR/webvtt1/#file-parsing
 * The reader in `../webvtt.ts` mends lines first and then hands them to this one.
 */
import { parseRegion, parseSettings } from './webvtt-settings.js';
import type { VttRegion, VttSettings } from './webvtt-settings.js';

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
  const file = { signed: false, cues: [] as VttCue[], regions: [] as VttRegion[], stylesheets: [] as string[] };
  const signature = lines[0] ?? '';
  if (!/^WEBVTT(?:[ \t]|$)/.test(signature.slice(0, 7))) return file;
  const body = lines[1] === '' ? 1 : collectBlock(lines, 1, { file, inHeader: true });
  return parseWebVttBody(lines, body);
}

/** Parses what follows the header, from line index `from` on. */
export function parseWebVttBody(lines: readonly string[], from: number): VttFile {
  const file = { signed: true, cues: [] as VttCue[], regions: [] as VttRegion[], stylesheets: [] as string[] };
  let at = from;
  while (at < lines.length) {
    if (lines[at] === '') at++;
    else at = collectBlock(lines, at, { file, inHeader: false });
  }
  return file;
}

interface Context {
  readonly file: { cues: VttCue[]; regions: VttRegion[]; stylesheets: string[] };
  readonly inHeader: boolean;
}

/** "Collect a WebVTT block": adds what it finds to the file and returns the line after it. */
function collectBlock(lines: readonly string[], from: number, { file, inHeader }: Context): number {
  let cue: Omit<VttCue, 'text'> | undefined;
  let kind: 'style' | 'region' | undefined;
  let seenArrow = false;
  let buffer: string | undefined;
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at] as string;
    const nth = at - from + 1;
    if (line.includes('-->')) {
      if (inHeader || !(nth === 1 || (nth === 2 && !seenArrow))) break;
      seenArrow = true;
      cue = parseTimingLine(line, { id: buffer ?? '', line: at + 1, regions: file.regions });
      if (cue !== undefined) buffer = undefined;
    } else if (line === '') {
      at++;
      break;
    } else {
      if (!inHeader && nth === 2 && file.cues.length === 0 && cue === undefined && buffer !== undefined) {
        kind = /^STYLE[ \t\f]*$/.test(buffer) ? 'style' : /^REGION[ \t\f]*$/.test(buffer) ? 'region' : undefined;
        if (kind !== undefined) buffer = undefined;
      }
      buffer = buffer === undefined ? line : `${buffer}\n${line}`;
    }
  }
  if (cue !== undefined) file.cues.push({ ...cue, text: buffer ?? '' });
  else if (kind === 'style') file.stylesheets.push(buffer ?? '');
  else if (kind === 'region') file.regions.push(parseRegion(buffer ?? ''));
  return at;
}

/** "Collect WebVTT cue timings and settings"; undefined when the standard drops the cue. */
export function parseTimingLine(
  line: string,
  { id, line: number, regions }: { id: string; line: number; regions: readonly VttRegion[] },
): Omit<VttCue, 'text'> | undefined {
  const times = collectTimes(line);
  if (times === undefined) return undefined;
  const cue = { id, startMs: times.startMs, endMs: times.endMs, line: number };
  return times.at === line.length ? cue : { ...cue, ...parseSettings(line.slice(times.at), regions) };
}

/** The two times of a timing line and where they end. */
export function collectTimes(line: string): { startMs: number; endMs: number; at: number } | undefined {
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

/** Hours take any number of digits in the standard; beyond this many nothing is a recording and sums lose their precision. */
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
