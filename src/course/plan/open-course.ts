import { basename, join, kindOfPath, openFolder, readBytes, resolve } from '../../host/read.js';
import { extensionOf, readText } from '../../read/files.js';
import { readManifest } from '../../read/folder/manifest.js';
import type { LectureManifest } from '../../read/folder/manifest-schema.js';
import { stricter } from '../../read/folder/about.js';
import { keep, type Outcome, type Problem } from '../../model/problem.js';
import type { CourseFacts, Visibility } from '../../model/lecture.js';
import type { Course, Lesson } from '../course.js';
import { readCourseFile, type ReadCourseFile } from './course-file.js';
import type { LessonFields } from './course-schema.js';
import { findLessons, isThere } from './find-lessons.js';

export const COURSE_FILE = 'course.yaml';

/** Reads what a folder holds of a course. Undefined where it is none; `output` below it is not looked into. */
export function openCourse(folder: string, output: string): Outcome<Course | undefined> {
  if (kindOfPath(folder) !== 'folder') return { value: undefined, problems: [noFolder(folder)] };
  const problems: Problem[] = [];
  const path = join(folder, COURSE_FILE);
  const bytes = readBytes(path);
  const file = bytes && keep(readCourseFile(path, new TextDecoder().decode(bytes)), problems);
  if (problems.some(({ level }) => level === 'error')) return { value: undefined, problems };
  const entries = file?.lessons ?? findLessons(folder, output).map((name): LessonFields => ({ folder: name }));
  const drafts = entries.flatMap((entry, nth) => keep(draftLesson({ folder, entry, nth, file }), problems));
  if (drafts.length === 0) return { value: undefined, problems: [...problems, noLessons(folder, path, file)] };
  const fields = file?.fields ?? {};
  const title = fields.title ?? commonOf(drafts, 'course') ?? titleFrom(folder);
  const id = fields.id ?? idFrom(title);
  const { licence, language, visibility = 'public', url } = fields;
  const unreleased = [fields.unreleased ?? []].flat();
  const shared: CourseFacts = {
    course: title,
    ...(fields.lecturer !== undefined && { lecturer: fields.lecturer }),
    ...(licence !== undefined && { licence }),
    ...(language !== undefined && { language }),
    ...(unreleased.length > 0 && { unreleased }),
  };
  const lessons = keep(nameLessons(drafts, { id, shared, visibility, path }), problems);
  const value: Course = {
    ...{ title, id, visibility, unreleased, folder, lessons },
    ...(url !== undefined && { url: url.replace(/\/+$/, '') }),
    ...(licence !== undefined && { licence }),
    ...(language !== undefined && { language }),
  };
  return { value, problems };
}

interface DraftLesson {
  readonly name: string;
  readonly path: string;
  readonly entry: LessonFields;
  readonly manifest: LectureManifest;
}

interface Drafting {
  readonly folder: string;
  readonly entry: LessonFields;
  readonly nth: number;
  readonly file: ReadCourseFile | undefined;
}

/** A lesson with what its own `lecture.yaml` says; what is wrong with that is told when it is built. */
function draftLesson({ folder, entry, nth, file }: Drafting): Outcome<readonly DraftLesson[]> {
  const path = join(folder, entry.folder);
  if (!isThere(path)) return { value: [], problems: [missing(entry.folder, file?.placeOf('lessons', nth))] };
  const own = kindOfPath(path) === 'folder' ? readOwn(path) : {};
  return { value: [{ name: nameOf(entry.folder), path, entry, manifest: own }], problems: [] };
}

function readOwn(path: string): LectureManifest {
  const files = openFolder(path);
  const name = ['lecture.yaml', 'lecture.yml'].find((one) => files.sizeOf(one) !== undefined);
  return name === undefined ? {} : (readManifest(name, readText(files, name) ?? '').value?.fields ?? {});
}

/** `./week1/lesson2/` -> `week1/lesson2`; what lies elsewhere goes by its own name. */
function nameOf(written: string): string {
  const parts = written.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');
  const name =
    parts.includes('..') || /^(?:[\\/]|[a-z]:)/i.test(written) ? (parts.at(-1) ?? 'lesson') : parts.join('/');
  const extension = extensionOf(name);
  return /^\.[a-z0-9]{1,8}$/.test(extension) && !/^\.\d+$/.test(extension) ? name.slice(0, -extension.length) : name;
}

