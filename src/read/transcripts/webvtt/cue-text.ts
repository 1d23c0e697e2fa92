import type { TimedWord } from '../../../model/cue.js';
import type { Row } from '../support/reader.js';
import { readTimedRows } from './timed-rows.js';
import { mendCueText, readStamp, tokenizeCueText } from './parse-cue-text.js';

/** What one voice says in one cue. */
export interface VoiceTurn {
  readonly text: string;
  readonly speaker?: string;
  /** The lines one by one, where some of them carry word times. */
  readonly rows?: readonly Row[];
}

interface TimedPiece {
  readonly text: string;
  /** Undefined for text before any timestamp of its row. */
  readonly startMs: number | undefined;
}

/** The plain text of tagged cue text by voice and line, with word times where `<00:00:01.000>` gives them. */
export function readCueText(
  raw: string,
  times: { readonly startMs: number; readonly endMs: number },
): readonly VoiceTurn[] {
  if (!raw.includes('<') && !raw.includes('&')) return [{ text: raw }];
  const rows = readTimedRows(raw, times);
  if (rows !== undefined)
    return [{ text: rows.length === 1 ? (rows[0] as Row).text : rows.map((row) => row.text).join('\n'), rows }];
  const reading = new Reading(times);
  for (const token of tokenizeCueText(mendCueText(raw))) {
    if (token.kind === 'text') reading.say(token.text);
    else if (token.kind === 'time') reading.stamp(readStamp(token.text.replace(',', '.')));
    else if (token.kind === 'start' && token.name === 'v') reading.turn(token.annotation);
  }
  return reading.turns();
}

class Reading {
  readonly #turns: VoiceTurn[] = [];
  #speaker: string | undefined;
  #rows: TimedPiece[][] = [[]];
  #nowMs: number | undefined;
  #timed = false;

  constructor(readonly times: { readonly startMs: number; readonly endMs: number }) {}

  say(text: string): void {
    text.split('\n').forEach((line, nth) => {
      if (nth > 0) {
        this.#rows.push([]);
        this.#nowMs = undefined;
      }
      if (line !== '') this.#rows.at(-1)?.push({ text: line, startMs: this.#nowMs });
    });
  }

  stamp(ms: number | undefined): void {
    if (ms === undefined) return;
    this.#nowMs = ms;
    this.#timed = true;
  }

  turn(speaker: string): void {
    this.#finish();
    // `<v ->` marks a turn of nobody in particular.
    this.#speaker = /[\p{L}\p{N}]/u.test(speaker) ? speaker : undefined;
  }

  turns(): readonly VoiceTurn[] {
    this.#finish();
    return this.#turns;
  }

  #finish(): void {
    const rows = this.#rows.map((pieces) => ({
      text: pieces
        .map((piece) => piece.text)
        .join('')
        .trim(),
      pieces,
    }));
    const text = rows.map((row) => row.text).join('\n');
    const speaker = this.#speaker === undefined || this.#speaker === '' ? {} : { speaker: this.#speaker };
    if (text.trim() !== '' || this.#turns.length === 0) {
      const timed = this.#timed ? { rows: rows.map((row) => timeRow(row.text, row.pieces, this.times)) } : {};
      if (this.#turns.length > 0 && this.#turns[0]?.text.trim() === '') this.#turns.pop();
      this.#turns.push({ text, ...speaker, ...timed });
    }
    this.#rows = [[]];
    this.#timed = false;
    this.#nowMs = undefined;
  }
}

/** A row has word times when a timestamp stands in it; its first words then begin with the cue. */
function timeRow(text: string, pieces: readonly TimedPiece[], times: { startMs: number; endMs: number }): Row {
  if (!pieces.some((piece) => piece.startMs !== undefined)) return { text };
  const words: TimedWord[] = [];
  pieces.forEach((piece, at) => {
    const startMs = piece.startMs ?? times.startMs;
    addWords(words, piece.text, { startMs, endMs: Math.max(startMs, pieces[at + 1]?.startMs ?? times.endMs) });
  });
  return { text, words };
}

/** Words of one timed piece; several share its time by their letters. */
export function addWords(
  words: TimedWord[],
  text: string,
  { startMs, endMs }: { startMs: number; endMs: number },
): void {
  const parts = text.trim().split(/\s+/);
  if (parts.length === 1) {
    if (parts[0] !== '') words.push({ text: parts[0] as string, startMs, endMs });
    return;
  }
  const letters = parts.reduce((sum, part) => sum + part.length, 0);
  let said = 0;
  for (const part of parts) {
    const from = startMs + Math.round(((endMs - startMs) * said) / letters);
    said += part.length;
    words.push({ text: part, startMs: from, endMs: startMs + Math.round(((endMs - startMs) * said) / letters) });
  }
}
