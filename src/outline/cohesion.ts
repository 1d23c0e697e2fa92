import type { Talk } from './talk.js';

/** Names of the features of lexical cohesion, in order. */
export const COHESION: readonly string[] = ['contrast', 'depth', 'wideDepth'];

/** One row per feature, one column per sentence, each with mean 0 and deviation 1 over the lecture, cut at 3. */
export function measureCohesion(talk: Talk): readonly Float32Array[] {
  return [
    similarity(talk, 300_000).map((value) => -value),
    depth(similarity(talk, 80_000)),
    depth(similarity(talk, 240_000)),
  ].map(standardise);
}

/**
 * Cosine of the topic words before and after each sentence's start, in windows of that length (Hearst, TextTiling,
 * 1997), weighted by rarity. Linear: both windows slide.
 */
function similarity({ startMs, topics, rarity, sentences }: Talk, windowMs: number): Float32Array {
  const [before, after] = [new Float64Array(rarity.length), new Float64Array(rarity.length)];
  const norms = [0, 0];
  let dot = 0;
  const change = (side: 0 | 1, sentence: number, by: 1 | -1) => {
    const [own, other] = side === 0 ? [before, after] : [after, before];
    for (const stem of topics[sentence] ?? []) {
      const weight = rarity[stem]! * rarity[stem]!;
      norms[side]! += weight * ((own[stem]! + by) ** 2 - own[stem]! ** 2);
      dot += weight * other[stem]! * by;
      own[stem]! += by;
    }
  };
  let from = 0;
  let to = 0;
  return Float32Array.from({ length: sentences }, (_, at) => {
    for (; to < sentences && startMs[to]! < startMs[at]! + windowMs; to++) change(1, to, 1);
    if (at > 0) {
      change(1, at - 1, -1);
      change(0, at - 1, 1);
    }
    for (; startMs[from]! < startMs[at]! - windowMs; from++) change(0, from, -1);
    return norms[0]! > 1e-9 && norms[1]! > 1e-9 ? dot / Math.sqrt(norms[0]! * norms[1]!) : 0;
  });
}

/** How deep a valley of the similarity lies below the slopes on both sides; old peaks are slowly forgotten. */
function depth(similarities: Float32Array): Float32Array {
  const climb = (values: Float32Array) => {
    let peak = values[0] ?? 0;
    return values.map((value) => (peak = value > peak ? value : peak * 0.99 + value * 0.01));
  };
  const left = climb(similarities);
  const right = climb(similarities.toReversed()).toReversed();
  return similarities.map((value, at) => left[at]! + right[at]! - 2 * value);
}

function standardise(values: Float32Array): Float32Array {
  let mean = 0;
  for (const value of values) mean += value;
  mean /= values.length || 1;
  let spread = 0;
  for (const value of values) spread += (value - mean) ** 2;
  spread = Math.sqrt(spread / (values.length || 1)) || 1;
  return values.map((value) => Math.max(-3, Math.min(3, (value - mean) / spread)));
}
