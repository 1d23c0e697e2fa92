/** Chooses the code that shows a concept, and the cells and imports without which it would not run. */
import type { CodeCell, Notebook } from '../../model/notebook.js';
import { readPython, type PythonFacts } from './python.js';

/** A code cell of the transcript notebook with what it needs and gives. */
export interface LectureCode {
  readonly cell: CodeCell;
  readonly facts: PythonFacts;
  /** The file it came from: a star import serves the cells of its own file. */
  readonly file: string;
}

/** Code for the summary: the set-up cell, and for each concept the cells to show, in an order that runs. */
export interface ChosenCode {
  /** Import lines; empty where nothing is imported. */
  readonly setup: string;
  readonly byConcept: readonly (readonly LectureCode[])[];
}

/** More statements than this, with all that a cell pulls in, are no summary. */
const MOST_STATEMENTS = 30;

/** The code cells of a notebook in order; those that fail by design are left out. */
export function readLectureCode(notebook: Notebook): readonly LectureCode[] {
  return notebook.cells.flatMap((cell) => {
    if (cell.cell_type !== 'code' || cell.metadata.nbscribe?.kind !== 'code') return [];
    if (
      cell.metadata.tags?.includes('raises-exception') ||
      cell.outputs.some(({ output_type }) => output_type === 'error')
    )
      return [];
    return [{ cell, facts: readPython(cell.source), file: cell.metadata.nbscribe.source?.path ?? '' }];
  });
}

/** For each list of names the shortest cell that uses one, with the cells it builds on that were not shown before. */
export function chooseCode(code: readonly LectureCode[], concepts: readonly (readonly string[])[]): ChosenCode {
  const shown = new Shown(code);
  const byConcept = concepts.map((names) => shown.show(names));
  return { setup: shown.setup(), byConcept };
}

class Shown {
  readonly #code: readonly LectureCode[];
  readonly #shown: LectureCode[] = [];
  /** The cell that gave each name last, in the order shown: the value that the next cell finds. */
  readonly #givenBy = new Map<string, LectureCode>();

  constructor(code: readonly LectureCode[]) {
    this.#code = code;
  }

  show(names: readonly string[]): readonly LectureCode[] {
    const cells = this.#cheapest(names) ?? [];
    for (const cell of cells) {
      this.#shown.push(cell);
      for (const name of cell.facts.gives) this.#givenBy.set(name, cell);
    }
    return cells;
  }

  /** Cells that use a better name come first; among those the one that costs fewest statements with all it needs. */
  #cheapest(names: readonly string[]): readonly LectureCode[] | undefined {
    for (const name of names) {
      const pattern = new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`);
      const uses = this.#code.filter(
        ({ cell, facts }) =>
          facts.statements > 0 && pattern.test(cell.source) && !this.#shown.some((other) => other.cell === cell),
      );
      const options = uses.map((use) => this.#withNeeds(use)).filter((cells) => cells !== undefined);
      const costs = options.map((cells) => cells.reduce((sum, { facts }) => sum + facts.statements, 0));
      const least = Math.min(...costs);
      if (least <= MOST_STATEMENTS) return options[costs.indexOf(least)];
    }
    return undefined;
  }

  /** The cell and before it, in the order of the lecture, those that give what it needs; undefined where that is too much. */
  #withNeeds(target: LectureCode): readonly LectureCode[] | undefined {
    const wanted = new Set<LectureCode>([target]);
    const queue = [target];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const at = this.#code.indexOf(next);
      for (const name of next.facts.needs) {
        const giver = this.#giverOf(name, at);
        if (giver === undefined || wanted.has(giver) || isImported(name, giver) || this.#givenBy.get(name) === giver)
          continue;
        wanted.add(giver);
        queue.push(giver);
      }
      if (wanted.size > MOST_STATEMENTS) return undefined;
    }
    return this.#code.filter((cell) => wanted.has(cell));
  }

  /** The last cell before that gives a name, in the same file where one does. */
  #giverOf(name: string, before: number): LectureCode | undefined {
    const givers = this.#code.slice(0, before).filter(({ facts }) => facts.gives.has(name));
    return givers.findLast(({ file }) => file === this.#code[before]?.file) ?? givers.at(-1);
  }

  /** Imports that bind what the shown cells need, and star imports of their files, each once, in the order of the lecture. */
  setup(): string {
    const own = this.#shown.flatMap(({ facts }) => facts.imports.flatMap(({ names }) => names));
    const needs = new Set([...this.#shown.flatMap(({ facts }) => [...facts.needs]), ...own]);
    const files = new Set(this.#shown.map(({ file }) => file));
    const given = new Set(this.#shown.flatMap(({ facts }) => [...facts.gives]));
    const open = [...needs].some((name) => !given.has(name) && !this.#code.some(({ facts }) => facts.gives.has(name)));
    const lines = this.#code.flatMap(({ facts, file }) =>
      facts.imports
        .filter(({ names }) => names.some((name) => (name === '*' ? open && files.has(file) : needs.has(name))))
        .map(({ source }) => source),
    );
    return [...new Set(lines)].join('\n');
  }
}

/** The name comes from an import of the cell: the set-up cell has it. */
function isImported(name: string, { facts }: LectureCode): boolean {
  return facts.imports.some(({ names }) => names.includes(name));
}
