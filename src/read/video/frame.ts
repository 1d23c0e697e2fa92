/** Small grey frames of a video, and what differs between two of them. */

/** Grey pixels, row by row, `WIDTH_PX` by `HEIGHT_PX`; of a video of another shape squashed into that. */
export type Frame = Uint8Array;

export const WIDTH_PX = 160;
export const HEIGHT_PX = 90;
export const FRAME_BYTES = WIDTH_PX * HEIGHT_PX;
/** Frames that are looked at of a second of video. */
export const FRAMES_PER_SECOND = 2;

/** Frames are compared by blocks of 8 x 6 pixels: a line of text is a few of them, the noise of compression none. */
export const COLUMNS = 20;
export const ROWS = 15;
export const BLOCKS = COLUMNS * ROWS;
const BLOCK_WIDTH_PX = WIDTH_PX / COLUMNS;
const BLOCK_HEIGHT_PX = HEIGHT_PX / ROWS;

/** Mean difference in grey levels from which on a block is another. */
const MOVED = 5;

/** A number a block: 1 where it is meant. */
export type Blocks = Uint8Array;

/** The block that each pixel of a frame lies in. */
const BLOCK_OF_PIXEL = Uint16Array.from(
  { length: FRAME_BYTES },
  (_, at) =>
    Math.floor(Math.floor(at / WIDTH_PX) / BLOCK_HEIGHT_PX) * COLUMNS + Math.floor((at % WIDTH_PX) / BLOCK_WIDTH_PX),
);

export const blockOf = (pixel: number): number => BLOCK_OF_PIXEL[pixel]!;

/** The blocks that differ between two frames. */
export function movedBlocks(one: Frame, other: Frame): Blocks {
  const sums = new Uint32Array(BLOCKS);
  for (let at = 0; at < FRAME_BYTES; at++) {
    const difference = one[at]! - other[at]!;
    sums[BLOCK_OF_PIXEL[at]!]! += difference < 0 ? -difference : difference;
  }
  const most = MOVED * BLOCK_WIDTH_PX * BLOCK_HEIGHT_PX;
  return Uint8Array.from(sums, (sum) => Number(sum > most));
}

/** With fewer free blocks than this share of the frame nothing can be told of it: a camera fills the picture. */
const LEAST_FREE = 0.2;

/** The share of the blocks that are not masked which moved. */
export function shareOf(moved: Blocks, mask: Blocks): number {
  let [count, free] = [0, 0];
  for (let at = 0; at < BLOCKS; at++) {
    if (mask[at] === 1) continue;
    free++;
    count += moved[at]!;
  }
  return free < LEAST_FREE * BLOCKS ? 0 : count / free;
}

/** The blocks of either. */
export const joinBlocks = (one: Blocks, other: Blocks): Blocks => one.map((block, at) => block | other[at]!);

/** Blocks with those above, below and beside them. */
export function growBlocks(blocks: Blocks): Blocks {
  const grown = blocks.slice();
  for (let at = 0; at < BLOCKS; at++) {
    if (blocks[at] !== 1) continue;
    const column = at % COLUMNS;
    if (column > 0) grown[at - 1] = 1;
    if (column < COLUMNS - 1) grown[at + 1] = 1;
    if (at >= COLUMNS) grown[at - COLUMNS] = 1;
    if (at < BLOCKS - COLUMNS) grown[at + COLUMNS] = 1;
  }
  return grown;
}
