import { dig, objectsIn, seconds } from './support/json/fields.js';
import { asText } from './support/json/parse-json.js';
import type { Json, JsonDocument } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { groupWords } from './support/json/words.js';
import type { RecognisedWord } from './support/json/words.js';

/**
 * Amazon Transcribe: words with times as strings of seconds, punctuation without;
 * speakers on the words or in a list beside.
 */
export const awsTranscribe: JsonReader = {
  kind: 'json',
  name: 'aws-transcribe',
  title: 'Amazon Transcribe JSON',
  extensions: ['.json'],
  sample:
    '{"results": {"items": [{"type": "pronunciation", "start_time": "0.49", "end_time": "0.9", "alternatives": [...]}]}}',
  origin: 'Amazon Transcribe',

  detect({ root }) {
    const items = objectsIn(dig(root, 'results', 'items'));
    return items.some((item) => 'alternatives' in item) ? `${items.length} results.items` : undefined;
  },

  read(document) {
    return { cues: groupWords(readItems(document)), tally: new Tally(document.path, 'aws-transcribe') };
  },
};

function readItems({ root, lineOf }: JsonDocument): readonly RecognisedWord[] {
  const speakers = speakersByStart(dig(root, 'results', 'speaker_labels', 'segments'));
  let speaker: string | undefined;
  return objectsIn(dig(root, 'results', 'items')).flatMap((item): RecognisedWord[] => {
    const text = asText(dig(item, 'alternatives', 0, 'content'));
    if (text === undefined) return [];
    const glued = item['type'] === 'punctuation';
    const own = asText(item['speaker_label']) ?? speakers.get(asText(item['start_time']) ?? '');
    if (!glued) speaker = own;
    const [startMs, endMs] = [seconds(item['start_time']), seconds(item['end_time'])];
    return [{ text, startMs, endMs, speaker, line: lineOf(item), ...(glued && { glued }) }];
  });
}

function speakersByStart(segments: Json | undefined): ReadonlyMap<string, string> {
  const speakers = new Map<string, string>();
  for (const segment of objectsIn(segments))
    for (const item of objectsIn(segment['items'])) {
      const [start, speaker] = [asText(item['start_time']), asText(item['speaker_label'])];
      if (start !== undefined && speaker !== undefined) speakers.set(start, speaker);
    }
  return speakers;
}
