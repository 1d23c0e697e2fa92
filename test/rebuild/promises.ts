import { isDeepStrictEqual } from 'node:util';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { mergeRebuild } from '../../src/notebook/rebuild.js';
import { serializeNotebook } from '../../src/notebook/serialize.js';
import { validateNotebook } from '../../src/notebook/validate.js';

/** The notebook as it was written, as the reader left it, as a fresh build makes it, and as the rebuild made it. */
export interface Rebuilt {
  readonly wrote: Notebook;
  readonly there: Notebook;
  readonly fresh: Notebook;
  readonly result: Notebook;
  /** Keys that the reader deleted at any time and did not bring back. */
  readonly deleted: ReadonlySet<string>;
  /** Names of sentences that were deleted with their cell, likewise. */
  readonly deletedSentences: ReadonlySet<string>;
  readonly cutsChanged: boolean;
}

/** What was promised and is not kept; empty when all is well. */
export function brokenPromises(rebuilt: Rebuilt): string[] {
  return [
    ...readersCellsStay(rebuilt),
    ...marksStay(rebuilt),
    ...deletedStaysDeleted(rebuilt),
    ...uneditedIsFresh(rebuilt),
    ...noSentenceIsLost(rebuilt),
    ...secondRebuildChangesNothing(rebuilt),
    ...validateNotebook(rebuilt.result, 'result').map(({ message }) => message),
  ];
}

const keyOf = (cell: Cell) => cell.metadata.nbscribe?.key;
const nameOf = (cell: Cell) => JSON.stringify([cell.cell_type, cell.source]);

/** Cells whose text is not as the generator wrote it: added, edited, split, merged, retyped; and copies after the first. */
export function touchedCells({ wrote, there }: Pick<Rebuilt, 'wrote' | 'there'>): Cell[] {
  const left = new Set(wrote.cells.flatMap((cell) => keyOf(cell) ?? []));
  return there.cells.filter((cell) => {
    const key = keyOf(cell);
    return key === undefined || !isAsStamped(cell) || !left.delete(key);
  });
}

const isAsStamped = (cell: Cell) => WRITTEN.get(cell.metadata.nbscribe?.hash ?? '') === nameOf(cell);

/** Every text that the generator ever wrote, by hash: the test's own memory, so that it need not trust the merge. */
const WRITTEN = new Map<string, string>();
export function remember(notebook: Notebook): void {
  for (const cell of notebook.cells) WRITTEN.set(cell.metadata.nbscribe?.hash ?? '', nameOf(cell));
}

function readersCellsStay({ wrote, there, fresh, result }: Rebuilt): string[] {
  const touched = touchedCells({ wrote, there });
  const left = [...result.cells];
  const broken: string[] = [];
  const positions = touched.map((cell) => {
    const at = left.findIndex(
      (other) => nameOf(other) === nameOf(cell) && (isAsStamped(cell) || sameMarks(cell, other)),
    );
    if (at < 0) broken.push(`lost: ${nameOf(cell)} ${JSON.stringify(cell.metadata)}`);
    else left[at] = { id: '', cell_type: 'raw', metadata: {}, source: '\0taken' };
    return at;
  });
  const found = positions.filter((at) => at >= 0);
  const isOrdered = found.every((at, nth) => nth === 0 || at > (found[nth - 1] ?? 0));
  const names = result.cells.map(nameOf);
  // Of a cell and its exact copy either may be the generated one.
  const isAmbiguous = touched.some(
    (cell) => isAsStamped(cell) || names.indexOf(nameOf(cell)) !== names.lastIndexOf(nameOf(cell)),
  );
  return isOrdered || isAmbiguous || !hasSameOrder(wrote, fresh)
    ? broken
    : [...broken, `order of the reader's cells: ${found.join(' ')}`];
}

