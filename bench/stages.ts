/** What each stage costs within one process: the first lecture pays for modules and data, further ones are warm. */
import { compileLecture, loadLecture, summarizeLecture, understandLecture } from '../src/pipeline/pipeline.js';
import { cpuClock } from './measure.js';

/** CPU time of a stage: in the first run, and the least of the others. */
export interface StageCost {
  readonly stage: string;
  readonly firstMs: number;
  readonly warmMs: number;
}

const RUNS = 6;

/** Reads, understands, compiles and summarizes a lecture again and again. */
export async function measureStages(path: string): Promise<readonly StageCost[]> {
  const costs = new Map<string, number[]>();
  for (let run = 0; run < RUNS; run++)
    for (const [stage, ms] of await runOnce(path)) costs.set(stage, [...(costs.get(stage) ?? []), ms]);
  return [...costs].map(([stage, [firstMs = 0, ...more]]) => ({ stage, firstMs, warmMs: Math.min(...more) }));
}

async function runOnce(path: string): Promise<ReadonlyMap<string, number>> {
  const spent = new Map<string, number>();
  let [stage, spentMs] = ['read', cpuClock()];
  const enter = (next: string): void => {
    spent.set(stage, (spent.get(stage) ?? 0) + spentMs());
    [stage, spentMs] = [next, cpuClock()];
  };
  const { value: loaded } = loadLecture(path);
  if (loaded === undefined) throw new Error(`${path} is no lecture`);
  const { value: understood } = await understandLecture(loaded, {}, enter);
  enter('compile');
  const { value: compiled } = await compileLecture(loaded, understood, { output: 'bench.ipynb' });
  enter('summarize');
  const { value: summary } = await summarizeLecture(understood);
  enter('');
  if (compiled.notebook.cells.length === 0 || summary.concepts.length === 0) throw new Error(`${path}: nothing made`);
  return spent;
}
