import type { CodeCell } from '../../model/notebook.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { isEnd } from '../kernel/cell-ending.js';
import type { Ending } from '../kernel/cell-ending.js';
import type { RunningKernel } from '../kernel/kernel.js';
import { OutputArea, pagesOf } from '../kernel/outputs.js';
import { breakProblem } from '../problems.js';
import type { Displays } from '../kernel/outputs.js';
import { describeError } from './cell-error.js';
import { cellProblem, cutProblem, lostAnswerProblem, lostOutputProblem } from './cell-problem.js';
import type { CellPlace } from './cell-problem.js';
import type { CellReport, RunProgress } from './progress.js';
import type { ChosenCell } from './choose-cells.js';
import type { Server } from '../server/server.js';
import { noteMessage, noteReply } from './timing.js';
import type { CellTiming } from './timing.js';

export interface RunSettings {
  readonly timeoutMs: number;
  readonly keepGoing: boolean;
  readonly timing: boolean;
  readonly server: Pick<Server, 'url' | 'token'>;
  readonly notebookPath: string;
  readonly onProgress: ((progress: RunProgress) => void) | undefined;
  /** After each cell, when its outputs are in the notebook. */
  readonly onCell: () => void;
}

interface Execution {
  readonly cell: CodeCell;
  readonly area: OutputArea;
}

/** Runs the cells one after another and puts their outputs into them. */
export async function runCells(
  kernel: RunningKernel,
  chosen: readonly ChosenCell[],
  settings: RunSettings,
): Promise<Outcome<readonly CellReport[]>> {
  const reports: CellReport[] = [];
  const problems: Problem[] = [];
  const displays: Displays = new Map();
  const executions: Execution[] = [];
  const total = chosen.filter(({ skip }) => skip === undefined).length;
  let stopped = false;
  for (const choice of chosen) {
    if (choice.skip !== undefined || stopped) {
      reports.push({ ...nameOf(choice), status: choice.skip === undefined ? 'not-run' : 'skipped' });
      continue;
    }
    const execution = { cell: choice.cell, area: new OutputArea(displays) };
    executions.push(execution);
    const progress = { nth: executions.length, total, cell: choice.cell };
    settings.onProgress?.(progress);
    const { ending, report, wasCut } = await runCell(kernel, execution, { choice, settings });
    reports.push(report);
    problems.push(...problemsOf(ending, choice, settings), ...lostOutputProblem(choice.cell, choice.index));
    if (wasCut && isEnd(ending) && ending.kind !== 'lost') problems.push(cutProblem(placeOf(choice, settings)));
    settings.onProgress?.({ ...progress, report });
    settings.onCell();
    stopped = isOver(ending) || (report.status === 'failed' && !settings.keepGoing);
  }
  // Display updates and threads may have changed the outputs of cells that were done.
  for (const { cell, area } of executions) cell.outputs = area.finish();
  return { value: reports, problems };
}

async function runCell(
  kernel: RunningKernel,
  execution: Execution,
  { choice, settings }: { choice: ChosenCell; settings: RunSettings },
): Promise<{ ending: Ending; report: CellReport; wasCut: boolean }> {
  const startMs = performance.now();
  const { cuts } = kernel;
  const ending = await executeCell(kernel, execution, settings);
  const elapsedMs = Math.round(performance.now() - startMs);
  const report = { ...nameOf(choice), status: statusOf(ending, choice.cell), elapsedMs };
  return { ending, report, wasCut: kernel.cuts > cuts };
}

function nameOf({ cell, index }: ChosenCell): Pick<CellReport, 'id' | 'index'> {
  return { ...(cell.id !== undefined && { id: cell.id }), index };
}

async function executeCell(kernel: RunningKernel, { cell, area }: Execution, settings: RunSettings): Promise<Ending> {
  const timing: CellTiming = {};
  cell.outputs = [];
  cell.execution_count = null;
  delete cell.metadata.execution;
  const ending = await kernel.execute(
    cell.source,
    {
      onMessage(message) {
        noteMessage(timing, message);
        area.receive(message);
      },
      onReply(message) {
        noteReply(timing, message);
        cell.execution_count = message.content.execution_count ?? null;
        pagesOf(message).forEach((page) => area.receivePage(page));
      },
    },
    settings.timeoutMs,
  );
  cell.outputs = area.finish();
  if (settings.timing && Object.keys(timing).length > 0) cell.metadata.execution = timing;
  return ending;
}

/** Whether no cell can be run after this one. */
function isOver(ending: Ending): boolean {
  return ending.kind === 'timeout' ? ending.deaf : !isEnd(ending);
}

function statusOf(ending: Ending, cell: CodeCell): CellReport['status'] {
  if (ending.kind === 'ok') return 'ok';
  return ending.kind === 'error' && cell.metadata.tags?.includes('raises-exception') ? 'allowed' : 'failed';
}

function placeOf({ cell, index }: ChosenCell, { notebookPath }: RunSettings): CellPlace {
  return { cell, index, notebookPath };
}

function problemsOf(ending: Ending, choice: ChosenCell, settings: RunSettings): readonly Problem[] {
  if (statusOf(ending, choice.cell) !== 'failed') return [];
  const where = placeOf(choice, settings);
  if (ending.kind === 'error') {
    const { name, text } = describeError(choice.cell, ending, settings.server.token);
    return [cellProblem(where, `failed: ${text}`, name)];
  }
  if (ending.kind === 'lost') return [lostAnswerProblem(where, ending.begun)];
  if (ending.kind === 'aborted') return [cellProblem(where, 'was not executed: the kernel aborted it')];
  if (ending.kind === 'timeout') {
    const after = `did not end within ${settings.timeoutMs / 1000} s`;
    return [cellProblem(where, ending.deaf ? `${after} and did not answer an interrupt` : after, 'timeout')];
  }
  if (ending.kind === 'ok') return [];
  const broken = breakProblem(ending.kind, settings.server.url);
  const during = cellProblem(where, `was running`);
  return [{ ...broken, message: `${broken.message}: ${during.message}`, ...(during.place && { place: during.place }) }];
}
