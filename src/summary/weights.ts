/** Made by `npm run train:summary` from facts of words and from which of them students wrote down; do not edit. */
import type { WorthWeights } from './worth.js';

/** Chance that notes hold a stem, or a pair of stems, once more. */
export const WORTH: WorthWeights = {
  stem: [
    -2.743, 0.898, 0.354, 0.195, 0.478, 0.922, 0.378, 0.163, 0.098, 0.119, -0.379, 0.38, -0.384, 0.101, -2.321, 0.355,
  ],
  pair: [
    -2.099, 1.335, -0.026, 0.08, -0.675, 0.167, 0.148, 0.077, -0.222, 0.191, 0.181, 0.304, -0.092, -0.056, 0.167, 0.13,
    0.107, 0.157, 0.376, -1.157, -2.02, 0.172,
  ],
};

/** Chance that a term is a concept of the lecture. */
export const TERMS: readonly number[] = [-7.501, 1.069, 0.332, 0.564, 0.363, 0.209, -0.041, -0.013, 1.1];
