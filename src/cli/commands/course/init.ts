import { COURSE_FILE, idFrom, openCourse } from '../../../course/plan/open-course.js';
import { join, kindOfPath, makeFolder } from '../../../host/read.js';
import { writeFileAtomic } from '../../../host/write.js';
import { counted } from '../../../model/counted.js';
import { hasError, type Problem } from '../../../model/problem.js';
import type { ExitCode, Terminal } from '../../command.js';
import { printJson, reportProblems } from '../../report.js';
import type { CourseOptions } from './course-options.js';
import { foldersOf } from './lesson-options.js';

/** A lesson's path in the folder of the course; here, `.`, no path begins with it. */
const behind = (folder: string, path: string): string =>
  folder === '.' ? path : path.slice(folder.length).replace(/^[\\/]/, '');

/** Writes `course.yaml` with the lessons that lie in the folder, and every key explained. */
export function runInit(options: CourseOptions, terminal: Terminal): Promise<ExitCode> {
  const { folder, output } = foldersOf(options);
  const target = join(folder, COURSE_FILE);
  const problems: Problem[] = kindOfPath(target) === 'missing' ? [...makeFolder(folder)] : [alreadyThere(target)];
  const course = hasError(problems) ? undefined : openCourse(folder, output).value;
  const lessons = course?.lessons.map(({ name, path }) => ({ name, path })) ?? [];
  if (!hasError(problems)) {
    const title = course?.title ?? 'Title of the course';
    const text = fileOf(
      title,
      lessons.map(({ path }) => behind(join(folder, '.'), path)),
    );
    problems.push(...writeFileAtomic(target, new TextEncoder().encode(text), { expected: undefined }).problems);
  }
  const code = reportProblems(problems, options, terminal);
  const written = hasError(problems) ? [] : [target];
  if (options.json) printJson({ v: 1, written, lessons, problems }, terminal);
  else if (written.length > 0 && !options.quiet)
    terminal.out(`${target}: written, ${counted(lessons.length, 'lesson')}; next: nbscribe course build ${folder}\n`);
  return Promise.resolve(code);
}

function fileOf(title: string, folders: readonly string[]): string {
  const line = (text: string, why: string) => `${text.padEnd(36)}  # ${why}`;
  const listed = folders.length === 0 ? ['lesson1'] : folders;
  return [
    '# A course for nbscribe. What you leave out is found by convention; the keys of lecture.yaml count for their lesson.',
    `title: ${JSON.stringify(title)}`,
    line(`id: ${idFrom(title)}`, `begins references to a moment: ${idFrom(title)}L2@1:54:00`),
    '# lecturer: Name',
    '# language: en',
    line('# licence: CC-BY-4.0', 'of the lessons that name none'),
    line('# visibility: unlisted', 'public, unlisted, unreleased or private; of two the stricter counts'),
    line('# url: https://example.org/dl1', 'where the site will be: for its feed and sitemap'),
    line('# unreleased: [/videos/part2/]', 'what no public page may lead to'),
    line('lessons:', 'in order; without this list: the folders that hold a lecture'),
    ...listed.map((folder) => `  - ${JSON.stringify(folder)}`),
    '#  - { folder: lesson3, title: Collaborative filtering, lesson: 3, visibility: unreleased }',
    '',
  ].join('\n');
}

const alreadyThere = (path: string): Problem => ({
  code: 'course/already-there',
  level: 'error',
  message: `"${path}" is there already`,
  hint: 'Edit it, or remove it first.',
  place: { path, line: 0 },
});
