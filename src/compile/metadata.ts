/** The metadata of a notebook: what Jupyter needs, and what nbscribe says of itself. */
import type { Cell, NotebookMetadata, NotebookStamp } from '../model/notebook.js';
import type { CompileInput } from './input.js';
import { lectureStamp } from './stamp.js';

/** The language that the notebook's kernel runs: that of the first course notebook, else of the first code capture. */
export function kernelLanguage({ lecture }: Pick<CompileInput, 'lecture'>): string {
  const fromCapture = lecture.captures.find((capture) => capture.kind === 'code')?.language;
  return lecture.courseNotebooks[0]?.language ?? fromCapture ?? 'python';
}

/** Kernel metadata as Jupyter writes it for the language of the code. */
function kernelMetadata(input: Pick<CompileInput, 'lecture'>): Pick<NotebookMetadata, 'kernelspec' | 'language_info'> {
  const language = kernelLanguage(input);
  const given = input.lecture.courseNotebooks.find((notebook) => notebook.language === language)?.kernel;
  const python = { name: 'python3', display_name: 'Python 3 (ipykernel)' };
  const spec =
    language === 'python' ? python : { name: given?.name ?? language, display_name: given?.displayName ?? language };
  return { kernelspec: { ...spec, language }, language_info: { name: language } };
}

/** The metadata of either notebook, with what only that one has. */
export function notebookMetadata(
  input: Omit<CompileInput, 'paragraphs' | 'anchors'>,
  cells: readonly Cell[],
  own: Pick<NotebookStamp, 'view' | 'concepts'>,
): NotebookMetadata {
  return {
    ...kernelMetadata(input),
    nbscribe: {
      version: input.version,
      ...own,
      lecture: lectureStamp(input),
      sections: input.sections.map(({ title, level, startMs, endMs }) => ({ title, level, startMs, endMs })),
      written: cells.map((cell) => cell.metadata.nbscribe?.key ?? ''),
      deleted: [],
    },
  };
}
