/** The second stage: a small network over the features of a sentence and its neighbours, by AdamW. */
import type { Features } from '../src/outline/sections/features.js';
import { fillInputs, type Grain, type Network } from '../src/outline/sections/section-model.js';
import { randomFrom } from './train-punctuation-network.js';

/** One talk to learn from. */
export interface Lesson {
  readonly features: Features;
  readonly labels: Float64Array;
  readonly worth: number;
}

export interface NetworkOptions {
  readonly reach: number;
  readonly hidden: number;
  readonly networks: number;
  readonly epochs: number;
  readonly seed: number;
  /** AdamW: what weights lose in each step, as a share of the rate. */
  readonly decay: number;
}

const RATE = 2e-3;
const BATCH = 512;
const DROPOUT = 0.2;
const MOMENTUM = [0.9, 0.999] as const;

/** Columns that hardly ever change say nothing: their weights are 0. */
const LEAST_DEVIATION = 1e-3;

interface Constant {
  /** Which columns never change. */
  readonly constant: readonly boolean[];
}

/** What was never seen to change has no say. */
function silence({ linear, bias, hidden }: Network, constant: readonly boolean[]): Network {
  const zero = (weights: readonly number[]) => weights.map((weight, at) => (constant[at] === true ? 0 : weight));
  return { linear: zero(linear), bias, hidden: hidden.map((unit) => ({ ...unit, weights: zero(unit.weights) })) };
}

interface Rows {
  readonly width: number;
  readonly inputs: Float32Array;
  readonly labels: Float32Array;
  readonly worth: Float32Array;
}

export function fitGrain(lessons: readonly Lesson[], options: NetworkOptions): Grain {
  const rows = collect(lessons, options.reach);
  const { mean, deviation, constant } = standardiseRows(rows);
  const networks = Array.from({ length: options.networks }, (_, nth) =>
    silence(train(rows, options, options.seed + nth), constant),
  );
  return { reach: options.reach, mean, deviation, networks };
}

function collect(lessons: readonly Lesson[], reach: number): Rows {
  const { around, once } = lessons[0]!.features;
  const width = around.length * (2 * reach + 1) + once.length;
  const count = lessons.reduce((sum, { labels }) => sum + labels.length, 0);
  const inputs = new Float32Array(count * width);
  const labels = new Float32Array(count);
  const worth = new Float32Array(count);
  let row = 0;
  for (const lesson of lessons)
    for (let at = 0; at < lesson.labels.length; at++, row++) {
      fillInputs(inputs.subarray(row * width, (row + 1) * width), lesson.features, { at, reach });
      labels[row] = lesson.labels[at]!;
      worth[row] = lesson.worth;
    }
  return { width, inputs, labels, worth };
}

