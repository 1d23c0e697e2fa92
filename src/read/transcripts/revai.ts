import { counted } from '../../model/counted.js';
import { dig, objectsIn, seconds, speakerOf } from './support/json/fields.js';
import { asObject, asText } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { groupWords } from './support/json/words.js';
import type { RecognisedWord } from './support/json/words.js';

/** Rev.ai: monologues of elements; `punct` elements are spaces and punctuation. Seconds. */
export const revai: JsonReader = {
  kind: 'json',
  name: 'revai',
  title: 'Rev.ai JSON',
  extensions: ['.json'],
  sample:
    '{"monologues": [{"speaker": 0, "elements": [{"type": "text", "value": "Welcome", "ts": 0.3, "end_ts": 0.7}]}]}',
  origin: 'the Rev.ai API, rev.com',

  detect({ root }) {
    const monologues = objectsIn(asObject(root)?.['monologues']);
    return monologues.some((one) => 'elements' in one || 'terms' in one)
      ? counted(monologues.length, 'monologue')
      : undefined;
  },

  read({ root, path, lineOf }) {
    const words: RecognisedWord[] = [];
    for (const monologue of objectsIn(asObject(root)?.['monologues'])) {
      const label = monologue['speaker'];
      const speaker = speakerOf(label) ?? asText(dig(label, 'name')) ?? asText(dig(label, 'id'));
      for (const element of objectsIn(monologue['elements'] ?? monologue['terms'])) {
        const text = (asText(element['value'] ?? element['text']) ?? '').trim();
        if (text === '') continue;
        const glued = /^punct/i.test(asText(element['type']) ?? '');
        const [startMs, endMs] = [
          seconds(element['ts'] ?? element['start']),
          seconds(element['end_ts'] ?? element['end']),
        ];
        words.push({ text, startMs, endMs, speaker, line: lineOf(element), ...(glued && { glued }) });
      }
    }
    return { cues: groupWords(words), tally: new Tally(path, 'revai') };
  },
};
