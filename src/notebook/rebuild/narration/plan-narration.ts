import type { ExistingNotebook } from '../existing-cells.js';
import type { FreshBuild, FreshCell } from '../fresh-cells.js';
import { claimSpeech, type Claim } from './claims.js';
import { cutNarration } from './cut-narration.js';
import { readPrevious } from './previous-narration.js';
import { createTimeMap, type TimeMap } from './time-map.js';

/** Whose the fresh speech is, word by word. */
export interface NarrationPlan {
  readonly timeMap: TimeMap;
  readonly claims: readonly Claim[];
  /** The cells of the fresh build, its narration cut where the reader's own begins and ends. */
  readonly fresh: readonly FreshCell[];
}

/** What was said at the last build, where that lies in the speech of the fresh one, and the fresh cells cut there. */
export function planNarration(existing: ExistingNotebook, build: FreshBuild): NarrationPlan {
  const previous = readPrevious(existing, build.cells);
  const timeMap = createTimeMap(previous.texts, build.speech);
  const claims = claimSpeech(previous.narration, existing.generated, { build, timeMap });
  return { timeMap, claims, fresh: cutNarration(claims, build) };
}
