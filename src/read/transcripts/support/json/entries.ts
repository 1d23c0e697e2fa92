import { readClock, secondsToMs, wholeMs } from '../time/clock.js';
import { numberOf, speakerOf } from './fields.js';
import { asArray, asObject, asText } from './parse-json.js';
import type { Json, JsonObject } from './parse-json.js';

/** What services call the fields of an entry; the first that is there counts. */
export const TEXTS = [
  'sentence',
  'text',
  'transcript',
  'transcription',
  'punctuated_word',
  'word',
  'content',
  'caption',
  'utterance',
  'body',
  'phrase',
  'value',
  'display',
  'raw_text',
  'line',
  'segment',
  'chunk',
  'message',
  'speech',
  'dialogue',
  'subtitle',
];
export const STARTS = [
  'start',
  'startTime',
  'start_time',
  'starttime',
  'start_timestamp',
  'startTimestamp',
  'startMs',
  'start_ms',
  'startTimeMs',
  'start_time_ms',
  'startSeconds',
  'start_seconds',
  'startOffset',
  'start_offset',
  'begin',
  'beginTime',
  'begin_time',
  'from',
  'offset',
  'offsetMs',
  'ts',
  't',
  'time',
  'timecode',
  'timestamp',
  'time_stamp',
  'in',
];
export const ENDS = [
  'end',
  'endTime',
  'end_time',
  'endtime',
  'end_timestamp',
  'endTimestamp',
  'endMs',
  'end_ms',
  'endTimeMs',
  'end_time_ms',
  'endSeconds',
  'end_seconds',
  'endOffset',
  'end_offset',
  'finish',
  'to',
  'te',
  'until',
  'out',
];
export const DURATIONS = ['duration', 'dur', 'durationMs', 'duration_ms', 'd', 'length'];
export const SPEAKERS = [
  'speaker_name',
  'speakerName',
  'speaker',
  'speaker_label',
  'speakerLabel',
  'speaker_id',
  'speakerId',
  'participant',
  'participantName',
  'user',
  'user_name',
  'name',
  'who',
  'spk',
  'role',
  'channel_name',
];

const firstOf = (entry: JsonObject, names: readonly string[]): string | undefined =>
  names.find((name) => entry[name] !== undefined && entry[name] !== null);

/** The fields of the entries of one list: the same in all of them. */
export interface Fields {
  readonly text: string;
  readonly start: string;
  readonly end?: string | undefined;
  readonly duration?: string | undefined;
  readonly speaker?: string | undefined;
}

/** The fields of an entry that has a text and a time; undefined for any other object. */
export function fieldsOf(entry: JsonObject): Fields | undefined {
  const text = TEXTS.find((name) => typeof entry[name] === 'string');
  const start = STARTS.find((name) => name !== text && isTime(entry[name]));
  if (text === undefined || start === undefined) return undefined;
  const [end, duration] = [firstOf(entry, ENDS), firstOf(entry, DURATIONS)];
  return {
    text,
    start,
    end,
    duration,
    speaker: firstOf(
      entry,
      SPEAKERS.filter((name) => name !== text),
    ),
  };
}

const isTime = (value: Json | undefined): boolean =>
  numberOf(value) !== undefined ||
  (typeof value === 'string' && readClock(value) !== undefined) ||
  numberOf(asArray(value)?.[0]) !== undefined;

/** Captions last seconds, so whole numbers whose median step is this long are milliseconds. */
const SURELY_MS = 100;
/** Nobody says more in a second: as milliseconds such a list would be too fast, so its steps are of minutes. */
const MOST_LETTERS_A_SECOND = 50;

/** Whether so much text can't be said in the time that it would have. */
export const isTooFast = (texts: readonly string[], durationMs: number): boolean =>
  texts.reduce((sum, text) => sum + text.replace(/\s/g, '').length, 0) > (durationMs / 1000) * MOST_LETTERS_A_SECOND;

