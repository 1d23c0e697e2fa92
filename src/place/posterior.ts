import type { Column } from './align.js';
import type { PlaceSettings } from './settings.js';

/** The law of the gap between two cells: a mixture of exponentials, so that each part is a recursive filter. */
const GAPS: readonly (readonly [meanMs: number, share: number])[] = [
  [100, 0.3],
  [10_000, 0.22],
  [40_000, 0.2],
  [150_000, 0.16],
  [700_000, 0.1],
  [4_000_000, 0.03],
];

/**
 * Probability of each bin for each link of a chain, by the forward-backward algorithm (Rabiner, 1989).
 * O(links * bins).
 */
export function posteriorOf(
  columns: readonly Column[],
  bins: number,
  settings: PlaceSettings,
): readonly Float32Array[] {
  const likelihoods = columns.map((column) => likelihood(column, bins, settings.temperature));
  const filter = gapFilter(settings.binMs);
  const forward: Float32Array[] = [];
  let carried: Float32Array = new Float32Array(bins).fill(1);
  for (const own of likelihoods) {
    const state = multiply(own, carried);
    forward.push(state);
    carried = filter(state, 1);
  }
  carried = new Float32Array(bins).fill(1);
  for (let nth = columns.length - 1; nth >= 0; nth--) {
    const state = forward[nth]!;
    forward[nth] = multiply(state, carried);
    carried = filter(multiply(likelihoods[nth]!, carried), -1);
  }
  return forward;
}

function likelihood({ worth, pin }: Column, bins: number, temperature: number): Float32Array {
  const values = new Float32Array(bins);
  if (pin !== undefined) {
    values[Math.min(pin, bins - 1)] = 1;
    return values;
  }
  let most = -Infinity;
  for (let bin = 0; bin < bins; bin++) if (worth[bin]! > most) most = worth[bin]!;
  for (let bin = 0; bin < bins; bin++) values[bin] = Math.max(1e-12, Math.exp((worth[bin]! - most) / temperature));
  return values;
}

/** The product, scaled to sum 1. */
function multiply(first: Float32Array, second: Float32Array): Float32Array {
  const product = new Float32Array(first.length);
  let sum = 0;
  for (let bin = 0; bin < first.length; bin++) sum += product[bin] = first[bin]! * second[bin]!;
  if (sum > 0) for (let bin = 0; bin < first.length; bin++) product[bin]! /= sum;
  else product.fill(1 / first.length);
  return product;
}

/** Spreads probability over later (direction 1) or earlier (-1) bins. */
function gapFilter(binMs: number): (values: Float32Array, direction: 1 | -1) => Float32Array {
  const parts = GAPS.map(([meanMs, share]) => {
    const keep = Math.exp(-binMs / meanMs);
    return { keep, weight: share * (1 - keep) };
  });
  return (values, direction) => {
    const spread = new Float32Array(values.length);
    for (const { keep, weight } of parts) {
      let carried = 0;
      for (let step = 0; step < values.length; step++) {
        const bin = direction === 1 ? step : values.length - 1 - step;
        carried = carried * keep + values[bin]!;
        spread[bin]! += weight * carried;
      }
    }
    return spread;
  };
}

/** Half the width of the window in which a place counts as right. */
const NEAR_MS = 30_000;

/** Probability that each link stands within half a minute of its bin. */
export function nearMass(posterior: readonly Float32Array[], path: Int32Array, binMs: number): readonly number[] {
  const reach = Math.round(NEAR_MS / binMs);
  return posterior.map((mass, nth) => {
    const at = path[nth] ?? 0;
    let sum = 0;
    for (let bin = Math.max(0, at - reach); bin <= Math.min(mass.length - 1, at + reach); bin++) sum += mass[bin]!;
    return Math.min(1, sum);
  });
}
