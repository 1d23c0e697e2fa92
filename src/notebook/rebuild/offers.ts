import type { CellStamp, MarkdownCell } from '../../model/notebook.js';
import { hashSource } from '../format/hash.js';
import { completeStamp } from '../stamp/stamp.js';
import type { ExistingPlan, RebuildPlan } from './plan.js';
import type { RebuiltCell } from './write-cell.js';

/** The tag of a cell that offers the new version of the edited cell above it. */
const UPDATE_TAG = 'nbscribe-update';

/** Puts the new version beside each edited cell whose version changed since, unless the reader deleted that offer. */
export function addOffers(cells: readonly RebuiltCell[], { existing, deletedKeys }: RebuildPlan): RebuiltCell[] {
  const lastOf = new Map(cells.map(({ was }, at) => [was, at]));
  return cells.flatMap((rebuilt, at) => {
    const { was } = rebuilt;
    const plan = was === undefined ? undefined : existing.get(was);
    if (was === undefined || plan?.isEdited !== true || lastOf.get(was) !== at) return [rebuilt];
    const cell = offerNewVersion(was, plan);
    const isWanted = cell !== undefined && !deletedKeys.has(cell.metadata.nbscribe?.key ?? '');
    return isWanted ? [rebuilt, { cell, isFresh: false, isChanged: false }] : [rebuilt];
  });
}

/** Undefined where the generator would write what the reader started from. */
function offerNewVersion(key: string, { match, standsFor, wroteHash }: ExistingPlan): MarkdownCell | undefined {
  if (standsFor.length === 0 || match?.stamp.hash === wroteHash) return undefined;
  const texts = standsFor.map(({ cell }) => (cell.cell_type === 'code' ? fenced(cell.source) : cell.source));
  const source = `<details>\n<summary>New version of the cell above</summary>\n\n${texts.join('\n\n')}\n\n</details>`;
  const hash = hashSource(source);
  const updateOf = match?.stamp.key ?? key;
  const nbscribe: CellStamp = { key: `${updateOf}~${hash.slice(0, 8)}`, kind: 'note', hash, updateOf };
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
