import { firstNotBefore } from '../../compare/first-from.js';
import type { Talk } from '../talk.js';

/** Windows of the lexical similarity before and after a sentence's start. */
const WINDOWS_S = [30, 60, 120, 300];

/** Windows of the curves whose valleys are measured. */
const VALLEYS_S = [80, 240];

/** New words are counted over this long before and after. */
const NEW_WORDS_MS = 40_000;

/** A word bursts when it is said so often in so long after so long a silence; rarer than this share of blocks only. */
const BURST = { least: 3, withinMs: 150_000, afterMs: 300_000, rarity: 0.7 };
const BURST_BEFORE_MS = 4000;
const BURST_AFTER_MS = 20_000;

/** A sentence links back by the words of its next seconds that were said in the last minute. */
const LINK_AHEAD_MS = 12_000;
const LINK_BACK_MS = 60_000;

const MOST_RARITY = 3;

/** How much of a peak of a similarity curve is remembered a sentence later. */
const PEAK_KEPT = 0.99;

/** What speaks for a change of topic before each sentence: rows of mean 0 and deviation 1 over the talk, cut at 3. */
export function measureCohesion(talk: Talk): readonly Float64Array[] {
  const rows = [
    ...WINDOWS_S.map((seconds) => similarity(talk, seconds * 1000).map((value) => -value)),
    ...VALLEYS_S.map((seconds) => depth(similarity(talk, seconds * 1000))),
    freshWords(talk),
    bursts(talk),
    linksBack(talk),
  ];
  return rows.map((row) => standardise(row, 3));
}

/**
 * Cosine of the topic words before and after each sentence's start, in windows of that length (Hearst, TextTiling,
 * 1997), weighted by rarity. Linear: both windows slide.
 */
function similarity({ startMs, topics, rarity, sentences }: Talk, windowMs: number): Float64Array {
  const [before, after] = [new Float64Array(rarity.length), new Float64Array(rarity.length)];
  let [normBefore, normAfter, dot, from, to] = [0, 0, 0, 0, 0];
  const change = (isAfter: boolean, sentence: number, by: 1 | -1) => {
    const [own, other] = isAfter ? [after, before] : [before, after];
    for (const stem of topics[sentence]!) {
      const weight = rarity[stem]! * rarity[stem]!;
      const more = weight * (2 * by * own[stem]! + 1);
      if (isAfter) normAfter += more;
      else normBefore += more;
      dot += weight * other[stem]! * by;
      own[stem]! += by;
    }
  };
  return Float64Array.from({ length: sentences }, (_, at) => {
    for (; to < sentences && startMs[to]! < startMs[at]! + windowMs; to++) change(true, to, 1);
    if (at > 0) {
      change(true, at - 1, -1);
      change(false, at - 1, 1);
    }
    for (; startMs[from]! < startMs[at]! - windowMs; from++) change(false, from, -1);
    return normBefore > 1e-9 && normAfter > 1e-9 ? dot / Math.sqrt(normBefore * normAfter) : 0;
  });
}

/** How deep a valley of the similarity lies below the slopes on both sides; old peaks are slowly forgotten. */
function depth(similarities: Float64Array): Float64Array {
  const climb = (values: Float64Array) => {
    let peak = values[0] ?? 0;
    return values.map((value) => (peak = value > peak ? value : peak * PEAK_KEPT + value * (1 - PEAK_KEPT)));
  };
  const left = climb(similarities);
  const right = climb(similarities.toReversed()).toReversed();
  return similarities.map((value, at) => left[at]! + right[at]! - 2 * value);
}

/** Words said for the first time after the sentence's start, less those before it. */
function freshWords({ startMs, topics, rarity, sentences }: Talk): Float64Array {
  const seen = new Uint8Array(rarity.length);
  const fresh = runningSum(sentences, (at) => {
    let sum = 0;
    for (const stem of topics[at]!) {
      if (seen[stem] === 0) sum += Math.min(MOST_RARITY, rarity[stem]!);
      seen[stem] = 1;
    }
    return sum;
  });
  return Float64Array.from(startMs, (atMs, at) => {
    const [before, after] = [
      firstNotBefore(startMs, atMs - NEW_WORDS_MS),
      firstNotBefore(startMs, atMs + NEW_WORDS_MS),
    ];
    return fresh[after]! - 2 * fresh[at]! + fresh[before]!;
  });
}

/** Words that begin to be said again and again about here. */
function bursts({ startMs, topics, rarity, sentences }: Talk): Float64Array {
  const saidAt = Array.from(rarity, (): number[] => []);
  topics.forEach((own, at) => own.forEach((stem) => saidAt[stem]!.push(at)));
  const worth = new Float64Array(sentences);
  saidAt.forEach((mentions, stem) => {
    if (rarity[stem]! < BURST.rarity) return;
    mentions.forEach((at, nth) => {
      const lastMs = startMs[mentions[nth - 1] ?? -1] ?? -Infinity;
      if (startMs[at]! - lastMs < BURST.afterMs) return;
      let end = nth + 1;
      while (end < mentions.length && startMs[mentions[end]!]! - startMs[at]! < BURST.withinMs) end++;
      if (end - nth >= BURST.least) worth[at]! += Math.min(MOST_RARITY, rarity[stem]!) * Math.log2(end - nth);
    });
  });
  const sums = runningSum(sentences, (at) => worth[at]!);
  return Float64Array.from(
    startMs,
    (atMs) =>
      sums[firstNotBefore(startMs, atMs + BURST_AFTER_MS)]! - sums[firstNotBefore(startMs, atMs - BURST_BEFORE_MS)]!,
  );
}

/** Minus the share of the next words, by rarity, that were said just before. */
function linksBack({ startMs, topics, rarity, sentences }: Talk): Float64Array {
  const lastMs = new Float64Array(rarity.length).fill(-Infinity);
  return Float64Array.from(startMs, (atMs, at) => {
    let [all, back] = [1, 0];
    for (let next = at; next < sentences && startMs[next]! < atMs + LINK_AHEAD_MS; next++)
      for (const stem of topics[next]!) {
        all += rarity[stem]!;
        if (atMs - lastMs[stem]! < LINK_BACK_MS) back += rarity[stem]!;
      }
    for (const stem of topics[at]!) lastMs[stem] = atMs;
    return -back / all;
  });
}

function runningSum(count: number, valueOf: (at: number) => number): Float64Array {
  const sums = new Float64Array(count + 1);
  for (let at = 0; at < count; at++) sums[at + 1] = sums[at]! + valueOf(at);
  return sums;
}

/** Mean 0 and deviation 1, cut at `most`. */
export function standardise(values: Float64Array, most = Infinity): Float64Array {
  const count = values.length || 1;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count) || 1;
  return values.map((value) => Math.max(-most, Math.min(most, (value - mean) / spread)));
}
