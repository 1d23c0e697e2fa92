import type { Existing, Fresh, Group } from './groups.js';
import { joinSpans, subtractSpans, type Span } from './span.js';
import { coversOf } from './stamp.js';

/** What the reader deleted. */
export interface Deleted {
  /** Keys of the generated cells that are gone, those of earlier builds first. */
  readonly keys: readonly string[];
  /** Stretches of the video whose narration is gone: it stays deleted when paragraphs are cut elsewhere. */
  readonly spans: readonly Span[];
}

interface Sides {
  readonly fresh: readonly Fresh[];
  readonly spans: ReadonlyMap<Group, Span | undefined>;
  /** Keys of fresh cells whose text stands in an edited cell. */
  readonly covered: ReadonlySet<string>;
  /** Spans deleted in earlier builds. */
  readonly last: readonly Span[];
}

/** Whatever was written and is not there: a key of no cell, and of no cell that it was merged into. */
export function findDeleted(existing: Existing, { spans, covered, last, fresh }: Sides): Deleted {
  const held = existing.groups.flatMap(({ key, stamp }) => [key, ...coversOf(stamp)]);
  const present = new Set([...held, ...existing.offers]);
  const known = [...new Set([...existing.deleted, ...existing.written])];
  const keys = known.filter((key) => !present.has(key) && !covered.has(key));
  const narration = fresh.flatMap(({ stamp, span }) =>
    stamp.kind === 'narration' && span !== undefined ? [span] : [],
  );
  const whole = {
    startMs: Math.min(...narration.map(({ startMs }) => startMs)),
    endMs: Math.max(...narration.map(({ endMs }) => endMs)),
  };
  const spanOfKey = new Map(
    existing.groups.flatMap((group) => {
      const span = group.stamp.kind === 'narration' ? spans.get(group) : undefined;
      return span === undefined ? [] : [[group.key, span] as const];
    }),
  );
  const kindOf = new Map(fresh.map(({ stamp }) => [stamp.key, stamp.kind]));
  const goneNarration = new Set(keys.filter((key) => (kindOf.get(key) ?? 'narration') === 'narration'));
  const holes = findHoles(existing.written, { spanOfKey, gone: goneNarration, whole });
  return {
    keys,
    spans: subtractSpans(joinSpans([...last, ...holes]), [...spanOfKey.values()]).filter(
      ({ startMs, endMs }) => endMs - startMs > SHORTEST_MS,
    ),
  };
}

/** Less than this is a pause, not speech. */
const SHORTEST_MS = 1000;

/** The time between the narration before and after keys that are gone; none where a slide between two paragraphs is gone. */
function findHoles(
  written: readonly string[],
  { spanOfKey, gone, whole }: { spanOfKey: ReadonlyMap<string, Span>; gone: ReadonlySet<string>; whole: Span },
): Span[] {
  const holes: Span[] = [];
  let fromMs = whole.startMs;
  let isOpen = false;
  for (const key of written) {
    const span = spanOfKey.get(key);
    if (span === undefined) {
      isOpen ||= gone.has(key);
      continue;
    }
    if (isOpen && span.startMs - fromMs > SHORTEST_MS) holes.push({ startMs: fromMs, endMs: span.startMs });
    fromMs = Math.max(fromMs, span.endMs);
    isOpen = false;
  }
  if (isOpen && whole.endMs - fromMs > SHORTEST_MS) holes.push({ startMs: fromMs, endMs: whole.endMs });
  return holes;
}
