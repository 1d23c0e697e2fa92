/** The concepts of a lecture, for a transcript that holds none: from the summary beside it. */
import type { Contents } from '@jupyterlab/services';
import { readConcepts, readLecture } from './lecture.js';
import type { LectureConcept } from './lecture.js';
import { sameVideo } from './links.js';
import type { LectureNotebook } from './notebook.js';

/** None where there is no summary of this lecture; whatever fails on the way is no fault of the reader's. */
export async function findConcepts(
  { path, lecture }: LectureNotebook,
  contents: Contents.IManager,
): Promise<readonly LectureConcept[]> {
  if (lecture.concepts.length > 0) return lecture.concepts;
  const beside = path.replace(/\.ipynb$/, '.summary.ipynb');
  try {
    if (beside === path || !(await isThere(contents, beside))) return [];
    const { content } = await contents.get(beside);
    const { nbscribe: stamp } = (content as { metadata?: { nbscribe?: unknown } }).metadata ?? {};
    const other = readLecture(stamp, { path: beside, cells: [] });
    if (other === undefined || !isSameLecture(lecture, other)) return [];
    return readConcepts(stamp);
  } catch {
    return [];
  }
}

/** Asked of the folder: a question after a file that is not there stands as a warning in the server's log. */
async function isThere(contents: Contents.IManager, path: string): Promise<boolean> {
  const [, folder = '', name = ''] = /^(?:(.*)\/)?([^/]*)$/.exec(path) ?? [];
  const { content } = await contents.get(folder);
  return Array.isArray(content) && content.some((entry: Contents.IModel) => entry.name === name);
}

type Known = Pick<LectureNotebook['lecture'], 'title' | 'video'>;

const isSameLecture = (one: Known, other: Known) =>
  one.video && other.video ? sameVideo(one.video, other.video) : one.title === other.title;
