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

/** Mean difference beyond which a slide is another one, whatever stays. */
const FAR = 60;

/** A small picture and what is to be known of it once, before it is held against many others. */
export interface Thumbnail {
  /** Grey, row by row. */
  readonly pixels: Uint8Array;
  /** Grey level of the background; undefined where there is none. */
  readonly paper: number | undefined;
  /** How many pixels are not background. */
  readonly ink: number;
}

export function studyThumbnail(pixels: Uint8Array): Thumbnail {
  const paper = commonestLevel(pixels);
  let ink = 0;
  if (paper !== undefined) for (const pixel of pixels) if (Math.abs(pixel - paper) > NOISE) ink += 1;
  return { pixels, paper, ink };
}

/** Pixels between two looks at whether enough has been seen. */
const STRETCH = 160;

/**
 * Whether the second picture shows the same slide, the slide with something added on empty background, or another one.
 * Both are of one size.
 */
export function compareThumbnails({ pixels: first, paper, ink }: Thumbnail, { pixels: second }: Thumbnail): Change {
  const size = first.length;
  if (size !== second.length || size === 0) return 'other';
  const isSame = (changed: number) => changed <= SAME_SHARE * size;
  const isGrown = (changed: number, lost: number) =>
    ink > 0 && ink - lost >= KEPT_SHARE * ink && changed <= ADDED_SHARE * size;
  let [changed, lost] = [0, 0];
  for (let from = 0; from < size; from += STRETCH) {
    const to = Math.min(size, from + STRETCH);
    for (let at = from; at < to; at++) {
      if (Math.abs(first[at]! - second[at]!) <= NOISE) continue;
      changed += 1;
      if (paper !== undefined && Math.abs(first[at]! - paper) > NOISE) lost += 1;
    }
    // Both counts only grow: most slides are told apart by their first rows.
    if (!isSame(changed) && !isGrown(changed, lost)) return 'other';
  }
  if (meanDifference(first, second) > FAR) return 'other';
  return isSame(changed) ? 'same' : 'grown';
}

/** Of every 37th pixel: enough to tell slides of different colours apart. */
function meanDifference(first: Uint8Array, second: Uint8Array): number {
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
