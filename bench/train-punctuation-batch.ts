/** What one step of training learns from: blocks of words, forward through the network and back. */
import { Pass } from './train-punctuation-gru.js';
import { transpose } from './train-punctuation-matrix.js';
import type { Network } from './train-punctuation-network.js';

/** Room for one batch; rows are `time * blocks + block`. */
export class Batch {
  readonly ids: Int32Array;
  readonly marks: Uint8Array;
  readonly dropped: Uint8Array;
  /** The source of each block. */
  readonly sources: Int32Array;
  private readonly rows: number;
  private readonly embedded: Float32Array;
  private readonly embeddedSlope: Float32Array;
  private readonly passes: readonly [Pass, Pass];
  private readonly joined: Float32Array;
  private readonly joinedSlope: Float32Array;
  private readonly inner: Float32Array;
  private readonly innerSlope: Float32Array;
  private readonly middleTurned: Float32Array;

  constructor(
    private readonly network: Network,
    readonly blocks: number,
    readonly length: number,
  ) {
    const { shape, arena } = network;
    const { embedding: d, hidden: h, middle: m } = shape;
    const rows = (this.rows = blocks * length);
    this.ids = new Int32Array(rows);
    this.marks = new Uint8Array(rows);
    this.dropped = new Uint8Array(rows * d);
    this.sources = new Int32Array(blocks);
    this.embedded = arena.floats(rows * d);
    this.embeddedSlope = arena.floats(rows * d);
    this.passes = [new Pass(network, 0, { blocks, length }), new Pass(network, 1, { blocks, length })];
    this.joined = arena.floats(rows * 2 * h);
    this.joinedSlope = arena.floats(rows * 2 * h);
    this.inner = arena.floats(rows * m);
    this.innerSlope = arena.floats(rows * m);
    this.middleTurned = arena.floats(m * 2 * h);
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
    this.spread();
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
    const { arena, middle, middleBias, manner, shape } = this.network;
    const { middle: m, hidden: h } = shape;
    const { rows, blocks, inner } = this;
    for (let row = 0; row < rows; row++) {
      const own = this.sources[row % blocks]! * m;
      for (let j = 0; j < m; j++) inner[row * m + j] = middleBias.value[j]! + manner.value[own + j]!;
    }
    arena.addProduct(this.joined, middle.value, inner, { rows, columns: m, depth: 2 * h });
    this.innerSlope.fill(0);
    let loss = 0;
    // The ends of a block lack context.
    const [from, to] = [4 * blocks, rows - 5 * blocks];
    for (let row = from; row < to; row++) loss += this.classify(row);
    return { loss, count: to - from };
  }

  /** The loss at one place; adds the gradients of the last layer. */
  private classify(row: number): number {
    const { output, outputBias, shape } = this.network;
    const { middle: m, classes } = shape;
    const { inner, innerSlope } = this;
    const base = row * m;
    for (let j = 0; j < m; j++) if (inner[base + j]! < 0) inner[base + j] = 0;
    const odds: number[] = [];
    let total = 0;
    for (let c = 0; c < classes; c++) {
      let sum = outputBias.value[c]!;
      for (let j = 0; j < m; j++) sum += output.value[c * m + j]! * inner[base + j]!;
      total += odds[c] = Math.exp(sum);
    }
    const right = this.marks[row]!;
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
    return -Math.log(odds[right]! / total + 1e-12);
  }

  private spread(): void {
    const { arena, middle, middleBias, manner, shape } = this.network;
    const { middle: m, hidden: h } = shape;
    const { rows, blocks, innerSlope, joinedSlope } = this;
    for (let row = 0; row < rows; row++) {
      const own = this.sources[row % blocks]! * m;
      for (let j = 0; j < m; j++) {
        middleBias.gradient[j]! += innerSlope[row * m + j]!;
        manner.gradient[own + j]! += innerSlope[row * m + j]!;
      }
    }
    const turned = true;
    arena.addProduct(this.joined, innerSlope, middle.gradient, { rows: 2 * h, columns: m, depth: rows, turned });
    joinedSlope.fill(0);
    transpose(middle.value, [2 * h, m], this.middleTurned);
    arena.addProduct(innerSlope, this.middleTurned, joinedSlope, { rows, columns: 2 * h, depth: m });
    for (const pass of this.passes) pass.slopes.fill(0);
    for (let row = 0; row < rows; row++) {
      const at = row * 2 * h;
      this.passes[0].slopes.set(joinedSlope.subarray(at, at + h), (row + blocks) * h);
      this.passes[1].slopes.set(joinedSlope.subarray(at + h, at + 2 * h), (row + 2 * blocks) * h);
    }
  }
}
