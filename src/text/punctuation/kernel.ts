/**
 * The inner loop of the model as WebAssembly (https://www.w3.org/TR/wasm-core-2/, vector instructions): eight products of
 * whole numbers at a time, four times as fast as JavaScript. Put together here, from names, so that it can be read.
 */

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

const PAGE_BYTES = 65_536;

/** Undefined where the processor has no vector instructions. */
export function startKernel(bytes: number): Kernel | undefined {
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble()), { m: { m: memory } });
    return { memory, multiply: exports['multiply'] as Kernel['multiply'] };
  } catch {
    return undefined;
  }
}

type Code = readonly number[];

const [CELLS, SCALES, ROW_TURNS, COLUMN_TURNS, ONE, TWO, TO_ONE, TO_TWO] = [0, 1, 2, 3, 4, 5, 6, 7];
const [TURNS, AT_ONE, AT_TWO, WEIGHTS, PAIR_ONE, PAIR_TWO] = [8, 9, 10, 11, 12, 13];
/** Sums of four rows each: rows 0-3 and 4-7 for each of the two vectors. */
const [LOW_ONE, HIGH_ONE, LOW_TWO, HIGH_TWO] = [14, 15, 16, 17];

const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const plus = (local: number, step: number): Code => [...get(local), 0x41, ...signed(step), 0x6a, ...set(local)];
/** Goes on with the loop while there is something left to count down. */
const again = (count: number): Code => [...get(count), 0x41, 0x7f, 0x6a, 0x22, count, 0x0d, 0];
const loop = (...body: readonly Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0b];
const load = (local: number, offset: number): Code => [...get(local), 0xfd, 0x00, 2, offset];
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

/** The binary format (section 5 of the standard): types, the memory it is given, one function, its name, its code. */
function assemble(): Uint8Array<ArrayBuffer> {
  const [I32, V128] = [0x7f, 0x7b];
  const locals = [2, 3, I32, 7, V128];
  const code = [...locals, ...multiplyCode(), 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 8, ...Array<number>(8).fill(I32), 0]),
    ...section(2, [1, ...named('m'), ...named('m'), 0x02, 0x00, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...named('multiply'), 0x00, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}

const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];

const named = (name: string): Code => [name.length, ...new TextEncoder().encode(name)];

/** LEB128. */
function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >> 7)];
}

function signed(value: number): Code {
  return value < 64 ? [value] : [(value & 127) | 128, ...signed(value >> 7)];
}
