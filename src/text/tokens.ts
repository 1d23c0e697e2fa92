import type { Cue } from '../model/cue.js';

/** One written word of the transcript: a run without spaces, as it came, with what the line around it tells. */
export interface Token {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Index of its cue. */
  readonly cue: number;
  /** A sign of another speaker (`>>`, a new speaker's name) stands right before it. */
  readonly turn: boolean;
}

/** A sign without a word in it: `-`, `...`, `♪`. It belongs to the word before it. */
const SIGN = /^[^\p{L}\p{N}]+$/u;

/** `>>` and `>>>` open a speaker's turn and a new story in broadcast captions (CEA-608 practice); so does a leading dash. */
const TURN = /^(?:>{2,})(.*)$/;

/**
 * Cuts cues into tokens, in order, each once. A time is taken from the word where the captions give one, else it is
 * spread over the cue by the letters. Signs join the word before them; `>>` becomes `turn` unless `keepSigns`.
 */
export function tokenize(cues: readonly Cue[], keepSigns = false): Token[] {
  const tokens: Token[] = [];
  let turn = false;
  for (let at = 0; at < cues.length; at++) {
    const cue = cues[at];
    if (cue === undefined) continue;
    if (at > 0 && cue.speaker !== cues[at - 1]?.speaker) turn = true;
    for (const part of timed(cue)) {
      let text = part.text;
      const mark = TURN.exec(text);
      if (mark !== null) {
        turn = true;
        if (!keepSigns) text = mark[1] ?? '';
        if (text === '') continue;
      }
      const last = tokens[tokens.length - 1];
      if (SIGN.test(text) && !turn && last !== undefined) {
        tokens[tokens.length - 1] = { ...last, text: `${last.text} ${text}`, endMs: part.endMs };
        continue;
      }
      tokens.push({ text, startMs: part.startMs, endMs: part.endMs, cue: at, turn });
      turn = false;
    }
  }
  return tokens;
}

/** Captions let a word last until the next one; what is longer than this is silence. */
const LONGEST_WORD_MS = 250;
const LONGEST_LETTER_MS = 90;

interface Part {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

function timed(cue: Cue): readonly Part[] {
  const texts = cue.text.split(/\s+/).filter((text) => text !== '');
  const words = cue.words;
  if (words !== undefined && words.length === texts.length && words.every((word, at) => word.text.trim() === texts[at]))
    return words.map(({ startMs, endMs }, at) => {
      const text = texts[at] ?? '';
      return { text, startMs, endMs: Math.min(endMs, startMs + LONGEST_WORD_MS + LONGEST_LETTER_MS * text.length) };
    });
  const total = texts.reduce((sum, text) => sum + text.length + 1, 0);
  let letters = 0;
  return texts.map((text) => {
    const startMs = timeAt(cue, letters / total);
    letters += text.length + 1;
    return { text, startMs, endMs: timeAt(cue, letters / total) };
  });
}

const timeAt = (cue: Cue, share: number) => Math.round(cue.startMs + (cue.endMs - cue.startMs) * share);
