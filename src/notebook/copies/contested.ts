/** Marks that show a reader whose the versions of a contested cell are. */
import type { Cell, Notebook } from '../../model/notebook.js';
import { hashSource } from '../format/hash.js';
import type { CopiedCell } from './copy.js';
import { strings } from '../stamp/stamp.js';

/** Marks both versions of a cell that two people changed differently. */
export const CONTESTED_TAG = 'contested';

/** On the lines above each version: they belong to nobody, and go when somebody settles it. */
const MARK_TAG = 'contested-mark';

/**
 * A notebook without such lines, as a merge put them: the next merge puts its own. One that somebody wrote into stays.
 */
export function withoutMarks(notebook: Notebook): Notebook {
  const isMark = ({ metadata, source }: Cell) => strings(metadata.tags).includes(MARK_TAG) && MARK.test(source);
  return notebook.cells.some(isMark)
    ? { ...notebook, cells: notebook.cells.filter((cell) => !isMark(cell)) }
    : notebook;
}

const MARK = /^\*(?:This was changed by more than one\. The version of .*|The version of .* of the same):\*$/;

/** Puts a quiet line above each version of a contested cell. */
export function markContested(entries: readonly CopiedCell[]): readonly CopiedCell[] {
  const begun = new Set<string>();
  return entries.flatMap((entry, at) => {
    const owner = ownerOf(entry);
    if (owner === undefined || (entries[at - 1]?.name === entry.name && ownerOf(entries[at - 1]) === owner))
      return [entry];
    const mark = markOf({ ...entry, owner, isFirst: !begun.has(entry.name) });
    begun.add(entry.name);
    return [mark, entry];
  });
}

/** Whose version a contested cell is; undefined for any other. */
function ownerOf(entry: CopiedCell | undefined): string | undefined {
  const tags = strings(entry?.cell.metadata.tags);
  return tags.includes(CONTESTED_TAG) ? tags.find((tag) => tag.startsWith('by-'))?.slice('by-'.length) : undefined;
}

function markOf({ name, owner, isFirst }: { name: string; owner: string; isFirst: boolean }): CopiedCell {
  const whose = owner.replace(/[\\`*_[\]<>$&#]/g, '\\$&');
  const source = isFirst
    ? `*This was changed by more than one. The version of ${whose}:*`
    : `*The version of ${whose} of the same:*`;
  const id = `contested-${hashSource(`${name} ${owner}`).slice(0, 16)}`;
  const cell: Cell = { id, cell_type: 'markdown', metadata: { tags: [MARK_TAG] }, source };
  return { name: `id ${id}`, cell, isOriginal: false };
}
