import type { Capture } from './capture.js';
import type { Cue } from './cue.js';
import type { Place } from './source.js';

/** A named stretch of the video, given by the user or by the platform. */
export interface Chapter {
  readonly startMs: number;
  readonly endMs?: number;
  readonly title: string;
  readonly level?: number;
  readonly place: Place;
}

/** One cell of a course notebook or script, as evidence for placing and titles. `index` counts all cells from 0. */
export interface CourseCell {
  readonly kind: 'markdown' | 'code' | 'raw';
  readonly index: number;
  readonly source: string;
  /** Text of the cell's outputs, at most a few thousand characters. */
  readonly outputText: string;
}

/** A notebook or script of the course: its code cells are also captures (joined by `origin`). */
export interface CourseNotebook {
  readonly path: string;
  /** Language of the code, `python`. */
  readonly language: string;
  readonly kernel?: { readonly name: string; readonly displayName: string };
  readonly cells: readonly CourseCell[];
}

/** `place:` of lecture.yaml: the user's word on when a cell is talked about, or a page of a deck was shown. */
export interface Pin {
  readonly path: string;
  /** From 0, as notebooks count. */
  readonly cell?: number;
  /** From 1, as decks count. */
  readonly page?: number;
  readonly atMs: number;
}

/** The same talk in another language, with times of its own. */
export interface Translation {
  readonly cues: readonly Cue[];
  /** BCP 47, where its file or name tells. */
  readonly language?: string;
}

/** Who may see a lecture: everybody; whoever has the link; nobody before it is out; nobody but its makers. */
export type Visibility = 'public' | 'unlisted' | 'unreleased' | 'private';

/** What a course says of one of its lectures, where the lecture itself does not. */
export interface CourseFacts extends Pick<
  Partial<Lecture>,
  'title' | 'course' | 'lesson' | 'lecturer' | 'language' | 'licence' | 'id' | 'unreleased'
> {
  /** Of the course's word and the lecture's own the stricter one counts. */
  readonly visibility?: Visibility;
}

/** A time in which a recording was stopped, by the clock on the wall; less than a day where no date is known. */
export interface Pause {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Everything that is known about one recorded lecture. */
export interface Lecture {
  readonly title: string;
  readonly lecturer?: string;
  readonly course?: string;
  readonly lesson?: string;
  /** URL, or path of a local file relative to the lecture's folder. */
  readonly video?: string;
  /** BCP 47, `en`. */
  readonly language: string;
  /** Who says so: lecture.yaml, a file of the lecture, its words, or nobody (then it is taken for English). */
  readonly languageFrom?: 'user' | 'file' | 'words' | 'nobody';
  readonly licence?: string;
  /** When the recording began by the clock on the wall, as if of UTC; less than a day where no date is known. */
  readonly startedAtMs?: number;
  /** Who says so: lecture.yaml, times of day in the transcript, the name of its file. */
  readonly startedAtFrom?: 'startedAt' | 'transcript' | 'name';
  /** Minutes by which that clock is ahead of UTC, where it is known. */
  readonly startedAtZoneMin?: number;
  /** When the recording stood still, by the same clock. */
  readonly pauses?: readonly Pause[];
  readonly visibility: Visibility;
  /** Course and lesson as references name them, `DL1v3L5`. */
  readonly id?: string;
  /** Hosts, paths, video ids and lessons that no public export may lead to. */
  readonly unreleased?: readonly string[];
  /** Sorted by start. */
  readonly cues: readonly Cue[];
  /** In the order of the input; those without a time come from course notebooks and scripts. */
  readonly captures: readonly Capture[];
  readonly chapters: readonly Chapter[];
  readonly courseNotebooks: readonly CourseNotebook[];
  readonly pins: readonly Pin[];
  /** Right spellings that the user gives for names the captions may mishear. */
  readonly glossary: readonly string[];
  /** End of the last cue or of the video, whichever is known and later. */
  readonly durationMs: number;
}
