import { readShippedData, readShippedScript } from '../../host/data.js';
import { dirname, join, makeFolder, readBytes, relativeUrl, resolve } from '../../host/read.js';
import { removeFile, writeFileAtomic } from '../../host/write.js';
import type { Visibility } from '../../model/lecture.js';
import { hasError, keep, type Outcome, type Problem } from '../../model/problem.js';
import { sha256Of } from '../../notebook/format/hash.js';
import { prepareNotebookFile, type PreparedExport, type PublishOptions } from '../../publish/publish.js';
import type { Course } from '../course.js';
import { courseConcepts } from '../index/course-concepts.js';
import { readBuiltLessons, visibilityOf, type BuiltLesson } from '../index/read-course.js';
import { notebookPath } from '../part/lesson-part.js';
import { openCourse } from '../plan/open-course.js';
import { STATE_FOLDER } from '../plan/stamp.js';
import { feedXml, sitemapXml } from './listings.js';
import { conceptHtml, conceptPage, indexPage, type SiteInput } from './pages.js';
import { searchDataScript } from './search-data.js';

export interface SiteOptions {
  /** The folder of the notebooks. */
  readonly output: string;
  /** The folder of the site. */
  readonly site: string;
  readonly linksToUnreleased?: 'refuse' | 'drop' | undefined;
}

export interface WrittenSite {
  readonly site: string;
  /** Pages of lessons that everybody finds, and of those that only a link leads to. */
  readonly lessons: number;
  readonly unlisted: readonly { readonly lesson: string; readonly page: string }[];
  readonly concepts: number;
  /** Lessons of which nothing is in the site. */
  readonly hidden: number;
  readonly files: readonly string[];
}

/**
 * Pages of lessons, index, concepts, search, feed and sitemap.
 * Nothing is written where a page would lead to something unreleased.
 */
export async function writeSite(folder: string, options: SiteOptions): Promise<Outcome<WrittenSite | undefined>> {
  const problems: Problem[] = [];
  const course = keep(openCourse(folder, options.output), problems);
  if (course === undefined || hasError(problems)) return { value: undefined, problems };
  const built = keep(readBuiltLessons(course, options.output), problems);
  const stale = built.filter((lesson) => visibilityOf(lesson) !== lesson.part.visibility);
  problems.push(...stale.map(builtOtherwise));
  const current = built.filter((lesson) => !stale.includes(lesson));
  const withVisibility = (wanted: Visibility) => current.filter((lesson) => visibilityOf(lesson) === wanted);
  const [lessons, unlisted] = [withVisibility('public'), withVisibility('unlisted')];
  if (lessons.length + unlisted.length === 0)
    return { value: undefined, problems: [...problems, nothingPublic(folder)] };
  const site: CourseSite = { course, lessons, unlisted, hiding: rulesOf(course, built), options };
  const pages = keep(await makeLessons(site), problems);
  if (hasError(problems)) return { value: undefined, problems };
  const shown = keep(writeLessons(site, pages), problems);
  if (hasError(problems)) return { value: undefined, problems };
  const concepts = courseConcepts(lessons);
  const others = keep(writeAround(site, concepts), problems);
  const files = [...shown, ...others].toSorted();
  if (hasError(problems)) return { value: undefined, problems };
  removeGone(options, files);
  const value = {
    ...{ site: options.site, lessons: lessons.length, concepts: concepts.length, files },
    unlisted: unlisted.map(({ lesson }) => ({ lesson: lesson.name, page: hiddenPage(course, lesson.name) })),
    hidden: built.length - lessons.length - unlisted.length,
  };
  return { value, problems };
}

interface CourseSite {
  readonly course: Course;
  readonly lessons: readonly BuiltLesson[];
  readonly unlisted: readonly BuiltLesson[];
  /** What no page may lead to. */
  readonly hiding: readonly string[];
  readonly options: SiteOptions;
}

/** What the course names, and videos and ids of the lessons that are not out. */
function rulesOf(course: Course, built: readonly BuiltLesson[]): readonly string[] {
  const hidden = built.filter((lesson) => ['unreleased', 'private'].includes(visibilityOf(lesson)));
  const own = hidden.flatMap(({ part }) => [part.id, ...(part.video === undefined ? [] : [part.video])]);
  return [...new Set([...course.unreleased, ...own])];
}

const publicPage = (lesson: string) => `${lesson}.html`;

