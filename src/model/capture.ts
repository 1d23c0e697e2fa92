import type { IOutput } from '@jupyterlab/nbformat';
import type { Place } from './source.js';

export type CaptureKind = 'slide' | 'code' | 'image' | 'output' | 'note';

/** Where a capture came from when that is a cell of a course notebook or script; `cell` counts from 0. */
export interface CellOrigin {
  readonly path: string;
  readonly cell: number;
}

/** An image on disk: read only when it is written beside the notebook. */
export interface ImageFile {
  /** Path to read, as the lecture's files are addressed. */
  readonly path: string;
  /** `image/png` and so on. */
  readonly mediaType: string;
  readonly widthPx?: number;
  readonly heightPx?: number;
  /** Of a picture that is drawn from something else: hex digits that tell what from. */
  readonly drawnFrom?: string;
}

/** The page of a deck that a slide shows. */
export interface PageOrigin {
  /** Path of the deck. */
  readonly path: string;
  /** From 1, as a viewer counts them. */
  readonly page: number;
  /** What the deck itself calls the page, where that is something else. */
  readonly label?: string;
  /** Number of the slide in its deck, from 0: the build steps of one slide share it. */
  readonly slide: number;
  /** What the speaker wrote beneath the page. */
  readonly notes?: string;
  /** Addresses that the page links to. */
  readonly links?: readonly string[];
}

/** How sure the moment of a capture is. */
export interface Placement {
  /**
   * `clock`: the input gave the time. `pinned`: the user set it.
   * `evidence`: it is talked about. `neighbour`: beside a placed one.
   */
  readonly by: 'clock' | 'pinned' | 'evidence' | 'neighbour' | 'spread';
  /** 0 to 1. */
  readonly confidence: number;
  /** Of a time of day: what it was counted from. */
  readonly clock?: 'startedAt' | 'transcript' | 'name' | 'words';
}

/** Text that was read off a picture, and may be misread. */
export interface ReadOff {
  readonly by: 'ocr';
  /**
   * Of code: its lines, how many are the course's own or were repaired,
   * and whether it can be run as far as its grammar tells.
   */
  readonly code?: {
    readonly lines: number;
    readonly fromCourse: number;
    readonly repaired: number;
    readonly parses: boolean;
    /** Of the letters on the picture, how many are of the code: 1 where it shows nothing else. */
    readonly share: number;
  };
}

/** One thing that was on screen. */
export interface Capture {
  readonly kind: CaptureKind;
  /** Undefined until it is placed. */
  readonly atMs: number | undefined;
  readonly endMs?: number;
  /** When it was taken by the clock on the wall, as if of UTC, where nothing tells its moment of the lecture. */
  readonly takenAtMs?: number;
  /** Minutes by which that clock is ahead of UTC, where it is known. */
  readonly takenZoneMin?: number;
  /** Source code, Markdown, printed output; for a slide or image the text on it, where known (may be empty). */
  readonly content: string;
  /** Of code: the kernel's name for its language, `python`. */
  readonly language?: string;
  readonly title?: string;
  readonly image?: ImageFile;
  /** Where the content was read off the image. */
  readonly read?: ReadOff;
  /** Outputs that a course notebook carries, as nbformat has them. */
  readonly outputs?: readonly IOutput[];
  readonly executionCount?: number;
  readonly tags?: readonly string[];
  /**
   * Relative images of a Markdown note, in the order of its text:
   * the link as written, where it stands in `content`, and its file.
   */
  readonly links?: readonly {
    readonly href: string;
    readonly range: readonly [number, number];
    readonly image: ImageFile;
  }[];
  /** Code of a fence in somebody's note: written to be read as it stands, not a snapshot of what was typed. */
  readonly fromNote?: boolean;
  readonly origin?: CellOrigin;
  /** Of a slide that is a page of a deck. */
  readonly deck?: PageOrigin;
  readonly placement?: Placement;
  /** Earlier forms of the same snapshot or slide that this one replaces, oldest first. */
  readonly earlier?: readonly {
    readonly atMs: number;
    readonly content: string;
    readonly path: string;
    readonly page?: number;
  }[];
  /** This slide was shown before: the moment of its first showing. */
  readonly returnOfMs?: number;
  readonly place: Place;
}
