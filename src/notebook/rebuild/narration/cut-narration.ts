import { cutFreshCells, type FreshBuild, type FreshCell } from '../fresh-cells.js';
import type { Claim } from './claims.js';

/**
 * The fresh cells, cut so that each narration lies within what one cell stands for. Only where the reader left neither
 * text nor tags may the fresh build cut as it likes.
 */
export function cutNarration(claims: readonly Claim[], { speech, cells }: FreshBuild): readonly FreshCell[] {
  const there = new Set(speech.firstWords);
  const edges = claims.flatMap(({ range, isUntouched, holder }) => {
    const isFree = isUntouched && holder?.hasMarks() !== true;
    return isFree || range.from === range.to ? [] : [range.from, range.to];
  });
  const cuts = [...new Set(edges)].filter((word) => word > 0 && word < speech.words.length && !there.has(word));
  return cuts.length === 0
    ? cells
    : cutFreshCells(
        speech,
        cuts.sort((one, other) => one - other),
      );
}
