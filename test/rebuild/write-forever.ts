/** Writes two contents in turn to a file until it is killed: `node write-forever.js FILE BYTES [once]`. */
import { writeFileAtomic } from '../../src/host/write.js';

const [path = '', size = '1000000', once] = process.argv.slice(2);
const contents = ['A', 'B'].map((letter) => new TextEncoder().encode(letter.repeat(Number(size))));
if (once !== undefined) console.log(JSON.stringify(writeFileAtomic(path, contents[0] ?? new Uint8Array())));
else {
  console.log('ready');
  for (let turn = 0; ; turn++) writeFileAtomic(path, contents[turn % 2] ?? new Uint8Array());
}