/** Reads a time field in the unit of the whole list: clocks as they are, numbers in seconds or milliseconds. */
export function timeReader(
  entries: readonly JsonObject[],
  { start, end, text }: Fields,
): (value: Json | undefined) => number | undefined {
  const numbers = entries.map((entry) => numberOf(plain(entry[start]))).filter((one) => one !== undefined);
  const steps = numbers
    .slice(1)
    .map((one, at) => one - (numbers[at] ?? 0))
    .filter((step) => step > 0)
    .sort((one, other) => one - other);
  const isWhole = numbers.every(Number.isInteger);
  const mayBeMs = isWhole && (steps[steps.length >> 1] ?? 0) >= SURELY_MS;
  const isMs = /ms$|milli/i.test(start) || (mayBeMs && !isTooFast(...saidIn(entries, { start, end, text })));
  return (value) => {
    const one = plain(value);
    const number = numberOf(one);
    if (number !== undefined) return isMs ? wholeMs(number) : secondsToMs(number);
    return typeof one === 'string' ? readClock(one) : undefined;
  };
}

/**
 * The words of the entries, and how many milliseconds they would last: to their end, else to the next.
 */
function saidIn(entries: readonly JsonObject[], { start, end, text }: Fields): [readonly string[], number] {
  const spans = entries.flatMap((entry, at) => {
    const [from, next] = [numberOf(plain(entry[start])), numberOf(plain(entries[at + 1]?.[start]))];
    const until = (end === undefined ? undefined : numberOf(plain(entry[end]))) ?? next;
    return from === undefined || until === undefined || until <= from
      ? []
      : [{ said: asText(entry[text]), ms: until - from }];
  });
  return [spans.map(({ said = '' }) => said), spans.reduce((sum, { ms }) => sum + ms, 0)];
}

/** `[start, end]` is its start. */
const plain = (value: Json | undefined): Json | undefined => asArray(value)?.[0] ?? value;

/** A name, a number, or an object with the name in it. */
export function nameOf(value: Json | undefined): string | undefined {
  const object = asObject(value);
  return speakerOf(object === undefined ? value : (object['name'] ?? object['display_name'] ?? object['id']));
}

/** A list of entries somewhere in a file, and the way to it. */
export interface EntryList {
  readonly way: string;
  readonly entries: readonly JsonObject[];
  readonly fields: Fields;
}

/** Deeper no service puts its captions. */
const DEEPEST = 6;

/**
 * The list with the captions:
 * of all lists of entries the outermost that has most of the words. Lists of one way are one.
 */
export function findEntries(root: Json): EntryList | undefined {
  const lists = new Map<string, { entries: JsonObject[]; fields: Fields; depth: number }>();
  const walk = (value: Json | undefined, way: string, depth: number): void => {
    const list = asArray(value);
    if (depth > DEEPEST) return;
    if (list !== undefined) addList(lists, list, { way, depth });
    if (list !== undefined) for (const item of list) walk(item, `${way}[]`, depth + 1);
    else
      for (const [key, item] of Object.entries(asObject(value) ?? {}))
        if (typeof item === 'object') walk(item, `${way}.${key}`, depth + 1);
  };
  walk(root, '', 0);
  const letters = ({ entries, fields }: { entries: readonly JsonObject[]; fields: Fields }) =>
    entries.reduce((sum, entry) => sum + (asText(entry[fields.text])?.trim().length ?? 0), 0);
  const found = [...lists].map(([way, list]) => ({ way, ...list, letters: letters(list) }));
  const most = found.reduce((best, list) => Math.max(best, list.letters), 0);
  const [first] = found
    .filter((list) => list.letters > 0 && list.letters >= most * 0.8)
    .toSorted((one, other) => one.depth - other.depth);
  return first;
}

function addList(
  lists: Map<string, { entries: JsonObject[]; fields: Fields; depth: number }>,
  list: readonly Json[],
  { way, depth }: { way: string; depth: number },
): void {
  const objects = list.map(asObject).filter((one) => one !== undefined);
  const found = lists.get(way);
  const fits = objects.filter((one) => fieldsOf(one) !== undefined);
  if (fits.length === 0 || fits.length < list.length / 2) return;
  if (found !== undefined) for (const one of objects) found.entries.push(one);
  else lists.set(way, { entries: objects, fields: fieldsOf(fits[0] as JsonObject) as Fields, depth });
}
