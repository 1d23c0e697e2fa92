/**
 * What a lesson leaves for its course: whole numbers and texts, in a fixed order, no clock and no path of the machine.
 */
import type { Visibility } from '../../model/lecture.js';

export interface PartSection {
  readonly title: string;
  readonly level: number;
  readonly startMs: number;
  readonly endMs: number;
  /** The cell of its heading in the transcript notebook. */
  readonly cell?: string;
}

export interface PartPoint {
  readonly text: string;
  readonly startMs: number;
  readonly label?: string;
}

export interface PartConcept {
  readonly term: string;
  readonly variants: readonly string[];
  /** A thousandth of the summary's score; comparable within one lesson only. */
  readonly score: number;
  /** The lecturer says outright what it is. */
  readonly defined: boolean;
  /** Thousandths of what a person would be expected to mark its definition with, where that is known. */
  readonly mark?: number;
  readonly definition: string;
  readonly question: string;
  readonly explainedAtMs: number;
  readonly mentionsMs: readonly number[];
  readonly related: readonly string[];
  readonly points: readonly PartPoint[];
  readonly formula?: { readonly text: string; readonly kind: string };
  /** Path of its slide, from the notebook. */
  readonly slide?: { readonly image: string; readonly title: string };
  /** Its code, and the cell that holds it. */
  readonly code?: readonly { readonly cell: string; readonly source: string }[];
  /** Its cell in the summary notebook. */
  readonly cell: string;
}

/** A function or class that is called, made or brought in by code on screen. */
export interface PartName {
  readonly name: string;
  readonly places: readonly { readonly cell: string; readonly atMs: number }[];
}

export interface LessonPart {
  readonly v: 1;
  /** The lesson's name in its course, `week1/lesson2`. */
  readonly lesson: string;
  readonly id: string;
  readonly title: string;
  readonly lecturer?: string;
  readonly licence?: string;
  readonly video?: string;
  readonly language: string;
  readonly visibility: Visibility;
  readonly durationMs: number;
  readonly words: number;
  /** SHA-256 of what it was made of: where a notebook is another now, the part is made anew. */
  readonly transcriptHash: string;
  readonly summaryHash: string;
  readonly sections: readonly PartSection[];
  readonly concepts: readonly PartConcept[];
  readonly takeaways: readonly PartPoint[];
  readonly names: readonly PartName[];
}

/** A paragraph of speech, or one capture: what search finds. One JSON line each. */
export interface Passage {
  /** `lesson2@62310`, unique and the same in every build. */
  readonly id: string;
  readonly lesson: string;
  readonly lecture: string;
  readonly kind: 'speech' | 'code' | 'slide' | 'note';
  readonly startMs: number;
  readonly endMs: number;
  readonly section: string;
  readonly text: string;
  readonly concepts: readonly string[];
  readonly language: string;
  readonly visibility: Visibility;
  /** Its cell in the transcript notebook. */
  readonly cell: string;
}
