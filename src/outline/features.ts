import type { Lecture } from '../model/lecture.js';
import { COHESION, measureCohesion } from './cohesion.js';
import { findMarkers, MARKERS } from './markers.js';
import { SCREEN, watchCaptures } from './screen.js';
import type { Talk } from './talk.js';

const SPEECH = ['pause', 'audience', 'turn'] as const;

/** Names of the features of a sentence's start, in the order of the weights. */
export const FEATURES: readonly string[] = [...MARKERS, ...SPEECH, ...COHESION, ...SCREEN];

/** What speaks for a section to start at each sentence: one row per feature. */
export function readFeatures(talk: Talk, lecture: Lecture): readonly Float32Array[] {
  const ones = (flags: readonly boolean[]) => Float32Array.from(flags, (flag) => (flag ? 1 : 0));
  const speech = [
    Float32Array.from(talk.pauseS),
    ones(talk.fromAudience.map((asked, at) => asked && talk.fromAudience[at - 1] !== true)),
    ones(talk.newSpeaker),
  ];
  return [...findMarkers(talk), ...speech, ...measureCohesion(talk), ...watchCaptures(talk, lecture)];
}

/** Weights of a log-linear model, one per feature. */
export interface Weights {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** Log odds that a section starts at each sentence. */
export function scoreStarts(features: readonly Float32Array[], { bias, weights }: Weights): Float64Array {
  const scores = new Float64Array(features[0]?.length ?? 0).fill(bias);
  features.forEach((row, nth) => {
    const weight = weights[FEATURES[nth] ?? ''] ?? 0;
    if (weight !== 0) for (let at = 0; at < row.length; at++) scores[at]! += weight * row[at]!;
  });
  return scores;
}
