/**
 * The punctuation model: word embeddings, one GRU (Cho et al. 2014, https://arxiv.org/abs/1406.1078) forward and one
 * backward, one hidden layer, four classes. Trained by bench/train-punctuation.ts, described in README.md.
 */
import { Workshop, type Lane, type Matrix } from './matrix.js';
import { bucketOf } from './vocabulary.js';

/** Classes of the boundary after a piece, in the order of the odds. */
export const NOTHING = 0;
export const COMMA = 1;
export const STOP = 2;
export const QUESTION = 3;
export const CLASSES = 4;

/** States are whole numbers: this many steps between 0 and 1. */
const STEPS = 1024;

/** Pieces worked on at a time, and the context read on either side of them; training blocks are of 120. */
const WINDOW = 2048;
const CONTEXT = 96;

/** Adding and taking away 1.5 x 2^52 rounds a double to a whole number. */
const TO_WHOLE = 1.5 * 2 ** 52;

/** Two windows of states, and room for the matrices. */
const MEMORY_BYTES = 2 ** 20 + 2 ** 19;

interface Direction {
  readonly input: Matrix;
  readonly bias: Float64Array;
  readonly recurrent: Matrix;
}

export interface Model {
  /** Where it is worked with: one text at a time. */
  readonly workshop: Workshop;
  readonly desks: readonly [WindowDesk, WindowDesk];
  readonly rowOf: ReadonlyMap<string, number>;
  readonly buckets: number;
  readonly hidden: number;
  readonly embedding: { readonly columns: number; readonly cells: Int8Array; readonly scales: Float64Array };
  readonly directions: readonly [Direction, Direction];
  readonly middle: Matrix;
  readonly middleBias: Float64Array;
  readonly output: Float64Array;
  readonly outputBias: Float64Array;
}

/** Reads `weights.bin`. Throws when it is not one: the installation is broken then. */
export function loadModel(bytes: Uint8Array): Model {
  const text = new TextDecoder();
  if (text.decode(bytes.subarray(0, 4)) !== 'NSP1') throw new Error('weights.bin is not a punctuation model');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  const header = JSON.parse(text.decode(bytes.subarray(8, end))) as WeightsHeader;
  let at = end;
  const tensors = new Map<string, Tensor>();
  for (const [name, rows, columns] of header.tensors) {
    const scales = Float64Array.from({ length: rows }, (_, row) => view.getFloat32(at + 4 * row, true));
    at += 4 * rows;
    tensors.set(name, { columns, cells: new Int8Array(bytes.buffer, bytes.byteOffset + at, rows * columns), scales });
    at += Math.ceil((rows * columns) / 4) * 4;
  }
  const words = text.decode(bytes.subarray(at)).split('\n');
  return assemble(header, tensors, words);
}

interface WeightsHeader {
  readonly buckets: number;
  readonly hidden: number;
  readonly tensors: readonly (readonly [string, number, number])[];
}

interface Tensor {
  readonly columns: number;
  readonly cells: Int8Array;
  readonly scales: Float64Array;
}

function assemble(header: WeightsHeader, tensors: ReadonlyMap<string, Tensor>, words: readonly string[]): Model {
  const tensor = (name: string): Tensor => {
    const found = tensors.get(name);
    if (found === undefined) throw new Error(`weights.bin has no ${name}`);
    return found;
  };
  const [{ hidden }, workshop] = [header, new Workshop(MEMORY_BYTES)];
  /** `steps` is what one unit of the vector it is multiplied with stands for. */
  const matrix = (name: string, steps: number): Matrix => {
    const { cells, scales, columns } = tensor(name);
    return workshop.matrix(
      cells,
      scales.map((scale) => scale / steps),
      columns,
    );
  };
  const plain = (name: string): Float64Array => {
    const { cells, scales, columns } = tensor(name);
    return Float64Array.from(cells, (cell, at) => cell * (scales[Math.floor(at / columns)] ?? 0));
  };
  const direction = (which: 0 | 1): Direction => ({
    input: matrix(`input${which}`, 1),
    bias: plain(`bias${which}`),
    recurrent: matrix(`recurrent${which}`, STEPS),
  });
  const middle = matrix('middle', STEPS);
  return {
    workshop,
    desks: [makeDesk(workshop, hidden, middle), makeDesk(workshop, hidden, middle)],
    rowOf: new Map(words.map((word, row) => [word, row])),
    buckets: header.buckets,
    hidden,
    embedding: tensor('embedding'),
    directions: [direction(0), direction(1)],
    middle,
    middleBias: plain('middleBias'),
    output: plain('output'),
    outputBias: plain('outputBias'),
  };
}

