/** Where the notebooks of a lecture lie. */
import { dirname, join, kindOfPath } from '../host/read.js';

/** `-o notes.ipynb` is a file, `-o notes` or `-o notes/` a folder. */
export function outputPath(output: string | undefined, name: string): string {
  if (output === undefined) return `${name}.ipynb`;
  return output.endsWith('.ipynb') && kindOfPath(output) !== 'folder' ? output : join(output, `${name}.ipynb`);
}

/** `lesson.summary.ipynb` beside `lesson.ipynb`. */
export const summaryPath = (output: string) => output.replace(/\.ipynb$/, '.summary.ipynb');

/** The files of one build. */
export interface Outputs {
  /** What is compiled, and gives the folder of its images the name. */
  readonly output: string;
  readonly summary: string;
  /** The full notebook that the summary may link to. */
  readonly full: string;
}

/**
 * Where a summary is written without the full notebook, a file that the user names is the summary itself, and keeps its
 * slides to itself; the full notebook beside it is then the one named after the lecture.
 */
export function outputsOf(asked: string | undefined, name: string, summaryAlone: boolean): Outputs {
  const output = outputPath(asked, name);
  const isNamed = asked !== undefined && output === asked;
  if (!summaryAlone || !isNamed) return { output, summary: summaryPath(output), full: output };
  const full = output.replace(/\.summary\.ipynb$/, '.ipynb');
  if (full !== output) return { output: full, summary: output, full };
  return { output, summary: output, full: join(dirname(output), `${name}.ipynb`) };
}
