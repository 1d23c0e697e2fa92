import type { Problem } from '../../model/problem.js';
import type { LectureFiles } from '../files.js';
import { quote } from '../transcripts/support/clean.js';

/** What a file of the lecture was taken for; `inspect` shows it. */
export interface Found {
  readonly path: string;
  readonly as: 'manifest' | 'transcript' | 'captures' | 'slides' | 'notebook' | 'script' | 'chapters' | 'not used';
  readonly saw: string;
}

/** A lecture being read: its files, what was found so far and what was wrong. */
export interface Desk {
  readonly files: LectureFiles;
  readonly found: Found[];
  readonly problems: Problem[];
}

/** A file that the manifest names and that is not there. */
export const noFile = (path: string, key: string): Problem => ({
  code: 'lecture/missing-file',
  level: 'error',
  message: `there is no file ${quote(path)}`,
  hint: `Correct \`${key}:\` in lecture.yaml, or put the file there.`,
});
