import { joinWords } from './wording/join-words.js';
import type { Place } from './source.js';

/** A word of the narration as it is written in the notebook. */
export interface Word {
  /** With its capitals and the punctuation that follows or precedes it. */
  readonly text: string;
  readonly startMs: number;
  /** The words of the transcript that `text` replaces, where a misheard name was corrected. */
  readonly spoken?: string;
  /** An identifier of the lecture's code, said exactly. */
  readonly code?: boolean;
}

/** One sentence of speech. Never empty; `startMs` is that of its first word. */
export interface Sentence {
  readonly words: readonly Word[];
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker?: string;
  /** A question from the audience. */
  readonly fromAudience?: boolean;
  /** A paragraph of the transcript begins here, as a person typed it. */
  readonly opensParagraph?: boolean;
  /** A break (pause, marker, topic, speaker) stands before it where a paragraph may begin: 0 none to 1 sure. */
  readonly breakBefore: number;
  /** Another speaker begins here, by a sign such as `>>`. */
  readonly turn?: true;
  readonly place: Place;
}

/** The transcript as prose: its words, in order, each exactly once. */
export interface Narration {
  readonly sentences: readonly Sentence[];
  /** Words of the transcript left out by `--fillers drop`, with their count. */
  readonly dropped: readonly { readonly text: string; readonly count: number }[];
  /** Words that may be a misheard name of the lecture, left as they were said. */
  readonly doubtful?: readonly DoubtfulName[];
}

/** Words that sound like a name which the lecture's material holds. */
export interface DoubtfulName {
  readonly startMs: number;
  readonly said: string;
  readonly name: string;
}

/** A run of sentences `[from, to)` of the narration. */
export interface Paragraph {
  readonly from: number;
  readonly to: number;
}

/** A sentence's text: its words joined by single spaces where its script has any. */
export function textOfSentence(sentence: Sentence): string {
  return joinWords(sentence.words.map((word) => word.text));
}
