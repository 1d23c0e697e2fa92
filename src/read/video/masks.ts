import { BLOCKS, FRAMES_PER_SECOND, growBlocks, joinBlocks, type Blocks } from './frame.js';

/** Blocks that move between so many of all neighbouring frames show a camera, a clock, a level meter. */
const ALWAYS_SHARE = 0.35;
/**
 * Blocks that move so often within some seconds show an animation or a clip just then:
 * around a frame, before it or after it.
 */
const NOW_SHARE = 0.6;
const NOW = 8 * FRAMES_PER_SECOND;
const WINDOWS = [[-NOW, NOW], [-NOW, 0], [0, NOW]] as const; // prettier-ignore

/**
 * What of each frame of a stretch is not looked at, by the blocks that moved between each frame and the next one.
 * Frames are asked for in their order.
 */
export function maskMotion(moves: readonly Blocks[]): (frame: number) => Blocks {
  const always = growBlocks(oftenMoved(moves, ALWAYS_SHARE));
  const windows = WINDOWS.map(([before, after]) => slideWindow(moves, before, after));
  return (frame) =>
    windows
      .map((movesOften) => growBlocks(movesOften(frame)))
      .reduce((mask, blocks) => joinBlocks(mask, blocks), always);
}

function oftenMoved(moves: readonly Blocks[], share: number): Blocks {
  const counts = new Uint32Array(BLOCKS);
  for (const moved of moves) for (let at = 0; at < BLOCKS; at++) counts[at]! += moved[at]!;
  return Uint8Array.from(counts, (count) => Number(count > share * moves.length));
}

/**
 * The blocks that move often between `before` and `after` of a frame.
 * Windows that the ends cut short tell less and count as whole.
 */
function slideWindow(moves: readonly Blocks[], before: number, after: number): (frame: number) => Blocks {
  const counts = new Uint16Array(BLOCKS);
  const most = NOW_SHARE * Math.min(moves.length, after - before);
  let [from, to] = [0, 0];
  return (frame) => {
    const [first, end] = [Math.max(0, frame + before), Math.min(moves.length, frame + after)];
    for (; to < end; to++) addTo(counts, moves[to]!, 1);
    for (; from < Math.min(first, to); from++) addTo(counts, moves[from]!, -1);
    return Uint8Array.from(counts, (count) => Number(count > most));
  };
}

function addTo(counts: Uint16Array, moved: Blocks, sign: 1 | -1): void {
  for (let at = 0; at < BLOCKS; at++) counts[at]! += sign * moved[at]!;
}
