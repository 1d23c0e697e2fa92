import { isDeepStrictEqual } from 'node:util';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { hashSource } from '../../src/notebook/format/hash.js';
import { mergeRebuild } from '../../src/notebook/rebuild/rebuild.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { validateNotebook } from '../../src/notebook/format/validate.js';
import { buildSpoken, paragraph, stopsOf, type Lecture } from './lecture.js';

/** The notebook as the reader left it, and as the rebuild made it. */
export interface Rebuilt {
  readonly there: Notebook;
  readonly result: Notebook;
  readonly fresh: Notebook;
  readonly lecture: Lecture;
  /** The lecture as it was at the last build. */
  readonly before: Lecture;
  /** Keys that the reader deleted at any time and did not bring back. */
  readonly deleted: ReadonlySet<string>;
}

/** What was promised and is not kept; empty when all is well. */
export function brokenPromises(rebuilt: Rebuilt): string[] {
  return [
    ...readersCellsStay(rebuilt),
    ...marksStay(rebuilt),
    ...narrationIsFresh(rebuilt),
    ...allElseIsFresh(rebuilt),
    ...orderStays(rebuilt),
    ...secondRebuildChangesNothing(rebuilt),
    ...validateNotebook(rebuilt.result, 'result').map(({ message }) => message),
  ];
}

const keyOf = (cell: Cell) => cell.metadata.nbscribe?.key;
const kindOf = (cell: Cell) => cell.metadata.nbscribe?.kind;
const nameOf = (cell: Cell) => JSON.stringify([cell.cell_type, cell.source]);
export const sentencesOf = (cell: Cell): number[] =>
  [...cell.source.matchAll(/\bS(\d+)\b/g)].map(([, nth]) => Number(nth));

/** A generated cell whose text is as it was written. */
const isAsWritten = (cell: Cell) =>
  cell.metadata.nbscribe !== undefined &&
  cell.metadata.nbscribe.hash === hashSource(cell.source) &&
  cell.cell_type === (kindOf(cell) === 'code' ? 'code' : 'markdown');

/** Sentences that a cell holds as they were written. */
export function freeSentences({ cells }: Notebook): Set<number> {
  return new Set(cells.filter((cell) => kindOf(cell) === 'narration' && isAsWritten(cell)).flatMap(sentencesOf));
}

/**
 * Cells whose text is not as the generator wrote it: added, edited, split, merged, retyped; and copies after the first.
 */
