import { END, NONE, type MarkClass } from './marks.js';
import type { Token } from '../tokens.js';

/** Line starts that a transcript must have, with and without a mark before them, to tell what its capitals mean. */
const LEAST = 10;

/** Share of sentences that begin with a capital where capitals are written at all. */
const SENTENCE_CAPITAL = 0.95;

/**
 * People who type captions line by line often leave out the full stop at a line's end and begin the next with a
 * capital. For each place at the end of a line without a mark: the log odds that the capital, or its absence, adds to a
 * sentence ending there; 0 elsewhere, and everywhere in transcripts whose capitals say nothing. `isPlain` tells words
 * that have no capital of their own.
 */
export function leanOfLineStarts(
  tokens: readonly Token[],
  marks: readonly MarkClass[],
  isPlain: (text: string) => boolean,
): Float64Array {
  const lean = new Float64Array(tokens.length);
  const places: number[] = [];
  let [ends, capitalEnds, capitals] = [0, 0, 0];
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    if (next === undefined || next.cue === token.cue || !isPlain(next.text)) return;
    const capital = /^[^\p{L}]*\p{Lu}/u.test(next.text);
    if ((marks[at] ?? NONE) >= END) {
      ends++;
      if (capital) capitalEnds++;
    } else if (marks[at] === NONE) {
      places.push(at);
      if (capital) capitals++;
    }
  });
  if (ends < LEAST || places.length < LEAST || capitalEnds < 0.7 * ends || capitals === 0) return lean;
  const chance = capitals / places.length;
  const [large, small] = [Math.log(SENTENCE_CAPITAL / chance), Math.log((1 - SENTENCE_CAPITAL) / (1.001 - chance))];
  for (const at of places) lean[at] = /^[^\p{L}]*\p{Lu}/u.test(tokens[at + 1]?.text ?? '') ? large : small;
  return lean;
}
