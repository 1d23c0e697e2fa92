/**
 * WebAssembly (https://www.w3.org/TR/wasm-core-2/) put together from names,
 * so that it can be read: the parts that its loops share.
 */

export type Code = readonly number[];

export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
/** Moves a whole number on by a constant. */
export const plus = (local: number, step: number): Code => [...get(local), 0x41, ...signed(step), 0x6a, ...set(local)];
/** Moves a whole number on by another. */
export const plusLocal = (local: number, step: number): Code => [...get(local), ...get(step), 0x6a, ...set(local)];
/** Goes on with the loop while there is something left to count down. */
export const again = (count: number): Code => [...get(count), 0x41, 0x7f, 0x6a, 0x22, count, 0x0d, 0];
export const loop = (...body: readonly Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0b];
/** Sixteen bytes from where a local points. */
export const load = (local: number, offset: number): Code => [...get(local), 0xfd, 0x00, 2, offset];

/** How many locals of the two kinds a function has beyond its parameters, which are whole numbers. */
export interface Shape {
  readonly parameters: number;
  readonly whole: number;
  readonly vectors: number;
}

const [I32, V128] = [0x7f, 0x7b];
const PAGE_BYTES = 65_536;

/**
 * One function over a memory of at least so many bytes; undefined where the processor has no vector instructions. The
 * binary format is section 5 of the standard: types, the memory it is given, one function, its name, its code.
 */
export function startFunction(
  bytes: number,
  body: Code,
  { parameters, whole, vectors }: Shape,
): { readonly memory: WebAssembly.Memory; readonly run: (...given: number[]) => void } | undefined {
  const locals = [2, whole, I32, vectors, V128];
  const code = [...locals, ...body, 0x0b];
  const assembled = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters, ...Array<number>(parameters).fill(I32), 0]),
    ...section(2, [1, ...named('m'), ...named('m'), 0x02, 0x00, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...named('f'), 0x00, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assembled), { m: { m: memory } });
    return { memory, run: exports['f'] as (...given: number[]) => void };
  } catch {
    return undefined;
  }
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
