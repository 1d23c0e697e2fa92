import type { Fates } from './plan.js';
import type { Group } from './read-cells.js';
import { isOwn } from './narration/claims.js';

/** When the narration of each edited group began at the last build: a cell into which others were merged stands where the first stood. */
export function firstMoments({ pins, edited }: Fates): ReadonlyMap<Group | undefined, number> {
  const own = pins.filter((pin) => pin.group !== undefined && edited.has(pin.group) && isOwn(pin.group, pin));
  return new Map(own.map(({ group, startMs }) => [group, startMs]));
}

/** The last cell that tells some of what each group told: its text may now be cut in more pieces. */
export function lastPieces({ fresh, pins }: Fates): ReadonlyMap<Group | undefined, number> {
  const narration = fresh.filter(({ range }) => range !== undefined);
  const last = new Map<Group | undefined, number>();
  let next = 0;
  for (const { group, isUntouched, range } of pins) {
    while ((narration[next]?.range?.from ?? Infinity) < range.to) next++;
    const part = narration[next - 1];
    if (isUntouched && part?.range !== undefined && part.range.from >= range.from) last.set(group, part.index);
  }
  return last;
}

/** The last fresh cell that begins before a group's moment is over. */
export function slotBefore({ span, stamp }: Group, { fresh, clock }: Fates): number | undefined {
  const ms = span?.endMs ?? stamp.startMs;
  if (ms === undefined) return undefined;
  const beforeMs = ms + clock.shiftMsAt(ms);
  return fresh.findLast((part) => part.stamp.startMs !== undefined && part.stamp.startMs < beforeMs)?.index;
}
