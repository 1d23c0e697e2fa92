import type { Cell } from '../model/notebook.js';
import { hashSource } from './hash.js';

const ID = /^[a-zA-Z0-9_-]{1,64}$/;

/** A cell, and whether its id comes from the generator and must stay. */
export interface IdClaim {
  readonly cell: Cell;
  readonly isFresh: boolean;
}

/** The cells with valid ids, none twice: a missing or second one is made from the text, so that a rebuild makes the same. */
export function makeIdsUnique(claims: readonly IdClaim[]): Cell[] {
  const taken = new Set(claims.flatMap(({ cell, isFresh }) => (isFresh && cell.id !== undefined ? [cell.id] : [])));
  return claims.map(({ cell, isFresh }) => {
    if (isFresh) return cell;
    const isFree = cell.id !== undefined && ID.test(cell.id) && !taken.has(cell.id);
    const id = isFree ? cell.id : freeId(hashSource(cell.source), taken);
    taken.add(id ?? '');
    return { ...cell, id: id ?? '' };
  });
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let nth = 2; taken.has(id); nth++) id = `${wanted}-${nth}`;
  return id;
}