/** Whether the lecture still tells in the same order what both builds have. */
function hasSameOrder(wrote: Notebook, fresh: Notebook): boolean {
  const [before, after] = [wrote, fresh].map(({ metadata }) => metadata.nbscribe?.written ?? []) as [
    string[],
    string[],
  ];
  const common = (keys: string[], others: string[]) => keys.filter((key) => others.includes(key)).join();
  return common(before, after) === common(after, before);
}

const sameMarks = (one: Cell, other: Cell) => JSON.stringify(marksOf(one)) === JSON.stringify(marksOf(other));
const marksOf = ({ metadata, attachments, ...cell }: Cell) => {
  const foreign = Object.entries(metadata).filter(([name]) => name !== 'nbscribe');
  const outputs = 'outputs' in cell ? [cell.outputs, cell.execution_count] : [];
  return [foreign.sort(), attachments ?? {}, outputs];
};

/** Tags and states that only the reader sets, wherever their cell is now; and outputs where the code is the same. */
function marksStay({ there, fresh, result }: Rebuilt): string[] {
  const marks = (notebook: Notebook) =>
    notebook.cells.flatMap(({ metadata }) => [
      ...(metadata.tags ?? []).filter((tag) => tag.startsWith('mine')),
      ...(metadata.slideshow === undefined ? [] : [JSON.stringify(metadata.slideshow)]),
    ]);
  const after = new Set(marks(result));
  const lost = marks(there).filter((mark) => !after.has(mark));
  const outputs = there.cells.flatMap((cell) => {
    if (cell.cell_type !== 'code' || cell.outputs.length === 0) return [];
    const same = fresh.cells.some((other) => keyOf(other) === keyOf(cell) && other.source === cell.source);
    const kept = result.cells.some(
      (other) => other.cell_type === 'code' && JSON.stringify(other.outputs) === JSON.stringify(cell.outputs),
    );
    return same && !kept ? [`outputs lost: ${cell.source}`] : [];
  });
  return [...lost.map((mark) => `mark lost: ${mark}`), ...outputs];
}

function deletedStaysDeleted({ deleted, deletedSentences, result }: Rebuilt): string[] {
  return result.cells.flatMap((cell) => {
    // A key of narration names a moment: of what was deleted there, the sentences count.
    const isNarration = sentencesOf(cell).length > 0;
    const isBack = isNarration ? isDeletedText(cell, deletedSentences) : deleted.has(keyOf(cell) ?? '');
    return isBack && isAsStamped(cell) ? [`deleted came back: ${keyOf(cell)}`] : [];
  });
}

export const sentencesOf = (cell: Cell): string[] => [...cell.source.matchAll(/\bS\d+\b/g)].map(([name]) => name);
const isDeletedText = (cell: Cell, deleted: ReadonlySet<string>) =>
  sentencesOf(cell).length > 0 && sentencesOf(cell).every((name) => deleted.has(name));

/** Each generated cell stands as a fresh build writes it, unless the reader touched it or the paragraph cuts beside an edit moved. */
function uneditedIsFresh(rebuilt: Rebuilt): string[] {
  const { wrote, there, fresh, result, deleted, deletedSentences } = rebuilt;
  const present = new Map<string, Cell[]>();
  for (const cell of result.cells) present.set(keyOf(cell) ?? '', [...(present.get(keyOf(cell) ?? '') ?? []), cell]);
  const touched = touchedCells({ wrote, there });
  const touchedKeys = new Set(
    touched.flatMap((cell) => [keyOf(cell), ...((cell.metadata.nbscribe?.covers ?? []) as string[])]),
  );
  const near = nearTouched(rebuilt, touchedKeys);
  return fresh.cells.flatMap((cell) => {
    const key = keyOf(cell) ?? '';
    const same = (present.get(key) ?? []).some((other) => nameOf(other) === nameOf(cell));
    if (
      same ||
      deleted.has(key) ||
      isHeld(cell, touched) ||
      isDeletedText(cell, deletedSentences) ||
      touchedKeys.has(key) ||
      near(cell)
    )
      return [];
    return [`not as fresh: ${key} ${JSON.stringify(present.get(key)?.map((other) => other.source))}`];
  });
}

