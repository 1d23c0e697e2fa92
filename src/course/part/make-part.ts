import type { Visibility } from '../../model/lecture.js';
import type { Notebook } from '../../model/notebook.js';
import { isObject } from '../../notebook/format/json.js';
import { stampOf, strings } from '../../notebook/stamp/stamp.js';
import { lectureFactsOf, sectionFactsOf } from '../../export/lecture-facts.js';
import { VISIBILITIES } from '../../read/folder/manifest-schema.js';
import { codeNamesOf } from './code-names.js';
import type { LessonPart, PartConcept, PartPoint, PartSection } from './part.js';

/** A lesson's notebooks, and the SHA-256 of their bytes. */
export interface LessonNotebooks {
  readonly lesson: string;
  readonly transcript: Notebook;
  readonly transcriptHash: string;
  /** Empty, and no concepts, where the lesson has no summary. */
  readonly summary?: Notebook | undefined;
  readonly summaryHash: string;
}

/** Reads what the notebooks say of themselves as data; entries that a reader or a program damaged are left out. */
export function makePart({ lesson, transcript, transcriptHash, summary, summaryHash }: LessonNotebooks): LessonPart {
  const facts = lectureFactsOf(transcript);
  const {
    title = lesson,
    lecturer,
    licence,
    video,
    id = lesson,
    language = 'en',
    visibility,
    durationMs = 0,
  } = facts ?? {};
  const stamp: unknown = transcript.metadata.nbscribe;
  const lecture = isObject(stamp) && isObject(stamp.lecture) ? stamp.lecture : {};
  return {
    v: 1,
    ...{ lesson, id, title },
    ...(lecturer !== undefined && { lecturer }),
    ...(licence !== undefined && { licence }),
    ...(video !== undefined && { video }),
    ...{ language, visibility: visibilityOf(visibility), durationMs: Math.round(durationMs) },
    words: whole(lecture.words),
    ...{ transcriptHash, summaryHash },
    sections: sectionsOf(transcript),
    concepts: listOf(summary, 'concepts').flatMap(conceptOf),
    takeaways: listOf(summary, 'takeaways').flatMap(pointOf),
    names: codeNamesOf(transcript),
  };
}

/** What cannot be read is shown to nobody. */
const visibilityOf = (written: unknown): Visibility =>
  written === undefined ? 'public' : (VISIBILITIES.find((one) => one === written) ?? 'private');

function listOf(
  notebook: Notebook | undefined,
  key: 'concepts' | 'takeaways',
): readonly Readonly<Record<string, unknown>>[] {
  const stamp: unknown = notebook?.metadata.nbscribe;
  const list: unknown = isObject(stamp) ? stamp[key] : [];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function sectionsOf(notebook: Notebook): readonly PartSection[] {
  const cells = new Map<number, string>();
  for (const cell of notebook.cells) {
    const stamp = stampOf(cell);
    if (stamp?.kind === 'section' && stamp.startMs !== undefined && cell.id !== undefined)
      cells.set(stamp.startMs, cell.id);
  }
  return sectionFactsOf(notebook).map(({ title, level, startMs, endMs }) => {
    const cell = cells.get(startMs);
    return { title, level, startMs: whole(startMs), endMs: whole(endMs), ...(cell !== undefined && { cell }) };
  });
}

function conceptOf(item: Readonly<Record<string, unknown>>): PartConcept[] {
  const { term, formula, slide } = item;
  if (typeof term !== 'string' || typeof item.explainedAtMs !== 'number') return [];
  const code = objects(item.code).flatMap(({ cell, source }) =>
    typeof cell === 'string' && typeof source === 'string' ? [{ cell, source }] : [],
  );
  const mentions = Array.isArray(item.mentionsMs) ? item.mentionsMs.filter((ms) => typeof ms === 'number') : [];
  return [
    {
      term,
      variants: strings(item.variants),
      score: whole(Number(item.score) * 1000),
      defined: item.defined === true,
      ...(typeof item.mark === 'number' && { mark: whole(item.mark * 1000) }),
      definition: textIn(item, 'definition'),
      question: textIn(item, 'question'),
      explainedAtMs: whole(item.explainedAtMs),
      mentionsMs: mentions.map(whole).toSorted((a, b) => a - b),
      related: strings(item.related),
      points: objects(item.points).flatMap(pointOf),
      ...(isObject(formula) && { formula: { text: textIn(formula, 'text'), kind: textIn(formula, 'kind') } }),
      ...(isObject(slide) && { slide: { image: textIn(slide, 'image'), title: textIn(slide, 'title') } }),
      ...(code.length > 0 && { code }),
      cell: textIn(item, 'cell'),
    },
  ];
}

function pointOf(item: Readonly<Record<string, unknown>>): PartPoint[] {
  if (typeof item.text !== 'string' || typeof item.startMs !== 'number') return [];
  const label = textIn(item, 'label');
  return [{ text: item.text, startMs: whole(item.startMs), ...(label !== '' && { label }) }];
}

const objects = (list: unknown) => (Array.isArray(list) ? list.filter(isObject) : []);
const textIn = (item: Readonly<Record<string, unknown>>, key: string) => {
  const value = item[key];
  return typeof value === 'string' ? value : '';
};
const whole = (value: unknown): number => (Number.isFinite(Number(value)) ? Math.round(Number(value)) : 0);
