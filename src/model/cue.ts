import type { Place } from './source.js';

/** One word with the time at which it is spoken, as word-timed captions and speech recognisers give it. */
export interface TimedWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** One caption: what is said between two moments of the video. Whole milliseconds, `startMs <= endMs`. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  /** Plain text: tags removed, entities resolved, line ends kept as LF. */
  readonly text: string;
  readonly speaker?: string;
  readonly words?: readonly TimedWord[];
  /** The transcript gave no time here; it was spread between the anchors around it. */
  readonly estimated?: boolean;
  readonly place: Place;
}
