import type { Capture } from '../../model/capture.js';
import { withRepeat } from './slides.js';

/** Shorter code is on the screen by chance. */
const LEAST_LETTERS = 12;

/**
 * A snapshot of code that is word for word a cell of a course notebook tells when that cell is on screen: the cell
 * takes its time and the snapshot is remembered in it. Only where one cell alone has that code.
 */
export function adoptTimes(captures: readonly Capture[]): readonly Capture[] {
  const cells = new Map<string, Capture[]>();
  for (const capture of captures)
    if (capture.kind === 'code' && capture.atMs === undefined && capture.origin !== undefined) {
      const own = cells.get(keyOf(capture));
      if (own === undefined) cells.set(keyOf(capture), [capture]);
      else own.push(capture);
    }
  const standing = new Map<Capture, Capture | undefined>();
  for (const capture of captures) {
    if (capture.kind !== 'code' || capture.atMs === undefined || capture.origin !== undefined) continue;
    const [cell, ...others] = cells.get(keyOf(capture)) ?? [];
    if (cell === undefined || others.length > 0 || keyOf(capture).length < LEAST_LETTERS || standing.has(cell))
      continue;
    standing.set(cell, withRepeat({ ...cell, atMs: capture.atMs }, capture));
    standing.set(capture, undefined);
  }
  return captures.flatMap((capture) => (standing.has(capture) ? (standing.get(capture) ?? []) : [capture]));
}

const keyOf = ({ content }: Capture) => content.replace(/\s+/g, '');
