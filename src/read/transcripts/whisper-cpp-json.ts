import { counted } from '../../model/counted.js';
import { Collector } from './support/collect.js';
import { dig, milliseconds, objectsIn, speakerOf } from './support/json/fields.js';
import { asObject, asText } from './support/json/parse-json.js';
import type { JsonDocument, JsonObject } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { timedWords } from './support/json/words.js';
import type { RecognisedWord } from './support/json/words.js';

/**
 * The JSON of whisper.cpp: offsets in milliseconds;
 * tokens (with `-ojf`) are pieces of words, those in `[_..._]` are none.
 */
export const whisperCppJson: JsonReader = {
  kind: 'json',
  name: 'whisper-cpp-json',
  title: 'whisper.cpp JSON',
  extensions: ['.json'],
  sample: '{"transcription": [{"timestamps": {...}, "offsets": {"from": 0, "to": 7000}, "text": " Welcome."}]}',
  origin: 'whisper.cpp: whisper-cli -oj or -ojf',

  detect({ root }) {
    const entries = objectsIn(asObject(root)?.['transcription']);
    return entries.some((entry) => asObject(entry['offsets']))
      ? `${counted(entries.length, 'entry', 'entries')} with offsets`
      : undefined;
  },

  read(document) {
    const { root, path, lineOf } = document;
    const collector = new Collector(new Tally(path, 'whisper-cpp-json'));
    for (const entry of objectsIn(asObject(root)?.['transcription'])) {
      const words = wordsOfTokens(entry, document);
      collector.add({
        startMs: milliseconds(dig(entry, 'offsets', 'from')),
        endMs: milliseconds(dig(entry, 'offsets', 'to')),
        text: asText(entry['text'])?.replaceAll('[SPEAKER_TURN]', ''),
        speaker: speakerOf(entry['speaker']),
        words: timedWords(words),
        line: lineOf(entry),
      });
    }
    const language = asText(dig(root, 'result', 'language'));
    return { cues: collector.cues, tally: collector.tally, ...(language && { language }) };
  },
};

/** A token that begins with a space begins a word. */
function wordsOfTokens(entry: JsonObject, { lineOf }: JsonDocument): readonly RecognisedWord[] {
  const words: RecognisedWord[] = [];
  for (const token of objectsIn(entry['tokens'])) {
    const text = asText(token['text']) ?? '';
    if (text === '' || /^\[_.*\]$/.test(text.slice(0, 40))) continue;
    const [startMs, endMs] = [milliseconds(dig(token, 'offsets', 'from')), milliseconds(dig(token, 'offsets', 'to'))];
    const last = words.at(-1);
    if (last === undefined || text.startsWith(' ')) words.push({ text, startMs, endMs, line: lineOf(token) });
    else words[words.length - 1] = { ...last, text: last.text + text, endMs: endMs ?? last.endMs };
  }
  return words;
}
