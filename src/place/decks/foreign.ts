import { findPath, type DeckPath, type Witness } from './deck-path.js';

/** Fewer pages or sentences are too few to tell by. */
const LEAST_PAGES = 5;
const LEAST_UNITS = 60;
/**
 * Evidence for the pages in their order, by sentence. Of the MaViLS lectures in NBSCRIBE_SHARED with the decks of each other: .085 to .277 with
 * their own deck, .005 to .040 with others.
 */
const LEAST_SCORE = 0.06;
/** Times as much evidence as for the pages in the opposite order: 2.1 to 6.4 of their own, .3 to 1.3 (once 2.0) of others. */
const LEAST_GAIN = 1.6;

/**
 * Whether what is said has nothing to do with the pages: few of their words are heard, and no more of them in the order of the pages than
 * in the opposite one. Nothing is said of a few pages, nor where times are known.
 */
export function isForeign(witness: Witness, path: DeckPath): boolean {
  const { units, evidence, pageCount } = witness;
  if (pageCount < LEAST_PAGES || units.length < LEAST_UNITS || path.score > LEAST_SCORE * units.length) return false;
  const turned = findPath({ ...witness, evidence: evidence.map((ofPages) => ofPages.toReversed()) });
  return path.score < LEAST_GAIN * Math.max(0, turned.score);
}
