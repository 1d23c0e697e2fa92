/** What is told of `lecture.yaml`, and the lines it is told at. */
import { isMap, isNode, isSeq, type Document, type LineCounter } from 'yaml';
import type { Problem } from '../../model/problem.js';
import type { Place } from '../../model/source.js';
import { nearestOf } from '../../text/nearest.js';
import { quote } from '../transcripts/support/clean.js';

/** The way to a value: keys of maps, numbers of items. */
export type Keys = readonly (string | number)[];

/** The place of a key or item: `placeOf('chapters', 2, 'at')`. */
export type PlaceOf = (...path: Keys) => Place;

/** More keys than this are counted. */
const SHOWN_KEYS = 20;

/** A key that no manifest has, and those that there are. */
export interface UnknownKey {
  readonly keys: Keys;
  readonly known: readonly string[];
}

/** All of them in one problem: who mends one wants to know of the others. */
export function unknownKeys(unknown: readonly UnknownKey[], placeOf: PlaceOf, file = 'lecture.yaml'): Problem {
  const shown = unknown.slice(0, SHOWN_KEYS).map(({ keys, known }) => {
    const key = String(keys.at(-1));
    return { key: quote(key), nearest: nearestOf(key.slice(0, 100), known), line: placeOf(...keys).line };
  });
  const [first] = shown;
  const more = unknown.length - shown.length;
  const names = shown.map(({ key, line }) => (shown.length === 1 ? key : `${key} (line ${line})`)).join(', ');
  const meant = shown.filter(({ nearest }) => nearest !== undefined);
  const guess =
    shown.length === 1
      ? `Did you mean "${first?.nearest}"?`
      : `Did you mean ${meant.map(({ key, nearest }) => `"${nearest}" for ${key}`).join(', ')}?`;
  const list = `The keys are ${(unknown[0]?.known ?? []).join(', ')}.`;
  const others = more > 0 ? ` and ${more} more` : '';
  return {
    code: `${file.replace(/\.yaml$/, '')}/unknown-key`,
    level: 'warning',
    message: `${names}${others} ${unknown.length === 1 ? 'is not a key' : 'are not keys'} of ${file}`,
    hint: meant.length === 0 ? list : meant.length === shown.length ? guess : `${guess} ${list}`,
    place: placeOf(...(unknown[0]?.keys ?? [])),
  };
}

/** The line of the deepest node on the path that exists; of a map's entry, that of its key. */
export function lineOf(document: Document, keys: Keys, counter: LineCounter): number {
  let line = 1;
  let node: unknown = document.contents;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(isNode(item.key) ? item.key.toJSON() : item.key) === String(key));
      if (isNode(pair?.key) && pair.key.range) line = counter.linePos(pair.key.range[0]).line;
      node = pair?.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isNode(node) && node.range) line = counter.linePos(node.range[0]).line;
    }
  }
  return line;
}
