import { counted } from '../../model/counted.js';
import { numberOf, seconds } from './support/json/fields.js';
import { asArray, asText } from './support/json/parse-json.js';
import type { Json, JsonDocument } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { groupWords } from './support/json/words.js';
import type { RecognisedWord } from './support/json/words.js';

/** `[["word", start, end], ...]` in seconds. */
export const wordTuples: JsonReader = {
  kind: 'json',
  name: 'word-tuples',
  title: 'JSON list of timed words',
  extensions: ['.json'],
  sample: '[["Welcome", 0.5, 0.9], ["everyone", 0.9, 1.4]]',
  origin: 'caption repositories of lecture channels, small scripts',

  detect({ root }) {
    const tuples = asArray(root) ?? [];
    const fits = tuples
      .slice(0, 20)
      .filter((tuple) => asText(asArray(tuple)?.[0]) !== undefined && numberOf(asArray(tuple)?.[1]) !== undefined);
    return fits.length > 0 ? `${counted(tuples.length, 'list')} of a word and its times` : undefined;
  },

  read(document) {
    const tally = new Tally(document.path, 'word-tuples');
    return { cues: groupWords((asArray(document.root) ?? []).flatMap((tuple) => wordOf(tuple, document))), tally };
  },
};

function wordOf(tuple: Json, { lineOf }: JsonDocument): readonly RecognisedWord[] {
  const [text, start, end] = asArray(tuple) ?? [];
  const said = (asText(text) ?? '').trim();
  return said === '' ? [] : [{ text: said, startMs: seconds(start), endMs: seconds(end), line: lineOf(tuple) }];
}
