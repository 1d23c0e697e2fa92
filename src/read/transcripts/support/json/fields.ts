import { secondsToMs, wholeMs } from '../time/clock.js';
import { asArray, asObject, asText } from './parse-json.js';
import type { Json, JsonDocument, JsonObject } from './parse-json.js';
import type { RecognisedWord } from './words.js';

/** A number, also one that stands in quotes. */
export function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*-?\d{1,15}(?:\.\d{1,15})?\s*$/.test(value) ? Number(value) : undefined;
}

/** Seconds in a field, as whole milliseconds. */
export const seconds = (value: Json | undefined): number | undefined => secondsToMs(numberOf(value));
/** Milliseconds in a field. */
export const milliseconds = (value: Json | undefined): number | undefined => wholeMs(numberOf(value));

/** Start plus duration; undefined when either is missing. */
export const plus = (startMs: number | undefined, durationMs: number | undefined): number | undefined =>
  startMs === undefined || durationMs === undefined ? undefined : startMs + durationMs;

/** A speaker's name or number, as recognisers give it. */
export function speakerOf(value: Json | undefined): string | undefined {
  return typeof value === 'number' ? `Speaker ${value}` : asText(value);
}

/** The objects in an array; anything else in it is passed over. */
export function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return (asArray(value) ?? []).map(asObject).filter((item) => item !== undefined);
}

/** Follows names and indices; undefined where the path ends early. */
export function dig(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let found = value;
  for (const step of path) found = typeof step === 'number' ? asArray(found)?.[step] : asObject(found)?.[step];
  return found;
}

/** Words in the shape most recognisers share: text under one of some names, times under `start` and `end`. */
export function wordsOf(
  value: Json | undefined,
  { document, unit }: { document: JsonDocument; unit: (value: Json | undefined) => number | undefined },
): readonly RecognisedWord[] {
  return objectsIn(value).flatMap((word): RecognisedWord[] => {
    const text = asText(word['punctuated_word'] ?? word['word'] ?? word['text']);
    if (text === undefined || text.trim() === '') return [];
    const [startMs, endMs] = [unit(word['start']), unit(word['end'])];
    return [{ text: text.trim(), startMs, endMs, speaker: speakerOf(word['speaker']), line: document.lineOf(word) }];
  });
}
