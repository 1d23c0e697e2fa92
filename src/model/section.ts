/**
 * A stretch of the lecture with a title. `startMs` is the start of a sentence; sections follow each other without gaps.
 */
export interface Section {
  readonly title: string;
  /** 1 for a main section, 2 for one inside it. */
  readonly level: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Where the title came from. */
  /** Title of the part of a long lecture that starts here: several sections, told in one glance. */
  readonly part?: string;
  readonly titleFrom: 'chapter' | 'heading' | 'slide' | 'term' | 'time';
}
