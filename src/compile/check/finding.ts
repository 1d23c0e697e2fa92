/** What checks are given, and what they find. */
import type { Cell } from '../../model/notebook.js';
import type { Problem } from '../../model/problem.js';
import type { MarkdownParts } from '../../text/markdown/markdown.js';
import type { SaidWord } from './said.js';

/** What `check` compares a notebook with, where the lecture itself is at hand. */
export interface ExpectedLecture {
  /** Normalised words of the transcript, before any of them was corrected or left out. */
  readonly spokenWords: readonly string[];
  /** Keys of all captures, in their order. */
  readonly captureKeys: readonly string[];
}

/** One line of the table that `check` prints. */
export interface Finding {
  readonly what: 'words' | 'captures' | 'links' | 'images' | 'cells' | 'said';
  readonly ok: boolean;
  readonly detail: string;
}

export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** Generated cells whose text the reader edited: theirs, so nothing is proved of them. */
  readonly edited: number;
}

/** A notebook on disk, or one about to be written. */
export interface CheckContext {
  readonly path: string;
  /** Whether a file beside the notebook exists. */
  readonly hasFile: (relativePath: string) => boolean;
  readonly lecture?: ExpectedLecture;
  /** The words of the lecture with their times, as its notebook writes them: a summary is held against them. */
  readonly said?: readonly SaidWord[] | undefined;
  /** Just compiled, and in nobody's hands yet: what it lacks, nbscribe lost. */
  readonly isFresh?: boolean;
}

/** The cells of a notebook by whose they are. */
export interface CheckedCells {
  readonly generated: readonly Cell[];
  /** Generated cells whose text is the reader's now. */
  readonly edited: ReadonlySet<Cell>;
  /** Keys of generated cells that the reader deleted. */
  readonly deleted: readonly string[];
  /** What each Markdown cell shows and links to, the reader's own too. */
  readonly parts: ReadonlyMap<Cell, MarkdownParts>;
}

export type Check = readonly [Finding, readonly Problem[]];

/** Something that nbscribe wrote is not there, or that it must write. */
export function lost(
  what: Finding['what'],
  detail: string,
  { path, isFresh }: Pick<CheckContext, 'path' | 'isFresh'>,
): Problem {
  const problem = { code: `check/${what}`, level: 'error', message: detail, place: { path, line: 0 } } as const;
  if (isFresh !== true)
    return { ...problem, hint: 'Build the notebook again from the lecture; what you edited is kept.' };
  const hint = 'This is a fault of nbscribe: please report it with the lecture.';
  return { ...problem, hint, fault: 'nbscribe' };
}
