/** Capitals that a recogniser gives to a single word here and there: `your three Channel versions`. */
import { splitWord } from './case.js';
import type { Token } from '../tokens.js';

/** How often a word must stand small for each time that it stands large. */
const SMALL_PER_LARGE = 2;

const LARGE = /^\p{Lu}\p{Ll}/u;

/**
 * 1 for a word that has a capital here and is mostly small elsewhere, with no capital beside it: `Kennel Club` and
 * `Bull Terrier` are names.
 */
export function strayCapitals(tokens: readonly Token[]): Uint8Array {
  const cores = tokens.map(({ text }) => splitWord(text)[1]);
  const small = new Map<string, number>();
  const large = new Map<string, number>();
  for (const core of cores) {
    const counts = LARGE.test(core) ? large : small;
    const lower = core.toLowerCase();
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
  const isLarge = (at: number) => /^\p{Lu}/u.test(cores[at] ?? '') && !/^I\b/.test(cores[at] ?? '');
  return Uint8Array.from(cores, (core, at) => {
    if (!LARGE.test(core) || isLarge(at - 1) || isLarge(at + 1)) return 0;
    const lower = core.toLowerCase();
    return (small.get(lower) ?? 0) >= SMALL_PER_LARGE * (large.get(lower) ?? 0) ? 1 : 0;
  });
}
