/**
 * The parameters of the bidirectional GRU of src/text/punctuation while it is trained, and Adam (Kingma and Ba 2015).
 */
import type { Arena } from './train-punctuation-matrix.js';

export interface Shape {
  /** Rows of the embedding: known words, then buckets for unknown ones. */
  readonly words: number;
  readonly buckets: number;
  readonly embedding: number;
  readonly hidden: number;
  readonly middle: number;
  readonly classes: number;
  /** Sources of the text, each with a manner of its own. */
  readonly sources: number;
}

/** A weight matrix with its gradient and Adam's two moments. */
export interface Parameter {
  readonly rows: number;
  readonly columns: number;
  readonly value: Float32Array;
  readonly gradient: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
}

/** Weights are kept as input x output, so that rows of inputs are multiplied with them. */
export interface Network {
  readonly shape: Shape;
  readonly arena: Arena;
  readonly embedding: Parameter;
  /** Forward, then backward direction; gates in the order reset, update, new. */
  readonly input: readonly [Parameter, Parameter];
  readonly bias: readonly [Parameter, Parameter];
  readonly recurrent: readonly [Parameter, Parameter];
  readonly middle: Parameter;
  readonly middleBias: Parameter;
  /** What a source adds to `middleBias`: its habits with commas and full stops are its own and not the language's. */
  readonly manner: Parameter;
  /** Classes x middle. */
  readonly output: Parameter;
  readonly outputBias: Parameter;
}

/** Random numbers in [0, 1) from a seed: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function createNetwork(arena: Arena, shape: Shape, random: () => number): Network {
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const parameter = (rows: number, columns: number, scale: number): Parameter => {
    const floats = () => arena.floats(rows * columns);
    const value = floats();
    if (scale > 0) for (let at = 0; at < value.length; at++) value[at] = scale * normal();
    return { rows, columns, value, gradient: floats(), mean: floats(), square: floats() };
  };
  const { embedding: d, hidden: h, middle: m, classes } = shape;
  const both = (make: () => Parameter): readonly [Parameter, Parameter] => [make(), make()];
  return {
    shape,
    arena,
    embedding: parameter(shape.words + shape.buckets, d, 0.1),
    input: both(() => parameter(d, 3 * h, 1 / Math.sqrt(d))),
    bias: both(() => parameter(1, 3 * h, 0)),
    recurrent: both(() => parameter(h, 3 * h, 0.8 / Math.sqrt(h))),
    middle: parameter(2 * h, m, 1 / Math.sqrt(2 * h)),
    middleBias: parameter(1, m, 0),
    manner: parameter(shape.sources, m, 0),
    output: parameter(classes, m, 1 / Math.sqrt(m)),
    outputBias: parameter(1, classes, 0),
  };
}

/** A stretch of a parameter, whose step it is and how large. */
export interface Step {
  readonly rate: number;
  readonly step: number;
  readonly from?: number;
  readonly to?: number;
}

/** One Adam step; the gradient is used up. */
export function stepAdam(parameter: Parameter, { rate, step, from = 0, to = parameter.value.length }: Step): void {
  const { value, gradient, mean, square } = parameter;
  const first = 1 / (1 - 0.9 ** step);
  const second = 1 / (1 - 0.99 ** step);
  for (let at = from; at < to; at++) {
    const slope = gradient[at]!;
    const moment = (mean[at] = 0.9 * mean[at]! + 0.1 * slope);
    const spread = (square[at] = 0.99 * square[at]! + 0.01 * slope * slope);
    value[at]! -= (rate * moment * first) / (Math.sqrt(spread * second) + 1e-6);
    gradient[at] = 0;
  }
}
