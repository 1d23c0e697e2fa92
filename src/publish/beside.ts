/** What lies beside a notebook on disk and belongs to what is exported of it: its summary, its pictures, its course. */
import { readCourseFile } from '../course/plan/course-file.js';
import { conceptFactsOf, lectureFactsOf, type ConceptFacts } from '../export/lecture-facts.js';
import { dirname, join, kindOfPath, openFolder, readBytes, readContent, resolve } from '../host/read.js';
import type { Notebook } from '../model/notebook.js';
import type { Outcome } from '../model/problem.js';
import { readNotebook } from '../notebook/format/read-notebook.js';
import { summaryPath } from '../build/outputs.js';
import { imageSizeOf } from '../read/captures/image.js';
import { VISIBILITIES } from '../read/folder/manifest-schema.js';
import { decodeHref } from '../text/links/href.js';
import { sameLesson } from '../text/links/references.js';
import { isAddress } from '../text/links/video-address.js';

/** Concepts of the notebook, or of the summary beside it. */
export function conceptsBeside(path: string, notebook: Notebook): readonly ConceptFacts[] {
  const own = conceptFactsOf(notebook);
  const beside = summaryPath(path);
  if (own.length > 0 || beside === path || kindOfPath(beside) !== 'file') return own;
  const { value } = readNotebook(readContent(beside), beside);
  return value === undefined ? [] : conceptFactsOf(value);
}

export const pathBeside = (path: string, href: string): string =>
  join(dirname(path), decodeHref(href.replace(/[?#].*$/, '')));

/** What a drawing beside the notebook says, where that is text. */
export function drawingBeside(path: string, href: string): string | undefined {
  if (isAddress(href) || !/\.svg(?:[?#]|$)/i.test(href)) return undefined;
  const bytes = readBytes(pathBeside(path, href));
  return bytes && new TextDecoder().decode(bytes);
}

export function sizeBeside(path: string, href: string): ReturnType<typeof imageSizeOf> {
  const bytes = readBytes(pathBeside(path, href));
  return bytes === undefined ? undefined : imageSizeOf(bytes);
}

/** What `course.yaml` says that holds for every lecture of the course. */
interface CourseRules {
  readonly unreleased: readonly string[];
  readonly visibility?: string | undefined;
  readonly licence?: string | undefined;
}

/** A course's folder is at most so far above a notebook. */
const MOST_ABOVE = 4;

/** The rules of the `course.yaml` in the notebook's folder or above it; none where there is none. */
export function courseRulesAbove(path: string): Outcome<CourseRules> {
  let folder = resolve(dirname(path));
  for (let above = 0; above <= MOST_ABOVE; above++) {
    const file = join(folder, 'course.yaml');
    const content = kindOfPath(file) === 'file' ? readContent(file) : undefined;
    if (content !== undefined && 'bytes' in content) {
      const { value, problems } = readCourseFile(file, new TextDecoder().decode(content.bytes));
      const { unreleased = [], visibility, licence } = value?.fields ?? {};
      const rules = { unreleased: [unreleased].flat(), visibility, licence };
      // What it keeps back must not go out because it could not be read.
      return { value: rules, problems: problems.filter(({ level }) => level === 'error') };
    }
    folder = dirname(folder);
  }
  return { value: { unreleased: [] }, problems: [] };
}

/**
 * The notebook with what its course says of every lecture: the stricter visibility,
 * all that is unreleased, a licence where it has none.
 */
export function underCourse(notebook: Notebook, { unreleased, visibility = 'public', licence }: CourseRules): Notebook {
  const { nbscribe } = notebook.metadata;
  const facts = lectureFactsOf(notebook);
  if (nbscribe === undefined || facts === undefined) return notebook;
  const rank = (name: string) => VISIBILITIES.findIndex((one) => one === name);
  const lecture = {
    ...(licence !== undefined && { licence }),
    ...nbscribe.lecture,
    unreleased: [...facts.unreleased, ...unreleased],
    visibility: rank(visibility) > rank(facts.visibility) ? visibility : facts.visibility,
  };
  return { ...notebook, metadata: { ...notebook.metadata, nbscribe: { ...nbscribe, lecture } } };
}

/** More notebooks than this are not looked through for a lesson. */
const MOST_NOTEBOOKS = 200;

/**
 * Finds the video of a lesson among the notebooks beside this one; they are read once a reference names another lesson.
 */
export function lessonsBeside(path: string): (lesson: string) => string | undefined {
  let videos: readonly (readonly [id: string, video: string])[] | undefined;
  return (lesson) => {
    videos ??= (openFolder(dirname(path)).list('') ?? [])
      .filter((name) => name.endsWith('.ipynb') && !name.endsWith('.summary.ipynb'))
      .slice(0, MOST_NOTEBOOKS)
      .flatMap((name) => {
        const file = join(dirname(path), name);
        const { value } = readNotebook(readContent(file), file);
        const { id, video } = (value && lectureFactsOf(value)) ?? {};
        return id === undefined || video === undefined ? [] : [[id, video] as const];
      });
    return videos.find(([id]) => sameLesson(id, lesson))?.[1];
  };
}