/** The reader merged it into a cell of their own. */
const isHeld = (cell: Cell, touched: readonly Cell[]) =>
  sentencesOf(cell).length > 0 &&
  sentencesOf(cell).every((name) => touched.some((other) => other.source.includes(name)));

/** Whether narration lies where touched or deleted narration was, or is tied to it through cuts that moved. */
function nearTouched(
  { wrote, there, fresh, deletedSentences }: Rebuilt,
  touchedKeys: ReadonlySet<string | undefined>,
): (cell: Cell) => boolean {
  const shiftMs = shiftOf(wrote, fresh);
  const spans = (notebook: Notebook, byMs: number) =>
    notebook.cells.flatMap((cell) => {
      const { kind, startMs, endMs } = cell.metadata.nbscribe ?? {};
      return kind === 'narration' && startMs !== undefined && endMs !== undefined
        ? [{ cell, startMs: startMs + byMs, endMs: endMs + byMs }]
        : [];
    });
  const held = new Set(there.cells.map(keyOf));
  const old = [...spans(wrote, shiftMs), ...spans(there, shiftMs)];
  const all = [...old, ...spans(fresh, 0)];
  const theirs = new Set([...deletedSentences, ...touchedCells({ wrote, there }).flatMap(sentencesOf)]);
  let reached = all.filter(
    ({ cell }) =>
      touchedKeys.has(keyOf(cell)) ||
      (old.some((span) => span.cell === cell) && !held.has(keyOf(cell))) ||
      sentencesOf(cell).some((name) => theirs.has(name)),
  );
  for (let step = 0; step < 8; step++)
    reached = all.filter((span) =>
      reached.some((other) => span.startMs + 500 < other.endMs && other.startMs + 500 < span.endMs),
    );
  const near = new Set(reached.map(({ cell }) => cell));
  return (cell) => near.has(cell);
}

const shiftOf = (wrote: Notebook, fresh: Notebook) =>
  (fresh.metadata.nbscribe?.lecture.shiftMs as number) - (wrote.metadata.nbscribe?.lecture.shiftMs as number);

/** A sentence of a cell that the reader left alone is still there; and not twice where the cuts are as before. */
function noSentenceIsLost(rebuilt: Rebuilt): string[] {
  const { wrote, there, fresh, result, cutsChanged } = rebuilt;
  const touched = new Set(touchedCells({ wrote, there }));
  const count = (cells: readonly Cell[]) => {
    const counts = new Map<string, number>();
    for (const cell of cells)
      for (const [name] of cell.source.matchAll(/\bS\d+\b/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  };
  const safe = count(there.cells.filter((cell) => !touched.has(cell)));
  const [before, after, inFresh] = [count(there.cells), count(result.cells), count(fresh.cells)];
  return [...inFresh.keys()].flatMap((name) => {
    if (safe.has(name) && !after.has(name)) return [`sentence lost: ${name}`];
    const most = Math.max(1, before.get(name) ?? 0) + (cutsChanged ? 1 : 0);
    return (after.get(name) ?? 0) > most
      ? [`sentence ${after.get(name)} times, before ${before.get(name)}: ${name}`]
      : [];
  });
}

function secondRebuildChangesNothing({ result, fresh }: Rebuilt): string[] {
  const { notebook } = mergeRebuild(result, fresh);
  // Equal notebooks have equal bytes, and are compared much faster.
  if (isDeepStrictEqual(notebook, result)) return [];
  const again = serializeNotebook(notebook);
  if (again === serializeNotebook(result)) return [];
  const lines = serializeNotebook(result).split('\n');
  const at = again.split('\n').findIndex((line, nth) => line !== lines[nth]);
  return [
    `second rebuild: line ${at}: ${lines.slice(at - 3, at + 3).join('|')} became ${again
      .split('\n')
      .slice(at - 3, at + 3)
      .join('|')}`,
  ];
}
