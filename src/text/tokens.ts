import type { Cue } from '../model/cue.js';
import { cutTight, isTight } from '../model/wording/join-words.js';

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

/**
 * `>>` and `>>>` open a speaker's turn and a new story in broadcast captions
 * (CEA-608 practice); so does a leading dash.
 */
const TURN = /^>{2,}(?!>)(.*)$/;

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
  const texts = wordsOfCue(cue.text);
  const words = cue.words;
  if (words !== undefined && words.length === texts.length && words.every((word, at) => word.text.trim() === texts[at]))
    return words.map(({ startMs, endMs }, at) => {
      const text = texts[at] ?? '';
      return { text, startMs, endMs: Math.min(endMs, startMs + LONGEST_WORD_MS + LONGEST_LETTER_MS * text.length) };
    });
  const atLetter = lettersInTime(cue);
  const total = texts.reduce((sum, text) => sum + text.length + 1, 0);
  let letters = 0;
  let solid = 0;
  return texts.map((text) => {
    const startMs = atLetter?.(solid) ?? timeAt(cue, letters / total);
    letters += text.length + 1;
    solid += text.replace(/\s/g, '').length;
    return { text, startMs, endMs: atLetter?.(solid) ?? timeAt(cue, letters / total) };
  });
}

/** A space inside of Chinese stands for a comma: it stays with the word before it. */
function wordsOfCue(text: string): readonly string[] {
  const runs = text.split(/\s+/).filter((run) => run !== '');
  if (!isTight(text)) return runs;
  return runs.flatMap((run, nth) => {
    const words = cutTight(run);
    const isPause = isTight(run.slice(-1)) && isTight(runs[nth + 1]?.charAt(0) ?? '');
    return isPause ? [...words.slice(0, -1), `${words.at(-1) ?? ''}\u3000`] : words;
  });
}

/**
 * Recognisers time several signs together: the time of a letter, spaces aside,
 * where the words of the cue are those of its text.
 */
function lettersInTime({ text, words }: Cue): ((letter: number) => number) | undefined {
  if (words === undefined || !isTight(text)) return undefined;
  const parts = words.map((word) => ({ ...word, text: word.text.replace(/\s/g, '') }));
  if (parts.map((part) => part.text).join('') !== text.replace(/\s/g, '')) return undefined;
  return (letter) => {
    let left = letter;
    for (const { text: part, startMs, endMs } of parts) {
      if (left < part.length) return Math.round(startMs + ((endMs - startMs) * left) / part.length);
      left -= part.length;
    }
    return parts.at(-1)?.endMs ?? 0;
  };
}

/** Chinese and Japanese have about so many signs to a word: lengths in words are that many times as long in tokens. */
const SIGNS_A_WORD = 1.7;

/** Tokens to a word of the language: more than one where most of them are signs. */
export function tokensPerWord(tokens: readonly Token[]): number {
  const signs = tokens.reduce((count, { text }) => count + (isTight(text) ? 1 : 0), 0);
  return signs > 0.5 * tokens.length ? SIGNS_A_WORD : 1;
}

const timeAt = (cue: Cue, share: number) => Math.round(cue.startMs + (cue.endMs - cue.startMs) * share);
