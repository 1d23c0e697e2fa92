import type { Cell, NotebookStamp } from '../model/notebook.js';
import type { Fates } from './fate.js';
import type { Span } from './span.js';
import { stampOf } from './stamp.js';

/**
 * The notebook's stamp after a rebuild: which keys it holds now, in the order of the fresh build (the reader's order shows
 * against it next time), and what the reader deleted.
 */
export function stampNotebook(stamp: NotebookStamp, cells: readonly Cell[], fates: Fates): NotebookStamp {
  const { fresh, ofFresh, deleted } = fates;
  const isDeleted = (index: number) => ofFresh[index] === 'deleted';
  const keys = fresh.map((part) => part.stamp.key);
  const gone = keys.filter((_, index) => isDeleted(index));
  return {
    ...stamp,
    written: withExtraKeys(
      keys.filter((_key, index) => !isDeleted(index)),
      cells,
    ),
    deleted: [...new Set([...deleted.keys, ...gone])],
    ...(deleted.spans.length > 0 && { deletedMs: deleted.spans.map(({ startMs, endMs }) => [startMs, endMs]) }),
  };
}

/** Keys of cells that the fresh build does not have, each after the one its cell stands behind. */
function withExtraKeys(keys: readonly string[], cells: readonly Cell[]): string[] {
  const known = new Set(keys);
  const after = new Map<string | undefined, string[]>();
  let before: string | undefined;
  for (const cell of cells) {
    const key = stampOf(cell)?.key;
    if (key === undefined) continue;
    if (known.has(key)) before = key;
    else {
      known.add(key);
      after.set(before, [...(after.get(before) ?? []), key]);
    }
  }
  return [...(after.get(undefined) ?? []), ...keys.flatMap((key) => [key, ...(after.get(key) ?? [])])];
}

/** The spans of `deletedMs` as an earlier rebuild wrote them. */
export function readSpans(spans: unknown): Span[] {
  if (!Array.isArray(spans)) return [];
  return spans.flatMap((span: unknown): Span[] => {
    const [startMs, endMs] = Array.isArray(span) ? (span as unknown[]) : [];
    return typeof startMs === 'number' && typeof endMs === 'number' && endMs > startMs ? [{ startMs, endMs }] : [];
  });
}
