/**
 * A summary as a value: what notebooks, pages and cards are made from.
 * Every statement was said, in that order, at its moment.
 */
import { joinWords } from './wording/join-words.js';
import type { Concept } from './concept.js';
import type { Word } from './narration.js';

/** What a statement does for the concept it stands under. */
export type Role = 'definition' | 'why' | 'how' | 'example' | 'contrast' | 'warning';

/** One to three sentences of the lecturer, words left out, none added, none moved. */
export interface Statement {
  /** The words that stay; the first letter's case and the marks may differ from what the narration writes. */
  readonly words: readonly Word[];
  readonly startMs: number;
  readonly endMs: number;
  /** Sentences of the narration that it is taken from: `[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly roles: readonly Role[];
}

/** What a point is marked as, where its words leave no doubt. */
export type PointLabel = 'why' | 'how' | 'example' | 'contrast' | 'warning';

/** A point under a concept or a section. */
export interface Point extends Statement {
  /** It goes on with the point above: a reason, an example. */
  readonly nested: boolean;
  readonly label?: PointLabel;
}

/** A concept with what a student should know of it. */
export interface SummaryConcept extends Omit<Concept, 'definition'> {
  /** What it is, or the passage that explains it. */
  readonly lead: Statement;
  /** The lead says outright what it is. */
  readonly defined: boolean;
  /**
   * What a person would be expected to give the lead for how well it explains: 0 (not at all) to 1.
   * Unknown where nothing has learned that.
   */
  readonly mark?: number;
  /** What to ask oneself: "What is a bucket?". */
  readonly question: string;
  /** Ascending by time. */
  readonly points: readonly Point[];
  /** Where one was written: TeX of a notebook or note, or a line of a slide as it stands there. */
  readonly formula?: Formula;
  /** The slide that is about it: its index among the lecture's captures. */
  readonly slide?: number;
}

export interface Formula {
  readonly text: string;
  readonly kind: 'tex' | 'plain';
}

/** A term that is defined in passing. */
export interface MinorTerm {
  readonly term: string;
  readonly statement: Statement;
}

/** What is asked from the room, and what the lecturer answers. */
export interface RoomQuestion {
  readonly question: Statement;
  readonly answer: Statement;
}

export interface Summary {
  /** What to remember if nothing else, ascending by time; none, or at least three. */
  readonly takeaways: readonly Statement[];
  /** In the order of teaching, or as the user asked for them. */
  readonly concepts: readonly SummaryConcept[];
  readonly minorTerms: readonly MinorTerm[];
  /** For each section what is said there beside the concepts, by the section's number. */
  readonly sectionPoints: readonly (readonly Point[])[];
  readonly questions: readonly RoomQuestion[];
  /** Too little is known of the language to choose anything. */
  readonly refused?: boolean;
}

/** A statement's words joined by single spaces. */
export function textOfStatement({ words }: Pick<Statement, 'words'>): string {
  return joinWords(words.map(({ text }) => text));
}
