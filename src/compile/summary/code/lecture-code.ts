/** The code of a lecture as statements in order, each with all that it changes, also through the functions it calls. */
import type { CodeCell, Notebook } from '../../../model/notebook.js';
import { RANDOM_STATE, type CallFacts, type FunctionFacts } from './names.js';
import { readPython, type PythonImport, type PythonStatement } from './python.js';

/** A code cell of the transcript notebook. */
export interface LectureCode {
  readonly cell: CodeCell;
  readonly statements: readonly LectureStatement[];
  readonly imports: readonly PythonImport[];
  /** The file it came from: names of one notebook are not those of another. */
  readonly file: string;
}

export interface LectureStatement extends PythonStatement {
  /** Place in the order of the lecture. */
  readonly order: number;
  /** Names whose values are others after it. */
  readonly sets: ReadonlySet<string>;
  /** Of these, what they were before does not matter. */
  readonly renews: ReadonlySet<string>;
}

/** The code cells of a notebook in order; those that fail by design are left out. */
export function readLectureCode(notebook: Notebook): readonly LectureCode[] {
  const functions = new Map<string, FunctionFacts>();
  let order = 0;
  const code = notebook.cells.flatMap((cell) => {
    if (cell.cell_type !== 'code' || cell.metadata.nbscribe?.kind !== 'code') return [];
    const fails =
      cell.metadata.tags?.includes('raises-exception') ||
      cell.outputs.some(({ output_type }) => output_type === 'error');
    if (fails) return [];
    const { statements, imports } = readPython(cell.source);
    const own = statements.map((statement) => {
      for (const [name, facts] of statement.functions) functions.set(name, facts);
      return withEffects(statement, functions, order++);
    });
    return [{ cell, statements: own, imports, file: cell.metadata.nbscribe.source?.path ?? '' }];
  });
  const seeded = code.some(({ statements }) => statements.some(({ renews }) => renews.has(RANDOM_STATE)));
  return seeded ? code : code.map((own) => ({ ...own, statements: own.statements.map(withoutRandom) }));
}

/** Without a seed nothing that is drawn comes again, whatever runs before. */
function withoutRandom(statement: LectureStatement): LectureStatement {
  const without = (names: ReadonlySet<string>) => new Set([...names].filter((name) => name !== RANDOM_STATE));
  return {
    ...statement,
    sets: without(statement.sets),
    needs: without(statement.needs),
    later: without(statement.later),
  };
}

const CONDITIONAL = /^(?:#.*\n)*(?:async for|if|for|while|try|match)\b/;

function withEffects(
  statement: PythonStatement,
  functions: ReadonlyMap<string, FunctionFacts>,
  order: number,
): LectureStatement {
  const called = statement.calls.flatMap((call) => effectsOf(call, functions, MOST_CALLS));
  const sets = new Set([...statement.gives, ...statement.changes, ...called]);
  const renews = CONDITIONAL.test(statement.source)
    ? []
    : [...statement.gives].filter(
        (name) => !statement.changes.has(name) && !statement.needs.has(name) && !called.includes(name),
      );
  return { ...statement, order, sets, renews: new Set(renews) };
}

/** Calls are followed this deep. */
const MOST_CALLS = 4;

/**
 * Names that a call changes: those outside of the function,
 * and what it is given where it changes its parameter, or may.
 */
function effectsOf(call: CallFacts, functions: ReadonlyMap<string, FunctionFacts>, depth: number): string[] {
  const called = functions.get(call.name);
  if (called === undefined) return call.alone === true ? call.args.map(({ name }) => name) : [];
  if (depth === 0) return [];
  const inner = called.calls.flatMap((own) => effectsOf(own, functions, depth - 1));
  return [...called.changes, ...inner].flatMap((name) => {
    const place = called.parameters.indexOf(name);
    if (place < 0) return [name];
    return call.args.filter(({ at }) => at === place || at === name).map((arg) => arg.name);
  });
}
