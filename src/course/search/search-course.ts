import { statSync } from 'node:fs';
import { dirname, join, kindOfPath, makeFolder, openFolder, readBytes, resolve } from '../../host/read.js';
import { writeFileAtomic } from '../../host/write.js';
import { momentHref } from '../../compile/links.js';
import { hasError, keep, type Outcome, type Problem } from '../../model/problem.js';
import { compareNames, DEEPEST } from '../plan/find-lessons.js';
import { STATE_FOLDER } from '../plan/stamp.js';
import { loadLessonTexts, notebookPath, summaryNotebookPath, type LessonTexts } from '../part/lesson-part.js';
import { cacheOf, readCache, writeCache, type SearchCache } from './cache.js';
import { indexPassages, openEngine } from './engine.js';
import type { Searched } from './searched.js';
import { snippetOf, type SnippetPart } from './snippet.js';

/** A passage that fits, and where it leads. */
export interface CourseHit {
  readonly lesson: string;
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly kind: 'speech' | 'code' | 'slide' | 'note';
  readonly startMs: number;
  /** About where the words are said in it. */
  readonly atMs: number;
  readonly snippet: readonly SnippetPart[];
  readonly isPhrase: boolean;
  /** The moment in the video, where there is one on the web. */
  readonly url?: string;
  /** Path of the notebook from the folder searched, and the cell in it. */
  readonly notebook: string;
  readonly cell: string;
}

export interface CourseHits {
  readonly hits: readonly CourseHit[];
  readonly lessons: number;
  /** What was searched for, where words were misspelt. */
  readonly corrected?: string;
  /** The folder of the notebooks. */
  readonly output: string;
}

/** Searches the notebooks of a course: `folder` is the course's, that of its notebooks, or one below them. */
export function searchCourse(folder: string, query: string, most = 10): Outcome<CourseHits | undefined> {
  const output = findOutput(folder);
  if (output === undefined) return { value: undefined, problems: [noNotebooks(folder)] };
  const problems: Problem[] = [];
  const cache = keep(openCache(output), problems);
  if (cache.lessons.length === 0) return { value: undefined, problems: [...problems, noNotebooks(folder)] };
  const { hits, corrected, words } = openEngine(cache.passageAt, cache.saved).search(query, most);
  const lessons = new Map(cache.lessons.map((lesson) => [lesson.lesson, lesson]));
  const value = hits.map(({ passage, atMs, isPhrase }): CourseHit => {
    const { lesson, section, startMs, cell, kind, text } = passage;
    const { id = lesson, title = lesson, video } = lessons.get(lesson) ?? {};
    return {
      ...{ lesson, id, title, section, kind, startMs, atMs, isPhrase, cell },
      snippet: snippetOf(text, words),
      ...(video !== undefined && /^https?:/i.test(video) && { url: momentHref(video, atMs) }),
      notebook: notebookPath(lesson),
    };
  });
  const result = { hits: value, lessons: cache.lessons.length, output, ...(corrected !== undefined && { corrected }) };
  return { value: result, problems };
}

/** Where the notebooks of a course lie, looked for as git looks for its folder: here, in `notebooks/`, and above. */
function findOutput(folder: string): string | undefined {
  const isOutput = (path: string) => kindOfPath(join(path, STATE_FOLDER, 'parts')) === 'folder';
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = [at, join(at, 'notebooks')].find(isOutput);
    if (found !== undefined) return found;
    if (dirname(at) === at) break;
  }
  return notebooksBelow(folder, '', DEEPEST).length > 0 ? folder : undefined;
}

/** Names of lessons, told by their notebooks; summaries and the course's own are none. */
function notebooksBelow(root: string, below: string, deepest: number): readonly string[] {
  if (deepest === 0) return [];
  const names = openFolder(root).list(below) ?? [];
  return names.flatMap((name) => {
    if (/^\.|^node_modules\/$/.test(name)) return [];
    if (name.endsWith('/')) return name.endsWith('_files/') ? [] : notebooksBelow(root, below + name, deepest - 1);
    return /(?<!\.summary)\.ipynb$/.test(name) ? [below + name.slice(0, -'.ipynb'.length)] : [];
  });
}

/** The cache of the last search, where the notebooks are still the same; else one is made. */
function openCache(output: string): Outcome<SearchCache> {
  const isBuilt = kindOfPath(join(output, STATE_FOLDER)) === 'folder';
  const names = notebooksBelow(output, '', isBuilt ? Infinity : DEEPEST).toSorted(compareNames);
  const state = stateOf(output, names);
  const path = join(output, STATE_FOLDER, 'search.ndjson');
  const bytes = readBytes(path);
  const kept = bytes && readCache(new TextDecoder().decode(bytes), state);
  if (kept !== undefined) return { value: kept, problems: [] };
  const problems: Problem[] = [];
  const texts = names.flatMap((name) => keep(loadLessonTexts(output, name), problems) ?? []).filter(isOurs);
  const passages = texts.flatMap((one) => one.passages.map(searchedOf));
  const lessons = texts.map(({ part: { lesson, id, title, video } }) => ({
    ...{ lesson, id, title },
    ...(video !== undefined && { video }),
  }));
  const input = { state, lessons, passages, index: indexPassages(passages) };
  // A folder that cannot be written to is searched all the same; what is damaged is told each time.
  if (problems.length === 0 && !hasError(makeFolder(dirname(path))))
    writeFileAtomic(path, new TextEncoder().encode(writeCache(input)));
  return { value: cacheOf(input), problems: lessons.length === 0 ? problems : problems.map(asWarning) };
}

/** A notebook that cannot be read is no reason to distrust what the others hold. */
const asWarning = (problem: Problem): Problem =>
  problem.level === 'error' ? { ...problem, level: 'warning' } : problem;

/** The course's own notebook, and others that belong to no lecture, are not searched. */
const isOurs = ({ part }: LessonTexts) => part.durationMs > 0 && part.sections.length > 0;

const searchedOf = ({ lesson, startMs, endMs, section, text, cell, kind }: Searched): Searched => ({
  ...{ lesson, startMs, endMs, section, text, cell, kind },
});

/** Sizes and times of the notebooks: compared for equality, so that a clock that is wrong does no harm. */
function stateOf(output: string, names: readonly string[]): string {
  const paths = names.flatMap((name) => [notebookPath(name), summaryNotebookPath(name)]);
  const states = paths.map((path) => {
    const stat = statSync(join(output, path), { throwIfNoEntry: false });
    return stat === undefined ? '' : `${path} ${stat.size} ${stat.mtimeMs}`;
  });
  return states.join('\n');
}

const noNotebooks = (folder: string): Problem => ({
  code: 'course/no-notebooks',
  level: 'error',
  message: `"${folder}" holds no notebooks of a course`,
  hint: 'Build them first: nbscribe course build; then search in that folder, or name it with --in.',
});
