import { counted } from '../../model/counted.js';
import { dig, objectsIn, seconds, speakerOf } from './support/json/fields.js';
import { asArray, asObject, asText } from './support/json/parse-json.js';
import type { Json } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { groupWords } from './support/json/words.js';
import type { RecognisedWord } from './support/json/words.js';

/** Speechmatics json-v2: a list of words and punctuation marks, in seconds. */
export const speechmatics: JsonReader = {
  kind: 'json',
  name: 'speechmatics',
  title: 'Speechmatics JSON',
  extensions: ['.json'],
  sample:
    '{"results": [{"type": "word", "start_time": 0.3, "end_time": 0.7, "alternatives": [{"content": "Welcome"}]}]}',
  origin: 'the Speechmatics API (json-v2)',

  detect({ root }) {
    const results = resultsOf(root);
    return results.some((one) => 'start_time' in one && 'type' in one)
      ? `${counted(results.length, 'result')} with start_time`
      : undefined;
  },

  read({ root, path, lineOf }) {
    const words = resultsOf(root).flatMap((one): RecognisedWord[] => {
      const best = asObject(dig(one, 'alternatives', 0));
      const text = asText(best?.['content']);
      if (text === undefined) return [];
      const glued = one['type'] === 'punctuation';
      const [startMs, endMs] = [seconds(one['start_time']), seconds(one['end_time'])];
      return [
        { text, startMs, endMs, speaker: speakerOf(best?.['speaker']), line: lineOf(one), ...(glued && { glued }) },
      ];
    });
    const tally = new Tally(path, 'speechmatics');
    return { cues: groupWords(words), tally };
  },
};

function resultsOf(root: Json) {
  const results = dig(root, 'results');
  return asArray(results) === undefined ? [] : objectsIn(results);
}
