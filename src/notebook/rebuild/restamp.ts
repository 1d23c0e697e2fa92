import type { Cell, NotebookStamp } from '../../model/notebook.js';
import { heldBy, type Fates } from './plan.js';
import { durationOf, narrationSpans, type Fresh, type Group } from './read-cells.js';
import type { Held } from './narration/claimed-spans.js';
import { writeSpans } from '../stamp/span.js';
import { stampOf, withFacts } from '../stamp/stamp.js';
import { pausesAfter, unsaidKey } from './narration/previous-narration.js';

/** What a generated cell, edited or not, stands for beside what its key says: the reader merged it into this one. */
export function withMerged(cell: Cell, group: Group, { fates, held }: { fates: Fates; held: Held }): Cell {
  const match = fates.matches.get(group);
  const parts = heldBy(group, fates).filter((part) => part !== match && part.range === undefined);
  const covers = [...new Set([...group.covers, ...parts.map(({ stamp }) => stamp.key)])];
  const { others = [] } = held.ofGroup.get(group) ?? {};
  if (covers.length === 0 && others.length === 0) return cell;
  return withFacts(cell, {
    covers: covers.length > 0 ? covers : undefined,
    alsoMs: others.length > 0 ? writeSpans(others) : undefined,
  });
}

/** The reader's text with a stamp that says what of the fresh build it stands for. */
export function restamp(cell: Cell, group: Group, { fates, held }: { fates: Fates; held: Held }): Cell {
  const match = fates.matches.get(group);
  const stamped = withFacts(cell, { ...(stampOf(cell) ?? group.stamp), covers: undefined, alsoMs: undefined });
  const { own } = held.ofGroup.get(group) ?? {};
  const key = match?.stamp.key ?? (group.stamp.kind === 'narration' ? unsaidKey(group.key) : group.key);
  return withMerged(withFacts(stamped, { ...own, key }), group, { fates, held });
}

/**
 * The notebook's stamp after a rebuild: which keys it holds now, in the order of the fresh build (the reader's order shows
 * against it next time), and what the reader deleted. Narration that one cell stands for in one go has one key.
 */
export function stampNotebook(
  stamp: NotebookStamp,
  cells: readonly Cell[],
  from: { fates: Fates; held: Held },
): NotebookStamp {
  const { fresh, ofFresh, holders, gone } = from.fates;
  let before: Fresh | undefined;
  const goesOn = (part: Fresh): boolean => {
    if (part.range === undefined) return false;
    const isSame = before !== undefined && holders.has(part) && holders.get(part) === holders.get(before);
    before = part;
    return isSame;
  };
  const keys = fresh.filter((part) => !goesOn(part) && ofFresh[part.index] !== 'deleted').map((part) => part.stamp.key);
  const goneNow = fresh.filter(({ index }) => ofFresh[index] === 'deleted').map((part) => part.stamp.key);
  const { deleted } = from.held;
  const pauses = pausesAfter(narrationSpans(fresh.map(({ cell }) => cell)), durationOf(stamp));
  return {
    ...stamp,
    written: withExtraKeys(keys, cells),
    deleted: [...new Set([...gone, ...goneNow])],
    ...(deleted.length > 0 && { deletedMs: writeSpans(deleted) }),
    ...(pauses.length > 0 && { pausesMs: writeSpans(pauses) }),
  };
}

/** Keys of cells that the fresh build does not have, each after the one its cell stands behind. */
function withExtraKeys(keys: readonly string[], cells: readonly Cell[]): string[] {
  const own = new Set(keys);
  const known = new Set(keys);
  const after = new Map<string | undefined, string[]>();
  let before: string | undefined;
  for (const cell of cells) {
    const key = stampOf(cell)?.key;
    if (key === undefined) continue;
    if (own.has(key)) before = key;
    else if (!known.has(key)) {
      known.add(key);
      after.set(before, [...(after.get(before) ?? []), key]);
    }
  }
  return [...(after.get(undefined) ?? []), ...keys.flatMap((key) => [key, ...(after.get(key) ?? [])])];
}
