import { firstNotBefore } from '../../compare/first-from.js';
import { spell } from '../names/find-names.js';
import type { NameKey } from '../names/name-key.js';
import { firstWordAt, type Names } from '../names/names.js';
import type { Section } from '../../model/section.js';

/** The opening lasts so long. */
const OPENING_MS = 30_000;

/** A topic of the lecture is spoken of in so many of its minutes, in fewer where the course writes it. */
const MINUTES = { spoken: 5, written: 3 };

/**
 * The name of several words that the opening of a section speaks of and the lecture has again and again,
 * if only once here.
 */
export function openingTopic(names: Names, { startMs, endMs }: Pick<Section, 'startMs' | 'endMs'>): string | undefined {
  const from = firstWordAt(names, startMs);
  const opened = firstNotBefore(names.startMs, Math.min(endMs, startMs + OPENING_MS));
  const to = firstWordAt(names, endMs);
  const topics = new Map<NameKey, { readonly at: number; readonly length: number; count: number }>();
  for (let at = from; at < to; at++) {
    for (const { key, length } of names.runs[at] ?? []) {
      const known = topics.get(key);
      if (known !== undefined) known.count += 1;
      else if (at < opened && length > 1 && isTopic(key, names)) topics.set(key, { at, length, count: 1 });
    }
  }
  const worthOf = ([{ stretches }, { count }]: readonly [NameKey, { readonly count: number }]) =>
    Math.log1p(stretches) * Math.sqrt(count);
  const [best] = [...topics].toSorted((a, b) => worthOf(b) - worthOf(a));
  return best && spell(names, best[1]);
}

function isTopic({ stems, stretches }: NameKey, { written }: Names): boolean {
  return stretches >= (stems.every((stem) => written.stems.has(stem)) ? MINUTES.written : MINUTES.spoken);
}
