/** What is heard beside the words: `[Music]`, `(laughs)`, `[background noise]`. It is no part of a sentence. */
import type { Token } from '../tokens.js';

const HEARD =
  /^(?:music|applause|laugh(?:s|ing|ter)?|chuckl(?:es|ing)|cheer(?:s|ing)|clap(?:s|ping)|inaudible|unintelligible|indistinct|crosstalk|silence|pause|nois(?:e|es|y)|background|cough(?:s|ing)?|sigh(?:s|ing)?|sneez(?:es|ing)|beep(?:s|ing)?|bell|foreign|audience|static|blank_audio|♪+)$/i;

/** Longer brackets are words. */
const LONGEST = 5;

/** For each token 1 where it belongs to a sound. */
export function soundsOf(tokens: readonly Token[]): Uint8Array {
  const sounds = new Uint8Array(tokens.length);
  for (let from = 0; from < tokens.length; from++) {
    if (!/^[[(]/.test(tokens[from]?.text ?? '')) continue;
    const to = endOf(tokens, from);
    if (to === undefined) continue;
    sounds.fill(1, from, to);
    from = to - 1;
  }
  return sounds;
}

/** Behind the closing bracket of a sound that begins at `from`. */
function endOf(tokens: readonly Token[], from: number): number | undefined {
  const opening = tokens[from]?.text.charAt(0);
  for (let to = from + 1; to <= Math.min(from + LONGEST, tokens.length); to++) {
    if (tokens[to - 1]?.cue !== tokens[from]?.cue) return undefined;
    if (!/[\])][.,!?]?$/.test(tokens[to - 1]?.text ?? '')) continue;
    const words = tokens.slice(from, to).flatMap(({ text }) => text.replace(/[[\]().,!?]/g, ' ').split(/\s+/));
    // A single word in square brackets is always one.
    const isSound = words.some((word) => HEARD.test(word)) || (opening === '[' && to === from + 1);
    return isSound ? to : undefined;
  }
  return undefined;
}
