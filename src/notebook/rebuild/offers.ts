import type { Cell, CellStamp, MarkdownCell } from '../../model/notebook.js';
import { heldBy, type Fates } from './plan.js';
import type { Fresh, Group } from './read-cells.js';
import { hashSource } from '../format/hash.js';
import { completeStamp } from '../stamp/stamp.js';

/** The tag of a cell that offers the new version of the edited cell above it. */
export const UPDATE_TAG = 'nbscribe-update';

interface Item {
  readonly cell: Cell;
  readonly group?: Group;
  readonly fresh?: Fresh;
}

/** Puts the new version beside each edited cell whose version changed since, unless the reader deleted that offer. */
export function addUpdates<Kind extends Item>(items: readonly Kind[], fates: Fates): (Kind | Item)[] {
  const lastOf = new Map(items.flatMap(({ group }, at) => (group === undefined ? [] : [[group, at] as const])));
  return items.flatMap((item, at) => {
    const { group } = item;
    if (group === undefined || lastOf.get(group) !== at || !fates.edited.has(group)) return [item];
    const cell = updateOf(group, fates);
    return cell === undefined || fates.gone.has(cell.metadata.nbscribe?.key ?? '') ? [item] : [item, { cell }];
  });
}

/** Undefined where the generator would write what the reader started from. */
function updateOf(group: Group, fates: Fates): MarkdownCell | undefined {
  const match = fates.matches.get(group);
  const parts = heldBy(group, fates);
  if (parts.length === 0 || match?.stamp.hash === group.stamp.hash) return undefined;
  const text = parts.map(({ cell }) => (cell.cell_type === 'code' ? fenced(cell.source) : cell.source)).join('\n\n');
  const source = `<details>\n<summary>New version of the cell above</summary>\n\n${text}\n\n</details>`;
  const hash = hashSource(source);
  const updated = match?.stamp.key ?? group.key;
  const nbscribe: CellStamp = { key: `${updated}~${hash.slice(0, 8)}`, kind: 'note', hash, updateOf: updated };
  return completeStamp({
    cell_type: 'markdown',
    id: `update-${hash}`,
    metadata: { nbscribe, tags: [UPDATE_TAG] },
    source,
  }) as MarkdownCell;
}

function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}
