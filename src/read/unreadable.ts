import type { Problem } from '../model/problem.js';
import type { LectureFiles } from './files.js';
import { quote } from './transcripts/support/clean.js';

/** Whether its folder names it: folders, devices and files that may not be opened have no size. */
export function isListed(files: LectureFiles, path: string): boolean {
  const [, above = '', name = ''] = /^(?:(.*)\/)?([^/]+)\/?$/s.exec(path) ?? [];
  return files.sizeOf(path) !== undefined || files.list(above)?.some((own) => own.replace(/\/$/, '') === name) === true;
}

/** A folder where a file is asked for, or a file that is there and may not be read. */
export const unreadableFile = (files: LectureFiles, path: string): Problem =>
  files.list(path) === undefined ? unreadable(path) : folder(files, path);

function folder(files: LectureFiles, path: string): Problem {
  const inside = files.list(path)?.find((name) => !name.startsWith('.') && !name.endsWith('/')) ?? 'NAME';
  return {
    code: 'lecture/folder',
    level: 'error',
    message: `${quote(path)} is a folder, and a file is asked for`,
    hint: `Name a file that is in it: ${path.replace(/\/$/, '')}/${inside}.`,
    place: { path, line: 0 },
  };
}

const unreadable = (path: string): Problem => ({
  code: 'lecture/unreadable-file',
  level: 'error',
  message: `${quote(path)} is there, but cannot be read`,
  hint: 'See that you may read it: its permissions, and whether another program holds it.',
  place: { path, line: 0 },
});
