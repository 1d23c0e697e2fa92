import type { Weights } from './features.js';

/** Log odds of a section's start, fitted on lessons 1 to 3 of a deep-learning course by `npm run fit:outline`. */
export const WEIGHTS: { readonly fine: Weights; readonly coarse: Weights } = {
  fine: {
    bias: -2.82,
    weights: {
      audience: 0.6,
      turn: 0.2,
      okay: 0.078,
      so: 0.191,
      lets: 0.401,
      next: 0.296,
      question: 0.017,
      what: 0.079,
      asks: 0.294,
      now: 0.116,
      reached: 0.209,
      here: 0.134,
      close: 0.244,
      noise: -0.003,
      pause: 0.115,
      depth: 0.426,
      wideDepth: -0.071,
      slide: 0.037,
      heading: 0.011,
      codeStart: 0.178,
      codeEnd: -0.16,
    },
  },
  coarse: {
    bias: -4.053,
    weights: {
      audience: 0.6,
      turn: 0.2,
      okay: 0.052,
      next: 0.093,
      close: 0.109,
      pause: 0.066,
      contrast: 0.128,
      depth: 0.37,
      wideDepth: 0.059,
      slide: 0.024,
      heading: -0.015,
    },
  },
};
