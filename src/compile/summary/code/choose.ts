/** Chooses the code that shows each concept, and the statements and imports without which it would not run. */
import type { CodeCell } from '../../../model/notebook.js';
import type { LectureCode, LectureStatement } from './lecture-code.js';
import { ShownCode } from './shown.js';
import { sliceFor } from './slice.js';

/** A cell of the summary: statements of one cell of the lecture. */
export interface CodeSlice {
  readonly cell: CodeCell;
  readonly source: string;
  /** All of the cell is there, so that its outputs are what it prints. */
  readonly whole: boolean;
}

/** Code for the summary: the set-up cell, and for each concept the cells to show, in an order that runs. */
export interface ChosenCode {
  /** Import lines; empty where nothing is imported. */
  readonly setup: string;
  readonly byConcept: readonly (readonly CodeSlice[])[];
}

/** More than this, with all that a cell builds on, is no summary; a function or class may be long. */
const MOST_STATEMENTS = 12;
const MOST_LINES = 40;
/** Cells of the lecture: a reader looks for the one that shows the concept. */
const MOST_CELLS = 5;
/** Of what cannot be run here anyway fewer: the rest stands in the full notebook. */
const MOST_WITHOUT_DATA = 6;

/** For each list of names the shortest cell that uses one, with what it builds on that was not shown before. */
export function chooseCode(code: readonly LectureCode[], concepts: readonly (readonly string[])[]): ChosenCode {
  const shown = new ShownCode();
  const targets = new Set<LectureCode>();
  const byConcept = concepts.map((names) => {
    const found = cheapest(code, names, { shown, targets });
    if (found === undefined) return [];
    shown.add(found.statements);
    targets.add(found.target);
    return slicesOf(code, found);
  });
  return { setup: setupOf(code, shown.statements), byConcept };
}

interface FoundStatements {
  readonly target: LectureCode;
  readonly statements: readonly LectureStatement[];
}

interface State {
  readonly shown: ShownCode;
  /** Cells that show a concept already. */
  readonly targets: ReadonlySet<LectureCode>;
}

/** Cells that use a better name come first; among those the one that costs fewest lines with all it needs. */
function cheapest(
  code: readonly LectureCode[],
  names: readonly string[],
  { shown, targets }: State,
): FoundStatements | undefined {
  for (const name of names) {
    const uses = code.filter(
      (own) =>
        own.statements.length > 0 &&
        !targets.has(own) &&
        own.statements.some((statement) => showsName(statement, name)),
    );
    const options = uses.map((target) => ({
      target,
      statements: withoutOldSeeds(shown.missing(sliceFor(code, target))),
    }));
    const fitting = options.filter((option) => isShort(option) && !repeats(option, shown));
    const best = fitting.reduce<FoundStatements | undefined>(
      (a, b) => (a === undefined || linesOf(b.statements) < linesOf(a.statements) ? b : a),
      undefined,
    );
    if (best !== undefined && cellsOf(code, best) <= MOST_CELLS) return best;
  }
  return undefined;
}

/** Short enough, and not shown already. */
function isShort({ target, statements }: FoundStatements): boolean {
  if (!target.statements.every((statement) => statements.includes(statement))) return false;
  const needsData = statements.some(({ source }) => dataReadBy(source).length > 0);
  return statements.length <= (needsData ? MOST_WITHOUT_DATA : MOST_STATEMENTS) && linesOf(statements) <= MOST_LINES;
}

const linesOf = (statements: readonly LectureStatement[]): number =>
  statements.reduce((sum, { source }) => sum + source.split('\n').length, 0);

const cellsOf = (code: readonly LectureCode[], { statements }: FoundStatements): number =>
  code.filter((own) => own.statements.some((statement) => statements.includes(statement))).length;

/** What stands above already, and would have to run once more, is not shown twice. */
const repeats = ({ statements }: FoundStatements, shown: ShownCode): boolean =>
  statements.some((statement) => shown.statements.includes(statement));

