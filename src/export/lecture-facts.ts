import type { Notebook } from '../model/notebook.js';
import { isObject } from '../notebook/format/json.js';

/** What a notebook says of its lecture; each field only where it is a text. */
export interface LectureFacts {
  readonly title?: string;
  readonly course?: string;
  readonly lesson?: string;
  readonly lecturer?: string;
  readonly video?: string;
  readonly licence?: string;
  readonly id?: string;
  readonly language: string;
  readonly visibility: string;
  readonly durationMs: number;
  /** Hosts, paths, video ids and lessons that nobody may be led to yet. */
  readonly unreleased: readonly string[];
}

/** Undefined for a notebook that belongs to no lecture. */
export function lectureFactsOf({ metadata }: Notebook): LectureFacts | undefined {
  const stamp: unknown = metadata.nbscribe;
  const lecture = isObject(stamp) ? stamp.lecture : undefined;
  if (!isObject(lecture)) return undefined;
  const text = (key: string) =>
    typeof lecture[key] === 'string' && lecture[key] !== '' ? { [key]: lecture[key] } : {};
  const keys = ['title', 'course', 'lesson', 'lecturer', 'video', 'licence', 'id'];
  const list: unknown = lecture.unreleased;
  return {
    ...(Object.assign({}, ...keys.map(text)) as Partial<LectureFacts>),
    language: typeof lecture.language === 'string' ? lecture.language : 'en',
    visibility: typeof lecture.visibility === 'string' ? lecture.visibility : 'public',
    durationMs: typeof lecture.durationMs === 'number' ? lecture.durationMs : 0,
    unreleased: Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [],
  };
}

/** The sections as the notebook's metadata has them. */
export interface SectionFacts {
  readonly title: string;
  readonly level: number;
  readonly startMs: number;
  readonly endMs: number;
}

export function sectionFactsOf({ metadata }: Notebook): readonly SectionFacts[] {
  const stamp: unknown = metadata.nbscribe;
  const list: unknown = isObject(stamp) ? stamp.sections : [];
  if (!Array.isArray(list)) return [];
  return list.filter(
    (item): item is SectionFacts =>
      isObject(item) &&
      typeof item.title === 'string' &&
      typeof item.startMs === 'number' &&
      typeof item.endMs === 'number',
  );
}

/** A concept of a summary, as far as exports show it. */
export interface ConceptFacts {
  readonly term: string;
  readonly variants: readonly string[];
  readonly definition: string;
  readonly question: string;
  readonly explainedAtMs: number;
  readonly points: readonly string[];
  readonly formula?: { readonly text: string; readonly kind: string };
}

/** The concepts of a summary notebook; entries that are damaged are left out. */
export function conceptFactsOf({ metadata }: Notebook): readonly ConceptFacts[] {
  const stamp: unknown = metadata.nbscribe;
  const list: unknown = isObject(stamp) ? stamp.concepts : [];
  return Array.isArray(list) ? list.flatMap((item) => (isObject(item) ? conceptOf(item) : [])) : [];
}

function conceptOf(item: Readonly<Record<string, unknown>>): ConceptFacts[] {
  const { term, definition, question, explainedAtMs, variants, points, formula } = item;
  if (typeof term !== 'string' || typeof explainedAtMs !== 'number') return [];
  const texts: unknown[] = Array.isArray(points)
    ? points.map((point: unknown) => (isObject(point) ? point.text : undefined))
    : [];
  const { text, kind } = isObject(formula) ? formula : {};
  return [
    {
      term,
      explainedAtMs,
      definition: typeof definition === 'string' ? definition : '',
      question: typeof question === 'string' ? question : '',
      variants: Array.isArray(variants) ? variants.filter((name) => typeof name === 'string') : [],
      points: texts.filter((text) => typeof text === 'string'),
      ...(typeof text === 'string' && typeof kind === 'string' && { formula: { text, kind } }),
    },
  ];
}
