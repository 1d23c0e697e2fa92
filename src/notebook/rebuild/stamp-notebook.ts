import type { Cell, Notebook, NotebookStamp } from '../../model/notebook.js';
import { findPauses } from '../stamp/pauses.js';
import { writeSpans, type Span } from '../stamp/span.js';
import { completeStamp, stampOf } from '../stamp/stamp.js';
import { groupBy } from '../../compare/group-by.js';
import { foreign } from './merge-cell.js';
import type { FreshPlan } from './plan.js';

/** A fresh notebook whose stamps say what the next rebuild must know. */
export function completeNotebook(notebook: Notebook): Notebook {
  const { nbscribe } = notebook.metadata;
  const wrote = foreign(notebook.metadata);
  const stamp = nbscribe && {
    ...withPauses(nbscribe, notebook.cells),
    ...(Object.keys(wrote).length > 0 && { wrote }),
  };
  return {
    ...notebook,
    metadata: stamp === undefined ? notebook.metadata : { ...notebook.metadata, nbscribe: stamp },
    cells: notebook.cells.map(completeStamp),
  };
}

function withPauses(stamp: NotebookStamp, cells: readonly Cell[]): NotebookStamp {
  const pauses = findPauses(cells, stamp);
  return pauses.length > 0 ? { ...stamp, pausesMs: writeSpans(pauses) } : stamp;
}

/** Of the plan, what the next rebuild must know. */
interface WrittenPlan {
  readonly fresh: readonly FreshPlan[];
  readonly deletedKeys: ReadonlySet<string>;
  readonly deletedSpans: readonly Span[];
}

/**
 * The notebook's stamp after a rebuild: which keys it holds now, in the order of the fresh build (the reader's order
 * shows against it next time), and what the reader deleted.
 */
export function stampNotebook(stamp: NotebookStamp, cells: readonly Cell[], plan: WrittenPlan): NotebookStamp {
  const keysWith = (isWanted: (one: FreshPlan) => boolean) =>
    plan.fresh.filter(isWanted).map(({ fresh }) => fresh.stamp.key);
  const keys = keysWith((one) => one.fate !== 'deleted' && !one.isRest);
  const deletedNow = keysWith(({ fate }) => fate === 'deleted');
  return {
    ...withPauses(
      stamp,
      plan.fresh.map(({ fresh }) => fresh.cell),
    ),
    written: withExtraKeys(keys, cells),
    deleted: [...new Set([...plan.deletedKeys, ...deletedNow])],
    ...(plan.deletedSpans.length > 0 && { deletedMs: writeSpans(plan.deletedSpans) }),
  };
}

/** Keys of cells that the fresh build does not have, each after the one its cell stands behind. */
function withExtraKeys(keys: readonly string[], cells: readonly Cell[]): string[] {
  const own = new Set(keys);
  const standsAfter = new Map<string, string | undefined>();
  let before: string | undefined;
  for (const cell of cells) {
    const key = stampOf(cell)?.key;
    if (key === undefined) continue;
    if (own.has(key)) before = key;
    else if (!standsAfter.has(key)) standsAfter.set(key, before);
  }
  const extras = groupBy([...standsAfter.keys()], (key) => standsAfter.get(key));
  return [...(extras.get(undefined) ?? []), ...keys.flatMap((key) => [key, ...(extras.get(key) ?? [])])];
}
