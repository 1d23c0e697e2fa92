/** The nouns of a course: what it is, and one lesson of it. */
import type { BuildOptions } from '../build/build.js';
import type { CourseFacts, Visibility } from '../model/lecture.js';

export interface Lesson {
  /** `week1/lesson2`: its path below the course's folder, and of its notebooks below the output; with `/`. */
  readonly name: string;
  /** Its folder or transcript on disk. */
  readonly path: string;
  /** As references name it, `DL1v3L2`. */
  readonly id: string;
  readonly visibility: Visibility;
  /** What the course says of it: handed to its build. */
  readonly facts: CourseFacts;
}

export interface Course {
  readonly title: string;
  /** Begins the ids of its lessons, `DL1v3`. */
  readonly id: string;
  /** Where its site will be, without a `/` at the end. */
  readonly url?: string;
  readonly licence?: string;
  readonly visibility: Visibility;
  readonly language?: string;
  /** Hosts, paths, video ids and lessons that nobody may be led to yet. */
  readonly unreleased: readonly string[];
  readonly folder: string;
  /** In the order of teaching. */
  readonly lessons: readonly Lesson[];
}

/** Options of a build that change its bytes: they are part of the build key. */
const BUILD_OPTIONS = [
  'fillers',
  'captions',
  'numbers',
  'literal',
  'sections',
  'slides',
  'snapshots',
  'screen',
  'uiLanguage',
  'depth',
  'words',
  'concepts',
] as const satisfies readonly (keyof BuildOptions)[];

export interface LessonOptions extends Pick<BuildOptions, (typeof BUILD_OPTIONS)[number]> {
  /** Without summaries a course has no concepts. */
  readonly summary: boolean;
}

export const LESSON_OPTIONS = [...BUILD_OPTIONS, 'summary'] as const satisfies readonly (keyof LessonOptions)[];
