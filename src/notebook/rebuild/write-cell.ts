import type { Cell } from '../../model/notebook.js';
import { unsaidKey } from '../stamp/narration-key.js';
import { writeSpans } from '../stamp/span.js';
import { stampOf, withFacts, withoutStamp } from '../stamp/stamp.js';
import type { ExistingCell } from './existing-cells.js';
import { isNarration, type FreshCell } from './fresh-cells.js';
import { mergeCell } from './merge-cell.js';
import type { ExistingPlan } from './plan.js';

/** A cell of the rebuilt notebook, with the existing cell and the fresh one that it was; a cell of the reader's was neither. */
export interface RebuiltCell {
  readonly cell: Cell;
  readonly there?: ExistingCell;
  readonly fresh?: FreshCell;
}

/** One piece of an existing cell as it stands in the rebuilt notebook; undefined if it goes. */
export function writeExisting(piece: Cell, there: ExistingCell, plan: ExistingPlan): RebuiltCell | undefined {
  const { fate, match } = plan;
  if (fate === 'remove') return undefined;
  if (fate === 'release') return { cell: withoutStamp(piece) };
  if (fate === 'keep') return { cell: withMerged(restamp(piece, there, plan), there, plan), there };
  return match && { cell: withMerged(mergeCell(piece, match.cell), there, plan), there, fresh: match };
}

/** The reader's text with a stamp that says what of the fresh build it is. */
function restamp(piece: Cell, { key, stamp }: ExistingCell, { match, ownSpan }: ExistingPlan): Cell {
  const keyNow = match?.stamp.key ?? (stamp.kind === 'narration' ? unsaidKey(key) : key);
  return withFacts(piece, {
    ...(stampOf(piece) ?? stamp),
    covers: undefined,
    alsoMs: undefined,
    ...ownSpan,
    key: keyNow,
  });
}

/** The stamp says for which other cells this one stands, edited or not: the reader merged them into it. */
function withMerged(cell: Cell, there: ExistingCell, { match, standsFor, alsoSpans }: ExistingPlan): Cell {
  const others = standsFor.filter((fresh) => fresh !== match && !isNarration(fresh));
  const covers = [...new Set([...there.covers, ...others.map(({ stamp }) => stamp.key)])];
  if (covers.length === 0 && alsoSpans.length === 0) return cell;
  return withFacts(cell, {
    covers: covers.length > 0 ? covers : undefined,
    alsoMs: alsoSpans.length > 0 ? writeSpans(alsoSpans) : undefined,
  });
}
