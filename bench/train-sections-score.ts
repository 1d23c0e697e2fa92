/** How near sections come to a person's: F1 of the starts within half a minute, and Pk. */

/** The largest one-to-one matching of two ascending lists within a tolerance (greedy is optimal on a line). */
export function countMatches(some: readonly number[], others: readonly number[], within: number): number {
  let [hits, nth] = [0, 0];
  for (const each of some) {
    while (nth < others.length && others[nth]! < each - within) nth++;
    if (nth < others.length && others[nth]! <= each + within) {
      hits += 1;
      nth += 1;
    }
  }
  return hits;
}

/** F1 of some starts, in seconds, against a person's. */
export const fScore = (starts: readonly number[], theirs: readonly number[], within = 30): number =>
  (2 * countMatches(theirs, starts, within)) / Math.max(1, starts.length + theirs.length);

/**
 * Share of pairs of sentences, half a usual section apart, on which the two disagree whether they are in one section
 * (Beeferman, Berger and Lafferty, 1999).
 */
export function pk(startMs: Float64Array, starts: readonly number[], theirs: readonly number[]): number {
  const sectionsOf = (times: readonly number[]) => {
    const marked = new Int32Array(startMs.length);
    for (const time of times) marked[nearestAt(startMs, time * 1000)] = 1;
    marked[0] = 0;
    for (let at = 1; at < marked.length; at++) marked[at]! += marked[at - 1]!;
    return marked;
  };
  const [ours, gold] = [sectionsOf(starts), sectionsOf(theirs)];
  const apart = Math.max(2, Math.round(startMs.length / (theirs.length + 1) / 2));
  let wrong = 0;
  for (let at = 0; at + apart < startMs.length; at++)
    if ((ours[at] === ours[at + apart]) !== (gold[at] === gold[at + apart])) wrong += 1;
  return wrong / Math.max(1, startMs.length - apart);
}

function nearestAt(startMs: Float64Array, ms: number): number {
  let best = 0;
  for (let at = 1; at < startMs.length; at++)
    if (Math.abs(startMs[at]! - ms) < Math.abs(startMs[best]! - ms)) best = at;
  return best;
}
