import type { TimedWord } from '../../../model/cue.js';
import type { Chapter } from '../../../model/lecture.js';
import type { Problem } from '../../../model/problem.js';
import type { Source } from '../../../model/source.js';
import type { JsonDocument } from './json/parse-json.js';
import type { Tally } from './tally.js';
import type { XmlDocument } from './markup/xml.js';

/** One line of a caption as it stands on screen, without space around it. */
export interface Row {
  readonly text: string;
  /** Given where the format times each word of this row. */
  readonly words?: readonly TimedWord[];
}

/**
 * A cue as a reader finds it: unsorted, perhaps without an end,
 * its text not yet made safe. `settle` turns it into a Cue.
 */
export interface DraftCue {
  readonly startMs: number;
  readonly endMs?: number;
  readonly text: string;
  readonly speaker?: string;
  readonly words?: readonly TimedWord[];
  /** The lines of `text` one by one, where the format times words line by line. */
  readonly rows?: readonly Row[];
  /** The time was spread between anchors, not read. */
  readonly estimated?: boolean;
  /** Counts from 1. */
  readonly line: number;
}

/** What a reader makes of one file. */
export interface Draft {
  readonly cues: readonly DraftCue[];
  readonly tally: Tally;
  readonly problems?: readonly Problem[];
  readonly chapters?: readonly Chapter[];
  readonly title?: string;
  readonly language?: string;
  /** URL of the recording, where the file names it. */
  readonly video?: string;
  /** The time of day from which the times were counted, where they were of the clock on the wall. */
  readonly startedAtMs?: number;
  /** Repeats were told apart from what was said again, as rolling captions need it. */
  readonly isUnrolled?: boolean;
  /** How `settle` treats the times: see there. */
  readonly times?: 'media' | 'clock' | 'windows';
}

interface ReaderFacts {
  /** Value of `--from` and first half of this reader's problem codes. */
  readonly name: string;
  readonly title: string;
  /** With the dot, lower case. They only break a tie between two readers that know the content. */
  readonly extensions: readonly string[];
  /** A line or two of such a file, for `nbscribe formats`. */
  readonly sample: string;
  /** Where a student gets such a file. */
  readonly origin: string;
  /** Its yes only counts when no other reader knows the content. */
  readonly isGeneral?: true;
}

/** A reader of one format. `detect` says what it saw, or nothing; neither it nor `read` ever throws. */
export type TranscriptReader = TextReader | JsonReader | XmlReader;

export interface TextReader extends ReaderFacts {
  readonly kind: 'text';
  detect(source: Source): string | undefined;
  read(source: Source): Draft;
}

export interface JsonReader extends ReaderFacts {
  readonly kind: 'json';
  detect(document: JsonDocument): string | undefined;
  read(document: JsonDocument): Draft;
}

export interface XmlReader extends ReaderFacts {
  readonly kind: 'xml';
  detect(document: XmlDocument): string | undefined;
  read(document: XmlDocument): Draft;
}
