import { counted } from '../../model/counted.js';
import { wholeMs } from './support/time/clock.js';
import { Collector } from './support/collect.js';
import { dig, milliseconds, numberOf, objectsIn, plus, speakerOf } from './support/json/fields.js';
import { asObject, asText } from './support/json/parse-json.js';
import type { Json, JsonDocument, JsonObject } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** Ten million ticks make a second. */
const TICKS_A_MS = 10_000;

/** Azure Speech: batch transcription (recognizedPhrases, ticks) and fast transcription (phrases, milliseconds). */
export const azureSpeech: JsonReader = {
  kind: 'json',
  name: 'azure-speech',
  title: 'Azure Speech JSON',
  extensions: ['.json'],
  sample: '{"phrases": [{"offsetMilliseconds": 80, "durationMilliseconds": 6960, "text": "Welcome.", "speaker": 1}]}',
  origin: 'Azure AI Speech, batch or fast transcription',

  detect({ root }) {
    const batch = objectsIn(asObject(root)?.['recognizedPhrases']);
    if (batch.some((phrase) => 'nBest' in phrase)) return `${batch.length} recognizedPhrases`;
    const fast = objectsIn(asObject(root)?.['phrases']);
    return fast.some((phrase) => 'offsetMilliseconds' in phrase)
      ? `${counted(fast.length, 'phrase')} with offsetMilliseconds`
      : undefined;
  },

  read(document) {
    const collector = new Collector(new Tally(document.path, 'azure-speech'));
    const file = asObject(document.root) ?? {};
    for (const phrase of objectsIn(file['recognizedPhrases'])) collector.add(batchEntry(phrase, document));
    for (const phrase of objectsIn(file['phrases'])) collector.add(fastEntry(phrase, document));
    return { cues: collector.cues, tally: collector.tally };
  },
};

function ticks(value: Json | undefined): number | undefined {
  const number = numberOf(value);
  return number === undefined ? undefined : wholeMs(number / TICKS_A_MS);
}

function batchEntry(phrase: JsonObject, { lineOf }: JsonDocument) {
  const startMs = ticks(phrase['offsetInTicks']) ?? isoDuration(phrase['offset']);
  const durationMs = ticks(phrase['durationInTicks']) ?? isoDuration(phrase['duration']);
  const best = asObject(dig(phrase, 'nBest', 0));
  const text = asText(best?.['display']) ?? asText(best?.['lexical']);
  return {
    startMs,
    endMs: plus(startMs, durationMs),
    text,
    speaker: speakerOf(phrase['speaker']),
    line: lineOf(phrase),
  };
}

function fastEntry(phrase: JsonObject, { lineOf }: JsonDocument) {
  const startMs = milliseconds(phrase['offsetMilliseconds']);
  const words = objectsIn(phrase['words']).flatMap((word) => {
    const [from, lasts, text] = [
      milliseconds(word['offsetMilliseconds']),
      milliseconds(word['durationMilliseconds']),
      asText(word['text']),
    ];
    return from === undefined || text === undefined
      ? []
      : [{ text, startMs: from, endMs: from + Math.max(0, lasts ?? 0) }];
  });
  return {
    startMs,
    endMs: plus(startMs, milliseconds(phrase['durationMilliseconds'])),
    text: asText(phrase['text']),
    speaker: speakerOf(phrase['speaker']),
    words,
    line: lineOf(phrase),
  };
}

/** `PT1M2.5S` */
function isoDuration(value: Json | undefined): number | undefined {
  const [match, hours = '0', minutes = '0', secs = '0'] =
    /^PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?$/.exec(asText(value) ?? '') ?? [];
  return match === undefined ? undefined : wholeMs(((Number(hours) * 60 + Number(minutes)) * 60 + Number(secs)) * 1000);
}
