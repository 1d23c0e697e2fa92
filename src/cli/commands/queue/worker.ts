import type { Argv } from 'yargs';
import type { DoneJob } from '../../../engines/queue/work.js';
import type { Root } from '../../../engines/queue/roots.js';
import type { Problem } from '../../../model/problem.js';
import { VERSION } from '../../../version.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../../command.js';
import { numberOf } from '../../options/number.js';
import { printJson, reportProblems } from '../../report.js';
import { codeOf } from '../course/exit-code.js';
import { addMachineOptions, poolOptions, type MachineOptions } from '../course/machine-options.js';
import { addQueueOptions, addRootOptions, readRoots, type QueueOptions, type RootOptions } from './queue-options.js';
import { withServer } from './with-server.js';

interface WorkerOptions extends QueueOptions, RootOptions, MachineOptions {
  readonly drain: boolean;
  readonly grace?: number | undefined;
  readonly lock?: number | undefined;
}

/** Below the 30 s that Kubernetes gives before it kills. */
const GRACE_S = 20;
const LOCK_S = 30;
/** A server is updated in less. */
const PATIENCE_S = 300;

const command: Command<WorkerOptions> = {
  options: (yargs: Argv<CommonOptions>) =>
    addMachineOptions(addRootOptions(addQueueOptions(yargs)))
      .option('drain', { type: 'boolean', default: false, describe: 'end once nothing waits and nobody is at work' })
      .option('grace', {
        type: 'string',
        coerce: numberOf('grace', { least: 0, most: 86_400 }),
        describe: `seconds for lessons at work when told to stop; then they go back (default: ${GRACE_S})`,
      })
      .option('lock', {
        type: 'string',
        coerce: numberOf('lock', { least: 1, most: 3600 }),
        describe: `seconds after which the lessons of a dead worker go to another (default: ${LOCK_S})`,
      })
      .example(
        '$0 worker --queue redis://host --root lectures=/mnt/lectures',
        'builds what is submitted, on every core',
      ),
  run: runWorker,
};

export default command;

/** Builds what comes through a queue, until it is told to stop. */
async function runWorker(options: WorkerOptions, terminal: Terminal): Promise<ExitCode> {
  const roots = readRoots(options, terminal);
  if (roots === undefined) return 2;
  if (roots.length === 0) {
    reportProblems([noRoots], { ...options, json: false }, terminal);
    return 2;
  }
  return withServer(options, terminal, {
    lasting: true,
    doing: async (server, ofServer) => {
      const { work } = await import('../../../engines/queue/work.js');
      const telling = tellingOf(options, terminal, { roots, shown: server.address.shown });
      telling.begin();
      terminal.signal.addEventListener('abort', telling.stop, { once: true });
      const stopped = await work(server, {
        ...poolOptions(options),
        roots,
        version: VERSION,
        lockMs: (options.lock ?? LOCK_S) * 1000,
        graceMs: (options.grace ?? GRACE_S) * 1000,
        patienceMs: PATIENCE_S * 1000,
        drain: options.drain,
        signal: terminal.signal,
        onJob: telling.add,
        onServer: telling.server,
      });
      reportProblems(stopped, options, terminal);
      return telling.end([...ofServer, ...stopped]);
    },
  });
}

interface WorkerFacts {
  readonly roots: readonly Root[];
  readonly shown: string;
}

/** A line a lesson: a worker's output is a log, in which the lessons of a course are looked for. */
function tellingOf(options: WorkerOptions, terminal: Terminal, { roots, shown }: WorkerFacts) {
  const startedMs = terminal.nowMs();
  const failed: { lesson: string; kind: NonNullable<DoneJob['failure']>; attempts: number }[] = [];
  let [built, unchanged] = [0, 0];
  const isTalking = !options.json && !options.quiet;
  return {
    begin: () => {
      const named = roots.map(({ name, path }) => `${name}=${path}`).join(' ');
      if (isTalking) terminal.err(`nbscribe ${VERSION} works for ${shown} with ${named}; Ctrl-C ends it`);
    },
    add: (done: DoneJob) => {
      const { name, failure, attempts, problems, isUnchanged } = done;
      if (failure !== undefined) failed.push({ lesson: name, kind: failure, attempts });
      else if (isUnchanged) unchanged += 1;
      else built += 1;
      if (failure === undefined && isTalking) terminal.err(`${name}: ${isUnchanged ? 'unchanged' : 'built'}`);
      if (failure === undefined || options.json) return;
      terminal.err(`${name}: not built, ${failure}${attempts > 1 ? ` after ${attempts} attempts` : ''}`);
      reportProblems(
        problems.filter(({ level }) => level === 'error'),
        options,
        terminal,
      );
    },
    server: (isThere: boolean) => {
      if (isTalking) terminal.err(isThere ? `${shown} is back` : `${shown} does not answer; it is tried again`);
    },
    stop: () => {
      const grace = options.grace ?? GRACE_S;
      if (isTalking)
        terminal.err(`stopping: lessons at work have ${grace} s, then they go back; Ctrl-C again ends at once`);
    },
    end: (problems: readonly Problem[]): ExitCode => {
      const seconds = Math.round((terminal.nowMs() - startedMs) / 100) / 10;
      if (options.json) printJson({ v: 1, built, unchanged, failed, seconds, problems }, terminal);
      else if (!options.quiet)
        terminal.out(`built ${built}, unchanged ${unchanged}, failed ${failed.length} in ${seconds} s\n`);
      return problems.some(({ level }) => level === 'error') ? 3 : codeOf(failed);
    },
  };
}

const noRoots: Problem = {
  code: 'usage/root',
  level: 'error',
  message: 'the worker knows no folder',
  hint: 'Name those of the jobs as this machine sees them: --root lectures=/mnt/lectures.',
};
