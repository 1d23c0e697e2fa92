import type { Capture } from '../../model/capture.js';
import type { CourseCell } from '../../model/lecture.js';
import { readTextNotebook } from '../text-notebooks/read.js';
import type { CourseMaterial } from './notebook.js';

/**
 * A script or document of the course (see `text-notebooks/`):
 * its cells as evidence, those of code as captures without a time.
 */
export function readScript(path: string, text: string): CourseMaterial {
  const { language, kernel, cells: found } = readTextNotebook(path, text);
  const cells = found.map(({ kind, source }, index): CourseCell => ({ kind, index, source, outputText: '' }));
  const captures = found.flatMap(({ kind, source, line, title, tags, ...cell }, index): readonly Capture[] => {
    if (kind !== 'code' || source.trim() === '') return [];
    const about = { language: cell.language ?? language, ...(title !== undefined && { title }), ...(tags && { tags }) };
    return [{ kind, atMs: undefined, content: source, ...about, origin: { path, cell: index }, place: { path, line } }];
  });
  return { notebook: { path, language, cells, ...(kernel && { kernel }) }, captures };
}
