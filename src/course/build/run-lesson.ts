import { buildLecture, type BuildOptions } from '../../build/build.js';
import { basename, dirname, join, kindOfPath, openFolder, readBytes } from '../../host/read.js';
import { hasError, type Problem } from '../../model/problem.js';
import { sha256Of } from '../../notebook/format/hash.js';
import {
  notebookPath,
  partPath,
  passagesPath,
  readLessonTexts,
  summaryNotebookPath,
  writeLessonTexts,
} from '../part/lesson-part.js';
import { removeStamp, writeStamp } from '../plan/stamp.js';
import type { LessonJob, LessonOutcome } from './job.js';

/** Builds one lesson: notebooks, part and passages, then the stamp. The only thing that engines call. */
export async function runLesson(job: LessonJob, signal?: AbortSignal): Promise<Omit<LessonOutcome, 'attempts'>> {
  const { lesson, output, key, version, options } = job;
  const { name } = lesson;
  removeStamp(output, name);
  const { value, problems } = await buildLecture(lesson.path, { ...buildOptionsOf(job), signal });
  if (value === undefined || hasError(problems)) return fail(job, problems);
  const texts = readLessonTexts(output, name);
  if (texts.value === undefined) return fail(job, [...problems, ...texts.problems]);
  const written = [...writeLessonTexts(output, texts.value)];
  if (hasError(written)) return fail(job, [...problems, ...written]);
  const paths = [notebookPath(name), ...(options.summary ? [summaryNotebookPath(name)] : [])];
  const files = [...paths.flatMap((path) => [path, ...filesBeside(output, path)]), partPath(name), passagesPath(name)];
  const outputs = files.map((path) => [path, sha256Of(readBytes(join(output, path)) ?? '')] as const);
  const warnings = problems.length;
  const stamped = writeStamp(output, name, { v: 1, key, nbscribe: version, outputs, warnings });
  return hasError(stamped) ? fail(job, [...problems, ...stamped]) : { lesson: name, problems };
}

function buildOptionsOf({ lesson, output, version, options: { summary, ...options } }: LessonJob): BuildOptions {
  return {
    ...options,
    version,
    views: summary ? ['transcript', 'summary'] : ['transcript'],
    output: `${join(output, dirname(lesson.name))}/`,
    name: basename(lesson.name),
    course: lesson.facts,
  };
}

/** Only what the input is at fault for is stamped: all else may go well another time. */
function fail(
  { lesson, output, key, version }: LessonJob,
  problems: readonly Problem[],
): Omit<LessonOutcome, 'attempts'> {
  const errors = problems.filter(({ level }) => level === 'error');
  const later = errors.some(({ retry }) => retry === 'later') || errors.length === 0;
  if (later) return { lesson: lesson.name, problems, failure: 'io' };
  const failed = errors.map(({ code, message, hint, place }) => ({ code, message, hint, ...(place && { place }) }));
  writeStamp(output, lesson.name, { v: 1, key, nbscribe: version, outputs: [], warnings: 0, failed });
  return { lesson: lesson.name, problems, failure: 'input' };
}

/** Pictures in the folder of a notebook; hidden files there are caches. */
function filesBeside(output: string, notebook: string): readonly string[] {
  const folder = notebook.replace(/\.ipynb$/, '_files');
  if (kindOfPath(join(output, folder)) !== 'folder') return [];
  const names = openFolder(join(output, folder)).list('') ?? [];
  return names.filter((name) => !name.endsWith('/') && !name.startsWith('.')).map((name) => `${folder}/${name}`);
}
