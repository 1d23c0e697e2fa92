import type { LinkEvidence } from './evidence.js';
import type { PlaceSettings } from '../settings.js';

/** Nothing is ruled out: a chain is on screen with at least this probability. */
const LEAST = 0.02;

/** The steps into which the lecture is cut. */
export interface TimeGrid {
  readonly durationMs: number;
  readonly bins: number;
}

/**
 * Log probability, per chain and bin, that the chain is on screen: a hidden Markov model whose states are the chains
 * and "none of them", observed through the words of their vocabularies; forward-backward (Rabiner, 1989).
 */
export function watchScreen(
  vocabularies: LinkEvidence['vocabularies'],
  grid: TimeGrid,
  settings: PlaceSettings,
): readonly Float32Array[] {
  const steps = Math.ceil(grid.durationMs / settings.screenBinMs) + 1;
  const observed = vocabularies.map((vocabulary) => loudness(vocabulary, steps, settings.screenBinMs));
  const states = observed.length + 1;
  const likelihood = (step: number, state: number) => Math.exp(Math.min(4, observed[state]?.[step] ?? 0));
  const onScreen = forwardBackward(steps, states, likelihood, Math.exp(-settings.screenSwitch));
  return observed.map((_, state) =>
    Float32Array.from({ length: grid.bins }, (_value, bin) => {
      const step = Math.min(steps - 1, Math.floor((bin * settings.binMs) / settings.screenBinMs));
      return Math.log(LEAST + (onScreen[step * states + state] ?? 0));
    }),
  );
}

/** How much of a vocabulary is heard in each step, as a z-score. A word counts once a step. */
function loudness(vocabulary: LinkEvidence['vocabularies'][number], steps: number, stepMs: number): Float64Array {
  const sums = new Float64Array(steps);
  for (const { heard, worth } of vocabulary) {
    let last = -1;
    for (const timeMs of heard.timesMs) {
      const step = Math.floor(timeMs / stepMs);
      if (step !== last) sums[step]! += worth;
      last = step;
    }
  }
  const mean = sums.reduce((sum, value) => sum + value, 0) / steps;
  const spread = Math.sqrt(sums.reduce((sum, value) => sum + (value - mean) ** 2, 0) / steps) || 1;
  return sums.map((value) => (value - mean) / spread);
}

/** Probability of each state at each step (step-major) when every switch is equally unlikely. */
function forwardBackward(
  steps: number,
  states: number,
  likelihood: (step: number, state: number) => number,
  leave: number,
): Float64Array {
  const stay = 1 - leave * (states - 1);
  const forward = new Float64Array(steps * states);
  const result = new Float64Array(steps * states);
  let carried = new Float64Array(states).fill(1 / states);
  for (let step = 0; step < steps; step++) {
    for (let state = 0; state < states; state++) carried[state]! *= likelihood(step, state);
    normalise(carried);
    forward.set(carried, step * states);
    carried = carried.map((value) => value * stay + (1 - value) * leave);
  }
  let back = new Float64Array(states).fill(1);
  for (let step = steps - 1; step >= 0; step--) {
    const both = back.map((value, state) => value * (forward[step * states + state] ?? 0));
    normalise(both);
    result.set(both, step * states);
    for (let state = 0; state < states; state++) back[state]! *= likelihood(step, state);
    normalise(back);
    back = back.map((value) => value * stay + (1 - value) * leave);
  }
  return result;
}

function normalise(values: Float64Array): void {
  const sum = values.reduce((total, value) => total + value, 0) || 1;
  for (let at = 0; at < values.length; at++) values[at]! /= sum;
}