/** Of seeds that follow one another only the last counts. */
const withoutOldSeeds = (statements: readonly LectureStatement[]): LectureStatement[] =>
  statements.filter(
    (statement, nth) => !(isSeed(statement) && nth + 1 < statements.length && isSeed(statements[nth + 1]!)),
  );

const isSeed = ({ source }: LectureStatement): boolean => /^[\w.]*seed\([^()]*\)$/.test(source.trim());

/**
 * It makes the name, calls it, asks it, or gives it a value:
 * what only hands it on, or takes it in, shows something else.
 */
function showsName({ source, gives, needs, later, functions }: LectureStatement, name: string): boolean {
  if (gives.has(name)) return true;
  const isParameter = [...functions.values()].some(({ parameters }) => parameters.includes(name));
  if (isParameter && !needs.has(name) && !later.has(name)) return false;
  const code = source.replace(STRINGS_AND_COMMENTS, '');
  for (let at = code.indexOf(name); at >= 0; at = code.indexOf(name, at + 1)) {
    if (/\w/.test(code.charAt(at - 1)) || /\w/.test(code.charAt(at + name.length))) continue;
    const [before, behind] = [code.slice(0, at), code.slice(at + name.length)];
    if (/^\s*\(/.test(behind) || (/^\s*=(?!=)/.test(behind) && !before.endsWith('.'))) return true;
    if (!HANDED.test(before)) return true;
  }
  return false;
}

const STRINGS_AND_COMMENTS = /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*/g;
/** Behind these a name is an argument, or a part of a module. */
const HANDED = /[(,=.]\s*$/;

function slicesOf(code: readonly LectureCode[], { statements }: FoundStatements): CodeSlice[] {
  const wanted = new Set(statements);
  return code.flatMap(({ cell, statements: all, imports }) => {
    const own = all.filter((statement) => wanted.has(statement));
    if (own.length === 0) return [];
    const whole = own.length === all.length && imports.length === 0;
    const text = whole
      ? cell.source
      : own.map(({ source, gap }, nth) => (gap && nth > 0 ? `\n${source}` : source)).join('\n');
    const data = own.flatMap(({ source }) => dataReadBy(source));
    const note = data.length === 0 ? '' : `# Needs the course's data to run: ${[...new Set(data)].join(', ')}\n`;
    return [{ cell, source: note + text, whole }];
  });
}

/** Calls that read what lies outside of the notebook. */
const READS =
  /\b(?:open|imread|load|loadtxt|genfromtxt|urlopen|urlretrieve|untar_data|download_\w+|download|listdir|read_\w+|from_folder|from_csv|ImageFolder|verify_images)\(\s*([^,()\n]*)/g;
const WRITES = /\bopen\([^)]*,\s*(?:mode\s*=\s*)?['"][^'"]*[wax]/;

/** What a statement reads, as it names it. */
function dataReadBy(source: string): string[] {
  const code = source.replace(/#.*/g, '');
  if (WRITES.test(code)) return [];
  return [...code.matchAll(READS)].map(([call, argument = '']) =>
    argument.trim() === '' ? `${call.replace(/\($/, '')}()` : argument.trim(),
  );
}

/**
 * Imports that bind what the shown statements need, and star imports of their files,
 * each once, in the order of the lecture.
 */
function setupOf(code: readonly LectureCode[], shown: readonly LectureStatement[]): string {
  const needs = new Set(shown.flatMap(({ needs: own, later }) => [...own, ...later]));
  const given = new Set(shown.flatMap(({ gives }) => [...gives]));
  const imported = new Set(code.flatMap(({ imports }) => imports.flatMap(({ names }) => names)));
  const files = new Set(
    code.filter(({ statements }) => statements.some((statement) => shown.includes(statement))).map(({ file }) => file),
  );
  const open = [...needs].some((name) => !given.has(name) && !imported.has(name));
  const lines = code.flatMap(({ imports, file }) =>
    imports
      .filter(({ names }) => names.some((name) => (name === '*' ? open && files.has(file) : needs.has(name))))
      .map(({ source }) => source),
  );
  return [...new Set(lines)].join('\n');
}
