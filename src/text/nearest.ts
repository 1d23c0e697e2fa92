import JaroWinklerDistance from 'natural/lib/natural/distance/jaro-winkler_distance.js';

/** The known name that a mistyped one most likely meant (Jaro-Winkler similarity), or undefined where none is near. */
export function nearestOf(written: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, near: JaroWinklerDistance(written.toLowerCase(), name.toLowerCase(), {}) }))
    .sort((a, b) => b.near - a.near);
  return ranked[0] !== undefined && ranked[0].near >= 0.8 ? ranked[0].name : undefined;
}
