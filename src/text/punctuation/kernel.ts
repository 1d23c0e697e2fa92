/**
 * The inner loop of the model with vector instructions:
 * eight products of whole numbers at a time, four times as fast as JavaScript.
 */
import { again, get, load, loop, plus, set, startFunction, type Code } from './assembler.js';

/** Rows that one turn of the outer loop works on, and columns of one turn of the inner one. */
export const ROWS_AT_ONCE = 8;
export const COLUMNS_AT_ONCE = 2;

/**
 * Multiplies a matrix with two vectors. Cells are int16: for each eight rows, for each two columns, those two of each
 * row; vectors are int16; scales and outputs are doubles. Positions are in bytes, counts in turns of the loops.
 */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  multiply(
    ...args: [
      cells: number,
      scales: number,
      rowTurns: number,
      columnTurns: number,
      one: number,
      two: number,
      toOne: number,
      toTwo: number,
    ]
  ): void;
}

/** Undefined where the processor has no vector instructions. */
export function startKernel(bytes: number): Kernel | undefined {
  const started = startFunction(bytes, multiplyCode(), { parameters: 8, whole: 3, vectors: 7 });
  return started === undefined ? undefined : { memory: started.memory, multiply: started.run };
}

const [CELLS, SCALES, ROW_TURNS, COLUMN_TURNS, ONE, TWO, TO_ONE, TO_TWO] = [0, 1, 2, 3, 4, 5, 6, 7];
const [TURNS, AT_ONE, AT_TWO, WEIGHTS, PAIR_ONE, PAIR_TWO] = [8, 9, 10, 11, 12, 13];
/** Sums of four rows each: rows 0-3 and 4-7 for each of the two vectors. */
const [LOW_ONE, HIGH_ONE, LOW_TWO, HIGH_TWO] = [14, 15, 16, 17];

const loadPairFourTimes = (local: number): Code => [...get(local), 0xfd, 0x09, 1, 0];
const zero: Code = [0xfd, 0x0c, ...Array<number>(16).fill(0)];
/** Adds to four sums the products of two columns. */
const addProducts = (sums: number, pair: number): Code => [
  ...get(sums),
  ...[...get(WEIGHTS), ...get(pair), 0xfd, 0xba, 0x01],
  ...[0xfd, 0xae, 0x01],
  ...set(sums),
];
const lastTwo: Code = [0xfd, 0x0d, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
/** Stores two of four sums as doubles, scaled. */
const store = (to: number, sums: number, { offset, which }: { offset: number; which: 'first' | 'last' }): Code => [
  ...get(to),
  ...get(sums),
  ...(which === 'last' ? [...get(sums), ...lastTwo] : []),
  ...[0xfd, 0xfe, 0x01],
  ...load(SCALES, offset),
  ...[0xfd, 0xf2, 0x01],
  ...[0xfd, 0x0b, 3, offset],
];
const storeFour = (to: number, sums: number, offset: number): Code => [
  ...store(to, sums, { offset, which: 'first' }),
  ...store(to, sums, { offset: offset + 16, which: 'last' }),
];

function multiplyCode(): Code {
  const columns = loop(
    [...loadPairFourTimes(AT_ONE), ...set(PAIR_ONE), ...loadPairFourTimes(AT_TWO), ...set(PAIR_TWO)],
    [...load(CELLS, 0), ...set(WEIGHTS), ...addProducts(LOW_ONE, PAIR_ONE), ...addProducts(LOW_TWO, PAIR_TWO)],
    [...load(CELLS, 16), ...set(WEIGHTS), ...addProducts(HIGH_ONE, PAIR_ONE), ...addProducts(HIGH_TWO, PAIR_TWO)],
    [...plus(CELLS, 32), ...plus(AT_ONE, 4), ...plus(AT_TWO, 4)],
    again(TURNS),
  );
  return loop(
    [LOW_ONE, HIGH_ONE, LOW_TWO, HIGH_TWO].flatMap((sums) => [...zero, ...set(sums)]),
    [...get(ONE), ...set(AT_ONE), ...get(TWO), ...set(AT_TWO), ...get(COLUMN_TURNS), ...set(TURNS)],
    columns,
    [...storeFour(TO_ONE, LOW_ONE, 0), ...storeFour(TO_ONE, HIGH_ONE, 32)],
    [...storeFour(TO_TWO, LOW_TWO, 0), ...storeFour(TO_TWO, HIGH_TWO, 32)],
    [...plus(SCALES, 64), ...plus(TO_ONE, 64), ...plus(TO_TWO, 64)],
    again(ROW_TURNS),
  );
}
