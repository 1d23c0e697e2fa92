/**
 * The matrix product that training consists of, in single precision with vector instructions, and the memory it works
 * in. All matrices are dense, row after row.
 */
import {
  again,
  get,
  load,
  loop,
  plus,
  plusLocal,
  set,
  startFunction,
  type Code,
} from '../src/text/punctuation/assembler.js';

/** What one turn of the loops works on: rows of the left factor, columns of the right one. */
const ROWS = 4;
const COLUMNS = 8;
/** Rows of the right factor that fit the nearest caches. */
const DEEPEST = 120;

export interface Size {
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  /** The left factor is given turned: `depth` rows of `rows` cells. */
  readonly turned?: boolean;
}

/** The memory that all matrices of a training lie in. */
export class Arena {
  readonly #memory: ArrayBuffer;
  readonly #run: (...given: number[]) => void;
  #used = 0;

  constructor(bytes: number) {
    const started = startFunction(bytes, productCode(), { parameters: 9, whole: 12, vectors: 11 });
    if (started === undefined) throw new Error('training needs a processor with vector instructions');
    this.#memory = started.memory.buffer;
    this.#run = started.run;
  }

  floats(length: number): Float32Array<ArrayBuffer> {
    const at = this.#used;
    this.#used += Math.ceil(length / 4) * 16;
    return new Float32Array(this.#memory, at, length);
  }

  /** `sum += left x right`: rows must be a multiple of four, columns of eight. */
  addProduct(left: Float32Array, right: Float32Array, sum: Float32Array, size: Size): void {
    const { rows, columns, depth, turned = false } = size;
    if (rows % ROWS !== 0 || columns % COLUMNS !== 0) throw new Error(`no product of ${rows} x ${columns}`);
    const [leftRow, leftStep] = turned ? [4, rows * 4] : [depth * 4, 4];
    for (let from = 0; from < depth; from += DEEPEST)
      this.#run(
        left.byteOffset + from * leftStep,
        right.byteOffset + from * columns * 4,
        sum.byteOffset,
        rows / ROWS,
        columns / COLUMNS,
        Math.min(DEEPEST, depth - from),
        leftRow,
        leftStep,
        columns * 4,
      );
  }
}

/** Writes the transpose of a matrix of `rows` x `columns`. */
export function transpose(matrix: Float32Array, [rows, columns]: readonly [number, number], to: Float32Array): void {
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) to[j * rows + i] = matrix[i * columns + j]!;
}

const [LEFT, RIGHT, SUM, ROW_TURNS, COLUMN_TURNS, DEPTH, LEFT_ROW, LEFT_STEP, RIGHT_STEP] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const [TURNS, STEPS, RIGHT_AT, BELOW] = [9, 10, 11, 12];
const [LEFT_AT, SUM_AT] = [[13, 14, 15, 16] as const, [17, 18, 19, 20] as const];
/** Of each row, two times four sums. */
const SUMS = [21, 23, 25, 27] as const;
const [BELOW_LOW, BELOW_HIGH, CELL] = [29, 30, 31];

const cellFourTimes = (local: number): Code => [...get(local), 0xfd, 0x09, 2, 0];
const addTimes = (sums: number, cells: number): Code => [
  ...[...get(sums), ...get(CELL), ...get(cells), 0xfd, 0xe6, 0x01],
  ...[0xfd, 0xe4, 0x01, ...set(sums)],
];
const store = (at: number, sums: number, offset: number): Code => [...get(at), ...get(sums), 0xfd, 0x0b, 2, offset];
const each = (code: (row: 0 | 1 | 2 | 3) => Code): Code => ([0, 1, 2, 3] as const).flatMap(code);
/** Sets four positions, each a stride after the one before. */
const spread = (from: number, to: readonly number[], stride: number): Code =>
  to.flatMap((local, row) =>
    row === 0 ? [...get(from), ...set(local)] : [...get(to[row - 1] ?? 0), ...get(stride), 0x6a, ...set(local)],
  );

function productCode(): Code {
  const steps = loop(
    [...load(BELOW, 0), ...set(BELOW_LOW), ...load(BELOW, 16), ...set(BELOW_HIGH)],
    each((row) => [
      ...[...cellFourTimes(LEFT_AT[row]), ...set(CELL)],
      ...[...addTimes(SUMS[row], BELOW_LOW), ...addTimes(SUMS[row] + 1, BELOW_HIGH)],
      ...plusLocal(LEFT_AT[row], LEFT_STEP),
    ]),
    plusLocal(BELOW, RIGHT_STEP),
    again(STEPS),
  );
  const columns = loop(
    each((row) => [
      ...[...load(SUM_AT[row], 0), ...set(SUMS[row])],
      ...[...load(SUM_AT[row], 16), ...set(SUMS[row] + 1)],
    ]),
    spread(LEFT, LEFT_AT, LEFT_ROW),
    [...get(RIGHT_AT), ...set(BELOW), ...get(DEPTH), ...set(STEPS)],
    steps,
    each((row) => [
      ...[...store(SUM_AT[row], SUMS[row], 0), ...store(SUM_AT[row], SUMS[row] + 1, 16)],
      ...plus(SUM_AT[row], 32),
    ]),
    plus(RIGHT_AT, 32),
    again(TURNS),
  );
  return loop(
    spread(SUM, SUM_AT, RIGHT_STEP),
    [...get(RIGHT), ...set(RIGHT_AT), ...get(COLUMN_TURNS), ...set(TURNS)],
    columns,
    Array<Code>(ROWS)
      .fill([...plusLocal(LEFT, LEFT_ROW), ...plusLocal(SUM, RIGHT_STEP)])
      .flat(),
    again(ROW_TURNS),
  );
}
