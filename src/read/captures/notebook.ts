import type { Capture } from '../../model/capture.js';
import type { CourseCell, CourseNotebook } from '../../model/lecture.js';
import type { Cell, CodeCell, Notebook } from '../../model/notebook.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { parseNotebook } from '../../notebook/format/parse.js';
import { quote } from '../transcripts/support/clean.js';
import { isLanguageName, languageOfName } from '../text-notebooks/languages.js';

/** A course notebook or script: all its cells as evidence, its code cells as captures without a time. */
export interface CourseMaterial {
  readonly notebook: CourseNotebook;
  readonly captures: readonly Capture[];
}

/** Enough of an output to find its words in the speech; the outputs themselves go along whole. */
const OUTPUT_TEXT_CHARS = 2000;

/**
 * Reads the course's own notebook (`.ipynb`) with its outputs. One that nbscribe wrote gives undefined and no problem.
 */
export function readCourseNotebook(path: string, text: string): Outcome<CourseMaterial | undefined> {
  const { value: notebook, problems } = parseNotebook(text, path);
  if (notebook === undefined || isOurs(notebook)) return { value: undefined, problems };
  const [language, unnamed] = languageOf(notebook, path);
  const cells = notebook.cells.map(courseCell);
  const captures = notebook.cells.flatMap((cell, index) =>
    cell.cell_type === 'code' && cell.source.trim() !== '' ? [captureOf(cell, index, { path, language })] : [],
  );
  const kernel = notebook.metadata.kernelspec;
  return {
    value: {
      notebook: {
        path,
        language,
        cells,
        ...(kernel && { kernel: { name: String(kernel.name), displayName: String(kernel.display_name) } }),
      },
      captures,
    },
    problems: [...problems, ...unnamed, ...(captures.length === 0 ? [noCode(path)] : [])],
  };
}

/** Whether nbscribe wrote this notebook: it is then an output lying in the folder, never an input. */
function isOurs(notebook: Notebook): boolean {
  return notebook.metadata.nbscribe !== undefined;
}

/** Languages that a kernel's name tells, where nothing else does. */
const TOLD_BY_KERNEL = ['python', 'R', 'julia', 'javascript', 'typescript', 'bash', 'sage'];

/**
 * The language of the code. Kernels of a language of their own (Sage) call their `language_info` Python, which colours
 * them, so the kernel's own word comes first. A name that cannot be one is a problem.
 */
function languageOf({ metadata }: Notebook, path: string): [string, readonly Problem[]] {
  const { kernelspec, language_info: info } = metadata;
  const given: readonly unknown[] = [kernelspec?.['language'], info?.name];
  const written = given.filter((name): name is string => typeof name === 'string' && name !== '');
  const bad = written.filter((name) => !isLanguageName(name)).map((name) => badLanguage(name, path));
  const named = written.find(isLanguageName);
  const byKernel = languageOfName(String(kernelspec?.name ?? ''));
  const told = byKernel !== undefined && TOLD_BY_KERNEL.includes(byKernel) ? byKernel : 'python';
  return [named === undefined ? told : (languageOfName(named) ?? told), bad];
}

function courseCell(cell: Cell, index: number): CourseCell {
  const outputText = cell.cell_type === 'code' ? textOfOutputs(cell) : '';
  return { kind: cell.cell_type, index, source: cell.source, outputText };
}

function captureOf(cell: CodeCell, index: number, of: { path: string; language: string }): Capture {
  const tags = cell.metadata.tags ?? [];
  return {
    kind: 'code',
    atMs: undefined,
    content: cell.source,
    language: of.language,
    outputs: cell.outputs.flatMap(withoutWidget),
    ...(typeof cell.execution_count === 'number' && { executionCount: cell.execution_count }),
    ...(tags.length > 0 && { tags }),
    origin: { path: of.path, cell: index },
    place: { path: of.path, line: 0 },
  };
}

type Output = NonNullable<Capture['outputs']>[number];

const WIDGET = 'application/vnd.jupyter.widget-view+json';

/** A widget needs a state that stays behind in its notebook: without it only the text beside it can be shown. */
function withoutWidget(output: Output): Output[] {
  const data = output['data'] as Record<string, unknown> | undefined;
  if (data === undefined || data === null || !Object.hasOwn(data, WIDGET)) return [output];
  const { [WIDGET]: widget, ...rest } = data;
  void widget;
  return Object.keys(rest).length === 0 ? [] : [{ ...output, data: rest } as Output];
}

function textOfOutputs(cell: CodeCell): string {
  const texts = cell.outputs.map((output) => {
    const data = (output as { data?: Record<string, unknown> }).data;
    const text = (output as { text?: unknown }).text ?? data?.['text/plain'];
    return typeof text === 'string' ? text : '';
  });
  return texts.join('\n').slice(0, OUTPUT_TEXT_CHARS);
}

const noCode = (path: string): Problem => ({
  code: 'notebook/no-code',
  level: 'warning',
  message: 'this notebook holds no code cell, so nothing of it is shown',
  hint: 'Leave it out of `notebooks:`, or name another.',
  place: { path, line: 0 },
});

const badLanguage = (name: string, path: string): Problem => ({
  code: 'notebook/bad-language',
  level: 'warning',
  message: `${quote(name)} cannot be the name of a language`,
  hint: 'Open the notebook in JupyterLab, choose its kernel, and save it.',
  place: { path, line: 0 },
});
