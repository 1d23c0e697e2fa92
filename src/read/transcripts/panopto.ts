import { counted } from '../../model/counted.js';
import { Collector } from './support/collect.js';
import { objectsIn, plus, seconds } from './support/json/fields.js';
import { asText } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** The captions of Panopto's DeliveryInfo: a list with Caption, Time and CaptionDuration or Duration in seconds. */
export const panopto: JsonReader = {
  kind: 'json',
  name: 'panopto',
  title: 'Panopto captions JSON',
  extensions: ['.json'],
  sample: '[{"Caption": "Welcome.", "Time": 12.3, "CaptionDuration": 4.1}]',
  origin: 'Panopto, DeliveryInfo.aspx?getCaptions=true',

  detect({ root }) {
    const captions = objectsIn(root);
    return captions.some((one) => 'Caption' in one && 'Time' in one)
      ? `${counted(captions.length, 'entry', 'entries')} with Caption and Time`
      : undefined;
  },

  read({ root, path, lineOf }) {
    const collector = new Collector(new Tally(path, 'panopto'));
    for (const one of objectsIn(root)) {
      const startMs = seconds(one['Time']);
      const endMs = plus(startMs, seconds(one['CaptionDuration'] ?? one['Duration']));
      collector.add({ startMs, endMs, text: asText(one['Caption']), line: lineOf(one) });
    }
    return { cues: collector.cues, tally: collector.tally };
  },
};
