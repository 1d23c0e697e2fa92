/**
 * How much of the code on pictures is read: `npm run bench:pictures -- [FOLDER]`, a folder of pictures `NAME-*.png` and
 * what they show in `NAME.txt`; the test's own by default.
 * Lines exact, spaces counted, after each step. Needs tesseract, or tesseract.js.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cropPicture, greyPicture } from '../src/host/images.js';
import { findRecogniser } from '../src/host/recognise.js';
import { findCode } from '../src/read/pictures/find-code.js';
import { layoutCode } from '../src/read/pictures/layout.js';
import { mayShowCode } from '../src/read/pictures/monospace.js';
import { readCode } from '../src/read/pictures/read-code.js';
import { readWordTable, type PictureWord } from '../src/read/pictures/word.js';

const folder = resolve(process.argv[2] ?? 'test/read/pictures/fixtures');
const recogniser = await findRecogniser('en');
if (recogniser === undefined)
  throw new Error('needs tesseract (apt install tesseract-ocr), or the package tesseract.js');

/** Share of the lines wanted that stand among those read, in order. */
function exact(got: string, want: string): number {
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '');
  const [read, wanted] = [lines(got), lines(want)];
  const rows = Array.from({ length: read.length + 1 }, () => new Uint16Array(wanted.length + 1));
  for (let at = read.length - 1; at >= 0; at--)
    for (let to = wanted.length - 1; to >= 0; to--)
      rows[at]![to] =
        read[at] === wanted[to] ? rows[at + 1]![to + 1]! + 1 : Math.max(rows[at + 1]![to]!, rows[at]![to + 1]!);
  return rows[0]![0]! / wanted.length;
}

const totals = new Map<string, number>();
const files = readdirSync(folder).filter((name) => /\.(?:png|jpe?g)$/.test(name));
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
for (const name of files) {
  const bytes = readFileSync(join(folder, name));
  const want = readFileSync(join(folder, `${name.split('-')[0] ?? ''}.txt`), 'utf8');
  const grey = await greyPicture(bytes);
  const boxes = findCode(readWordTable(await recogniser.read(bytes, 'anywhere')));
  const blocks: (readonly PictureWord[])[] = [];
  for (const box of boxes)
    blocks.push(readWordTable(await recogniser.read((await cropPicture(bytes, box)) ?? bytes, 'code')));
  const figures: [string, number][] = [
    ['may', grey === undefined || mayShowCode(grey) ? 1 : 0],
    ['blocks', boxes.length],
  ];
  if (blocks.length > 0) {
    const [alone, inCourse] = [[], texts].map((course) => readCode([blocks], { language: 'python', course })[0]!);
    figures.push(
      ['laid out', exact(blocks.flatMap(layoutCode).join('\n'), want)],
      ['repaired', exact(alone!.content, want)],
    );
    figures.push(
      ['course', exact(inCourse!.content, want)],
      ['parses', alone!.parses ? 1 : 0],
      ['parses with', inCourse!.parses ? 1 : 0],
    );
    if (process.env['SHOW'] !== undefined && name.includes(process.env['SHOW']))
      process.stdout.write(`${alone!.content}\n-----\n${inCourse!.content}\n`);
  }
  for (const [what, value] of figures) totals.set(what, (totals.get(what) ?? 0) + value);
  process.stdout.write(
    `${name.padEnd(28)} ${figures.map(([what, value]) => `${what} ${value.toFixed(2)}`).join('  ')}\n`,
  );
}
await recogniser.close();
process.stdout.write(
  `${'mean'.padEnd(28)} ${[...totals].map(([what, sum]) => `${what} ${(sum / files.length).toFixed(3)}`).join('  ')}\n`,
);
