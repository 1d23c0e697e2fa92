import type { HeardTerm, IsTaken, Voice } from './curves.js';
import type { PlaceSettings } from '../settings.js';

/**
 * Which mentions speak for an earlier link already, given where the links stand. `learn.lr_find()` occurs five times in
 * a notebook and "lr find" is said five times: without this all five would stand where it is said most clearly. Close
 * links share a mention, since one sentence may well cover them.
 */
export function claimMentions(
  voices: readonly (readonly Voice[])[],
  standMs: readonly number[],
  settings: PlaceSettings,
): readonly (IsTaken | undefined)[] {
  const owners = new Map<HeardTerm, Map<number, number>>();
  return voices.map((own, nth) => {
    const isTaken: IsTaken = (heard, timeMs) => {
      const owner = owners.get(heard)?.get(timeMs);
      return owner !== undefined && nth - owner > settings.sharingLinks;
    };
    const [fromMs, toMs] = [(standMs[nth] ?? 0) - settings.claimMs, (standMs[nth] ?? 0) + settings.claimMs];
    let limited = false;
    for (const { heard } of own) {
      for (const owner of owners.get(heard)?.values() ?? []) if (nth - owner > settings.sharingLinks) limited = true;
      for (const timeMs of heard.timesMs) {
        if (timeMs >= toMs) break;
        if (timeMs > fromMs && !isTaken(heard, timeMs)) claim(owners, heard, timeMs, nth);
      }
    }
    return limited ? isTaken : undefined;
  });
}

/** The first link to claim a mention keeps it. */
function claim(owners: Map<HeardTerm, Map<number, number>>, heard: HeardTerm, timeMs: number, nth: number): void {
  const known = owners.get(heard) ?? new Map<number, number>();
  if (!known.has(timeMs)) known.set(timeMs, nth);
  owners.set(heard, known);
}
