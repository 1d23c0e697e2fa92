/** Several people's notes of one lecture as one notebook, or one page of a wiki. */
import { basename } from '../host/read.js';
import { writeFileAtomic } from '../host/write.js';
import { importNotes } from '../import/import-notes.js';
import { mergeNotes, type Contribution } from '../import/merge-notes.js';
import type { Outcome, Problem } from '../model/problem.js';
import { serializeNotebook } from '../notebook/format/serialize.js';
import { noteFilesOf } from '../notebook/stamp/note.js';
import { readNotes } from './notes.js';
import { exportNotebook, exportNotebookFile } from '../publish/publish.js';
import { languageOfName } from '../read/text-notebooks/languages.js';

export interface MergeNotesOptions {
  readonly output: string;
  /** Whose notes they are, in order; by default as their front matter says, else their file's name. */
  readonly names?: readonly string[] | undefined;
  /** A format of `export`; by default a notebook is written. */
  readonly to?: string | undefined;
}

export interface MergeNotesReport {
  readonly written: readonly string[];
  readonly names: readonly string[];
}

/**
 * Merges notes (and notebooks that notes were imported into), and writes the result.
 * Nothing is written where a problem is an error.
 */
export async function mergeNotesFiles(
  paths: readonly string[],
  options: MergeNotesOptions,
): Promise<Outcome<MergeNotesReport | undefined>> {
  const problems: Problem[] = [];
  const contributions: Contribution[] = [];
  for (const [nth, path] of paths.entries()) {
    const { value, problems: found } = await readContribution(path, options.names?.[nth]);
    problems.push(...found);
    if (value !== undefined) contributions.push(value);
  }
  if (problems.some(({ level }) => level === 'error')) return { value: undefined, problems };
  const names = [...new Set(contributions.map(({ author }) => author))];
  const path = basename(options.output);
  const { value } = importNotes(mergeNotes(contributions), { path, author: names.join(', '), languageOfName });
  if (options.to !== undefined) {
    const exported = await exportNotebook(value.notebook, {
      to: options.to,
      output: options.output,
      path: options.output,
    });
    return {
      value: exported.value && { written: exported.value.written, names },
      problems: [...problems, ...exported.problems],
    };
  }
  const written = writeFileAtomic(options.output, new TextEncoder().encode(serializeNotebook(value.notebook)));
  return { value: { written: [options.output], names }, problems: [...problems, ...written.problems] };
}

/** The Markdown of somebody's notes without its front matter, and whose they are. */
async function readContribution(path: string, name: string | undefined): Promise<Outcome<Contribution | undefined>> {
  const stem = basename(path).replace(/\.[^.]*$/, '');
  if (path.endsWith('.ipynb')) {
    const { value, problems } = await exportNotebookFile(path, { to: 'gfm', output: '-' });
    return { value: value && { author: name ?? stem, text: value.texts.join('\n') }, problems };
  }
  const { value, problems } = readNotes(path);
  if (value === undefined) return { value: undefined, problems };
  const [{ head = '', author } = {}] = noteFilesOf(value.notebook);
  const exported = await exportNotebook(value.notebook, { to: 'gfm', output: '-', path });
  const text = (exported.value?.texts.join('\n') ?? '').slice(head.length);
  return { value: { author: name ?? author ?? stem, text }, problems: [...problems, ...exported.problems] };
}
