/** Terms inside longer terms: "gradient descent" in "stochastic gradient descent". */
import type { SpeechTokens } from '../speech.js';
import type { LectureTerm, Occurrence } from './term.js';

/** Whether a mention is part of a longer term's mention: what is said there is about the longer one. */
function insideLonger(speech: SpeechTokens, terms: readonly LectureTerm[]): (occurrence: Occurrence) => boolean {
  const longest = new Uint8Array(speech.tokens.count);
  for (const { occurrences } of terms)
    for (const { start, length } of occurrences)
      for (let at = start; at < start + length; at++) longest[at] = Math.max(longest[at]!, length);
  return ({ start, length }) => longest[start]! > length && longest[start + length - 1]! > length;
}

/** A term of which at least this share lies in longer ones is none of its own. */
const NESTED_SHARE = 0.8;

/** The terms without those that are nearly always part of a longer one. */
export function withoutFragments(speech: SpeechTokens, terms: readonly LectureTerm[]): LectureTerm[] {
  const isInside = insideLonger(speech, terms);
  return terms.filter(
    ({ occurrences }) => occurrences.filter(isInside).length < NESTED_SHARE * Math.max(1, occurrences.length),
  );
}
