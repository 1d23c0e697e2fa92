/** The sentences in which a concept is explained, literal, linked to their moment. */
export interface Definition {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** A definitional pattern fired; otherwise this is the passage where the concept is dwelt on. */
  readonly sure: boolean;
}

/** A key term of a lecture. */
export interface Concept {
  /** In its proper spelling. */
  readonly term: string;
  /** Other forms that were merged into it. */
  readonly variants: readonly string[];
  /** Higher is more central; comparable within one lecture only. */
  readonly score: number;
  /** Where the definition begins; without one, where the term is said most. */
  readonly explainedAtMs: number;
  /** Start of every mention, ascending. */
  readonly mentionsMs: readonly number[];
  readonly definition?: Definition;
  /** Terms of other concepts that are often named with it, closest first. */
  readonly related: readonly string[];
  /** Identifiers of the lecture's code that name it, those that are just the term first: `learning_rate`, `lr_find`. */
  readonly names?: readonly string[];
}
