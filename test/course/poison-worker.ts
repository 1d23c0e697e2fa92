/** A worker of the pool whose lessons do what their names say, and else are built as ever. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import workerpool from 'workerpool';
import { runLesson } from '../../src/course/build/run-lesson.js';
import type { LessonJob } from '../../src/course/build/job.js';
import { endWithParent } from '../../src/engines/end-with-parent.js';

/** Of whichever container: each counts its processes from one. */
const CONTAINER_PID = process.env['NBSCRIBE_TEST_PID'];
const pid = process.pid;

/** Where tests and lessons tell each other of how far they are: beside the notebooks. */
const stateOf = ({ output }: LessonJob) => join(output, '../state');

/** Stands still, as a lesson does that computes: nothing else is heard meanwhile. */
const pause = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

const poisons: Readonly<Record<string, (job: LessonJob) => unknown>> = {
  killed: () => process.kill(pid, 'SIGKILL'),
  ended: () => process.exit(7),
  thrown: () => {
    throw new Error('a poisoned lesson');
  },
  greedy: () => {
    const all: number[][] = [];
    for (;;) all.push(Array.from({ length: 100_000 }, (_, nth) => nth));
  },
  endless: () => {
    for (;;);
  },
  ill: (job) => {
    if (!existsSync(join(stateOf(job), 'healed'))) throw new Error('an ill lesson');
  },
  slow: () => pause(7000),
  held: (job) => {
    while (!existsSync(join(stateOf(job), 'go'))) pause(20);
  },
};

/** A line a run, so that tests know that a lesson is at work, where, and how often. */
function noteRun(job: LessonJob): void {
  mkdirSync(stateOf(job), { recursive: true });
  appendFileSync(join(stateOf(job), 'runs'), `${JSON.stringify([job.lesson.name, pid, randomUUID()])}\n`);
}

endWithParent();
if (CONTAINER_PID !== undefined) Object.defineProperty(process, 'pid', { value: Number(CONTAINER_PID) });
workerpool.worker({
  runLesson: async (job: LessonJob) => {
    noteRun(job);
    await poisons[job.lesson.name.replace(/-.*/, '')]?.(job);
    return runLesson(job);
  },
});
