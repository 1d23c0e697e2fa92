/** Passages for search engines of others, one JSON line each: OpenSearch `_bulk`, Meilisearch, PostgreSQL's COPY. */
import type { Course } from '../course.js';
import { visibilityOf, type BuiltLesson } from '../index/read-course.js';

export const SEARCH_FORMS = ['documents', 'bulk'] as const;
export type SearchForm = (typeof SEARCH_FORMS)[number];

export interface SearchLinesOptions {
  /** `documents`: a line a passage; `bulk`: OpenSearch's pairs of lines. */
  readonly form: SearchForm;
}

/** What goes to a server: hidden lessons too, with their visibility, for the server to filter by. */
export function* searchLines(
  { id: course, title }: Course,
  lessons: readonly BuiltLesson[],
  { form }: SearchLinesOptions,
): Generator<string> {
  for (const lesson of lessons) {
    const { part, passages } = lesson;
    const [lecture, visibility] = [`${course}/${part.lesson}`, visibilityOf(lesson)];
    // A lesson's passages change together: what has another version, or another course's lecture, is of an older build.
    const version = part.transcriptHash.slice(0, 16);
    for (const { id, startMs, endMs, section, text, concepts, language, kind, cell } of passages) {
      const _id = `${course}/${id}`;
      const document = {
        ...(form === 'documents' && { id: idFor(_id), _id }),
        ...{ course, courseTitle: title, lecture, lesson: part.id, title: part.title, kind, startMs, endMs },
        ...{ section, text, concepts, lang: language, visibility, cell, version },
        ...(part.video !== undefined && /^https?:/i.test(part.video) && { video: part.video }),
      };
      if (form === 'bulk') yield JSON.stringify({ index: { _id } });
      yield JSON.stringify(document);
    }
  }
}

/** Meilisearch takes letters, digits, `-` and `_` in an id. */
const idFor = (id: string) => id.replace(/[^A-Za-z0-9_-]/g, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}`);
