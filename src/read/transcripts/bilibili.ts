import { counted } from '../../model/counted.js';
import { Collector } from './support/collect.js';
import { dig, objectsIn, seconds } from './support/json/fields.js';
import { asText } from './support/json/parse-json.js';
import type { Json } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** Bilibili: a body of entries with `from`, `to` (seconds) and `content`. */
export const bilibili: JsonReader = {
  kind: 'json',
  name: 'bilibili',
  title: 'Bilibili JSON',
  extensions: ['.json', '.bcc'],
  sample: '{"body": [{"from": 8.24, "to": 9.58, "location": 2, "content": "Welcome."}]}',
  origin: 'yt-dlp from Bilibili',

  detect({ root }) {
    const body = bodyOf(root);
    return body.some((one) => 'from' in one && 'content' in one)
      ? `a body of ${counted(body.length, 'entry', 'entries')} with from and content`
      : undefined;
  },

  read({ root, path, lineOf }) {
    const collector = new Collector(new Tally(path, 'bilibili'));
    for (const one of bodyOf(root))
      collector.add({
        startMs: seconds(one['from']),
        endMs: seconds(one['to']),
        text: asText(one['content']),
        line: lineOf(one),
      });
    return { cues: collector.cues, tally: collector.tally };
  },
};

const bodyOf = (root: Json) => objectsIn(dig(root, 'body') ?? dig(root, 'data', 'body'));
