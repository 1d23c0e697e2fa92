import { Collector } from './support/collect.js';
import { decodeHTML } from 'entities/decode';
import { milliseconds } from './support/json/fields.js';
import { asArray, asObject, asText } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** edX: three lists of one length, `start` and `end` in milliseconds, `text` with references such as `&#39;`. */
export const edxSjson: JsonReader = {
  kind: 'json',
  name: 'edx-sjson',
  title: 'edX sjson',
  extensions: ['.sjson', '.json'],
  sample: '{"start": [0, 2400], "end": [2400, 5100], "text": ["Welcome.", "Let us begin."]}',
  origin: 'edX courses: subs_ID.srt.sjson',

  detect({ root }) {
    const file = asObject(root);
    const lists = [file?.['start'], file?.['end'], file?.['text']].map(asArray);
    return lists.every((list) => list !== undefined)
      ? `lists start, end and text of ${lists[2]?.length ?? 0} entries`
      : undefined;
  },

  read({ root, path, lineOf }) {
    const collector = new Collector(new Tally(path, 'edx-sjson'));
    const file = asObject(root) ?? {};
    const [starts, ends] = [asArray(file['start']) ?? [], asArray(file['end']) ?? []];
    const line = lineOf(file['text']);
    (asArray(file['text']) ?? []).forEach((value, at) => {
      const text = decodeHTML(asText(value) ?? '');
      collector.add({ startMs: milliseconds(starts[at]), endMs: milliseconds(ends[at]), text, line });
    });
    return { cues: collector.cues, tally: collector.tally };
  },
};
