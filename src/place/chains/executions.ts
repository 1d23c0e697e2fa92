import type { Narration } from '../../model/narration.js';
import { cutWords } from '../../text/words.js';
import type { TimeGrid } from './screen.js';
import { EXECUTION_SAID, type PlaceSettings } from '../settings.js';

/** Lecturers say that they execute a cell: "let's run that", "shift enter". "A long running job" is none. */
const EXECUTES =
  /\b(?:(?:run|ran|running) (?:this|that|it|these|those|them|the (?:cell|code|next)|everything)|(?:let's|i'll|i can|we can|we|i|just|hit|press|click) run|shift (?:and )?enter|control enter|execut(?:e|es|ing) (?:this|that|it|the|these|those)|(?:let's|i'll|we|just) execute)\b/;

/**
 * What it is worth for a code cell to stand in a bin,
 * because an execution is said aloud near it; bins of no worth are left out.
 */
export function hearExecutions(
  { sentences }: Narration,
  grid: TimeGrid,
  { binMs, execution }: PlaceSettings,
): ReadonlyMap<number, number> {
  const worth = new Map<number, number>();
  for (const { words, startMs } of sentences) {
    if (!EXECUTES.test(cutWords(words.map(({ text }) => text).join(' ')).join(' '))) continue;
    const last = Math.min(grid.bins - 1, Math.floor((startMs + EXECUTION_SAID.reachMs) / binMs));
    for (let bin = Math.max(0, Math.ceil((startMs - EXECUTION_SAID.reachMs) / binMs)); bin <= last; bin++) {
      const nearness = Math.exp(-Math.abs((bin + 0.5) * binMs - startMs) / EXECUTION_SAID.fallMs);
      worth.set(bin, Math.max(worth.get(bin) ?? 0, execution * nearness));
    }
  }
  return worth;
}

/** The curve with that worth added. */
export function addExecutions(curve: Float32Array, executions: ReadonlyMap<number, number>): Float32Array {
  const sum = curve.slice();
  for (const [bin, worth] of executions) sum[bin]! += worth;
  return sum;
}
