/**
 * The job as it lies in a queue: names and hashes, some 300 bytes.
 * No path of a machine, no content, no title, no secret.
 */
import * as v from 'valibot';
import { LESSON_OPTIONS, type LessonOptions } from '../../course/course.js';
import { sha256Of } from '../../notebook/format/hash.js';

/** A path by the name of its root: `lectures/dl1`. */
const Named = v.pipe(v.string(), v.regex(/^[A-Za-z][\w-]{0,40}(?:\/[^/\0]+)*$/));

const WireJobSchema = v.object({
  v: v.literal(1),
  /** Folder of the course. */
  course: Named,
  /** Folder of its notebooks. */
  out: Named,
  /** As the course names it. */
  lesson: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  /** Build key: version, options, what the course says, every input. */
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  version: v.string(),
  options: v.looseObject({ summary: v.boolean() }),
});

export interface WireJob extends Omit<v.InferOutput<typeof WireJobSchema>, 'options'> {
  readonly options: LessonOptions;
}

/** Undefined where the data is no job: whoever can write into the queue can write anything. */
export function readWireJob(data: unknown): WireJob | undefined {
  const { success, output } = v.safeParse(WireJobSchema, data);
  if (!success) return undefined;
  const known = new Set<string>(LESSON_OPTIONS);
  if (Object.keys(output.options).some((name) => !known.has(name))) return undefined;
  return { ...output, options: output.options as unknown as LessonOptions };
}

/** The same work has the same id, so that it is in the queue once. */
export const jobIdOf = ({ course, out, lesson, key, version }: WireJob): string =>
  sha256Of(JSON.stringify([course, lesson, version, out, key])).slice(0, 24);

/** `lectures/dl1/lesson2`, as people and dashboards read it. */
export const jobName = ({ course, lesson }: Pick<WireJob, 'course' | 'lesson'>): string => `${course}/${lesson}`;

const PREFIX = 'nbscribe-';

/** One queue a version: a worker never sees the jobs of another, which it could not build to the same bytes. */
export const queueName = (version: string): string => PREFIX + version;

/** The version that a queue is for; undefined where it is none of ours. */
export const versionOfQueue = (name: string): string | undefined =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
