/** Made by `npm run train:summary` from facts of words and from which of them students wrote down; do not edit. */
import type { WorthWeights } from './selection/worth.js';

/** Chance that notes hold a stem, or a pair of stems, once more. */
export const WORTH: WorthWeights = {
  stem: [
    -2.747, 0.934, 0.359, 0.16, 0.448, 0.935, 0.382, 0.169, 0.101, 0.12, -0.389, 0.374, -0.38, 0.102, -2.322, 0.354,
  ],
  pair: [
    -1.988, 1.335, 0.065, 0.175, -0.721, 0.24, 0.106, 0.106, -0.339, 0.175, 0.149, 0.321, -0.116, -0.083, 0.207, 0.14,
    0.115, 0.122, 0.517, -1.072, -2.024, 0.172,
  ],
};

/** Chance that a term is a concept of the lecture. */
export const TERMS: readonly number[] = [-7.636, 1.075, 0.212, 0.651, 0.365, 0.685, -0.069, 0.024, 1.09];

/** Mark that a person would give a passage as the explanation of a term. */
export const LEADS: readonly number[] = [
  -3.043, 0.097, 0.422, 0.372, -0.06, 0.065, -0.113, 0.324, 0.36, -0.13, -0.103, 0.005, 0.159, 0.076, 0.119, 0, -0.119,
  -0.015, -0.042, 0.083, -0.068, 0.208, -0.139, 0.147, 0.009, -0.101, -0.23, 0.027, -0.038, -0.1, 0.036, -0.097, 0.211,
  0.035, -0.161, 0.087, 0.012, 0.003, -0.079, 0.247,
];
