/** Where the speech stops for something to be shown. */
import { firstFrom } from '../../compare/first-from.js';
import type { Capture } from '../../model/capture.js';
import type { CompileInput } from '../input.js';

/** A point between sentences where something stands: a section's heading or a capture. */
export interface Stop {
  readonly sentence: number;
  readonly section?: number;
  readonly capture?: Capture;
  /** Of the first of a heap of cells that nobody talks about: how many they are. */
  readonly heap?: number;
  /** It is one of such a heap. */
  readonly folded?: boolean;
}

/**
 * Sections and captures in reading order. Where both stand between the same two sentences, code of the moment before
 * comes first, then the heading; a slide opens its section, so it comes after it.
 */
export function stopsOf({ sections, lecture, narration, anchors }: CompileInput): readonly Stop[] {
  const { sentences } = narration;
  const starts = sections.map(({ startMs }, nth) => ({
    sentence: nth === 0 ? 0 : firstFrom(sentences.length, (at) => (sentences[at]?.startMs ?? 0) >= startMs),
    startMs,
    nth,
  }));
  const stops: Stop[] = [];
  let next = 0;
  const openUpTo = (sentence: number, atMs: number) => {
    for (let start = starts[next]; start !== undefined; start = starts[++next]) {
      if (start.sentence > sentence || (start.sentence === sentence && next > 0 && start.startMs > atMs)) break;
      stops.push({ sentence: start.sentence, section: start.nth });
    }
  };
  let reached = 0;
  lecture.captures.forEach((capture, index) => {
    reached = Math.max(reached, anchors[index] ?? reached);
    openUpTo(reached, opensSection(capture) ? Infinity : (capture.atMs ?? 0));
    stops.push({ sentence: reached, capture });
  });
  openUpTo(sentences.length, Infinity);
  return stops;
}

const opensSection = ({ kind }: Capture) => kind === 'slide' || kind === 'image';
