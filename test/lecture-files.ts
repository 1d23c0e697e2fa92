/** A lecture's folder in memory: paths to texts or bytes. */
export { openMemory as folderOf } from '../src/read/memory.js';

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
