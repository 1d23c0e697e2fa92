/** Writes the trained network as src/text/punctuation/model.ts reads it: int8 with one scale a row. */
import type { Network, Parameter } from './train-punctuation-gru.js';

export function pack(network: Network, words: readonly string[]): Uint8Array {
  const tensors: [string, Parameter][] = [
    ['embedding', network.embedding],
    ['input0', network.input[0]],
    ['input1', network.input[1]],
    ['bias0', network.bias[0]],
    ['bias1', network.bias[1]],
    ['recurrent0', network.recurrent[0]],
    ['recurrent1', network.recurrent[1]],
    ['middle', network.middle],
    ['middleBias', network.middleBias],
    ['output', network.output],
    ['outputBias', network.outputBias],
  ];
  const sizes = tensors.map(([name, { rows, columns }]) => [name, rows, columns]);
  const header = padded(Buffer.from(JSON.stringify({ ...network.shape, tensors: sizes })), 0x20);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const blobs = tensors.map(([, parameter]) => quantise(parameter));
  return Buffer.concat([Buffer.from('NSP1'), length, header, ...blobs, Buffer.from(words.join('\n'))]);
}

function quantise({ rows, columns, value }: Parameter): Buffer {
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
