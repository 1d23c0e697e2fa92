import { counted } from '../../model/counted.js';
import { Collector } from './support/collect.js';
import { milliseconds, objectsIn, plus } from './support/json/fields.js';
import { asObject, asText } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** TED: captions with `startTime` and `duration` in milliseconds. */
export const tedJson: JsonReader = {
  kind: 'json',
  name: 'ted-json',
  title: 'TED JSON',
  extensions: ['.json'],
  sample: '{"captions": [{"duration": 1273, "content": "Welcome.", "startOfParagraph": true, "startTime": 2}]}',
  origin: 'ted.com talks',

  detect({ root }) {
    const captions = objectsIn(asObject(root)?.['captions']);
    return captions.some((one) => 'content' in one && 'startTime' in one)
      ? `${counted(captions.length, 'caption')} with startTime`
      : undefined;
  },

  read({ root, path, lineOf }) {
    const collector = new Collector(new Tally(path, 'ted-json'));
    for (const one of objectsIn(asObject(root)?.['captions'])) {
      const startMs = milliseconds(one['startTime']);
      const endMs = plus(startMs, milliseconds(one['duration']));
      collector.add({ startMs, endMs, text: asText(one['content']), line: lineOf(one) });
    }
    return { cues: collector.cues, tally: collector.tally };
  },
};
