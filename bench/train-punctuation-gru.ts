/** One direction of the GRU over a batch, forward and back-propagated through time; its blocks run side by side. */
import { transpose } from './train-punctuation-matrix.js';
import type { Network } from './train-punctuation-network.js';

/** Room for one direction; rows are `time * blocks + block`. */
export class Pass {
  /** Rows `(time + 1) * blocks + block`; a row of zeros before the first and after the last time. */
  readonly states: Float32Array;
  readonly slopes: Float32Array;
  private readonly gates: Float32Array;
  private readonly carried: Float32Array;
  private readonly inputSlope: Float32Array;
  private readonly carriedSlope: Float32Array;
  private readonly before: Float32Array;
  private readonly recurrentTurned: Float32Array;
  private readonly inputTurned: Float32Array;

  constructor(
    private readonly network: Network,
    private readonly direction: 0 | 1,
    private readonly size: { readonly blocks: number; readonly length: number },
  ) {
    const { arena, shape } = network;
    const { hidden: h, embedding: d } = shape;
    const rows = size.blocks * size.length;
    this.states = arena.floats((rows + 2 * size.blocks) * h);
    this.slopes = arena.floats((rows + 2 * size.blocks) * h);
    this.gates = arena.floats(rows * 3 * h);
    this.carried = arena.floats(rows * 3 * h);
    this.inputSlope = arena.floats(rows * 3 * h);
    this.carriedSlope = arena.floats(rows * 3 * h);
    this.before = arena.floats(rows * h);
    this.recurrentTurned = arena.floats(3 * h * h);
    this.inputTurned = arena.floats(3 * h * d);
  }

  forward(embedded: Float32Array): void {
    const { network, direction, gates, carried, states } = this;
    const { blocks, length } = this.size;
    const { hidden: h, embedding: d } = network.shape;
    const rows = blocks * length;
    for (let row = 0; row < rows; row++) gates.set(network.bias[direction].value, row * 3 * h);
    const input = network.input[direction].value;
    network.arena.addProduct(embedded, input, gates, { rows, columns: 3 * h, depth: d });
    carried.fill(0);
    for (let step = 0; step < length; step++) {
      const time = direction === 0 ? step : length - 1 - step;
      const previous = (direction === 0 ? time : time + 2) * blocks * h;
      const here = time * blocks * 3 * h;
      const previousStates = states.subarray(previous, previous + blocks * h);
      this.before.set(previousStates, time * blocks * h);
      const to = carried.subarray(here, here + blocks * 3 * h);
      const size = { rows: blocks, columns: 3 * h, depth: h };
      network.arena.addProduct(previousStates, network.recurrent[direction].value, to, size);
      for (let block = 0; block < blocks; block++) this.forwardCell(time * blocks + block, previous + block * h);
    }
  }

  private forwardCell(row: number, previous: number): void {
    const { gates, carried, states } = this;
    const h = this.network.shape.hidden;
    const gate = row * 3 * h;
    const state = (row + this.size.blocks) * h;
    for (let j = 0; j < h; j++) {
      const reset = sigmoid(gates[gate + j]! + carried[gate + j]!);
      const update = sigmoid(gates[gate + h + j]! + carried[gate + h + j]!);
      const fresh = tanh(gates[gate + 2 * h + j]! + reset * carried[gate + 2 * h + j]!);
      gates[gate + j] = reset;
      gates[gate + h + j] = update;
      gates[gate + 2 * h + j] = fresh;
      states[state + j] = (1 - update) * fresh + update * states[previous + j]!;
    }
  }

  backward(embedded: Float32Array, embeddedSlope: Float32Array): void {
    const { network, direction, inputSlope, carriedSlope, recurrentTurned, inputTurned } = this;
    const { blocks, length } = this.size;
    const { arena } = network;
    const { hidden: h, embedding: d } = network.shape;
    const rows = blocks * length;
    transpose(network.recurrent[direction].value, [h, 3 * h], recurrentTurned);
    for (let step = 0; step < length; step++) {
      const time = direction === 0 ? length - 1 - step : step;
      const previous = (direction === 0 ? time : time + 2) * blocks * h;
      for (let block = 0; block < blocks; block++) this.backwardCell(time * blocks + block, previous + block * h);
      const slope = carriedSlope.subarray(time * blocks * 3 * h, (time + 1) * blocks * 3 * h);
      const to = this.slopes.subarray(previous, previous + blocks * h);
      arena.addProduct(slope, recurrentTurned, to, { rows: blocks, columns: h, depth: 3 * h });
    }
    const bias = network.bias[direction].gradient;
    for (let row = 0; row < rows; row++) for (let j = 0; j < 3 * h; j++) bias[j]! += inputSlope[row * 3 * h + j]!;
    const turned = true;
    const { gradient } = network.recurrent[direction];
    arena.addProduct(this.before, carriedSlope, gradient, { rows: h, columns: 3 * h, depth: rows, turned });
    const input = network.input[direction];
    arena.addProduct(embedded, inputSlope, input.gradient, { rows: d, columns: 3 * h, depth: rows, turned });
    transpose(input.value, [d, 3 * h], inputTurned);
    arena.addProduct(inputSlope, inputTurned, embeddedSlope, { rows, columns: d, depth: 3 * h });
  }

  private backwardCell(row: number, previous: number): void {
    const { gates, carried, inputSlope, carriedSlope, slopes, states } = this;
    const h = this.network.shape.hidden;
    const gate = row * 3 * h;
    const own = (row + this.size.blocks) * h;
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
