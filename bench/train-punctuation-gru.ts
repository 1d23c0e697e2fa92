/**
 * Training of the bidirectional GRU of src/text/punctuation, in plain numbers: forward, back-propagation through time
 * and Adam (Kingma and Ba 2015). Blocks of a batch run side by side so that each weight is read once for all of them.
 */
import { addProduct, transpose } from './train-punctuation-matrix.js';

export interface Shape {
  /** Rows of the embedding: known words, then buckets for unknown ones. */
  readonly words: number;
  readonly buckets: number;
  readonly embedding: number;
  readonly hidden: number;
  readonly middle: number;
  readonly classes: number;
}

/** A weight matrix with its gradient and Adam's two moments. */
export interface Parameter {
  readonly rows: number;
  readonly columns: number;
  readonly value: Float64Array;
  readonly gradient: Float64Array;
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

export interface Network {
  readonly shape: Shape;
  readonly embedding: Parameter;
  /** Forward, then backward direction; gates in the order reset, update, new. */
  readonly input: readonly [Parameter, Parameter];
  readonly bias: readonly [Parameter, Parameter];
  readonly recurrent: readonly [Parameter, Parameter];
  readonly middle: Parameter;
  readonly middleBias: Parameter;
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

export function createNetwork(shape: Shape, random: () => number): Network {
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const parameter = (rows: number, columns: number, scale: number): Parameter => {
    const zeros = () => new Float64Array(rows * columns);
    const value = zeros();
    if (scale > 0) for (let at = 0; at < value.length; at++) value[at] = scale * normal();
    return { rows, columns, value, gradient: zeros(), mean: zeros(), square: zeros() };
  };
  const { embedding: d, hidden: h, middle: m, classes } = shape;
  const both = (make: () => Parameter): readonly [Parameter, Parameter] => [make(), make()];
  return {
    shape,
    embedding: parameter(shape.words + shape.buckets, d, 0.1),
    input: both(() => parameter(3 * h, d, 1 / Math.sqrt(d))),
    bias: both(() => parameter(1, 3 * h, 0)),
    recurrent: both(() => parameter(3 * h, h, 0.8 / Math.sqrt(h))),
    middle: parameter(m, 2 * h, 1 / Math.sqrt(2 * h)),
    middleBias: parameter(1, m, 0),
    output: parameter(classes, m, 1 / Math.sqrt(m)),
    outputBias: parameter(1, classes, 0),
  };
}

/** One Adam step over `[from, to)` of a parameter; the gradient is used up. */
export function stepAdam(
  parameter: Parameter,
  rate: number,
  step: number,
  from = 0,
  to = parameter.value.length,
): void {
  const { value, gradient, mean, square } = parameter;
  const first = 1 - 0.9 ** step;
  const second = 1 - 0.99 ** step;
  for (let at = from; at < to; at++) {
    const slope = gradient[at]!;
    mean[at] = 0.9 * mean[at]! + 0.1 * slope;
    square[at] = 0.99 * square[at]! + 0.01 * slope * slope;
    value[at]! -= (rate * (mean[at]! / first)) / (Math.sqrt(square[at]! / second) + 1e-6);
    gradient[at] = 0;
  }
}

/** Room for one batch; rows are `time * blocks + block`. */
export class Batch {
  readonly ids: Int32Array;
  readonly marks: Uint8Array;
  readonly dropped: Uint8Array;
  private readonly rows: number;
  private readonly embedded: Float64Array;
  private readonly embeddedSlope: Float64Array;
  private readonly passes: readonly [Pass, Pass];
  private readonly joined: Float64Array;
  private readonly joinedSlope: Float64Array;
  private readonly inner: Float64Array;
  private readonly innerSlope: Float64Array;

  constructor(
    private readonly network: Network,
    readonly blocks: number,
    readonly length: number,
  ) {
    const { embedding: d, hidden: h, middle: m } = network.shape;
    const rows = (this.rows = blocks * length);
    this.ids = new Int32Array(rows);
    this.marks = new Uint8Array(rows);
    this.dropped = new Uint8Array(rows * d);
    this.embedded = new Float64Array(rows * d);
    this.embeddedSlope = new Float64Array(rows * d);
    this.passes = [new Pass(network, 0, blocks, length), new Pass(network, 1, blocks, length)];
    this.joined = new Float64Array(rows * 2 * h);
    this.joinedSlope = new Float64Array(rows * 2 * h);
    this.inner = new Float64Array(rows * m);
    this.innerSlope = new Float64Array(rows * m);
  }

