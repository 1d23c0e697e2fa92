import type { Cell, CodeCell, Notebook } from '../../model/notebook.js';
import type { Outcome } from '../../model/problem.js';
import { failed, serverProblem } from '../problems.js';
import { cutLetters } from '../../text/words.js';
import { readWritten, shownTitle } from '../../text/written.js';

/** A code cell that was chosen, and why it is passed over if it is. */
export interface ChosenCell {
  readonly cell: CodeCell;
  /** Among all cells, from 0. */
  readonly index: number;
  readonly skip?: 'empty' | 'tag';
}

interface CellHeading {
  readonly title: string;
  readonly level: number;
  /** Of the cell that it stands in. */
  readonly index: number;
}

/** More titles than this do not help anybody who mistyped one. */
const SHOWN_TITLES = 12;

/**
 * The code cells to run: all, or `cells`: ids with commas between them, or the title of a section, up to the next
 * heading of its level; with `above` all code cells above them too.
 * Empty cells and those tagged `skip-execution` are chosen but passed over.
 */
export function chooseCells(
  notebook: Notebook,
  cells?: string,
  above = false,
): Outcome<readonly ChosenCell[] | undefined> {
  const all = notebook.cells.flatMap((cell, index) => (cell.cell_type === 'code' ? [chosen(cell, index)] : []));
  if (cells === undefined) return { value: all, problems: [] };
  const { value: named, problems } = chooseNamed(notebook, all, cells);
  const last = named?.at(-1)?.index ?? -1;
  return { value: above && named ? all.filter(({ index }) => index <= last) : named, problems };
}

function chooseNamed(
  notebook: Notebook,
  all: readonly ChosenCell[],
  cells: string,
): Outcome<readonly ChosenCell[] | undefined> {
  const ids = new Set(cells.split(',').map((id) => id.trim()));
  const named = all.filter(({ cell }) => cell.id !== undefined && ids.has(cell.id));
  if (named.length === ids.size) return { value: named, problems: [] };

  const headings = notebook.cells.flatMap(headingsOf);
  const heading = findHeading(headings, cells);
  if (heading === undefined) return failed(noSuchCells(cells, headings));
  const next = headings.find(({ index, level }) => index > heading.index && level <= heading.level);
  const value = all.filter(({ index }) => index > heading.index && index < (next?.index ?? Infinity));
  return { value, problems: [] };
}

function chosen(cell: CodeCell, index: number): ChosenCell {
  if (cell.source.trim() === '') return { cell, index, skip: 'empty' };
  return { cell, index, ...(cell.metadata.tags?.includes('skip-execution') && { skip: 'tag' }) };
}

/**
 * The same title first, then one that begins with the words, then one that holds them; the first in the notebook wins.
 */
function findHeading(headings: readonly CellHeading[], words: string): CellHeading | undefined {
  const wanted = plain(words);
  if (wanted === '') return undefined;
  const titles = headings.map((heading) => ({ heading, title: plain(heading.title) }));
  const found =
    titles.find(({ title }) => title === wanted) ??
    titles.find(({ title }) => title.startsWith(wanted)) ??
    titles.find(({ title }) => title.includes(wanted));
  return found?.heading;
}

function headingsOf(cell: Cell, index: number): readonly CellHeading[] {
  if (cell.cell_type !== 'markdown') return [];
  return readWritten(cell.source).headings.map(({ markdown, depth }) => ({
    title: shownTitle(markdown),
    level: depth,
    index,
  }));
}

const plain = (text: string) => cutLetters(text).join(' ');

function noSuchCells(cells: string, headings: readonly CellHeading[]) {
  const titles = headings.slice(0, SHOWN_TITLES).map(({ title }) => `"${title}"`);
  const more = headings.length > SHOWN_TITLES ? ` and ${headings.length - SHOWN_TITLES} more` : '';
  return {
    ...serverProblem(
      'no-such-cells',
      `"${cells}" is neither the title of a section nor ids of code cells`,
      titles.length === 0 ? 'Give ids of code cells; no heading was found.' : `There are ${titles.join(', ')}${more}.`,
    ),
    code: 'run/no-such-cells',
  };
}