/** What a window needs in the memory: it is used for one after the other. */
interface WindowDesk {
  /** For each piece of the window: the forward state after it and the backward state of the next one, as steps. */
  readonly states: Int16Array;
  readonly state: Lane;
  readonly middle: Lane;
}

function makeDesk(workshop: Workshop, hidden: number, middle: Matrix): WindowDesk {
  const states = workshop.vector((WINDOW + 2 * CONTEXT + 2) * 2 * hidden);
  return {
    states,
    state: { input: workshop.vector(hidden), inputAt: 0, output: workshop.output(3 * hidden) },
    middle: { input: states, inputAt: 0, output: workshop.output(middle.rows) },
  };
}

/**
 * Natural logarithms of the odds of the four classes after each piece, one piece after another; linear in the pieces.
 */
export function markOdds(model: Model, pieces: readonly string[]): Float64Array {
  const odds = new Float64Array(pieces.length * CLASSES);
  const { ids, gates } = gatesOf(model, pieces);
  const [one, two] = [new Window(model.desks[0], ids, gates), new Window(model.desks[1], ids, gates)];
  for (let from = 0; from < pieces.length; from += 2 * WINDOW) {
    one.open(from, Math.min(from + WINDOW, pieces.length));
    two.open(Math.min(from + WINDOW, pieces.length), Math.min(from + 2 * WINDOW, pieces.length));
    run(model, 0, one, two);
    run(model, 1, one, two);
    classify(model, [one, two], odds);
  }
  return odds;
}

/** The input's share of the gates, once for each distinct piece: rows of 3 x hidden, forward and backward. */
interface Gates {
  readonly ids: Int32Array;
  readonly gates: readonly [Float32Array, Float32Array];
}

function gatesOf(model: Model, pieces: readonly string[]): Gates {
  const { rowOf, buckets, embedding, hidden, desks, workshop } = model;
  const { columns, cells, scales } = embedding;
  const idOf = new Map<string, number>();
  const ids = new Int32Array(pieces.length);
  pieces.forEach((piece, at) => {
    let id = idOf.get(piece);
    if (id === undefined) idOf.set(piece, (id = idOf.size));
    ids[at] = id;
  });
  const rows = Int32Array.from(idOf.keys(), (piece) => rowOf.get(piece) ?? rowOf.size + bucketOf(piece, buckets));
  const lanes = desks.map(({ state, states }): Lane => ({ input: states, inputAt: 0, output: state.output }));
  const [one, two] = lanes as [Lane, Lane];
  const project = ({ input, bias }: Direction): Float32Array => {
    const width = 3 * hidden;
    // Single precision halves what the loop over the words has to fetch.
    const projected = new Float32Array((rows.length + 1) * width);
    for (let id = 0; id < rows.length; id += 2) {
      const pair = [rows[id] ?? 0, rows[id + 1] ?? 0] as const;
      one.input.set(cells.subarray(pair[0] * columns, (pair[0] + 1) * columns));
      two.input.set(cells.subarray(pair[1] * columns, (pair[1] + 1) * columns));
      workshop.multiply(input, one, two);
      for (const [at, { output }] of lanes.entries()) {
        const scale = scales[pair[at] ?? 0] ?? 0;
        const to = (id + at) * width;
        for (let j = 0; j < width; j++) projected[to + j] = output[j]! * scale + bias[j]!;
      }
    }
    return projected;
  };
  return { ids, gates: [project(model.directions[0]), project(model.directions[1])] };
}

/** A stretch of pieces with its context, and the states of both directions while it is worked on. */
class Window {
  from = 0;
  to = 0;
  /** With context. */
  first = 0;
  last = 0;

