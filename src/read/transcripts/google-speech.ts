import { counted } from '../../model/counted.js';
import { wholeMs } from './support/time/clock.js';
import { dig, numberOf, objectsIn, speakerOf } from './support/json/fields.js';
import { asArray, asObject, asText } from './support/json/parse-json.js';
import type { Json, JsonDocument, JsonObject } from './support/json/parse-json.js';
import type { DraftCue, JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { groupWords } from './support/json/words.js';
import type { RecognisedWord } from './support/json/words.js';

/**
 * Google Cloud Speech-to-Text, versions 1 and 2. Where speakers were asked for, the last result repeats all words with
 * a speaker tag and stands for the others.
 */
export const googleSpeech: JsonReader = {
  kind: 'json',
  name: 'google-speech',
  title: 'Google Speech-to-Text JSON',
  extensions: ['.json'],
  sample:
    '{"results": [{"alternatives": [{"transcript": "Welcome", "words": [{"startTime": "1.300s", "word": "Welcome"}]}]}]}',
  origin: 'Google Cloud Speech-to-Text',

  detect({ root }) {
    const results = resultsOf(root);
    const isOurs = results.some((one) =>
      objectsIn(one['alternatives']).some((best) => 'transcript' in best || 'words' in best),
    );
    return isOurs ? `${counted(results.length, 'result')} with alternatives` : undefined;
  },

  read(document) {
    const results = resultsOf(document.root);
    const words = results.map((result) => readWords(result, document));
    const last = words.at(-1) ?? [];
    const earlier = words.slice(0, -1).flat();
    const repeats =
      last.some((word) => word.speaker !== undefined) && last.length >= earlier.length && earlier.length > 0;
    const tally = new Tally(document.path, 'google-speech');
    const all = repeats ? last : words.flat();
    return { cues: all.length > 0 ? groupWords(all) : readTranscripts(results, document), tally };
  },
};

function resultsOf(root: Json): readonly JsonObject[] {
  const results = dig(root, 'results') ?? dig(root, 'response', 'results');
  return asArray(results) === undefined
    ? []
    : objectsIn(results).filter((one) => asArray(one['alternatives']) !== undefined);
}

function readWords(result: JsonObject, { lineOf }: JsonDocument): readonly RecognisedWord[] {
  return objectsIn(dig(result, 'alternatives', 0, 'words')).flatMap((word): RecognisedWord[] => {
    const text = asText(word['word']);
    if (text === undefined) return [];
    const startMs = readDuration(word['startTime'] ?? word['startOffset'] ?? word['start_time']) ?? 0;
    const endMs = readDuration(word['endTime'] ?? word['endOffset'] ?? word['end_time']);
    return [
      { text, startMs, endMs, speaker: speakerOf(word['speakerLabel'] ?? word['speakerTag']), line: lineOf(word) },
    ];
  });
}

/** Without words each result has only its end; it begins where the one before ended. */
function readTranscripts(results: readonly JsonObject[], { lineOf }: JsonDocument): readonly DraftCue[] {
  let startMs = 0;
  return results.map((result): DraftCue => {
    const endMs = readDuration(result['resultEndTime'] ?? result['resultEndOffset']);
    const text = asText(dig(result, 'alternatives', 0, 'transcript')) ?? '';
    const cue = { startMs, text, line: lineOf(result), ...(endMs === undefined ? { estimated: true } : { endMs }) };
    startMs = endMs ?? startMs;
    return cue;
  });
}

/** `"1.300s"`, or `{"seconds": "1", "nanos": 300000000}`; a zero is left out by the protocol. */
function readDuration(value: Json | undefined): number | undefined {
  const text = asText(value);
  if (text !== undefined) return wholeMs(Number(/^\s*(\d{1,9}(?:\.\d{1,12})?)s\s*$/.exec(text)?.[1] ?? NaN) * 1000);
  const parts = asObject(value);
  if (parts === undefined) return undefined;
  return wholeMs((numberOf(parts['seconds']) ?? 0) * 1000 + (numberOf(parts['nanos']) ?? 0) / 1e6);
}
