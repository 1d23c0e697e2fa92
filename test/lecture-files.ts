import type { LectureFiles } from '../src/model/files.js';

/** A lecture's folder in memory: paths to texts or bytes. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): LectureFiles {
  const bytesOf = (path: string) => {
    const content = files[path];
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    read: bytesOf,
    sizeOf: (path) => bytesOf(path)?.length,
    list: (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      const names = Object.keys(files).flatMap((path) => {
        if (!path.startsWith(prefix)) return [];
        const rest = path.slice(prefix.length);
        return [rest.includes('/') ? rest.slice(0, rest.indexOf('/') + 1) : rest];
      });
      return names.length === 0 && folder !== '' ? undefined : [...new Set(names)].sort();
    },
  };
}

/** A PNG of one grey pixel. */
export const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);

/** A course notebook of the given sources; a leading `#` in Markdown makes it a Markdown cell. */
export function courseNotebook(...cells: readonly (string | { code: string; output?: string })[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 2,
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3' }, language_info: { name: 'python' } },
    cells: cells.map((cell) =>
      typeof cell === 'string'
        ? { cell_type: 'markdown', metadata: {}, source: [cell] }
        : {
            cell_type: 'code',
            metadata: {},
            execution_count: null,
            source: [cell.code],
            outputs: cell.output === undefined ? [] : [{ output_type: 'stream', name: 'stdout', text: [cell.output] }],
          },
    ),
  });
}
