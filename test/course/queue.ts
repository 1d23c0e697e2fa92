/** What tests of queues share: courses under a root, workers as processes, and waiting for what is to come. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCourse } from '../../src/course/build/build-course.js';
import { openCourse } from '../../src/course/plan/open-course.js';
import { planCourse } from '../../src/course/plan/plan.js';
import { readAddress } from '../../src/engines/queue/address.js';
import { openServer, type QueueServer } from '../../src/engines/queue/server.js';
import { submit, wireJobsOf, type Submitted } from '../../src/engines/queue/submit.js';
import type { WorkOptions } from '../../src/engines/queue/work.js';
import { temporaryFolder } from '../temporary.js';
import { bundle, courseOf, inline, tree } from './course.js';

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A zombie waits for its parent to notice.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

const SAMPLE = 'gradient-descent-by-hand';

/**
 * A course under a root of its own, with what its lessons tell of themselves.
 * A queue of its own, too: each test has another version.
 */
export class QueuedCourse {
  readonly root = temporaryFolder();
  readonly course = join(this.root, 'course');
  readonly output = join(this.root, 'out');
  readonly state = join(this.root, 'state');
  readonly roots = [{ name: 'all', path: this.root }];
  readonly plan;

  constructor(
    lessons: readonly string[],
    readonly version: string,
  ) {
    mkdirSync(this.state);
    courseOf(lessons, SAMPLE, this.course);
    this.plan = { output: this.output, lesson: { summary: true }, version };
  }

  jobs() {
    const { value } = openCourse(this.course, this.output);
    if (value === undefined) throw new Error('no course');
    const { jobs } = wireJobsOf(value, planCourse(value, this.plan), { ...this.plan, roots: this.roots });
    return jobs;
  }

  submit(server: QueueServer): Promise<Submitted> {
    return submit(server, this.jobs());
  }

  /** Each run of a lesson: its name and the process it ran in. */
  runs(): readonly { readonly lesson: string; readonly pid: number }[] {
    const path = join(this.state, 'runs');
    if (!existsSync(path)) return [];
    // A line may be half written.
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as [string, number]).map(([lesson, pid]) => ({ lesson, pid }));
  }

  /** What lessons wait for, or ask after. */
  say(word: 'go' | 'healed'): void {
    writeFileSync(join(this.state, word), '');
  }

  built() {
    return tree(this.output);
  }

  /** What one machine builds of it, in one process. */
  async builtAlone() {
    const output = join(this.root, 'alone');
    await buildCourse(this.course, { ...this.plan, output, engine: inline });
    return tree(output);
  }
}

/** A queue at hand in this process. */
export async function openQueue(url: string, version: string): Promise<QueueServer> {
  const address = readAddress(url);
  const { value, problems } = address ? await openServer(address, { version, lasting: false }) : { problems: [url] };
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return value;
}

export interface RunningWorker {
  readonly child: ChildProcess;
  /** All it said so far. */
  readonly said: () => readonly Readonly<Record<string, unknown>>[];
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** None outlives its test, also where that fails. */
const running = new Set<ChildProcess>();
afterEach(() => running.forEach((child) => child.kill('SIGKILL')));

/** Bundled once for all tests of a file. */
let scripts: { readonly worker: string; readonly script: string } | undefined;

/** Starts a worker: two lessons at a time, a lock of three seconds. */
export function startWorker(
  url: string,
  { roots, version }: Pick<QueuedCourse, 'roots' | 'version'>,
  { env = {}, ...more }: Partial<WorkOptions> & { readonly env?: Readonly<Record<string, string>> } = {},
): RunningWorker {
  scripts ??= { worker: bundle('queue-worker.ts'), script: bundle('poison-worker.ts') };
  const options = {
    ...{ url, roots, version, jobs: 2, memoryMb: 512, timeoutMs: 120_000, script: scripts.script },
    ...{ lockMs: 3000, graceMs: 120_000, patienceMs: 120_000, drain: true, ...more },
  };
  const child = spawn(process.execPath, ['--no-warnings', scripts.worker, JSON.stringify(options)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? '');
    }),
  );
  const lines = () => said.split('\n').slice(0, -1);
  return { child, ended, said: () => lines().map((line) => JSON.parse(line) as Record<string, unknown>) };
}
