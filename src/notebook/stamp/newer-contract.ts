import type { Notebook } from '../../model/notebook.js';
import type { Problem } from '../../model/problem.js';

/** `12.0.3`, `12.1.0-beta.2`. Who builds by the library may have written a name of their own instead. */
const VERSION = /^(\d{1,6})\.\d+\.\d+(?:[-+].{0,80})?$/;

const majorOf = (version: unknown): number =>
  Number(typeof version === 'string' ? (VERSION.exec(version)?.[1] ?? 0) : 0);

/**
 * An error where a newer major version than `own` wrote the notebook: what its stamps say cannot be known. Facts of
 * older versions, and facts that only a newer minor version knows, are read and kept (docs/releasing.md).
 */
export function findNewerContract(notebook: Notebook, path: string, own: string): readonly Problem[] {
  const stamp: unknown = notebook.metadata.nbscribe;
  const version = typeof stamp === 'object' && stamp !== null && 'version' in stamp ? stamp.version : undefined;
  if (majorOf(version) <= majorOf(own)) return [];
  return [
    {
      code: 'notebook/newer-version',
      level: 'error',
      message: `"${path}" was written by nbscribe ${String(version)}, and this is ${own}: what it says of its cells may mean something else`,
      hint: `Install that version or a newer one: npm install -g nbscribe@${majorOf(version)}. The notebook stays as it is.`,
      place: { path, line: 0 },
    },
  ];
}
