import JaroWinklerDistance from 'natural/lib/natural/distance/jaro-winkler_distance.js';

/** A known name, and how much it is written like another one: 0 to 1. */
export interface LikeName {
  readonly name: string;
  readonly likeness: number;
}

/** The known names, those that are written most like a given one first (Jaro-Winkler similarity). */
export function rankByLikeness(written: string, known: readonly string[]): readonly LikeName[] {
  const lower = written.toLowerCase();
  return known
    .map((name) => ({ name, likeness: JaroWinklerDistance(lower, name.toLowerCase(), {}) }))
    .sort((a, b) => b.likeness - a.likeness);
}

/** The known name that a mistyped one most likely meant, or undefined where none is near. */
export function nearestOf(written: string, known: readonly string[]): string | undefined {
  const [best] = rankByLikeness(written, known);
  return best !== undefined && best.likeness >= 0.8 ? best.name : undefined;
}
