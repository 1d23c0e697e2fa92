import { sha256Of } from '../../notebook/format/hash.js';

/** Every machine of a cluster takes its share: shard `nth` (from 1) of `of`. */
export interface Shard {
  readonly nth: number;
  readonly of: number;
}

/** Whether a lesson is of a shard: told by its name alone, so the same on every machine. */
export function isInShard(lesson: string, { nth, of }: Shard): boolean {
  // 48 bits are exact in a number.
  return Number.parseInt(sha256Of(lesson).slice(0, 12), 16) % of === nth - 1;
}
