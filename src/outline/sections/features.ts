import { measureCohesion, standardise } from './cohesion.js';
import { findMarkers, MARKERS } from './markers.js';
import type { Talk } from '../talk.js';

/** What speaks for a section to start at each sentence; a column per sentence. */
export interface Features {
  /** Also looked at for the sentences before and after: phrases first, then cohesion. */
  readonly around: readonly Float64Array[];
  /** Looked at for the sentence alone. */
  readonly once: readonly Float64Array[];
}

/** Names of the rows that are looked at for the sentence alone, in order. */
export const ONCE: readonly string[] = ['pause', 'length', 'lengthBefore', 'start', 'end', 'audience', ...MARKERS];

/** How far the beginning and the end of the lecture are felt. */
const EDGE_MS = 60_000;

/** Mean of the logarithm of a sentence's length in words. */
const USUAL_LENGTH = 2.3;

/** `phraseScores` are what the phrases around each start tell. */
export function readFeatures(talk: Talk, durationMs: number, phraseScores: Float64Array): Features {
  const lengths = Float64Array.from(talk.words, (words) => Math.log1p(words.length) - USUAL_LENGTH);
  const { fromAudience } = talk;
  return {
    around: [standardise(phraseScores), ...measureCohesion(talk)],
    once: [
      talk.pauseS,
      lengths,
      lengths.map((_, at) => lengths[at - 1] ?? -USUAL_LENGTH),
      talk.startMs.map((atMs) => Math.exp(-atMs / EDGE_MS)),
      talk.startMs.map((atMs) => Math.exp(-(durationMs - atMs) / EDGE_MS)),
      Float64Array.from(fromAudience, (asked, at) => (asked && fromAudience[at - 1] !== true ? 1 : 0)),
      ...findMarkers(talk),
    ],
  };
}
