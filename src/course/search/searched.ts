import type { Passage } from '../part/part.js';

/** What of a passage is searched and shown. */
export type Searched = Pick<Passage, 'lesson' | 'startMs' | 'endMs' | 'section' | 'text' | 'cell' | 'kind'>;

/** Passages by their number; those of a cache are read only where they are looked at. */
export type PassageAt<One extends Searched> = (nth: number) => One | undefined;
