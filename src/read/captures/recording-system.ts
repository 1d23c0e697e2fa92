import type { Capture } from '../../model/capture.js';
import type { Outcome } from '../../model/problem.js';
import type { LectureFiles } from '../files.js';

/** A lecture's folder as a system that records lectures leaves it. */
export interface SystemRecording {
  /** The file that has the times of its slides. */
  readonly path: string;
  readonly title?: string;
  /** BCP 47. */
  readonly language?: string;
  /** Files, and folders with a slash behind, that are read or not needed. */
  readonly files: readonly string[];
  /** The slides that were shown, with their times. */
  readonly readSlides: () => Outcome<readonly Capture[]>;
  /** What was written into the chat, a note each; undefined where the system keeps none. */
  readonly readChat?: () => readonly Capture[];
}

/** A system that records lectures. */
export interface RecordingSystem {
  /** As it is called in messages. */
  readonly name: string;
  /** Undefined where the folder is none of its recordings. */
  readonly open: (files: LectureFiles) => SystemRecording | undefined;
}
