/**
 * Grey thumbnails of PNG files (https://www.w3.org/TR/png-3/), without loading an image library,
 * which takes longer than the rest of a short build.
 */
import { inflateSync } from 'node:zlib';

// Called for every pixel: a name of this module is found sooner than one of the world, most of all where tests run.
const { abs } = Math;

interface Size {
  readonly width: number;
  readonly height: number;
}

interface PngHeader extends Size {
  /** Bits of a sample. */
  readonly depth: number;
  readonly channels: number;
  /** Of palette images: the grey of each entry, on white. */
  readonly palette: Uint8Array | undefined;
  readonly data: Uint8Array;
}

/** Beyond this, an image is left to those who can shrink it while they decode it. */
const MOST_BYTES = 100_000_000;
const SIGNATURE = '\x89PNG\r\n\x1a\n';
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PALETTE = 3;

/**
 * Pixels to a side that are looked at for one of the thumbnail:
 * four of sixty-four of a slide tell it from others as well as all.
 */
const FEW = 2;
/** So many give what a video shows of the slide, in which every line is as grey as it is thin. */
export const NEARLY_ALL = 6;

/**
 * Grey pixels, row by row, on white, of a PNG scaled to `size`; undefined for other files, 16 bits a sample and
 * interlaced ones. `looks` is how many pixels to a side are looked at for one.
 */
export function greyThumbnail(bytes: Uint8Array, size: Size, looks = FEW): Uint8Array | undefined {
  const header = readChunks(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (header === undefined) return undefined;
  const { width, height, depth, channels, data } = header;
  const stride = Math.ceil((width * channels * depth) / 8);
  const length = (stride + 1) * height;
  if (length > MOST_BYTES) return undefined;
  try {
    const rows = inflateSync(data, { maxOutputLength: length, chunkSize: length + 64 });
    if (rows.length < length || !unfilter(rows, stride, Math.ceil((channels * depth) / 8))) return undefined;
    return shrink(rows, stride, { from: header, to: size, looks });
  } catch {
    return undefined;
  }
}

function readChunks(bytes: Buffer): PngHeader | undefined {
  if (bytes.length < 33 || bytes.toString('latin1', 0, 8) !== SIGNATURE) return undefined;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth, colour, interlaced] = [bytes[24]!, bytes[25]!, bytes[28]!];
  const channels = CHANNELS[colour];
  if (channels === undefined || depth > 8 || interlaced !== 0 || width === 0 || height === 0) return undefined;
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const same = chunks.get(type);
    if (same === undefined) chunks.set(type, [bytes.subarray(at + 8, end)]);
    else same.push(bytes.subarray(at + 8, end));
    at = end + 4;
  }
  const [opacity] = chunks.get('tRNS') ?? [];
  // One colour of a true-colour image that stands for nothing: too rare to write it twice.
  if (opacity !== undefined && colour !== PALETTE) return undefined;
  const palette = colour === PALETTE ? greysOfPalette(chunks.get('PLTE')?.[0], opacity) : undefined;
  return { width, height, depth, channels, palette, data: Buffer.concat(chunks.get('IDAT') ?? []) };
}

function greysOfPalette(colours: Buffer = Buffer.alloc(0), opacity: Buffer = Buffer.alloc(0)): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, entry) => {
    const [red = 0, green = 0, blue = 0] = colours.subarray(entry * 3);
    return onWhite(greyOf(red, green, blue), opacity[entry] ?? 255);
  });
}

/** Rec. 709 luma. */
const greyOf = (red: number, green: number, blue: number) => (54 * red + 183 * green + 19 * blue) >> 8;

const onWhite = (grey: number, opacity: number) => 255 - Math.round(((255 - grey) * opacity) / 255);