interface Naming {
  readonly id: string;
  readonly shared: CourseFacts;
  readonly visibility: Visibility;
  readonly path: string;
}

/**
 * Numbers are what the lessons say of themselves, or end their names;
 * where two are one, all go by their place in the course.
 */
function nameLessons(
  drafts: readonly DraftLesson[],
  { id, shared, visibility, path }: Naming,
): Outcome<readonly Lesson[]> {
  const own = drafts.map((draft, nth) => numberOf(draft) ?? String(nth + 1));
  const isClear = new Set(own).size === own.length;
  const numbers = isClear ? own : drafts.map((_, nth) => String(nth + 1));
  const ids = drafts.map(({ entry, manifest }, nth) => entry.id ?? manifest.id ?? `${id}L${numbers[nth]}`);
  const names = uniqueNames(drafts.map(({ name }) => name));
  const lessons = drafts.map(({ path: where, entry, manifest }, nth): Lesson => {
    const hidden = stricter(stricter(visibility, entry.visibility ?? 'public'), manifest.visibility ?? 'public');
    const facts: CourseFacts = {
      ...shared,
      ...(entry.title !== undefined && { title: entry.title }),
      lesson: entry.lesson ?? numbers[nth] ?? '',
      id: ids[nth] ?? '',
      visibility: hidden,
    };
    return { name: names[nth] ?? '', path: where, id: ids[nth] ?? '', visibility: hidden, facts };
  });
  const twice = ids.find((one, nth) => ids.indexOf(one) !== nth);
  return { value: lessons, problems: twice === undefined ? [] : [sameId(twice, path)] };
}

function numberOf({ entry, manifest, name }: DraftLesson): string | undefined {
  const said = entry.lesson ?? manifest.lesson;
  if (said !== undefined) return /^\d{1,3}[a-z]?$/.test(said) ? said.replace(/^0+(?=\d)/, '') : undefined;
  return /(\d{1,3})$/.exec(name)?.[1]?.replace(/^0+(?=\d)/, '');
}

/** `lesson2`, and for another of that name from elsewhere `lesson2-2`. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let nth = 2; taken.has(unique.toLowerCase()); nth++) unique = `${name}-${nth}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** What all lessons that say it at all agree on. */
function commonOf(drafts: readonly DraftLesson[], key: 'course'): string | undefined {
  const said = new Set(drafts.flatMap(({ manifest }) => manifest[key] ?? []));
  return said.size === 1 ? [...said][0] : undefined;
}

const titleFrom = (folder: string) =>
  basename(resolve(folder))
    .replace(/[-_]+/g, ' ')
    .trim()
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) || 'Course';

/** `Practical Deep Learning for Coders v3` -> `PDLCv3`: capitals and what holds a digit. */
export function idFrom(title: string): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = words.map((word) => (/\d/.test(word) ? word : /^\p{Lu}/u.test(word) ? [...word][0] : ''));
  const id = letters.join('').slice(0, 20);
  return /^\p{L}/u.test(id) ? id : `C${id}`;
}

const noFolder = (folder: string): Problem => ({
  code: 'course/no-folder',
  level: 'error',
  message: `there is no folder "${folder}"`,
  hint: 'Give the folder that holds the lessons, each in a folder of its own.',
});

const noLessons = (folder: string, path: string, file: ReadCourseFile | undefined): Problem => ({
  code: 'course/no-lessons',
  level: 'error',
  message: file?.lessons === undefined ? `"${folder}" holds no lesson` : 'no lesson of the list is there',
  hint: 'Put each lecture into a folder of its own (transcript, slides, notebooks), or list them as `lessons:`.',
  ...(file !== undefined && { place: { path, line: 1 } }),
});

const missing = (written: string, place: Problem['place']): Problem => ({
  code: 'course/missing-lesson',
  level: 'warning',
  message: `there is no lesson "${written}"`,
  hint: 'The others are taken; correct the path, which counts from the folder of course.yaml.',
  ...(place && { place }),
});

const sameId = (id: string, path: string): Problem => ({
  code: 'course/same-id',
  level: 'warning',
  message: `two lessons have the id "${id}": references to it lead to the first`,
  hint: 'Give one of them another `id:` in its lecture.yaml, or in course.yaml.',
  place: { path, line: 0 },
});
