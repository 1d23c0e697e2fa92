/** How a slide relates to the one before it. */
export type Change = 'same' | 'grown' | 'other';

/** Grey levels by which a pixel may differ through compression. */
const NOISE = 24;

/** Share of pixels that may differ between two pictures of the same slide. */
const SAME_SHARE = 0.004;

/** Share of the background that a slide must have for what is on it to be told from it. */
const BACKGROUND_SHARE = 0.3;

/** Share of what was on the slide that must stay when something is added, and how much may be added. */
const KEPT_SHARE = 0.97;
const ADDED_SHARE = 0.5;

/** Mean difference beyond which no closer look is needed. */
const FAR = 60;

/**
 * Whether the second picture shows the same slide, the slide with something added on empty background, or another one.
 * Both are grey pixels of one size.
 */
export function compareThumbnails(first: Uint8Array, second: Uint8Array): Change {
  if (first.length !== second.length || first.length === 0) return 'other';
  if (sampledDifference(first, second) > FAR) return 'other';
  const paper = commonestLevel(first);
  if (paper === undefined) return differing(first, second) <= SAME_SHARE * first.length ? 'same' : 'other';
  let [changed, ink, kept] = [0, 0, 0];
  for (let at = 0; at < first.length; at++) {
    const differs = Math.abs(first[at]! - second[at]!) > NOISE;
    if (differs) changed += 1;
    if (Math.abs(first[at]! - paper) <= NOISE) continue;
    ink += 1;
    if (!differs) kept += 1;
  }
  if (changed <= SAME_SHARE * first.length) return 'same';
  return ink > 0 && kept >= KEPT_SHARE * ink && changed <= ADDED_SHARE * first.length ? 'grown' : 'other';
}

function differing(first: Uint8Array, second: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < first.length; at++) if (Math.abs(first[at]! - second[at]!) > NOISE) count += 1;
  return count;
}

/** Mean difference of every 37th pixel: enough to tell slides of different colours apart. */
function sampledDifference(first: Uint8Array, second: Uint8Array): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < first.length; at += 37) {
    sum += Math.abs(first[at]! - second[at]!);
    count += 1;
  }
  return sum / count;
}

/** The grey level of the background; undefined where there is none, as in a photograph. */
function commonestLevel(pixels: Uint8Array): number | undefined {
  const buckets = new Uint32Array(32);
  for (const pixel of pixels) buckets[pixel >> 3]! += 1;
  let best = 0;
  for (let bucket = 1; bucket < 32; bucket++) if (buckets[bucket]! > buckets[best]!) best = bucket;
  const around = (buckets[best - 1] ?? 0) + buckets[best]! + (buckets[best + 1] ?? 0);
  return around >= BACKGROUND_SHARE * pixels.length ? best * 8 + 4 : undefined;
}