  /** Adds the gradients of the batch to the network; sum of the loss over the inner positions of the blocks. */
  learn(dropout: number): { loss: number; count: number } {
    const { embedding, shape } = this.network;
    const d = shape.embedding;
    const keep = 1 / (1 - dropout);
    for (let row = 0; row < this.rows; row++)
      for (let k = 0; k < d; k++) {
        const at = row * d + k;
        this.embedded[at] = this.dropped[at] === 1 ? 0 : embedding.value[this.ids[row]! * d + k]! * keep;
      }
    for (const pass of this.passes) pass.forward(this.embedded);
    this.join();
    const result = this.output();
    this.embeddedSlope.fill(0);
    for (const pass of this.passes) pass.backward(this.embedded, this.embeddedSlope);
    for (let row = 0; row < this.rows; row++)
      for (let k = 0; k < d; k++) {
        const at = row * d + k;
        if (this.dropped[at] !== 1) embedding.gradient[this.ids[row]! * d + k]! += this.embeddedSlope[at]! * keep;
      }
    return result;
  }

  /** The boundary after a word sees the forward state there and the backward state of the next word. */
  private join(): void {
    const h = this.network.shape.hidden;
    const [ahead, back] = [this.passes[0].states, this.passes[1].states];
    for (let row = 0; row < this.rows; row++) {
      const forward = (row + this.blocks) * h;
      const backward = (row + 2 * this.blocks) * h;
      this.joined.set(ahead.subarray(forward, forward + h), row * 2 * h);
      this.joined.set(back.subarray(backward, backward + h), row * 2 * h + h);
    }
  }

  private output(): { loss: number; count: number } {
    const { middle, middleBias, output, outputBias, shape } = this.network;
    const { middle: m, hidden: h, classes } = shape;
    const { rows, blocks, inner, innerSlope } = this;
    for (let row = 0; row < rows; row++) inner.set(middleBias.value, row * m);
    addProduct(this.joined, middle.value, inner, [rows, m, 2 * h]);
    innerSlope.fill(0);
    const odds = new Float64Array(classes);
    let loss = 0;
    // The ends of a block lack context.
    const [from, to] = [4 * blocks, rows - 5 * blocks];
    for (let row = from; row < to; row++) {
      const base = row * m;
      for (let j = 0; j < m; j++) if (inner[base + j]! < 0) inner[base + j] = 0;
      let total = 0;
      for (let c = 0; c < classes; c++) {
        let sum = outputBias.value[c]!;
        for (let j = 0; j < m; j++) sum += output.value[c * m + j]! * inner[base + j]!;
        total += odds[c] = Math.exp(sum);
      }
      const right = this.marks[row]!;
      loss -= Math.log(odds[right]! / total + 1e-12);
      for (let c = 0; c < classes; c++) {
        const slope = odds[c]! / total - (c === right ? 1 : 0);
        outputBias.gradient[c]! += slope;
        for (let j = 0; j < m; j++) {
          const active = inner[base + j]!;
          if (active === 0) continue;
          output.gradient[c * m + j]! += active * slope;
          innerSlope[base + j]! += output.value[c * m + j]! * slope;
        }
      }
    }
    this.spread();
    return { loss, count: to - from };
  }

  private spread(): void {
    const { middle, middleBias, shape } = this.network;
    const { middle: m, hidden: h } = shape;
    const { rows, blocks, innerSlope, joinedSlope } = this;
    for (let row = 0; row < rows; row++)
      for (let j = 0; j < m; j++) middleBias.gradient[j]! += innerSlope[row * m + j]!;
    addProduct(transpose(innerSlope, rows, m), transpose(this.joined, rows, 2 * h), middle.gradient, [m, 2 * h, rows]);
    joinedSlope.fill(0);
    addProduct(innerSlope, transpose(middle.value, m, 2 * h), joinedSlope, [rows, 2 * h, m]);
    for (const pass of this.passes) pass.slopes.fill(0);
    for (let row = 0; row < rows; row++) {
      const at = row * 2 * h;
      this.passes[0].slopes.set(joinedSlope.subarray(at, at + h), (row + blocks) * h);
      this.passes[1].slopes.set(joinedSlope.subarray(at + h, at + 2 * h), (row + 2 * blocks) * h);
    }
  }
}

/** One direction of the GRU over a batch. */
class Pass {
  /** Rows `(time + 1) * blocks + block`; a row of zeros before the first and after the last time. */
  readonly states: Float64Array;
  readonly slopes: Float64Array;
  private readonly gates: Float64Array;
  private readonly carried: Float64Array;
  private readonly inputSlope: Float64Array;
  private readonly carriedSlope: Float64Array;
  private readonly before: Float64Array;

  constructor(
    private readonly network: Network,
    private readonly direction: 0 | 1,
    private readonly blocks: number,
    private readonly length: number,
  ) {
    const h = network.shape.hidden;
    const rows = blocks * length;
    this.states = new Float64Array((rows + 2 * blocks) * h);
    this.slopes = new Float64Array((rows + 2 * blocks) * h);
    this.gates = new Float64Array(rows * 3 * h);
    this.carried = new Float64Array(rows * 3 * h);
    this.inputSlope = new Float64Array(rows * 3 * h);
    this.carriedSlope = new Float64Array(rows * 3 * h);
    this.before = new Float64Array(rows * h);
  }

