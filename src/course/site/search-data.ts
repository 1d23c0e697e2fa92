import type { BuiltLesson } from '../index/read-course.js';

/** What the page searches: numbers of lessons and sections, so that no name stands there a thousand times. */
export interface SiteSearchData {
  readonly lessons: readonly { readonly page: string; readonly title: string; readonly sections: readonly string[] }[];
  readonly passages: readonly (readonly [
    lesson: number,
    startMs: number,
    endMs: number,
    section: number,
    text: string,
    kind: 's' | 'n',
  ])[];
}

/** A script, for a page on a disk may load no other file. */
export function searchDataScript(lessons: readonly BuiltLesson[], pageOf: (lesson: BuiltLesson) => string): string {
  const data: SiteSearchData = {
    lessons: lessons.map((lesson) => ({
      page: pageOf(lesson),
      title: lesson.part.title,
      sections: sectionsOf(lesson),
    })),
    passages: lessons.flatMap((lesson, nth) => {
      const sections = sectionsOf(lesson);
      return lesson.passages.map(
        ({ startMs, endMs, section, text, kind }) =>
          [nth, startMs, endMs, sections.indexOf(section), text, kind === 'speech' ? 's' : 'n'] as const,
      );
    }),
  };
  return `window.nbscribeCourse = ${JSON.stringify(data)};\n`;
}

const sectionsOf = ({ passages }: BuiltLesson) => [...new Set(passages.map(({ section }) => section))];