  constructor(
    readonly desk: WindowDesk,
    readonly ids: Int32Array,
    readonly gates: readonly [Float32Array, Float32Array],
  ) {}

  open(from: number, to: number): void {
    [this.from, this.to] = [from, to];
    this.first = Math.max(0, from - CONTEXT);
    this.last = Math.min(this.ids.length, to + CONTEXT);
    this.desk.states.fill(0);
  }
}

/** Runs one direction over two windows side by side, so that each weight is read once for both. */
function run(model: Model, which: 0 | 1, one: Window, two: Window): void {
  const { recurrent } = model.directions[which];
  const [a, b] = [one.desk.state, two.desk.state];
  a.input.fill(0);
  b.input.fill(0);
  const steps = Math.max(one.last - one.first, two.last - two.first);
  for (let step = 0; step < steps; step++) {
    model.workshop.multiply(recurrent, a, b);
    advance(model.hidden, which, one, step);
    advance(model.hidden, which, two, step);
  }
}

function advance(hidden: number, which: 0 | 1, window: Window, step: number): void {
  const { first, last } = window;
  if (step >= last - first) return;
  const piece = which === 0 ? first + step : last - 1 - step;
  const { states } = window.desk;
  const { input: state, output: carried } = window.desk.state;
  const gates = window.gates[which];
  const base = window.ids[piece]! * 3 * hidden;
  // A backward state belongs to the boundary before its piece; that before the first piece is of no use.
  const to = which === 0 ? (piece - first) * 2 * hidden : (piece - first - 1) * 2 * hidden + hidden;
  for (let j = 0; j < hidden; j++) {
    const reset = 0.5 + 0.5 * tanh(0.5 * (gates[base + j]! + carried[j]!));
    const update = 0.5 + 0.5 * tanh(0.5 * (gates[base + hidden + j]! + carried[hidden + j]!));
    const fresh = tanh(gates[base + 2 * hidden + j]! + reset * carried[2 * hidden + j]!);
    const next = (1 - update) * fresh * STEPS + update * state[j]! + TO_WHOLE - TO_WHOLE;
    state[j] = next;
    if (to >= 0) states[to + j] = next;
  }
}

function classify(model: Model, [one, two]: readonly [Window, Window], odds: Float64Array): void {
  const steps = Math.max(one.to - one.from, two.to - two.from);
  const [a, b] = [one.desk.middle, two.desk.middle];
  for (let step = 0; step < steps; step++) {
    a.inputAt = Math.min(one.from + step - one.first, WINDOW + CONTEXT) * 2 * model.hidden;
    b.inputAt = Math.min(two.from + step - two.first, WINDOW + CONTEXT) * 2 * model.hidden;
    model.workshop.multiply(model.middle, a, b);
    if (step < one.to - one.from) finish(model, a.output, odds, (one.from + step) * CLASSES);
    if (step < two.to - two.from) finish(model, b.output, odds, (two.from + step) * CLASSES);
  }
}

function finish(model: Model, middle: Float64Array, odds: Float64Array, at: number): void {
  const { middleBias, output, outputBias } = model;
  const width = middle.length;
  let total = 0;
  for (let c = 0; c < CLASSES; c++) {
    let sum = outputBias[c]!;
    for (let j = 0; j < width; j++) {
      const active = middle[j]! + middleBias[j]!;
      if (active > 0) sum += output[c * width + j]! * active;
    }
    odds[at + c] = sum;
    total += Math.exp(sum);
  }
  const log = Math.log(total);
  for (let c = 0; c < CLASSES; c++) odds[at + c]! -= log;
}

/** tanh by table, which must stay small enough for the nearest cache: 256 steps a unit from -8 to 8. */
const TABLE_STEPS = 256;
const TABLE_END = 8;
const TABLE_LAST = 2 * TABLE_END * TABLE_STEPS;
const TANH = Float32Array.from({ length: TABLE_LAST + 1 }, (_, at) => Math.tanh(at / TABLE_STEPS - TABLE_END));

function tanh(x: number): number {
  const at = (x * TABLE_STEPS + (TABLE_END * TABLE_STEPS + 0.5)) | 0;
  return TANH[at < 0 ? 0 : at > TABLE_LAST ? TABLE_LAST : at]!;
}