  forward(embedded: Float64Array): void {
    const { network, direction, blocks, gates, carried, states } = this;
    const { hidden: h, embedding: d } = network.shape;
    const rows = blocks * this.length;
    for (let row = 0; row < rows; row++) gates.set(network.bias[direction].value, row * 3 * h);
    addProduct(embedded, network.input[direction].value, gates, [rows, 3 * h, d]);
    carried.fill(0);
    for (let step = 0; step < this.length; step++) {
      const time = direction === 0 ? step : this.length - 1 - step;
      const previous = (direction === 0 ? time : time + 2) * blocks * h;
      const here = time * blocks * 3 * h;
      const previousStates = states.subarray(previous, previous + blocks * h);
      this.before.set(previousStates, time * blocks * h);
      const recurrent = network.recurrent[direction].value;
      addProduct(previousStates, recurrent, carried.subarray(here, here + blocks * 3 * h), [blocks, 3 * h, h]);
      for (let block = 0; block < blocks; block++) {
        const gate = here + block * 3 * h;
        const old = previous + block * h;
        const state = ((time + 1) * blocks + block) * h;
        for (let j = 0; j < h; j++) {
          const reset = sigmoid(gates[gate + j]! + carried[gate + j]!);
          const update = sigmoid(gates[gate + h + j]! + carried[gate + h + j]!);
          const fresh = tanh(gates[gate + 2 * h + j]! + reset * carried[gate + 2 * h + j]!);
          gates[gate + j] = reset;
          gates[gate + h + j] = update;
          gates[gate + 2 * h + j] = fresh;
          states[state + j] = (1 - update) * fresh + update * states[old + j]!;
        }
      }
    }
  }

  backward(embedded: Float64Array, embeddedSlope: Float64Array): void {
    const { network, direction, blocks, inputSlope, carriedSlope } = this;
    const { hidden: h, embedding: d } = network.shape;
    const rows = blocks * this.length;
    const turned = transpose(network.recurrent[direction].value, 3 * h, h);
    for (let step = 0; step < this.length; step++) {
      const time = direction === 0 ? this.length - 1 - step : step;
      const previous = (direction === 0 ? time : time + 2) * blocks * h;
      for (let block = 0; block < blocks; block++) this.backwardCell(time * blocks + block, previous + block * h);
      const here = time * blocks * 3 * h;
      const slope = carriedSlope.subarray(here, here + blocks * 3 * h);
      addProduct(slope, turned, this.slopes.subarray(previous, previous + blocks * h), [blocks, h, 3 * h]);
    }
    const bias = network.bias[direction].gradient;
    for (let row = 0; row < rows; row++) for (let j = 0; j < 3 * h; j++) bias[j]! += inputSlope[row * 3 * h + j]!;
    const recurrentGradient = network.recurrent[direction].gradient;
    const turnedSlope = transpose(carriedSlope, rows, 3 * h);
    addProduct(turnedSlope, transpose(this.before, rows, h), recurrentGradient, [3 * h, h, rows]);
    const inputGradient = network.input[direction].gradient;
    addProduct(transpose(inputSlope, rows, 3 * h), transpose(embedded, rows, d), inputGradient, [3 * h, d, rows]);
    addProduct(inputSlope, transpose(network.input[direction].value, 3 * h, d), embeddedSlope, [rows, d, 3 * h]);
  }

  private backwardCell(row: number, previous: number): void {
    const { gates, carried, inputSlope, carriedSlope, slopes, states } = this;
    const h = this.network.shape.hidden;
    const gate = row * 3 * h;
    const own = (row + this.blocks) * h;
    for (let j = 0; j < h; j++) {
      const reset = gates[gate + j]!;
      const update = gates[gate + h + j]!;
      const fresh = gates[gate + 2 * h + j]!;
      const slope = slopes[own + j]!;
      const freshSlope = slope * (1 - update) * (1 - fresh * fresh);
      const updateSlope = slope * (states[previous + j]! - fresh) * update * (1 - update);
      const resetSlope = freshSlope * carried[gate + 2 * h + j]! * reset * (1 - reset);
      inputSlope[gate + j] = carriedSlope[gate + j] = resetSlope;
      inputSlope[gate + h + j] = carriedSlope[gate + h + j] = updateSlope;
      inputSlope[gate + 2 * h + j] = freshSlope;
      carriedSlope[gate + 2 * h + j] = freshSlope * reset;
      slopes[previous + j]! += slope * update;
    }
  }
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const tanh = (x: number) => 1 - 2 / (1 + Math.exp(2 * x));
