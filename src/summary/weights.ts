/** Made by `npm run train:summary` from facts of words and from which of them students wrote down; do not edit. */
import type { WorthWeights } from './worth.js';

/** Chance that notes hold a stem, or a pair of stems, once more. */
export const WORTH: WorthWeights = {
  stem: [
    -2.759, 0.929, 0.355, 0.166, 0.54, 0.989, 0.289, 0.17, 0.1, 0.115, -0.385, 0.389, -0.379, 0.094, -2.311, 0.352,
  ],
  pair: [
    -2.175, 1.366, -0.057, 0.071, -0.634, 0.09, 0.175, 0.098, -0.213, 0.187, 0.176, 0.305, -0.081, -0.046, 0.178, 0.129,
    0.105, 0.228, 0.338, -1.166, -2.025, 0.173,
  ],
};

/** Chance that a term is a concept of the lecture. */
export const TERMS: readonly number[] = [-7.461, 1.069, 0.338, 0.526, 0.339, 0.222, -0.039, -0.013, 1.03];
