/** The concepts of a lecture, for a transcript that holds none: from a summary that is open, or that lies beside it. */
import { readConcepts, readLecture } from './lecture.js';
import type { PanelLecture, LectureConcept } from './lecture.js';
import { likelySummaries } from './likely-summaries.js';
import type { FolderEntry } from './likely-summaries.js';
import { sameVideo } from './links.js';

/** A notebook that is open. */
interface OpenLecture {
  readonly path: string;
  readonly lecture: PanelLecture;
}

/** Where notebooks are found; of JupyterLab's own objects only what is asked of them. */
export interface WhereToLook {
  readonly contents: { get(path: string): Promise<{ readonly content: unknown }> };
  readonly notebooks: { all(): readonly Pick<OpenLecture, 'lecture'>[] };
}

/** None where there is no summary of this lecture; whatever fails on the way is no fault of the reader's. */
export async function findConcepts(
  { path, lecture }: OpenLecture,
  { contents, notebooks }: WhereToLook,
): Promise<readonly LectureConcept[]> {
  if (lecture.concepts.length > 0) return lecture.concepts;
  const open = notebooks
    .all()
    .find((other) => other.lecture.concepts.length > 0 && isSameLecture(lecture, other.lecture));
  if (open !== undefined) return open.lecture.concepts;
  try {
    const [, folder = ''] = /^(?:(.*)\/)?[^/]*$/.exec(path) ?? [];
    // Asked of the folder: a question after a file that is not there stands as a warning in the server's log.
    const { content } = await contents.get(folder);
    for (const beside of likelySummaries(path, Array.isArray(content) ? (content as FolderEntry[]) : [])) {
      const found = await conceptsIn(beside, lecture, contents);
      if (found.length > 0) return found;
    }
  } catch {
    // A folder that cannot be listed has none.
  }
  return [];
}

async function conceptsIn(
  path: string,
  lecture: LectureName,
  contents: WhereToLook['contents'],
): Promise<readonly LectureConcept[]> {
  const { content } = await contents.get(path);
  const { nbscribe: stamp } = (content as { metadata?: { nbscribe?: unknown } }).metadata ?? {};
  const other = readLecture(stamp, { path, cells: [] });
  return other !== undefined && isSameLecture(lecture, other) ? readConcepts(stamp) : [];
}

type LectureName = Pick<PanelLecture, 'title' | 'video'>;

const isSameLecture = (one: LectureName, other: LectureName) =>
  one.video && other.video ? sameVideo(one.video, other.video) : one.title === other.title;
