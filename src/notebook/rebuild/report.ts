import { counted } from '../../model/counted.js';
import type { RebuildPlan } from './plan.js';
import type { RebuiltCell } from './write-cell.js';

export interface RebuildReport {
  /** Generated cells whose text did not change. */
  readonly same: number;
  readonly updated: number;
  readonly added: number;
  /** Generated cells that the lecture no longer has. */
  readonly removed: number;
  /** Generated cells that the reader edited. */
  readonly kept: number;
  /** Generated cells that the reader deleted. */
  readonly deleted: number;
  /** Cells that the reader added. */
  readonly readerCells: number;
}

/** What a first build reports. */
export function reportFirst(added: number): RebuildReport {
  return { same: 0, updated: 0, added, removed: 0, kept: 0, deleted: 0, readerCells: 0 };
}

export function reportOn({ existing, fresh }: RebuildPlan, cells: readonly RebuiltCell[]): RebuildReport {
  const existingPlans = [...existing.values()];
  const others = cells.filter(({ was }) => was === undefined);
  const unedited = cells.filter(({ was }) => was !== undefined && existing.get(was)?.isEdited === false);
  return {
    same: unedited.filter(({ isChanged }) => !isChanged).length,
    updated: unedited.filter(({ isChanged }) => isChanged).length,
    added: others.filter(({ isFresh }) => isFresh).length,
    removed: existingPlans.filter(({ fate }) => fate === 'remove').length,
    kept: existingPlans.filter(({ fate, isEdited }) => fate === 'keep' && isEdited).length,
    deleted: fresh.filter(({ fate }) => fate === 'deleted').length,
    readerCells: others.filter(({ isFresh }) => !isFresh).length,
  };
}

/** `212 cells: 190 same, 14 updated, 6 yours kept, 2 still deleted`; what is zero is left out, but for `same`. */
export function describeRebuild(report: RebuildReport): string {
  const { same, updated, added, removed, kept, deleted, readerCells } = report;
  const yours = kept + readerCells;
  const parts = [
    `${same} same`,
    ...(updated > 0 ? [`${updated} updated`] : []),
    ...(added > 0 ? [`${added} new`] : []),
    ...(yours > 0 ? [`${yours} yours kept`] : []),
    ...(deleted > 0 ? [`${deleted} still deleted`] : []),
    ...(removed > 0 ? [`${removed} gone from the lecture`] : []),
  ];
  return `${counted(same + updated + added + yours + deleted, 'cell')}: ${parts.join(', ')}`;
}
