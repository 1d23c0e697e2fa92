import type { Cell } from '../../model/notebook.js';
import { hashSource } from './hash.js';

const ID = /^[a-zA-Z0-9_-]{1,64}$/;

/** A cell, and whether its id comes from the generator and must stay. */
export interface IdClaim {
  readonly cell: Cell;
  readonly isFresh: boolean;
}

/**
 * The cells with valid ids, none twice: a missing or second one is made from the text, so that a rebuild makes the
 * same. An id by which a generated cell is known is none for a cell of the reader's, also where that cell was deleted.
 */
export function makeIdsUnique(claims: readonly IdClaim[], generated: ReadonlySet<string> = new Set()): Cell[] {
  const taken = new Set(claims.flatMap(({ cell, isFresh }) => (isFresh && cell.id !== undefined ? [cell.id] : [])));
  const tried = new Map<string, number>();
  return claims.map(({ cell, isFresh }) => {
    if (isFresh) return cell;
    const isKnown = cell.metadata.nbscribe === undefined && generated.has(cell.id ?? '');
    const isFree = cell.id !== undefined && ID.test(cell.id) && !taken.has(cell.id) && !isKnown;
    const id = isFree ? cell.id : freeId(hashSource(cell.source), taken, tried);
    taken.add(id ?? '');
    return { ...cell, id: id ?? '' };
  });
}

/** `tried` is how far each was counted already: thousands of cells may have the same text. */
function freeId(wanted: string, taken: ReadonlySet<string>, tried: Map<string, number>): string {
  if (!taken.has(wanted)) return wanted;
  let nth = tried.get(wanted) ?? 2;
  while (taken.has(`${wanted}-${nth}`)) nth++;
  tried.set(wanted, nth + 1);
  return `${wanted}-${nth}`;
}