/** The address says nothing of the lesson, and is the same in every build. */
const hiddenPage = ({ id }: Course, lesson: string) => `u/${sha256Of(`unlisted\n${id}\n${lesson}`).slice(0, 24)}.html`;

/** Pages of lessons. All are made before one is written: perhaps one is refused. */
async function makeLessons({
  course,
  lessons,
  unlisted,
  hiding,
  options,
}: CourseSite): Promise<Outcome<readonly PreparedExport[]>> {
  const problems: Problem[] = [];
  const made: PreparedExport[] = [];
  const make = async (lesson: BuiltLesson, page: string, embed: boolean) => {
    const { linksToUnreleased = 'refuse' } = options;
    const how: PublishOptions = { to: 'html', unreleased: hiding, linksToUnreleased, embed };
    const path = join(options.output, notebookPath(lesson.part.lesson));
    const prepared = keep(await prepareNotebookFile(path, { ...how, output: join(options.site, page) }), problems);
    if (prepared !== undefined) made.push(prepared);
  };
  for (const lesson of lessons) await make(lesson, publicPage(lesson.part.lesson), false);
  // Its pictures would be named after the lesson.
  for (const lesson of unlisted) await make(lesson, hiddenPage(course, lesson.part.lesson), true);
  // Where one is refused, what else is to be said of pages that are not written does not matter.
  return { value: made, problems: hasError(problems) ? problems.filter(({ level }) => level === 'error') : problems };
}

/** Names of what was written, from the folder of the site. */
function writeLessons({ options }: CourseSite, pages: readonly PreparedExport[]): Outcome<readonly string[]> {
  const problems: Problem[] = [];
  const written = pages.flatMap((page) => keep(page.write(), problems)?.written ?? []);
  return { value: written.map((file) => relativeUrl(resolve(options.site), resolve(file))), problems };
}

/** All pages but those of lessons. */
function writeAround(
  { course, lessons, options }: CourseSite,
  concepts: ReturnType<typeof courseConcepts>,
): Outcome<readonly string[]> {
  const css = new TextDecoder().decode(readShippedData('course/site/site.css'));
  const input: SiteInput = { course, lessons, concepts, pageOf: publicPage, css };
  const pages = ['index.html', ...lessons.map(({ part }) => publicPage(part.lesson)), ...concepts.map(conceptPage)];
  const isListed = course.url !== undefined && course.visibility === 'public';
  const texts: readonly (readonly [string, string])[] = [
    ['index.html', indexPage(input)],
    ...concepts.map((concept) => [conceptPage(concept), conceptHtml(concept, input)] as const),
    ['search.js', readShippedScript('course-search.js')],
    ['search-data.js', searchDataScript(lessons, ({ part }) => publicPage(part.lesson))],
    ...(isListed
      ? ([
          ['feed.xml', feedXml(course, lessons, publicPage)],
          ['sitemap.xml', sitemapXml(course, pages)],
        ] as const)
      : []),
  ];
  const problems: Problem[] = [];
  for (const [name, text] of texts) {
    const path = join(options.site, name);
    problems.push(...makeFolder(dirname(path)));
    if (!hasError(problems)) problems.push(...writeFileAtomic(path, new TextEncoder().encode(text)).problems);
  }
  return { value: texts.map(([name]) => name), problems };
}

/** A page of a lesson that was public once does not stay; files that we did not write do. */
function removeGone({ output, site }: SiteOptions, files: readonly string[]): void {
  const path = join(output, STATE_FOLDER, 'site.txt');
  const before = new TextDecoder()
    .decode(readBytes(path) ?? new Uint8Array())
    .split('\n')
    .filter(Boolean);
  for (const name of before) if (!files.includes(name) && !name.startsWith('..')) removeFile(join(site, name));
  if (!hasError(makeFolder(dirname(path)))) writeFileAtomic(path, new TextEncoder().encode(`${files.join('\n')}\n`));
}

const builtOtherwise = (lesson: BuiltLesson): Problem => ({
  code: 'course/visibility-changed',
  level: 'warning',
  message: `${lesson.lesson.name} is ${visibilityOf(lesson)} now, and was built when it was ${lesson.part.visibility}: it is left out`,
  hint: 'Build again, then the site: nbscribe course build.',
});

const nothingPublic = (folder: string): Problem => ({
  code: 'course/nothing-public',
  level: 'error',
  message: `no lesson of "${folder}" that is built is public or unlisted`,
  hint: 'Say `visibility: public` in course.yaml or in the lessons, and build again.',
});
