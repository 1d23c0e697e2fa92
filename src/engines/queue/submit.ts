import type { Course } from '../../course/course.js';
import type { CoursePlan, PlanOptions } from '../../course/plan/plan.js';
import type { Problem } from '../../model/problem.js';
import { nameOf, type Root } from './roots.js';
import type { QueueServer } from './server.js';
import { jobIdOf, jobName, type WireJob } from './wire-job.js';

/** What became of the lessons that are due. */
export interface Submitted {
  readonly queued: readonly string[];
  /** In the queue already: waiting, or at work. */
  readonly waiting: readonly string[];
  /** In the queue, as jobs that failed: they wait for `retry`. */
  readonly failed: readonly string[];
  /** Failed jobs of lessons that have changed since, taken out. */
  readonly replaced: readonly string[];
}

/**
 * The jobs of what is due in a course. A folder that lies in no root is a problem: other machines could not find it.
 */
export function wireJobsOf(
  course: Pick<Course, 'folder'>,
  { lessons }: Pick<CoursePlan, 'lessons'>,
  { output, version, lesson: options, roots }: PlanOptions & { readonly roots: readonly Root[] },
): { readonly jobs: readonly WireJob[]; readonly problems: readonly Problem[] } {
  const [folder, out] = [nameOf(course.folder, roots), nameOf(output, roots)];
  if (folder === undefined) return { jobs: [], problems: [inNoRoot(course.folder)] };
  if (out === undefined) return { jobs: [], problems: [inNoRoot(output)] };
  const due = lessons.filter((planned) => planned.due);
  const jobs = due.map(({ lesson, key }): WireJob => ({
    ...{ v: 1, course: folder, out, lesson: lesson.name, key, version, options },
  }));
  return { jobs, problems: [] };
}

/** Jobs are asked after and added so many at a time. */
const AT_ONCE = 500;

/** Adds jobs that are not there yet. */
export async function submit({ queue }: QueueServer, jobs: readonly WireJob[]): Promise<Submitted> {
  const told = { queued: [] as string[], waiting: [] as string[], failed: [] as string[] };
  for (let from = 0; from < jobs.length; from += AT_ONCE) {
    const some = jobs.slice(from, from + AT_ONCE);
    const states = await Promise.all(some.map((job) => queue.getJobState(jobIdOf(job))));
    // Done once, and due again: its notebooks were removed.
    const again = some.filter((_, nth) => states[nth] === 'completed');
    await Promise.all(again.map((job) => queue.remove(jobIdOf(job))));
    await queue.addBulk(
      some.map((data) => ({ name: jobName(data), data, opts: { jobId: jobIdOf(data), attempts: 1 } })),
    );
    for (const [nth, { lesson }] of some.entries()) {
      const state = states[nth];
      const list = state === 'failed' ? 'failed' : state === 'unknown' || state === 'completed' ? 'queued' : 'waiting';
      told[list].push(lesson);
    }
  }
  return { ...told, replaced: await removeReplaced(queue, jobs) };
}

/** Failed jobs of the same lessons as they were before. */
async function removeReplaced(queue: QueueServer['queue'], jobs: readonly WireJob[]): Promise<readonly string[]> {
  const idBy = new Map(jobs.map((job) => [JSON.stringify([job.course, job.out, job.lesson]), jobIdOf(job)]));
  const old = (await queue.getJobs(['failed'])).filter(({ id, data: { course, out, lesson } }) => {
    const current = idBy.get(JSON.stringify([course, out, lesson]));
    return current !== undefined && current !== id;
  });
  await Promise.all(old.map((job) => job.remove()));
  return old.map(({ data }) => data.lesson);
}

const inNoRoot = (path: string): Problem => ({
  code: 'queue/in-no-root',
  level: 'error',
  message: `"${path}" lies in no root`,
  hint: 'Name a folder above it that all workers see, such as --root lectures=/mnt/lectures, and start them with theirs.',
});
