import type { Cell } from '../../model/notebook.js';
import { unsaidKey } from '../stamp/narration-key.js';
import { writeSpans } from '../stamp/span.js';
import { stampOf, withFacts, withoutStamp } from '../stamp/stamp.js';
import type { ExistingCell } from './existing-cells.js';
import { isNarration } from './fresh-cells.js';
import { mergeCell } from './merge-cell.js';
import type { ExistingPlan } from './plan.js';

/** A cell of the rebuilt notebook. */
export interface RebuiltCell {
  readonly cell: Cell;
  /** The key of the generated cell that it was; undefined for a new one, and for a cell of the reader's. */
  readonly was?: string;
  /** Its text is that of a fresh cell. */
  readonly isFresh: boolean;
  readonly isChanged: boolean;
}

/** One piece of an existing cell as it stands in the rebuilt notebook; undefined if it goes. */
export function writeExisting(piece: Cell, there: ExistingCell, plan: ExistingPlan): RebuiltCell | undefined {
  const { fate, match } = plan;
  const kept = { was: there.key, isFresh: false, isChanged: false };
  if (fate === 'remove') return undefined;
  if (fate === 'release') return keepReaders(piece);
  if (fate === 'keep') return { ...kept, cell: withMerged(restamp(piece, there, plan), there, plan) };
  if (match === undefined) return undefined;
  const cell = withMerged(mergeCell(piece, match.cell), there, plan);
  return { ...kept, cell, isFresh: true, isChanged: cell.source !== piece.source };
}

/** A cell as the reader's own. */
export function keepReaders(cell: Cell): RebuiltCell {
  return { cell: withoutStamp(cell), isFresh: false, isChanged: false };
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
