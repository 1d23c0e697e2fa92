import { readClock } from './support/time/clock.js';
import { Collector } from './support/collect.js';
import { asObject, asText } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** Enough entries to tell an object of times from one that happens to have such a key. */
const SHARE = 0.5;

/**
 * `{"00:00": "text", "137:36": "text"}`: each line of the lecture by its time, as fast.ai keeps its course transcripts.
 */
export const clockJson: JsonReader = {
  kind: 'json',
  name: 'clock-json',
  title: 'JSON object of times',
  extensions: ['.json'],
  sample: '{"00:07": "Welcome to the lecture.", "137:36": "See you next week."}',
  origin: 'fast.ai course repositories, small scripts',

  detect({ entries, root }) {
    if (asObject(root) === undefined) return undefined;
    const timed = entries.filter(({ key, value }) => typeof value === 'string' && readClock(key) !== undefined);
    if (timed.length === 0 || timed.length < entries.length * SHARE) return undefined;
    return `${timed.length} of ${entries.length} keys are times, the first is "${timed[0]?.key}"`;
  },

  read({ path, entries }) {
    const collector = new Collector(new Tally(path, 'clock-json'));
    for (const { key, value, line } of entries) {
      // A key such as "02:xx" is meant as a time; "title" is something else.
      if (/^\s*-?\d/.test(key)) collector.add({ startMs: readClock(key), text: asText(value), line });
      else {
        const hint = 'Write each entry as "62:03": "what is said".';
        collector.tally.warn('other-key', 'an entry whose key is no time was left out', { line, hint, quoted: key });
      }
    }
    return { cues: collector.cues, tally: collector.tally };
  },
};
