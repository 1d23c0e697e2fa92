/** Where a term is said: its first token and its length in tokens. */
export interface Occurrence {
  readonly start: number;
  readonly length: number;
}

/** A term of the lecture before it is explained. */
export interface LectureTerm {
  readonly term: string;
  readonly variants: readonly string[];
  readonly score: number;
  /** Ascending, without overlaps. */
  readonly occurrences: readonly Occurrence[];
}
