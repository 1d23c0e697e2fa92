import type { Placement } from '../model/capture.js';

/** Where a link stands in the end, and why there. */
export interface Stand {
  readonly atMs: number;
  readonly placement: Placement;
}