export function touchedCells(there: Notebook): Cell[] {
  const seen = new Set<string>();
  return there.cells.filter((cell) => {
    const key = keyOf(cell);
    if (key === undefined || !isAsWritten(cell) || seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

function readersCellsStay({ there, before, lecture, result }: Rebuilt): string[] {
  const touched = touchedCells(there);
  const left = [...result.cells];
  const broken: string[] = [];
  const positions = touched.map((cell) => {
    const at = left.findIndex(
      (other) => nameOf(other) === nameOf(cell) && (isAsWritten(cell) || sameMarks(cell, other)),
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
    (cell) => isAsWritten(cell) || names.indexOf(nameOf(cell)) !== names.lastIndexOf(nameOf(cell)),
  );
  return isOrdered || isAmbiguous || !tellsInSameOrder(before, lecture)
    ? broken
    : [...broken, `order of the reader's cells: ${found.join(' ')}`];
}

/** Whether slides, code and headings that both lectures have stand among the same sentences. */
function tellsInSameOrder(before: Lecture, after: Lecture): boolean {
  const placesOf = ({ captures, sections }: Lecture) => {
    const places = [
      ...sections.map(({ title, at }) => [title, at] as const),
      ...captures.map(({ name, kind, at }) => [`${kind} ${name}`, at] as const),
    ];
    return new Map(places);
  };
  const [old, fresh] = [placesOf(before), placesOf(after)];
  const names = (lecture: Lecture) => lecture.captures.map(({ kind, name }) => `${kind} ${name}`);
  const common = (ones: string[], others: string[]) => ones.filter((name) => others.includes(name)).join();
  const isSameOrder = common(names(before), names(after)) === common(names(after), names(before));
  return isSameOrder && [...fresh].every(([name, at]) => (old.get(name) ?? at) === at);
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

/**
 * What the reader left alone, and only that, stands as a fresh build writes it: of each sentence it is known whether a
 * cell as written holds it. Paragraphs are those of the fresh build,
 * cut where such sentences end, and around a paragraph with tags.
 */
function narrationIsFresh({ there, lecture, result }: Rebuilt): string[] {
  const left = there.cells.filter((cell) => kindOf(cell) === 'narration' && isAsWritten(cell));
  const written = result.cells.filter((cell) => kindOf(cell) === 'narration' && isAsWritten(cell));
  // Of a cell and its exact copies either may be the generated one.
  const choices = [left, [...left].reverse()].map((cells) => {
    const expected = expectedNarration(new Map(cells.map((cell) => [keyOf(cell) ?? '', cell])), lecture);
    return compare(
      expected,
      written.map(({ source }) => source),
      'narration',
    );
  });
  return choices.find((broken) => broken.length === 0) ?? choices[0] ?? [];
}

function expectedNarration(left: ReadonlyMap<string, Cell>, lecture: Lecture): string[] {
  const home = new Map([...left.values()].flatMap((cell) => sentencesOf(cell).map((nth) => [nth, cell] as const)));
  const isTorn = (nth: number) => {
    const [one, other] = [home.get(nth - 1), home.get(nth)];
    return one !== other && [one, other].some((cell) => cell !== undefined && isMarked(cell));
  };
  const stops = new Set([...stopsOf(lecture), lecture.sentences.length]);
  const expected: string[] = [];
  let from = 0;
  for (let nth = 0; nth <= lecture.sentences.length; nth++) {
    if (!stops.has(nth) && home.has(nth) && home.has(nth - 1) && !isTorn(nth)) continue;
    if (nth > from && home.has(from)) expected.push(paragraph(lecture, from, nth));
    from = nth;
  }
  return expected;
}

const isMarked = ({ metadata: { nbscribe: _, ...foreign }, attachments }: Cell) =>
  Object.values(foreign).some((value) => !isDeepStrictEqual(value, [])) || attachments !== undefined;

/** Headings, slides and code likewise, by their keys: as fresh, unless the reader touched or deleted them. */
function allElseIsFresh({ there, fresh, result, deleted }: Rebuilt): string[] {
  const own = (cell: Cell) => keyOf(cell) !== undefined && kindOf(cell) !== 'narration';
  const [left, all] = [there.cells.filter((cell) => own(cell) && isAsWritten(cell)).map(keyOf), there.cells.map(keyOf)];
  const expected = fresh.cells.filter(
    (cell) =>
      own(cell) && (left.includes(keyOf(cell)) || (!all.includes(keyOf(cell)) && !deleted.has(keyOf(cell) ?? ''))),
  );
  const keys = new Set(fresh.cells.map(keyOf));
  const written = result.cells.filter((cell) => own(cell) && isAsWritten(cell) && keys.has(keyOf(cell)));
  const name = (cell: Cell) => `${keyOf(cell)} ${nameOf(cell)}`;
  return compare(expected.map(name), written.map(name), 'cell');
}

function compare(expected: readonly string[], actual: readonly string[], what: string): string[] {
  const left = [...actual];
  const missing = expected.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...missing.map((name) => `${what} missing: ${name}`), ...left.map((name) => `${what} unasked: ${name}`)];
}

/** Where the lecture and its cuts are as before, all that is still there stands in the order the reader left it in. */
function orderStays({ there, result, before, lecture }: Rebuilt): string[] {
  const isSame = tellsInSameOrder(before, lecture) && isDeepStrictEqual(stopsOf(before), stopsOf(lecture));
  if (!isSame) return [];
  const namesIn = ({ cells }: Notebook) =>
    cells.flatMap((cell) => {
      if (keyOf(cell) === undefined || !isAsWritten(cell)) return [nameOf(cell)];
      return kindOf(cell) === 'narration' ? sentencesOf(cell).map(String) : [`key ${keyOf(cell)}`];
    });
  const [old, now] = [namesIn(there), namesIn(result)];
  const once = (names: string[]) => new Set(names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)));
  const [inOld, inNow] = [once(old), once(now)];
  const common = (names: string[]) => names.filter((name) => inOld.has(name) && inNow.has(name)).join('\n');
  return common(old) === common(now) ? [] : [`order: ${common(old)}\n became ${common(now)}`];
}

function secondRebuildChangesNothing({ result, lecture }: Rebuilt): string[] {
  const { notebook: fresh, speech } = buildSpoken(lecture);
  const { notebook } = mergeRebuild(result, fresh, { speech });
  // Equal notebooks have equal bytes, and are compared much faster.
  if (isDeepStrictEqual(notebook, result)) return [];
  const again = serializeNotebook(notebook);
  if (again === serializeNotebook(result)) return [];
  const lines = serializeNotebook(result).split('\n');
  const at = again.split('\n').findIndex((line, nth) => line !== lines[nth]);
  const around = (text: readonly string[]) => text.slice(Math.max(0, at - 3), at + 3).join('|');
  return [`second rebuild: line ${at}: ${around(lines)} became ${around(again.split('\n'))}`];
}
