import { findPath, type DeckPath, type Witness } from './deck-path.js';
import { FOREIGN_DECK } from '../settings.js';

/**
 * Whether what is said has nothing to do with the pages: few of their words are heard, and no more of them in the order
 * of the pages than in the opposite one. Nothing is said of a few pages, nor where times are known.
 */
export function isForeign(witness: Witness, path: DeckPath): boolean {
  const { units, evidence, pageCount } = witness;
  if (
    pageCount < FOREIGN_DECK.leastPages ||
    units.length < FOREIGN_DECK.leastUnits ||
    path.score > FOREIGN_DECK.leastScore * units.length
  )
    return false;
  const turned = findPath({ ...witness, evidence: evidence.map((ofPages) => ofPages.toReversed()) });
  return path.score < FOREIGN_DECK.leastGain * Math.max(0, turned.score);
}