/** Undoes the rows' filters in place (section 9 of the standard); false where a filter is unknown. */
function unfilter(rows: Uint8Array, stride: number, pixel: number): boolean {
  // Before the first row and left of each there is nothing: zeros.
  const nothing = new Uint8Array(stride);
  for (let at = 0; at < rows.length; at += stride + 1) {
    const row = rows.subarray(at + 1, at + 1 + stride);
    const above = at === 0 ? nothing : rows.subarray(at - stride, at);
    const filter = rows[at]!;
    if (filter === 1) for (let x = pixel; x < stride; x++) row[x]! += row[x - pixel]!;
    else if (filter === 2) for (let x = 0; x < stride; x++) row[x]! += above[x]!;
    else if (filter === 3) addMeans(row, above, pixel);
    else if (filter === 4) addPaeth(row, above, pixel);
    else if (filter !== 0) return false;
  }
  return true;
}

function addMeans(row: Uint8Array, above: Uint8Array, pixel: number): void {
  for (let x = 0; x < pixel; x++) row[x]! += above[x]! >> 1;
  for (let x = pixel; x < row.length; x++) row[x]! += (row[x - pixel]! + above[x]!) >> 1;
}

function addPaeth(row: Uint8Array, above: Uint8Array, pixel: number): void {
  for (let x = 0; x < pixel; x++) row[x]! += above[x]!;
  for (let x = pixel; x < row.length; x++) {
    const left = row[x - pixel]!;
    const up = above[x]!;
    const corner = above[x - pixel]!;
    const toLeft = abs(up - corner);
    const toUp = abs(left - corner);
    const toCorner = abs(left + up - 2 * corner);
    row[x]! += toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
  }
}

/** Writes the greys of the columns `xs` of the row that begins at `from`. */
type ReadRow = (from: number, greys: Uint8Array) => void;

function readerOf(rows: Uint8Array, { depth, channels, palette }: PngHeader, xs: Int32Array): ReadRow {
  const most = 2 ** depth - 1;
  const single = palette ?? Uint8Array.from({ length: 256 }, (_, value) => Math.round((value * 255) / most));
  if (depth < 8)
    return (from, greys) => {
      for (let nth = 0; nth < xs.length; nth++) {
        const bit = xs[nth]! * depth;
        greys[nth] = single[(rows[from + (bit >> 3)]! >> (8 - depth - (bit & 7))) & most]!;
      }
    };
  if (channels === 1)
    return (from, greys) => {
      for (let nth = 0; nth < xs.length; nth++) greys[nth] = single[rows[from + xs[nth]!]!]!;
    };
  return (from, greys) => {
    for (let nth = 0; nth < xs.length; nth++) {
      const at = from + xs[nth]! * channels;
      const grey = channels === 2 ? rows[at]! : greyOf(rows[at]!, rows[at + 1]!, rows[at + 2]!);
      const opacity = channels === 3 ? 255 : rows[at + channels - 1]!;
      greys[nth] = opacity === 255 ? grey : onWhite(grey, opacity);
    }
  };
}

/** Means of some of the pixels that each pixel of the thumbnail covers, evenly spread; small pictures grow. */
function shrink(
  rows: Uint8Array,
  stride: number,
  { from, to, looks }: { from: PngHeader; to: Size; looks: number },
): Uint8Array {
  const small = new Uint8Array(to.width * to.height);
  const xs = spread(from.width, to.width * looks);
  const ys = spread(from.height, to.height * looks);
  const readRow = readerOf(rows, from, xs);
  const greys = new Uint8Array(xs.length);
  const sums = new Uint16Array(to.width);
  for (let y = 0; y < ys.length; y++) {
    readRow(ys[y]! * (stride + 1) + 1, greys);
    for (let nth = 0; nth < xs.length; nth++) sums[(nth / looks) | 0]! += greys[nth]!;
    if ((y + 1) % looks !== 0) continue;
    const at = ((y / looks) | 0) * to.width;
    for (let x = 0; x < to.width; x++) small[at + x] = Math.round(sums[x]! / looks ** 2);
    sums.fill(0);
  }
  return small;
}

/** The middles of `count` equal parts of a length. */
const spread = (length: number, count: number) =>
  Int32Array.from({ length: count }, (_, nth) => Math.floor(((nth + 0.5) * length) / count));
