import type { Problem } from '../../model/problem.js';
import type { OpenedRecording } from '../captures/systems.js';
import type { LectureFiles } from '../files.js';
import { quote } from '../transcripts/support/clean.js';
import { isListed, unreadableFile } from '../unreadable.js';

/** What a file of the lecture was taken for; `inspect` shows it. */
export interface Found {
  readonly path: string;
  readonly as:
    'manifest' | 'transcript' | 'captures' | 'slides' | 'video' | 'notebook' | 'script' | 'chapters' | 'not used';
  readonly saw: string;
}

/** A lecture being read: its files, what was found so far and what was wrong. */
export interface Desk {
  readonly files: LectureFiles;
  /** Where the folder is as a system left it that records lectures. */
  readonly system: OpenedRecording | undefined;
  readonly found: Found[];
  readonly problems: Problem[];
}

/** A file that cannot be had: it is not there, or may not be read. */
export const noFile = (files: LectureFiles, path: string, key: string): Problem =>
  !isListed(files, path)
    ? {
        code: 'lecture/missing-file',
        level: 'error',
        message: `there is no file ${quote(path)}`,
        hint: `Correct \`${key}:\` in lecture.yaml, or put the file there.`,
      }
    : unreadableFile(files, path);
