import { counted } from '../../model/counted.js';
import { wholeMs } from './support/time/clock.js';
import { Collector } from './support/collect.js';
import { decodeHTML } from 'entities/decode';
import { numberOf, objectsIn } from './support/json/fields.js';
import { asArray, asObject, asText } from './support/json/parse-json.js';
import type { Json, JsonObject } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** Captions last seconds, so whole numbers whose median is this long are milliseconds. */
const SURELY_MS = 100;

/**
 * What scripts that fetch YouTube transcripts save: `text` with `start` or `offset` and `duration`, in seconds or, by
 * older versions, milliseconds. The unit is inferred for the whole file:
 * a fraction means seconds, long whole numbers milliseconds.
 */
export const youtubeTranscript: JsonReader = {
  kind: 'json',
  name: 'youtube-transcript',
  title: 'youtube-transcript JSON',
  extensions: ['.json'],
  sample: '[{"text": "Welcome.", "start": 0.16, "duration": 2.2}]',
  origin: 'youtube-transcript-api (Python), youtube-transcript (npm) and services like them',

  detect({ root }) {
    const items = itemsOf(root);
    const fits = items.filter(
      (item) => 'text' in item && 'duration' in item && !('end' in item) && startOf(item) !== undefined,
    );
    return fits.length > 0
      ? `${counted(fits.length, 'entry', 'entries')} with text, ${'offset' in (fits[0] ?? {}) ? 'offset' : 'start'}, duration`
      : undefined;
  },

  read({ root, path, lineOf }) {
    const collector = new Collector(new Tally(path, 'youtube-transcript'));
    const items = itemsOf(root);
    const scale = inMilliseconds(items) ? 1 : 1000;
    const toMs = (value: number | undefined) => (value === undefined ? undefined : wholeMs(value * scale));
    for (const item of items) {
      const [start, duration, text] = [startOf(item), numberOf(item['duration']), asText(item['text'])];
      collector.add({
        startMs: toMs(start),
        endMs: toMs(start === undefined || duration === undefined ? undefined : start + duration),
        text: text === undefined ? undefined : decodeTwice(text),
        line: lineOf(item),
      });
    }
    return { cues: collector.cues, tally: collector.tally };
  },
};

/** The file is the list, or has it under one of a few names. */
function itemsOf(root: Json): readonly JsonObject[] {
  const list = asArray(root);
  // The Python package prints one list for each of several videos.
  if (list !== undefined) return objectsIn(asArray(list[0]) ?? list);
  const file = asObject(root);
  return objectsIn(
    file?.['transcript'] ?? file?.['content'] ?? file?.['snippets'] ?? file?.['segments'] ?? file?.['captions'],
  );
}

const startOf = (item: JsonObject): number | undefined => numberOf(item['start'] ?? item['offset']);

function inMilliseconds(items: readonly JsonObject[]): boolean {
  const durations: number[] = [];
  for (const item of items) {
    const [start, duration] = [startOf(item) ?? 0, numberOf(item['duration']) ?? 0];
    if (!Number.isInteger(start) || !Number.isInteger(duration)) return false;
    if (duration > 0) durations.push(duration);
  }
  durations.sort((one, other) => one - other);
  return (durations[durations.length >> 1] ?? 0) >= SURELY_MS;
}

/** The captions come escaped once by YouTube and often once more by the script. */
function decodeTwice(text: string): string {
  return decodeHTML(decodeHTML(text));
}
