import { blockOf, FRAME_BYTES, type Blocks, type Frame } from './frame.js';

// Called for every pixel: a name of this module is found sooner than one of the world, most of all where tests run.
const { abs } = Math;

/** Grey levels that are counted together for the commonest one. */
const LEVELS = 8;
/** Two backgrounds that differ more are of different slides. */
const SAME_PAPER = 24;
/** What differs more from its background is ink. */
const INK = 14;
/** Ink that differs less than this is still there. */
const KEPT = 28;
const KEPT_SHARE = 0.9;

/**
 * Whether the second picture is the first with something added:
 * the same background, nearly all ink kept, and more of it.
 */
export function hasGrown(before: Frame, after: Frame, mask: Blocks): boolean {
  const [paper, paperAfter] = [paperOf(before), paperOf(after)];
  if (abs(paper - paperAfter) > SAME_PAPER) return false;
  let [ink, kept, inkAfter] = [0, 0, 0];
  for (let at = 0; at < FRAME_BYTES; at++) {
    if (mask[blockOf(at)] === 1) continue;
    const [one, other] = [before[at]!, after[at]!];
    if (abs(other - paperAfter) > INK) inkAfter++;
    if (abs(one - paper) <= INK) continue;
    ink++;
    if (abs(one - other) < KEPT) kept++;
  }
  return inkAfter > ink && kept >= KEPT_SHARE * ink;
}

/** The commonest grey level. */
function paperOf(frame: Frame): number {
  const counts = new Uint32Array(256 / LEVELS);
  for (const pixel of frame) counts[(pixel / LEVELS) | 0]!++;
  return counts.indexOf(Math.max(...counts)) * LEVELS + LEVELS / 2;
}
