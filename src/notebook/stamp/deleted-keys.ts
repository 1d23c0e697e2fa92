import type { CellStamp } from '../../model/notebook.js';
import { strings } from './stamp.js';

/** The keys for which a generated cell stands: its own, and those of cells whose text the reader merged into it. */
export function keysOf(stamp: CellStamp): string[] {
  return [...new Set([stamp.key, ...coversOf(stamp)])];
}

/** Keys of other generated cells whose text this cell holds. */
export function coversOf(stamp: CellStamp): string[] {
  return strings(stamp.covers);
}

/**
 * What the reader deleted: the keys that this build or an earlier one wrote and that are not among those present, each
 * once, the longest deleted first.
 * `present` is what the caller takes for there: the keys of the cells,
 * of what was merged into them, of offers of new versions.
 */
export function findDeletedKeys(
  stamp: { readonly written?: unknown; readonly deleted?: unknown } | undefined,
  present: Iterable<string>,
): string[] {
  const there = new Set(present);
  const known = new Set([...strings(stamp?.deleted), ...strings(stamp?.written)]);
  return [...known].filter((key) => !there.has(key));
}
