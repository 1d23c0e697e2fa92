import { counted } from '../../model/counted.js';
import { Collector } from './support/collect.js';
import { findEntries, nameOf, timeReader } from './support/json/entries.js';
import type { EntryList } from './support/json/entries.js';
import { plus } from './support/json/fields.js';
import { asArray, asObject, asText } from './support/json/parse-json.js';
import type { JsonDocument, JsonObject } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { groupWords } from './support/json/words.js';

/** Entries of hardly more than a word each are grouped to captions. */
const WORDWISE = 1.3;

/**
 * Any JSON with a list of entries that have a text and a time, whatever the service calls them: Fireflies, Gladia,
 * ElevenLabs, Vosk, Sonix, tl;dv, Fathom. The unit of the times is inferred for the whole list.
 */
export const jsonEntries: JsonReader = {
  kind: 'json',
  name: 'json-entries',
  isGeneral: true,
  title: 'JSON list of texts with times',
  extensions: ['.json'],
  sample: '[{"sentence": "Welcome.", "startTime": "00:01", "endTime": "00:04", "speaker_name": "Ada"}]',
  origin: 'Fireflies, Gladia, ElevenLabs, Vosk, Sonix and other transcription services',

  detect({ root }) {
    const list = findEntries(root);
    return (
      list && `${counted(list.entries.length, 'entry', 'entries')} with ${list.fields.text} and ${list.fields.start}`
    );
  },

  read(document) {
    const tally = new Tally(document.path, 'json-entries');
    const list = findEntries(document.root);
    if (list === undefined) return { cues: [], tally };
    const title = asText(asObject(document.root)?.['title']);
    const time = timeReader(list.entries, list.fields);
    const entries = list.entries.map((entry) => readEntry(entry, { list, document, time }));
    return { cues: cuesOf(entries, tally), tally, ...(title && { title }) };
  },
};

interface Context {
  readonly list: EntryList;
  readonly document: JsonDocument;
  readonly time: ReturnType<typeof timeReader>;
}

function readEntry(entry: JsonObject, { list: { fields }, document, time }: Context) {
  const startMs = time(entry[fields.start]);
  const pair = asArray(entry[fields.start])?.[1];
  const endMs = fields.end === undefined ? time(pair) : time(entry[fields.end]);
  const lastsMs = fields.duration === undefined ? undefined : time(entry[fields.duration]);
  return {
    startMs,
    endMs: endMs ?? plus(startMs, lastsMs),
    text: asText(entry[fields.text]),
    speaker: fields.speaker === undefined ? undefined : nameOf(entry[fields.speaker]),
    line: document.lineOf(entry),
  };
}

function cuesOf(entries: readonly ReturnType<typeof readEntry>[], tally: Tally) {
  const said = entries.flatMap((entry) => {
    const text = entry.text?.trim() ?? '';
    return text === '' ? [] : [{ ...entry, text }];
  });
  const words = said.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  if (said.length > 3 && words <= said.length * WORDWISE) return groupWords(said);
  const collector = new Collector(tally);
  for (const entry of said) collector.add(entry);
  return collector.cues;
}
