import type { PlaceSettings } from '../settings.js';

/** A term as it is heard: where, and how rare that is. */
export interface HeardTerm {
  readonly timesMs: readonly number[];
  readonly rarity: number;
}

/** A term that speaks for a link, and how loud. */
export interface Voice {
  readonly heard: HeardTerm;
  readonly worth: number;
}

/** Whether a mention of a term speaks for somebody else already. */
export type IsTaken = (heard: HeardTerm, timeMs: number) => boolean;

interface CurveKernel {
  readonly bins: Int32Array;
  readonly values: Float32Array;
}

/** Draws what speaks for a link at each bin of one grid, its mean over time taken off. */
export type DrawCurve = (voices: readonly Voice[], isTaken?: IsTaken) => Float32Array;

/** Kernels of whole terms are kept: most terms speak for several links. */
export function curveDrawer(bins: number, settings: PlaceSettings): DrawCurve {
  const makeKernel = kernelMaker(bins, settings);
  const kept = new Map<HeardTerm, CurveKernel>();
  const kernelOf = (heard: HeardTerm, isTaken: IsTaken | undefined) => {
    if (isTaken !== undefined) {
      const free = heard.timesMs.filter((timeMs) => !isTaken(heard, timeMs));
      if (free.length < heard.timesMs.length) return makeKernel(free);
    }
    const known = kept.get(heard) ?? makeKernel(heard.timesMs);
    kept.set(heard, known);
    return known;
  };
  return (voices, isTaken) => {
    const curve = new Float32Array(bins);
    let total = 0;
    for (const { heard, worth } of voices) {
      total += worth;
      const kernel = kernelOf(heard, isTaken);
      const { bins: at, values } = kernel;
      for (let nth = 0; nth < at.length; nth++) curve[at[nth]!]! += worth * values[nth]!;
    }
    centre(curve, settings.evidence / (total > 0 ? total ** settings.lengthNorm : 1));
    return curve;
  };
}

function centre(curve: Float32Array, scale: number): void {
  let mean = 0;
  for (let bin = 0; bin < curve.length; bin++) mean += curve[bin]! *= scale;
  mean /= curve.length;
  for (let bin = 0; bin < curve.length; bin++) curve[bin]! -= mean;
}

/** Bins near the moments of a term: full beside one, falling faster after it (code is shown, then talked about). */
function kernelMaker(bins: number, settings: PlaceSettings): (timesMs: readonly number[]) => CurveKernel {
  const { binMs, afterMs, beforeMs, smear } = settings;
  const fall = (spanMs: number) =>
    Float32Array.from({ length: Math.ceil((3 * spanMs) / binMs) + 1 }, (_, steps) =>
      Math.exp((-steps * binMs) / spanMs),
    );
  const [ahead, behind] = [fall(afterMs), fall(beforeMs)];
  const sums = new Float32Array(bins);
  const touched = new Int32Array(bins);
  return (timesMs) => {
    let count = 0;
    for (const timeMs of timesMs) {
      const at = Math.min(bins - 1, Math.floor(timeMs / binMs));
      const last = Math.min(bins - 1, at + behind.length - 1);
      for (let bin = Math.max(0, at - ahead.length + 1); bin <= last; bin++) {
        if (sums[bin] === 0) touched[count++] = bin;
        sums[bin]! += bin <= at ? ahead[at - bin]! : behind[bin - at]!;
      }
    }
    const values = new Float32Array(count);
    for (let nth = 0; nth < count; nth++) {
      const sum = sums[touched[nth]!]!;
      values[nth] = sum / (sum + smear);
      sums[touched[nth]!] = 0;
    }
    return { bins: touched.slice(0, count), values };
  };
}
