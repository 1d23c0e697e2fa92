import type { Example } from './train-sections-talks.js';

/** A person's boundary belongs to the nearest sentence, if it is this near; its neighbours are half right. */
const NEAREST_S = 15;
const BESIDE = 0.25;

/** A time stamp inside a section is a boundary to this part. */
const STAMP = 0.3;

/** Around a lesson's boundaries labels fall as a bell of this deviation. */
const LESSON_S = 7;

export interface LabelOptions {
  /** Deviation of the bell of time stamps. */
  readonly nearS: number;
  /** A bell around every boundary of a talk: what it adds at most, and its deviation. */
  readonly wide?: { readonly worth: number; readonly nearS: number };
}

/** How far each sentence starts a section, 0 to 1. */
export function startLabels(example: Example, { nearS, wide }: LabelOptions): Float64Array {
  const { talk, boundaries, stamps, kind } = example;
  const near = kind === 'lesson' ? LESSON_S : nearS;
  const labels = kind === 'lesson' ? bell(talk.startMs, boundaries, near) : nearest(talk.startMs, boundaries);
  raise(labels, bell(talk.startMs, stamps, near), STAMP);
  if (wide !== undefined) raise(labels, bell(talk.startMs, boundaries, wide.nearS), wide.worth);
  labels[0] = 0;
  return labels;
}

function nearest(startMs: Float64Array, boundaries: readonly number[]): Float64Array {
  const hits = new Float64Array(startMs.length);
  for (const boundary of boundaries) {
    let best = 0;
    const distance = (at: number) => Math.abs(startMs[at]! / 1000 - boundary);
    for (let at = 1; at < startMs.length; at++) if (distance(at) < distance(best)) best = at;
    if (distance(best) < NEAREST_S) hits[best] = 1;
  }
  return hits.map((hit, at) => Math.max(hit, BESIDE * Math.max(hits[at - 1] ?? 0, hits[at + 1] ?? 0)));
}

/** A bell around the nearest of some moments. */
export function bell(startMs: Float64Array, moments: readonly number[], deviationS: number): Float64Array {
  return startMs.map((ms) => {
    const distance = Math.min(...moments.map((moment) => Math.abs(moment - ms / 1000)), 1e6);
    return Math.exp(-0.5 * (distance / deviationS) ** 2);
  });
}

function raise(labels: Float64Array, others: Float64Array, worth: number): void {
  for (let at = 0; at < labels.length; at++) labels[at] = Math.max(labels[at]!, worth * others[at]!);
}
