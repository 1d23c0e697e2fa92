import { readClock } from '../support/time/clock.js';

/** MPEG transport streams count 90,000 to the second in 33 bits. */
const [TICKS_A_MS, ROLLOVER] = [90, 2 ** 33];

interface Segment {
  readonly line: number;
  readonly ms: number;
}

/**
 * Where segments of an HLS stream were joined, each has a line `X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000`.
 * Times of later segments are moved by what their map differs from the first one's; a single map changes nothing.
 * Returns what to add on a line. https://www.rfc-editor.org/rfc/rfc8216#section-3.5
 */
export function segmentOffsets(lines: readonly string[]): (line: number) => number {
  const segments: Segment[] = [];
  lines.forEach((line, at) => {
    if (!line.startsWith('X-TIMESTAMP-MAP')) return;
    const ticks = /MPEGTS:(\d{1,12})/.exec(line.slice(0, 100))?.[1];
    const local = readClock(/LOCAL:([\d:.]{1,20})/.exec(line.slice(0, 100))?.[1] ?? '00:00');
    if (ticks !== undefined && local !== undefined)
      segments.push({ line: at + 1, ms: Math.round(Number(ticks) / TICKS_A_MS) - local });
  });
  if (segments.length < 2) return () => 0;
  return (line) => {
    const segment = segments[lastAbove(segments, line)];
    if (segment === undefined) return 0;
    const apartMs = segment.ms - (segments[0]?.ms ?? 0);
    return apartMs < -ROLLOVER / TICKS_A_MS / 2 ? apartMs + Math.round(ROLLOVER / TICKS_A_MS) : apartMs;
  };
}

function lastAbove(segments: readonly Segment[], line: number): number {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle] as Segment).line <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
