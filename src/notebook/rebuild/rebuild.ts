import type { Notebook } from '../../model/notebook.js';
import { makeIdsUnique } from '../format/cell-ids.js';
import { unknownFactsOf } from '../stamp/unknown-facts.js';
import { arrangeCells } from './arrange.js';
import { readExisting } from './existing-cells.js';
import { readFreshBuild } from './fresh-cells.js';
import { mergeNotebookMetadata } from './merge-cell.js';
import { speechOfCells, type Speech } from './narration/speech.js';
import { addOffers } from './offers.js';
import { planRebuild } from './plan.js';
import { reportFirst, reportOn, type RebuildReport } from './report.js';
import { completeNotebook, stampNotebook } from './stamp-notebook.js';

export interface RebuildOptions {
  /** Put the new version beside a cell that the reader edited, collapsed. */
  readonly showUpdates?: boolean;
  /** The existing notebook is not ours: every cell in it is the reader's. */
  readonly foreign?: boolean;
  /**
   * The fresh notebook's speech; without it narration is never cut, and one beside an edit comes whole or not at all.
   */
  readonly speech?: Speech;
}

/** A rebuilt notebook, and what became of the cells. */
export interface Rebuilt {
  readonly notebook: Notebook;
  readonly report: RebuildReport;
}

/**
 * The fresh notebook with everything that the reader did to the existing one. Known are three states of each cell: what
 * we wrote last (its hash), what is there, what we would write now. Unedited generated cells are replaced, all else
 * stays. Without an existing notebook it only completes the stamps:
 * every build goes through here. A second rebuild changes nothing.
 */
export function mergeRebuild(
  existing: Notebook | undefined,
  freshNotebook: Notebook,
  options: RebuildOptions = {},
): Rebuilt {
  const notebook = completeNotebook(freshNotebook);
  if (existing === undefined) return { notebook, report: reportFirst(notebook.cells.length) };
  return mergeOnto(existing, notebook, options);
}

function mergeOnto(existing: Notebook, notebook: Notebook, options: RebuildOptions): Rebuilt {
  const build = readFreshBuild(notebook, options.speech ?? speechOfCells(notebook));
  const there = readExisting(existing, build.cells, options.foreign === true);
  const plan = planRebuild(there, build);
  const arranged = arrangeCells(there, plan);
  const rebuilt = options.showUpdates === true ? addOffers(arranged, plan) : arranged;
  const generatedIds = new Set(plan.fresh.flatMap(({ fresh }) => fresh.cell.id ?? []));
  const cells = makeIdsUnique(rebuilt, generatedIds);
  const { nbscribe } = notebook.metadata;
  const metadata = {
    ...mergeNotebookMetadata(existing.metadata, notebook.metadata),
    ...(nbscribe && {
      nbscribe: { ...unknownFactsOf(existing.metadata.nbscribe), ...stampNotebook(nbscribe, cells, plan) },
    }),
  };
  return { notebook: { ...notebook, metadata, cells }, report: reportOn(plan, arranged) };
}
