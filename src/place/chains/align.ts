import type { PlaceSettings } from '../settings.js';

/** What stands for a whole chain at each bin: that it is on screen. */
export interface ScreenWorth {
  readonly worth: Float32Array;
}

/** What stands for a link at each bin, or the bin it is held at. */
export interface Column {
  readonly worth: Float32Array;
  readonly pin?: number;
}

const NEVER = -1e9;

/** Gaps at which the concave cost is met exactly. */
const TANGENTS_MS = [4000, 20_000, 60_000, 180_000, 600_000, 1_800_000];

/**
 * The best monotone path of a chain through time, by Viterbi. The cost of a gap is concave in its length, taken as the
 * least of six straight lines, each a running maximum: O(links * bins) instead of O(links * bins^2)
 * (Felzenszwalb and Huttenlocher, Distance transforms of sampled functions, 2012).
 */
export function alignChain(columns: readonly Column[], shown: ScreenWorth, settings: PlaceSettings): Int32Array {
  const bins = shown.worth.length;
  const lines = TANGENTS_MS.map((gapMs) => tangent(gapMs, settings));
  const cameFrom: Int32Array[] = [];
  let best: Scores = new Float32Array(bins);
  let spare: Scores = new Float32Array(bins);
  for (const { worth, pin } of columns) {
    const from = new Int32Array(bins);
    if (cameFrom.length > 0) stepOn({ scores: best, next: spare, from }, lines, settings.sameCost);
    for (let bin = 0; bin < bins; bin++) spare[bin]! += worth[bin]! + shown.worth[bin]!;
    if (pin !== undefined) for (let bin = 0; bin < bins; bin++) if (bin !== pin) spare[bin] = NEVER;
    cameFrom.push(from);
    [best, spare] = [spare, best];
  }
  return tracePath(best, cameFrom);
}

/** From the best last place back to the first. */
function tracePath(best: Scores, cameFrom: readonly Int32Array[]): Int32Array {
  let at = 0;
  for (let bin = 1; bin < best.length; bin++) if (best[bin]! > best[at]!) at = bin;
  const path = new Int32Array(cameFrom.length);
  for (let nth = cameFrom.length - 1; nth >= 0; nth--) {
    path[nth] = at;
    at = cameFrom[nth]?.[at] ?? at;
  }
  return path;
}

type Scores = Float32Array<ArrayBuffer>;

interface ScoreStep {
  readonly scores: Scores;
  readonly next: Scores;
  readonly from: Int32Array;
}

interface CostLine {
  readonly fixed: number;
  readonly perBin: number;
}

function tangent(gapMs: number, { gapCost, gapMs: unit, binMs }: PlaceSettings): CostLine {
  const slope = gapCost / Math.LN2 / (unit + gapMs);
  return { fixed: gapCost * Math.log2(1 + gapMs / unit) - slope * gapMs, perBin: slope * binMs };
}

/** Fills `next` with the best score of coming to each bin from the same or an earlier one, `from` with where from. */
function stepOn({ scores, next, from }: ScoreStep, lines: readonly CostLine[], sameCost: number): void {
  for (let bin = 0; bin < scores.length; bin++) {
    next[bin] = scores[bin]! - sameCost;
    from[bin] = bin;
  }
  for (const { fixed, perBin } of lines) {
    let running = NEVER;
    let origin = 0;
    for (let bin = 0; bin < scores.length; bin++) {
      const coming = running - fixed;
      if (coming > next[bin]!) {
        next[bin] = coming;
        from[bin] = origin;
      }
      running -= perBin;
      const here = scores[bin]! - perBin;
      if (here > running) {
        running = here;
        origin = bin;
      }
    }
  }
}
