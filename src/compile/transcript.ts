import type { Cell, Notebook } from '../model/notebook.js';
import type { Speech } from '../notebook/rebuild/narration/speech.js';
import { Body, runningCount, type CellLimits, type CompiledCells } from './transcript/body.js';
import { createCellMaker } from './cells.js';
import type { CompileInput } from './input.js';
import { notebookMetadata } from './metadata.js';
import { contentsOf, titledSections } from './sections.js';
import { withTranslation } from './transcript/translation.js';
import { titleLines } from './title.js';

/** JupyterLab opens a notebook of this many cells in a moment; longer lectures get longer narration cells. */
const CELLS_AT_MOST = 500;
/** Words of one narration cell, where no slide, code or section comes between. */
const CELL_WORDS = 240;
/** More than between any two slides. */
const MOST_CELL_WORDS = CELL_WORDS * 2 ** 9;

/** A transcript notebook, and its speech that a rebuild can cut elsewhere. */
export interface SpokenNotebook {
  readonly notebook: Notebook;
  readonly speech: Speech;
}

/**
 * Compiles the transcript notebook:
 * title, contents, and under each section its speech, slides and code in order of time.
 */
export function compileTranscript(given: CompileInput): SpokenNotebook {
  const input = { ...given, sections: titledSections(given) };
  const { cellWords, ...compiled } = compileFew(input);
  const { sentences } = input.narration;
  const speech: Speech = {
    words: sentences.flatMap(({ words }) => words),
    sentences: runningCount(input.narration).slice(0, sentences.length),
    firstWords: compiled.firstWords,
    cutBefore(cuts) {
      const { cells, firstWords } = compileCells(input, { cellWords, cuts });
      return { notebook: notebookOf(input, cells), firstWords };
    },
  };
  return { notebook: notebookOf(input, compiled.cells), speech };
}

const notebookOf = (input: CompileInput, cells: readonly Cell[]): Notebook => ({
  metadata: notebookMetadata(input, cells, { view: 'transcript' }),
  nbformat: 4,
  nbformat_minor: 5,
  cells: [...cells],
});

/**
 * With the shortest cells that are not too many.
 * Where even the longest are, no others need be tried: so they come second.
 */
function compileFew(input: CompileInput): CompiledCells & Pick<CellLimits, 'cellWords'> {
  const compileWith = (cellWords: number) => ({ ...compileCells(input, { cellWords }), cellWords });
  const fits = ({ cells }: CompiledCells) => cells.length <= CELLS_AT_MOST;
  // A translation stands under each paragraph, so each is a cell where that is not too many.
  const translated = input.translation !== undefined;
  const short = compileWith(translated ? 1 : CELL_WORDS);
  if (fits(short)) return short;
  const long = compileWith(MOST_CELL_WORDS);
  for (let cellWords = (translated ? 1 : 2) * CELL_WORDS; fits(long) && cellWords < MOST_CELL_WORDS; cellWords *= 2) {
    const longer = compileWith(cellWords);
    if (fits(longer)) return longer;
  }
  return long;
}

function compileCells(input: CompileInput, limits: CellLimits): CompiledCells {
  const maker = createCellMaker();
  const cells: Cell[] = [maker.markdown('title', 'title', { source: titleLines(input) })];
  if (input.sections.length > 1) cells.push(maker.markdown('contents', 'contents', { source: contentsOf(input) }));
  const body = new Body(input, { maker, limits }).compile();
  return { cells: [...cells, ...withTranslation(body.cells, input, maker)], firstWords: body.firstWords };
}
