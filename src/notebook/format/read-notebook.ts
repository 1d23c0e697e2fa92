import type { FileContent } from '../../model/files.js';
import type { Notebook } from '../../model/notebook.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { parseNotebook } from './parse.js';

/** The notebook of a file, `path` as the user named it; a file that cannot be read is a problem. */
export function readNotebook(content: FileContent, path: string): Outcome<Notebook | undefined> {
  if ('bytes' in content) return parseNotebook(new TextDecoder().decode(content.bytes), path);
  return { value: undefined, problems: [describeUnreadable(content.error, path)] };
}

function describeUnreadable(error: string, path: string): Problem {
  const known: Readonly<Record<string, string>> = {
    ENOENT: `there is no file "${path}"`,
    EISDIR: `"${path}" is a folder`,
    EACCES: `"${path}" may not be read: its permissions forbid it`,
  };
  return {
    code: 'notebook/unreadable',
    level: 'error',
    message: known[error] ?? `cannot read "${path}": ${error}`,
    hint: 'Give the path of a notebook (.ipynb).',
    place: { path, line: 0 },
  };
}
