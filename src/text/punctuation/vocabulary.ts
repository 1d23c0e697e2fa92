/**
 * Bucket of a piece that the model has no row for: by its ending, which says most about what kind of word it is
 * (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, over the last three letters).
 */
export function bucketOf(piece: string, buckets: number): number {
  const ending = piece.length > 3 ? `~${piece.slice(-3)}` : piece;
  let hash = 2166136261;
  for (let at = 0; at < ending.length; at++) hash = Math.imul(hash ^ ending.charCodeAt(at), 16777619);
  // The low bits of FNV are the weak ones.
  return ((hash ^ (hash >>> 15)) >>> 0) % buckets;
}
