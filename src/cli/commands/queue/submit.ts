import type { Argv } from 'yargs';
import { submit, wireJobsOf, type Submitted } from '../../../engines/queue/submit.js';
import { counted } from '../../../model/counted.js';
import type { Problem } from '../../../model/problem.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../../command.js';
import { printJson, reportProblems } from '../../report.js';
import { addLessonOptions, type LessonOptionsGiven } from '../course/lesson-options.js';
import { openPlanned, type PlannedCourse } from '../course/planned.js';
import { addQueueOptions, addRootOptions, readRoots, type QueueOptions, type RootOptions } from './queue-options.js';
import { withServer } from './with-server.js';

type SubmitOptions = LessonOptionsGiven & QueueOptions & RootOptions;

const command: Command<SubmitOptions> = {
  options: (yargs: Argv<CommonOptions>) =>
    addRootOptions(addQueueOptions(addLessonOptions(yargs))).example(
      '$0 submit dl1/ --queue redis://host --root lectures=.',
      'its lessons wait for workers',
    ) as unknown as Argv<SubmitOptions>,
  run: runSubmit,
};

export default command;

/** Puts what is new or changed of a course into a queue. */
async function runSubmit(options: SubmitOptions, terminal: Terminal): Promise<ExitCode> {
  const roots = readRoots(options, terminal);
  if (roots === undefined) return 2;
  const planned = openPlanned(options, terminal);
  if (typeof planned === 'number') return planned;
  const { jobs, problems } = wireJobsOf(planned.course, planned, { ...planned.options, roots });
  if (problems.length > 0) {
    reportProblems(problems, { ...options, json: false }, terminal);
    return 2;
  }
  return withServer(options, terminal, {
    doing: async (server, ofServer) => {
      const submitted = await submit(server, jobs);
      tell(planned, submitted, { options, terminal, problems: [...planned.problems, ...ofServer] });
      return planned.code;
    },
  });
}

interface Told {
  readonly options: SubmitOptions;
  readonly terminal: Terminal;
  readonly problems: readonly Problem[];
}

function tell(
  { course, lessons, gone }: PlannedCourse,
  { queued, waiting, failed, replaced }: Submitted,
  { options, terminal, problems }: Told,
): void {
  const unusable = lessons.filter(({ state, due }) => state === 'failed' && !due).map(({ lesson }) => lesson.name);
  const unchanged = lessons.filter(({ state, due }) => state !== 'failed' && !due).length;
  if (options.json) {
    const { title, id } = course;
    printJson(
      { v: 1, course: { title, id }, queued, waiting, failed, replaced, unchanged, unusable, gone, problems },
      terminal,
    );
    return;
  }
  if (options.quiet) return;
  const parts = [
    `queued ${queued.length}`,
    `there already ${waiting.length}`,
    `unchanged ${unchanged}`,
    `failed ${failed.length + unusable.length}`,
  ];
  terminal.out(`${course.title}: ${parts.join(', ')}\n`);
  if (replaced.length > 0) terminal.out(`${counted(replaced.length, 'failed job')} of before taken out\n`);
  for (const name of failed)
    terminal.out(`${name}: failed in the queue; nbscribe status says why, nbscribe retry tries again\n`);
  for (const name of unusable) terminal.out(`${name}: cannot be used, and is not tried again without --retry-failed\n`);
  for (const name of gone) terminal.out(`${name}: no longer in the course; its notebooks stay\n`);
}
