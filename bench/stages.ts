/** What each stage costs within one process: the first lecture pays for modules and data, further ones are warm. */
import { readShippedData } from '../src/host/data.js';
import type { UnderstoodLecture } from '../src/model/understood.js';
import { readSectionModel, scoreStarts } from '../src/outline/sections/section-model.js';
import { chooseStarts } from '../src/outline/sections/segment.js';
import { readTalk } from '../src/outline/talk.js';
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
  enter('of outline: read the talk');
  cutAgain(understood, enter);
  enter('');
  if (compiled.notebook.cells.length === 0 || summary.concepts.length === 0) throw new Error(`${path}: nothing made`);
  return spent;
}

/** The sections of a lecture once more, alone: the rest of `outline` names them. */
function cutAgain({ lecture, narration }: UnderstoodLecture, enter: (stage: string) => void): void {
  const { durationMs } = lecture;
  const talk = readTalk(narration, lecture.cues);
  enter('of outline: score starts');
  const { fine } = scoreStarts(talk, durationMs, readSectionModel(readShippedData));
  enter('of outline: choose starts');
  chooseStarts(fine, talk.startMs, { durationMs, sections: 'fine' });
}
