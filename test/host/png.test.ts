import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { greyThumbnail } from '../../src/host/png.js';

const SIZE = { width: 4, height: 2 };
const [WIDTH, HEIGHT] = [16, 8];

/** A file of one row of bytes after the other, all of them stored with one filter. */
function png(
  rows: readonly (readonly number[])[],
  how: { colour: number; depth?: number; filter?: number; more?: Buffer[] },
) {
  const { colour, depth = 8, filter = 0, more = [] } = how;
  const pixel = Math.ceil(({ 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour]! * depth) / 8);
  const lines = rows.map((row, y) => [
    filter,
    ...row.map((byte, x) => byte - predicted(rows, { x, y, pixel, filter })),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([depth, colour, 0, 0, 0], 8);
  const parts = [chunk('IHDR', header), ...more, chunk('IDAT', deflateSync(Uint8Array.from(lines.flat())))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts, chunk('IEND', Buffer.alloc(0))]);
}

/** What each filter of the standard takes off a byte. */
function predicted(
  rows: readonly (readonly number[])[],
  { x, y, pixel, filter }: { x: number; y: number; pixel: number; filter: number },
): number {
  const [left, up, corner] = [rows[y]?.[x - pixel] ?? 0, rows[y - 1]?.[x] ?? 0, rows[y - 1]?.[x - pixel] ?? 0];
  const p = left + up - corner;
  const nearest = [left, up, corner].reduce((best, each) => (Math.abs(p - each) < Math.abs(p - best) ? each : best));
  return [0, left, up, (left + up) >> 1, nearest][filter] ?? 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

const rowsOf = (values: (x: number) => readonly number[]) =>
  Array.from({ length: HEIGHT }, () => Array.from({ length: WIDTH }, (_, x) => values(x)).flat());

const HALVES = Uint8Array.from([0, 0, 255, 255, 0, 0, 255, 255]);
const dark = (x: number) => x < WIDTH / 2;

test.each([
  [
    'grey',
    png(
      rowsOf((x) => [dark(x) ? 0 : 255]),
      { colour: 0 },
    ),
  ],
  [
    'colours',
    png(
      rowsOf((x) => (dark(x) ? [0, 0, 0] : [255, 255, 255])),
      { colour: 2 },
    ),
  ],
  [
    'grey that lets through',
    png(
      rowsOf((x) => [0, dark(x) ? 255 : 0]),
      { colour: 4 },
    ),
  ],
  [
    'colours that let through',
    png(
      rowsOf((x) => [0, 0, 0, dark(x) ? 255 : 0]),
      { colour: 6 },
    ),
  ],
  [
    'one bit a pixel',
    png(
      Array.from({ length: HEIGHT }, () => [0x00, 0xff]),
      { colour: 0, depth: 1 },
    ),
  ],
  [
    'a palette of two',
    png(
      Array.from({ length: HEIGHT }, () => [0x55, 0x55, 0x00, 0x00]),
      {
        colour: 3,
        depth: 2,
        more: [chunk('PLTE', Buffer.from([255, 255, 255, 0, 0, 0]))],
      },
    ),
  ],
])('a picture of %s is dark on the left and light on the right', (_, bytes) => {
  expect(greyThumbnail(bytes, SIZE)).toEqual(HALVES);
});

test('whatever filter its rows are stored with, a picture is the same', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const picture = fc.array(fc.array(byte, { minLength: WIDTH * 3, maxLength: WIDTH * 3 }), {
    minLength: HEIGHT,
    maxLength: HEIGHT,
  });
  fc.assert(
    fc.property(picture, fc.integer({ min: 1, max: 4 }), (rows, filter) => {
      const plain = greyThumbnail(png(rows, { colour: 2 }), SIZE);
      expect(plain).toBeDefined();
      expect(greyThumbnail(png(rows, { colour: 2, filter }), SIZE)).toEqual(plain);
    }),
  );
});

test('a thumbnail is made of a smaller picture too', () => {
  const bytes = png([Array.from({ length: WIDTH }, (_, x) => x * 10)], { colour: 0 });
  expect(greyThumbnail(bytes, { width: 32, height: 2 })?.slice(0, 4)).toEqual(Uint8Array.from([0, 0, 10, 10]));
});

test('what is no PNG, cut short, interlaced or stored with an unknown filter has no thumbnail', () => {
  const whole = png(
    rowsOf(() => [7]),
    { colour: 0 },
  );
  const interlaced = Buffer.from(whole);
  interlaced[28] = 1;
  const odd = png(
    rowsOf(() => [7]),
    { colour: 0, filter: 5 },
  );
  for (const bytes of [Buffer.from('GIF89a'), whole.subarray(0, 50), interlaced, odd])
    expect(greyThumbnail(bytes, SIZE)).toBeUndefined();
});
