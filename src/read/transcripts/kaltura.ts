import { counted } from '../../model/counted.js';
import { Collector } from './support/collect.js';
import { milliseconds, objectsIn } from './support/json/fields.js';
import { asObject, asText } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** Kaltura's serveAsJson: milliseconds, the text in pieces. */
export const kaltura: JsonReader = {
  kind: 'json',
  name: 'kaltura',
  title: 'Kaltura JSON',
  extensions: ['.json'],
  sample: '{"objects": [{"startTime": 7160, "endTime": 10680, "content": [{"text": "Welcome."}]}]}',
  origin: 'Kaltura MediaSpace, captionAsset.serveAsJson',

  detect({ root }) {
    const objects = objectsIn(asObject(root)?.['objects']);
    return objects.some((one) => 'startTime' in one && 'content' in one)
      ? `${counted(objects.length, 'object')} with startTime`
      : undefined;
  },

  read({ root, path, lineOf }) {
    const collector = new Collector(new Tally(path, 'kaltura'));
    for (const one of objectsIn(asObject(root)?.['objects']))
      collector.add({
        startMs: milliseconds(one['startTime']),
        endMs: milliseconds(one['endTime']),
        text: objectsIn(one['content'])
          .map((piece) => asText(piece['text']) ?? '')
          .join(''),
        line: lineOf(one),
      });
    return { cues: collector.cues, tally: collector.tally };
  },
};
