import type { Lecture, Translation } from './lecture.js';
import type { MessageTable } from './wording/messages.js';
import type { Narration, Paragraph } from './narration.js';
import type { Section } from './section.js';

/** A lecture with everything placed and named: what notebooks are compiled from. */
export interface UnderstoodLecture {
  readonly lecture: Lecture;
  readonly narration: Narration;
  /** As their headings name them: no title stands twice. */
  readonly sections: readonly Section[];
  readonly paragraphs: readonly Paragraph[];
  /** Index of the sentence before which each capture stands, by capture index. */
  readonly anchors: readonly number[];
  /** Folded under each paragraph. */
  readonly translation?: Translation | undefined;
  /** What the tool itself writes; English by default. */
  readonly messages?: MessageTable | undefined;
  /** Normalised words of the cues, in order: `check` compares with them. */
  readonly spokenWords: readonly string[];
}
