import type { Chain } from './chains.js';
import { dropLeaps } from './leaps.js';
import { CHAIN_SURENESS, type PlaceSettings } from '../settings.js';
import type { Stand } from '../stand.js';

/** What is known of each link of a chain after its alignment. */
export interface Aligned {
  /** By the path through the bins. */
  readonly pathMs: readonly number[];
  /** Worth of that place by the link's own evidence. */
  readonly evidence: readonly number[];
  readonly confidence: readonly number[];
  /** Times that are given. */
  readonly given: readonly (Stand | undefined)[];
  readonly durationMs: number;
}

/**
 * Links with evidence stand where the path puts them, between the given times around them; the others, and a few thrown
 * far from the rest, beside their neighbours, in order. Boilerplate goes with the next link.
 * A chain that says nothing is spread over the lecture.
 */
export function settleChain({ links }: Chain, aligned: Aligned, settings: PlaceSettings): readonly Stand[] {
  const { pathMs, evidence, confidence, given, durationMs } = aligned;
  const stands = links.map(({ boilerplate }, nth): Stand | undefined => {
    const fixed = given[nth];
    if (fixed !== undefined) return fixed;
    if (boilerplate || (evidence[nth] ?? 0) < settings.leastEvidence) return undefined;
    const atMs = Math.min(durationMs, (pathMs[nth] ?? 0) + settings.delayMs);
    return { atMs, placement: { by: 'evidence', confidence: confidence[nth] ?? 0 } };
  });
  dropLeaps(stands, given);
  keepBetweenGiven(stands, given);
  if (stands.every((stand) => stand === undefined)) return spread(links.length, durationMs);
  return fillBetween(stands, links);
}

/** The delay must not carry a link past a time that is given for a later one. */
function keepBetweenGiven(stands: (Stand | undefined)[], given: readonly (Stand | undefined)[]): void {
  let soonest = 0;
  stands.forEach((stand, nth) => {
    if (stand === undefined) return;
    soonest = Math.max(soonest, stand.atMs);
    if (given[nth] === undefined) stands[nth] = { ...stand, atMs: soonest };
    else soonest = stand.atMs;
  });
  let latest = Infinity;
  for (let nth = stands.length - 1; nth >= 0; nth--) {
    const stand = stands[nth];
    if (stand === undefined) continue;
    if (given[nth] === undefined) stands[nth] = { ...stand, atMs: Math.min(latest, stand.atMs) };
    else latest = stand.atMs;
  }
}

const spread = (count: number, durationMs: number): readonly Stand[] =>
  Array.from({ length: count }, (_, nth) => ({
    atMs: Math.round((durationMs * (nth + 1)) / (count + 1)),
    placement: { by: 'spread', confidence: 0 },
  }));

/** Farther apart there is other talk between two links, where nothing of theirs belongs. */
const APART_MS = 60_000;

/**
 * Boilerplate takes the next link's place, the others stand between the nearest links that have one, evenly; where
 * those are far apart with the nearer of them by order, rather the later: code is shown before it is talked about.
 */
function fillBetween(stands: readonly (Stand | undefined)[], links: Chain['links']): readonly Stand[] {
  const before: number[] = [];
  stands.forEach((stand, nth) => before.push(stand === undefined ? (before[nth - 1] ?? -1) : nth));
  const filled: Stand[] = [];
  let after = -1;
  for (let nth = stands.length - 1; nth >= 0; nth--) {
    const stand = stands[nth];
    if (stand !== undefined) after = nth;
    const next = links[nth]?.boilerplate === true ? filled[nth + 1] : undefined;
    const atMs = next?.atMs ?? between(stands, nth, before[nth] ?? -1, after);
    filled[nth] = stand ?? { atMs, placement: { by: 'neighbour', confidence: CHAIN_SURENESS.beside } };
  }
  return filled;
}

function between(stands: readonly (Stand | undefined)[], nth: number, before: number, after: number): number {
  const [beforeMs, afterMs] = [stands[before]?.atMs, stands[after]?.atMs];
  if (beforeMs === undefined || afterMs === undefined) return beforeMs ?? afterMs ?? 0;
  if (afterMs - beforeMs > APART_MS) return after - nth <= nth - before ? afterMs : beforeMs;
  return Math.round(beforeMs + ((afterMs - beforeMs) * (nth - before)) / (after - before));
}
