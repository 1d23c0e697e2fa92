import type { Problem } from '../model/problem.js';
import type { LectureFiles } from './files.js';
import { quote } from './transcripts/support/clean.js';

/** Whether its folder names it: folders, devices and files that may not be opened have no size. */
export function isListed(files: LectureFiles, path: string): boolean {
  const [, above = '', name = ''] = /^(?:(.*)\/)?([^/]+)\/?$/s.exec(path) ?? [];
  return files.sizeOf(path) !== undefined || files.list(above)?.some((own) => own.replace(/\/$/, '') === name) === true;
}

/** A file that is there and may not be read. */
export const unreadableFile = (path: string): Problem => ({
  code: 'lecture/unreadable-file',
  level: 'error',
  message: `${quote(path)} is there, but cannot be read`,
  hint: 'See that you may read it: its permissions, and whether another program holds it.',
  place: { path, line: 0 },
});
