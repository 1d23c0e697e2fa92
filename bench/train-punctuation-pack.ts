/** Writes the trained network as src/text/punctuation/model.ts reads it: int8 with one scale a row. */
import { transpose } from './train-punctuation-matrix.js';
import type { Network, Parameter } from './train-punctuation-network.js';

/** `manner`: the share of each source in the habits that the shipped model has. */
export function pack(network: Network, words: readonly string[], manner: readonly number[]): Uint8Array {
  const tensors: [string, Matrix][] = [
    ['embedding', network.embedding],
    ['input0', turn(network.input[0])],
    ['input1', turn(network.input[1])],
    ['bias0', network.bias[0]],
    ['bias1', network.bias[1]],
    ['recurrent0', turn(network.recurrent[0])],
    ['recurrent1', turn(network.recurrent[1])],
    ['middle', turn(network.middle)],
    ['middleBias', withManner(network, manner)],
    ['output', network.output],
    ['outputBias', network.outputBias],
  ];
  const sizes = tensors.map(([name, { rows, columns }]) => [name, rows, columns]);
  const header = padded(Buffer.from(JSON.stringify({ ...network.shape, tensors: sizes })), 0x20);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const blobs = tensors.map(([, matrix]) => quantise(matrix));
  return Buffer.concat([Buffer.from('NSP1'), length, header, ...blobs, Buffer.from(words.join('\n'))]);
}

type Matrix = Pick<Parameter, 'rows' | 'columns' | 'value'>;

/** Output x input, as the model reads it. */
function turn({ rows, columns, value }: Matrix): Matrix {
  const turned = new Float32Array(value.length);
  transpose(value, [rows, columns], turned);
  return { rows: columns, columns: rows, value: turned };
}

function withManner({ middleBias, manner }: Network, shares: readonly number[]): Matrix {
  const value = middleBias.value.map((bias, j) =>
    shares.reduce((sum, share, source) => sum + share * manner.value[source * manner.columns + j]!, bias),
  );
  return { ...middleBias, value };
}

function quantise({ rows, columns, value }: Matrix): Buffer {
  const scales = Buffer.alloc(rows * 4);
  const cells = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    let most = 1e-9;
    for (let k = 0; k < columns; k++) most = Math.max(most, Math.abs(value[row * columns + k]!));
    const scale = Math.fround(most / 127);
    scales.writeFloatLE(scale, row * 4);
    for (let k = 0; k < columns; k++) cells.writeInt8(Math.round(value[row * columns + k]! / scale), row * columns + k);
  }
  return Buffer.concat([scales, padded(cells, 0)]);
}

/** To a multiple of four bytes. */
function padded(bytes: Buffer, filler: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4, filler)]);
}
