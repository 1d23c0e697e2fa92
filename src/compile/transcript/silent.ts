import type { Capture } from '../../model/capture.js';
import { say, type MessageTable } from '../../model/wording/messages.js';
import type { Stop } from './stops.js';

/** So many cells that nobody talks about, on one spot, stand in the way of the talk around them. */
const LEAST_IN_HEAP = 4;

/** Placements of less confidence are marked, as `inspect` lists them. */
const DOUBTFUL = 0.35;

/** The notebook's mark, for the property inspector and for searches. */
export const DOUBTFUL_TAG = 'doubtful-place';

/** Code that stands where it does by its order alone. */
const isSilent = ({ capture }: Stop): boolean =>
  capture?.kind === 'code' && (capture.placement?.by === 'neighbour' || capture.placement?.by === 'spread');

/** Marks the heaps of code that nobody talks about. */
export function foldHeaps(stops: readonly Stop[]): readonly Stop[] {
  const folded: Stop[] = [];
  for (let from = 0, to = 0; from < stops.length; from = to) {
    const first = stops[from]!;
    const goesOn = (stop: Stop | undefined) => stop !== undefined && isSilent(stop) && stop.sentence === first.sentence;
    to = from + 1;
    while (isSilent(first) && goesOn(stops[to])) to++;
    const heap = stops.slice(from, to);
    if (heap.length < LEAST_IN_HEAP) folded.push(...heap);
    else folded.push(...heap.map((stop, nth) => ({ ...stop, folded: true, ...(nth === 0 && { heap: heap.length }) })));
  }
  return folded;
}

/** The line above a heap. */
export const heapLine = (count: number, messages: MessageTable): string => `*${say(messages, 'folded', { n: count })}*`;

/** Whether one would not bet on the place of this code. */
export const isDoubtful = ({ kind, placement }: Capture): boolean =>
  kind === 'code' && placement !== undefined && placement.confidence < DOUBTFUL;

/**
 * What is said of the doubtful places of each section, by the stop that opens it:
 * ` · 2 of 5 code cells placed by guess`.
 */
export function doubtBySection(stops: readonly Stop[], messages: MessageTable): ReadonlyMap<number, string> {
  const doubts = new Map<number, string>();
  let [section, code, doubtful] = [0, 0, 0];
  const close = () => {
    if (doubtful > 0) doubts.set(section, ` · ${say(messages, 'guessed', { some: doubtful, n: code })}`);
  };
  for (const { section: opened, capture, folded } of stops) {
    if (opened !== undefined) {
      close();
      [section, code, doubtful] = [opened, 0, 0];
    } else if (capture?.kind === 'code' && folded !== true) {
      code += 1;
      if (isDoubtful(capture)) doubtful += 1;
    }
  }
  close();
  return doubts;
}
