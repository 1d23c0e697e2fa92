import type { TimedWord } from '../../model/cue.js';
import { readClock } from './support/time/clock.js';
import { addWords } from './webvtt/cue-text.js';
import type { DraftCue, TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';

const STAMP = /^\[(\d{1,6}:\d{1,2}(?:[.:]\d{1,3})?)\]/;
const TAG = /^\[(ti|ar|al|au|by|re|ve|length|offset|la):(.*)\]\s*$/i;
/** Of the lines, so many must be LRC; text with `[0:12]` in front of its sentences has no fraction. */
const SHARE = 0.5;

/**
 * LRC: `[mm:ss.xx]text`, several times on one line,
 * `[offset:+500]` (positive is earlier), and `<mm:ss.xx>` before words.
 */
export const lrc: TextReader = {
  kind: 'text',
  name: 'lrc',
  title: 'LRC',
  extensions: ['.lrc'],
  sample: '[ti:Lecture 1]\n[00:12.00]Welcome to the lecture.',
  origin: 'whisper.cpp -olrc, audio players',

  detect({ lines }) {
    const head = lines.slice(0, 400).filter((line) => line.trim() !== '');
    const tags = head.filter((line) => TAG.test(line.slice(0, 300))).length;
    const stamped = head.filter((line) => /^\[\d{1,6}:\d{2}[.:]\d{2,3}\]\S?/.test(line.slice(0, 30))).length;
    if (tags + stamped < head.length * SHARE || stamped === 0) return undefined;
    // `[00:12.00] text` with a space is anybody's; tags, or text glued to the bracket, are LRC.
    const glued = head.filter((line) => /^\[\d{1,6}:\d{2}[.:]\d{2,3}\](?:\S|$)/.test(line.slice(0, 30))).length;
    return tags > 0 || glued >= stamped / 2 ? `${stamped} of ${head.length} lines begin with [mm:ss.xx]` : undefined;
  },

  read({ path, lines }) {
    const tally = new Tally(path, 'lrc');
    const cues: DraftCue[] = [];
    const tags = new Map<string, string>();
    lines.forEach((line, at) => {
      const [tagged, name = '', value = ''] = TAG.exec(line.slice(0, 1000)) ?? [];
      if (tagged !== undefined) tags.set(name.toLowerCase(), value.trim());
      else readLine(line, { line: at + 1, cues, tally });
    });
    const offsetMs = Number(/^[+-]?\d{1,7}$/.exec(tags.get('offset') ?? '')?.[0] ?? 0);
    const title = tags.get('ti');
    const moved = offsetMs === 0 ? cues : cues.map((cue) => moveEarlier(cue, offsetMs));
    return { cues: moved, tally, ...(title && { title }) };
  },
};

function readLine(line: string, { line: number, cues, tally }: { line: number; cues: DraftCue[]; tally: Tally }): void {
  const starts: number[] = [];
  let rest = line.trimStart();
  for (let stamp = STAMP.exec(rest.slice(0, 40)); stamp !== null; stamp = STAMP.exec(rest.slice(0, 40))) {
    const startMs = readClock(
      (stamp[1] ?? '').replace(/:(\d{1,3})$/, (all, last: string) =>
        stamp?.[1]?.split(':').length === 3 ? `.${last}` : all,
      ),
    );
    if (startMs !== undefined) starts.push(startMs);
    rest = rest.slice(stamp[0].length);
    if (starts.length >= 100) break;
  }
  if (rest.trim() === '') return;
  if (starts.length === 0) return continueLine(rest, { line: number, cues, tally });
  for (const startMs of starts) cues.push({ startMs, line: number, ...readWords(rest, startMs) });
}

/** A line without a time continues the one above it; before the first there is nothing to continue. */
function continueLine(text: string, { line, cues, tally }: { line: number; cues: DraftCue[]; tally: Tally }): void {
  const last = cues.at(-1);
  const hint = 'Give it a time, as [01:02.30].';
  tally.warn('no-time', 'a line without a time was added to the one above', { line, hint, quoted: text });
  if (last === undefined) cues.push({ startMs: 0, text, line, estimated: true });
  else cues[cues.length - 1] = { ...last, text: `${last.text}\n${text}` };
}

function readWords(text: string, startMs: number): { text: string; words?: readonly TimedWord[] } {
  if (!text.includes('<')) return { text };
  const pieces = text.split(/<(\d{1,6}:\d{1,2}(?:\.\d{1,3})?)>/);
  if (pieces.length < 3) return { text };
  const words: TimedWord[] = [];
  let nowMs = startMs;
  pieces.forEach((piece, at) => {
    if (at % 2 === 1) nowMs = readClock(piece) ?? nowMs;
    else addWords(words, piece, { startMs: nowMs, endMs: Math.max(nowMs, readClock(pieces[at + 1] ?? '') ?? nowMs) });
  });
  return { text: pieces.filter((_, at) => at % 2 === 0).join(''), words };
}

function moveEarlier(cue: DraftCue, byMs: number): DraftCue {
  const words = cue.words?.map((word) => ({ ...word, startMs: word.startMs - byMs, endMs: word.endMs - byMs }));
  return { ...cue, startMs: Math.max(0, cue.startMs - byMs), ...(words && { words }) };
}
