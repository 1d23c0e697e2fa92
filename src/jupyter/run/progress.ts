import type { CodeCell } from '../../model/notebook.js';

/** What became of one cell. */
export interface CellReport {
  readonly id?: string;
  /** Among all cells of the notebook, from 0. */
  readonly index: number;
  /** `allowed`: it failed as its tag `raises-exception` says it may. `not-run`: something before it ended the run. */
  readonly status: 'ok' | 'failed' | 'allowed' | 'skipped' | 'not-run';
  readonly elapsedMs?: number;
}

/** Told before a cell is run and once it is done. */
export interface RunProgress {
  /** Of the cells that are to be run, from 1. */
  readonly nth: number;
  readonly total: number;
  readonly cell: CodeCell;
  /** Undefined while the cell runs. */
  readonly report?: CellReport;
}
