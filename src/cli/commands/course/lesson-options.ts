import type { Argv } from 'yargs';
import type { LessonOptions } from '../../../course/course.js';
import type { PlanOptions } from '../../../course/plan/plan.js';
import type { Shard } from '../../../course/plan/shard.js';
import { join } from '../../../host/read.js';
import type { Problem } from '../../../model/problem.js';
import { VERSION } from '../../../version.js';
import type { CommonOptions } from '../../command.js';
import { addLectureOptions, lectureOptions, type LectureOptions } from '../../options/lecture-options.js';
import { addSummaryOptions, summaryOptions, type SummaryCommandOptions } from '../../options/summary-options.js';

/** Which lessons of a course are built, and how; on whatever machine. */
export interface LessonOptionsGiven extends LectureOptions, SummaryCommandOptions {
  readonly folder?: string | undefined;
  readonly output?: string | undefined;
  readonly summary: boolean;
  readonly shard?: string | undefined;
  readonly retryFailed: boolean;
  readonly verify: boolean;
}

const WHICH = 'Which lessons:';

/** Declares them. */
export function addLessonOptions(yargs: Argv<CommonOptions>) {
  return addLectureOptions(addSummaryOptions(yargs))
    .positional('folder', { type: 'string', describe: 'the folder of the course (default: here)' })
    .option('output', { alias: 'o', type: 'string', describe: 'folder to write (default: notebooks/ in the course)' })
    .option('summary', { type: 'boolean', default: true, describe: 'summaries too, which concepts come from' })
    .option('shard', { type: 'string', group: WHICH, describe: 'the share of one machine of several, such as 3/200' })
    .option('retry-failed', {
      type: 'boolean',
      default: false,
      group: WHICH,
      describe: 'also those whose input could not be used',
    })
    .option('verify', {
      type: 'boolean',
      default: false,
      group: WHICH,
      describe: 'compare the bytes of what is there too',
    });
}

/** What a build of a lesson takes of the options of `build`; the others belong to one lecture alone. */
const OF_ONE_LECTURE = ['from', 'encoding', 'video', 'offset', 'translation', 'topics'] as const;

/** The course's folder, and the folder of its notebooks. */
export function foldersOf({ folder = '.', output }: Pick<LessonOptionsGiven, 'folder' | 'output'>): {
  readonly folder: string;
  readonly output: string;
} {
  return { folder, output: output ?? join(folder, 'notebooks') };
}

/** Turns options into what plans and builds take; what cannot be used is a problem. */
export function planOptions(options: LessonOptionsGiven): [PlanOptions, readonly Problem[]] {
  const [given, unreadable] = lectureOptions(options);
  const [asked, unusable] = summaryOptions(options);
  const lonely = OF_ONE_LECTURE.filter((name) => options[name] !== undefined).map(ofOneLecture);
  // Those of one lecture alone are told: what is left is for each lesson.
  const set = Object.fromEntries(Object.entries({ ...given, ...asked }).filter(([, value]) => value !== undefined));
  const lesson: LessonOptions = { summary: options.summary, ...set };
  const shard = options.shard === undefined ? undefined : readShard(options.shard);
  const wrong = options.shard !== undefined && shard === undefined ? [wrongShard(options.shard)] : [];
  const { retryFailed, verify } = options;
  const plan = { output: foldersOf(options).output, lesson, version: VERSION, shard, retryFailed, verify };
  return [plan, [...unreadable, ...unusable, ...lonely, ...wrong]];
}

/** `3/200`: the third of two hundred. */
function readShard(written: string): Shard | undefined {
  const [, nth, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(written) ?? [];
  const shard = { nth: Number(nth), of: Number(of) };
  return shard.nth >= 1 && shard.nth <= shard.of ? shard : undefined;
}

const wrongShard = (written: string): Problem => ({
  code: 'usage/shard',
  level: 'error',
  message: `--shard cannot be "${written}"`,
  hint: 'Write which of how many, from 1: --shard 3/200.',
});

const ofOneLecture = (name: string): Problem => ({
  code: `usage/${name}`,
  level: 'error',
  message: `--${name} belongs to one lecture`,
  hint: `Write it into the lecture.yaml of that lesson, or build it alone: nbscribe build LECTURE --${name} ...`,
});
