import type { Token } from '../tokens.js';

/** A silence counts from here and fully from there; two thirds of those between 0.6 s and more end a sentence. */
const FROM_MS = 300;
const FULL_MS = 1000;

/** Log odds that a full silence adds to the end of a sentence. Set with care: people also stop to think. */
const FULL_LEAN = 1.2;

/** Where more places than this are followed by silence, the times are those of lines and not of speech. */
const MOST = 0.15;

/** For each place: the log odds that the silence after the word adds to a sentence ending there; 0 without times. */
export function leanOfPauses(tokens: readonly Token[]): Float64Array {
  const lean = new Float64Array(tokens.length);
  let count = 0;
  tokens.forEach((token, at) => {
    const silence = (tokens[at + 1]?.startMs ?? token.endMs) - token.endMs;
    if (silence <= FROM_MS) return;
    count++;
    lean[at] = FULL_LEAN * Math.min(1, (silence - FROM_MS) / (FULL_MS - FROM_MS));
  });
  return count > MOST * tokens.length ? lean.fill(0) : lean;
}
