import { join, kindOfPath, openFolder } from '../../host/read.js';
import type { Course, Lesson, LessonOptions } from '../course.js';
import { buildKeyOf } from './build-key.js';
import { isInShard, type Shard } from './shard.js';
import { readStamp, stateOfOutputs, STATE_FOLDER, type LessonStamp } from './stamp.js';

export interface PlanOptions {
  readonly output: string;
  readonly lesson: LessonOptions;
  readonly version: string;
  readonly shard?: Shard | undefined;
  /** Lessons whose input could not be used are tried again. */
  readonly retryFailed?: boolean;
  /** The bytes of the outputs are looked at too. */
  readonly verify?: boolean;
}

/**
 * `new`: never built; `changed`: an input, option or version; `lost`: an output is missing;
 * `edited`: one is not as it was written.
 */
export type LessonState = 'new' | 'changed' | 'lost' | 'edited' | 'unchanged' | 'failed';

export interface PlannedLesson {
  readonly lesson: Lesson;
  readonly key: string;
  readonly state: LessonState;
  readonly stamp?: LessonStamp;
  /** Whether it is to be built. */
  readonly due: boolean;
}

export interface CoursePlan {
  readonly lessons: readonly PlannedLesson[];
  /** Lessons that were built once and are no longer in the course. */
  readonly gone: readonly string[];
}

/** What is to be done, lesson by lesson. Reads, and writes nothing. */
export function planCourse(course: Course, options: PlanOptions): CoursePlan {
  const { shard } = options;
  const mine = shard === undefined ? course.lessons : course.lessons.filter(({ name }) => isInShard(name, shard));
  const names = new Set(course.lessons.map(({ name }) => name));
  const gone = stampedBelow(options.output).filter((name) => !names.has(name));
  return { lessons: mine.map((lesson) => planLesson(lesson, options)), gone };
}

export function planLesson(lesson: Lesson, options: PlanOptions): PlannedLesson {
  const { output, version, retryFailed = false, verify = false } = options;
  const key = buildKeyOf(lesson, options.lesson, version);
  const stamp = readStamp(output, lesson.name);
  if (stamp === undefined) return { lesson, key, state: 'new', due: true };
  if (stamp.key !== key) return { lesson, key, stamp, state: 'changed', due: true };
  if (stamp.failed !== undefined) return { lesson, key, stamp, state: 'failed', due: retryFailed };
  const outputs = stateOfOutputs(output, stamp, verify);
  if (outputs === 'missing') return { lesson, key, stamp, state: 'lost', due: true };
  // A reader's edits are theirs, and stay: there is nothing to build.
  return { lesson, key, stamp, state: outputs === 'edited' ? 'edited' : 'unchanged', due: false };
}

/** Names of lessons that have a stamp. */
function stampedBelow(output: string): readonly string[] {
  const root = join(output, STATE_FOLDER, 'stamps');
  if (kindOfPath(root) !== 'folder') return [];
  const files = openFolder(root);
  const walk = (below: string): readonly string[] =>
    (files.list(below) ?? []).flatMap((name) => {
      if (name.endsWith('/')) return walk(below + name);
      return name.endsWith('.json') && !name.startsWith('.') ? [below + name.slice(0, -'.json'.length)] : [];
    });
  return walk('');
}
