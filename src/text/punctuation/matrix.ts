/**
 * Integer matrices times vectors, two vectors at a time, all in one stretch of memory. A weight is an int8 and a state
 * a whole number within 2^10, so that sums are whole and exact, whoever adds them up.
 */
import { COLUMNS_AT_ONCE, ROWS_AT_ONCE, startKernel, type Kernel } from './kernel.js';

/** An int8 matrix with one scale a row; where it lies in the memory, in bytes. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly cellsAt: number;
  readonly scalesAt: number;
}

/** One of the two vectors that are multiplied side by side. */
export interface Lane {
  readonly input: Int16Array;
  /** Where the vector begins; even, and moved on by the caller. */
  inputAt: number;
  readonly output: Float64Array;
}

/** The memory of matrices and vectors, and the machine that multiplies them. */
export class Workshop {
  readonly #kernel: Kernel | undefined;
  readonly #memory: ArrayBuffer;
  #used = 0;

  /** `bytes` is what all that is made in it takes. `plain` does without the vector instructions. */
  constructor(bytes: number, { plain = false } = {}) {
    this.#kernel = plain ? undefined : startKernel(bytes);
    this.#memory = this.#kernel?.memory.buffer ?? new ArrayBuffer(bytes);
  }

  vector(length: number): Int16Array<ArrayBuffer> {
    return new Int16Array(this.#memory, this.#take(length * 2), length);
  }

  output(length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#memory, this.#take(length * 8), length);
  }

  /** Rows must be a multiple of eight, columns of two. */
  matrix(cells: Int8Array, scales: Float64Array, columns: number): Matrix {
    const rows = scales.length;
    const packed = this.vector(rows * columns);
    const kept = this.output(rows);
    kept.set(scales);
    let at = 0;
    for (let group = 0; group < rows; group += ROWS_AT_ONCE)
      for (let k = 0; k < columns; k += COLUMNS_AT_ONCE)
        for (let row = group; row < group + ROWS_AT_ONCE; row++) {
          packed[at++] = cells[row * columns + k]!;
          packed[at++] = cells[row * columns + k + 1]!;
        }
    return { rows, columns, cellsAt: packed.byteOffset, scalesAt: kept.byteOffset };
  }

  /** Writes matrix times input, scaled by the rows' scales, to the output of both lanes. */
  multiply(matrix: Matrix, one: Lane, two: Lane): void {
    if (this.#kernel === undefined) {
      this.#multiplyPlainly(matrix, one);
      this.#multiplyPlainly(matrix, two);
      return;
    }
    this.#kernel.multiply(
      matrix.cellsAt,
      matrix.scalesAt,
      matrix.rows / ROWS_AT_ONCE,
      matrix.columns / COLUMNS_AT_ONCE,
      one.input.byteOffset + 2 * one.inputAt,
      two.input.byteOffset + 2 * two.inputAt,
      one.output.byteOffset,
      two.output.byteOffset,
    );
  }

  #multiplyPlainly({ rows, columns, cellsAt, scalesAt }: Matrix, { input, inputAt, output }: Lane): void {
    const cells = new Int16Array(this.#memory, cellsAt, rows * columns);
    const scales = new Float64Array(this.#memory, scalesAt, rows);
    for (let row = 0; row < rows; row++) {
      const group = row - (row % ROWS_AT_ONCE);
      let at = group * columns + (row - group) * COLUMNS_AT_ONCE;
      let sum = 0;
      for (let k = 0; k < columns; k += COLUMNS_AT_ONCE, at += ROWS_AT_ONCE * COLUMNS_AT_ONCE)
        sum += cells[at]! * input[inputAt + k]! + cells[at + 1]! * input[inputAt + k + 1]!;
      output[row] = sum * scales[row]!;
    }
  }

  /** Whole vectors of sixteen bytes each. */
  #take(bytes: number): number {
    const at = this.#used;
    this.#used += Math.ceil(bytes / 16) * 16;
    if (this.#used > this.#memory.byteLength) throw new Error('the workshop is too small');
    return at;
  }
}