/** In place, by what is also kept in the model: rounded first, so that both see the same numbers. */
function standardiseRows({ width, inputs, labels }: Rows): Pick<Grain, 'mean' | 'deviation'> & Constant {
  const mean = new Array<number>(width).fill(0);
  const deviation = new Array<number>(width).fill(0);
  const constant = new Array<boolean>(width).fill(false);
  for (let column = 0; column < width; column++) {
    let [sum, squares] = [0, 0];
    for (let row = 0; row < labels.length; row++) {
      const value = inputs[row * width + column]!;
      sum += value;
      squares += value * value;
    }
    const spread = Math.sqrt(Math.max(0, squares / labels.length - (sum / labels.length) ** 2));
    const isConstant = spread < LEAST_DEVIATION;
    constant[column] = isConstant;
    mean[column] = isConstant ? 0 : round(sum / labels.length);
    deviation[column] = isConstant ? 1 : round(spread);
    for (let row = 0; row < labels.length; row++) {
      const at = row * width + column;
      inputs[at] = isConstant ? 0 : (inputs[at]! - mean[column]!) / deviation[column]!;
    }
  }
  return { mean, deviation, constant };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** All weights of one network in a row: hidden weights, hidden biases, worths, linear path, bias. */
function train({ width, inputs, labels, worth }: Rows, options: NetworkOptions, seed: number): Network {
  const { hidden, epochs, decay } = options;
  const random = randomFrom(seed);
  const [biases, worths] = [hidden * width, hidden * width + hidden];
  const linear = worths + hidden;
  const size = linear + width + 1;
  const weights = new Float64Array(size);
  for (let at = 0; at < biases; at++) weights[at] = (random() * 2 - 1) / Math.sqrt(width);
  for (let at = worths; at < linear; at++) weights[at] = (random() * 2 - 1) / Math.sqrt(hidden);
  weights[size - 1] = -3;
  const gradient = new Float64Array(size);
  const [first, second] = [new Float64Array(size), new Float64Array(size)];
  const order = Uint32Array.from(labels, (_, nth) => nth);
  const units = new Float64Array(hidden);
  const steps = epochs * Math.ceil(order.length / BATCH);
  for (let step = 0, at = order.length; step < steps; step++, at += BATCH) {
    if (at >= order.length) {
      shuffle(order, random);
      at = 0;
    }
    gradient.fill(0);
    const end = Math.min(order.length, at + BATCH);
    for (let nth = at; nth < end; nth++) learn(order[nth]!, 1 / (end - at));
    stepAdam(step);
  }
  return unpack(weights, { width, hidden });

  function learn(row: number, share: number): void {
    const from = row * width;
    let score = weights[size - 1]!;
    for (let at = 0; at < width; at++) score += weights[linear + at]! * inputs[from + at]!;
    for (let unit = 0; unit < hidden; unit++) {
      let sum = weights[biases + unit]!;
      const own = unit * width;
      for (let at = 0; at < width; at++) sum += weights[own + at]! * inputs[from + at]!;
      units[unit] = sum > 0 && random() >= DROPOUT ? sum / (1 - DROPOUT) : 0;
      score += weights[worths + unit]! * units[unit]!;
    }
    const pull = share * worth[row]! * (1 / (1 + Math.exp(-score)) - labels[row]!);
    gradient[size - 1]! += pull;
    for (let at = 0; at < width; at++) gradient[linear + at]! += pull * inputs[from + at]!;
    for (let unit = 0; unit < hidden; unit++) {
      if (units[unit] === 0) continue;
      gradient[worths + unit]! += pull * units[unit]!;
      const back = (pull * weights[worths + unit]!) / (1 - DROPOUT);
      gradient[biases + unit]! += back;
      const own = unit * width;
      for (let at = 0; at < width; at++) gradient[own + at]! += back * inputs[from + at]!;
    }
  }

  function stepAdam(step: number): void {
    const rate = RATE * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
    const [fast, slow] = MOMENTUM;
    const [fastUp, slowUp] = [1 - fast ** (step + 1), 1 - slow ** (step + 1)];
    for (let at = 0; at < size; at++) {
      first[at] = fast * first[at]! + (1 - fast) * gradient[at]!;
      second[at] = slow * second[at]! + (1 - slow) * gradient[at]! ** 2;
      weights[at]! -= rate * (first[at]! / fastUp / (Math.sqrt(second[at]! / slowUp) + 1e-8) + decay * weights[at]!);
    }
  }
}

function unpack(
  weights: Float64Array,
  { width, hidden }: { readonly width: number; readonly hidden: number },
): Network {
  const part = (from: number, count: number) => Array.from(weights.subarray(from, from + count), round);
  const [biases, worths] = [hidden * width, hidden * width + hidden];
  return {
    linear: part(worths + hidden, width),
    bias: round(weights[weights.length - 1]!),
    hidden: Array.from({ length: hidden }, (_, unit) => ({
      weights: part(unit * width, width),
      bias: round(weights[biases + unit]!),
      worth: round(weights[worths + unit]!),
    })),
  };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}
