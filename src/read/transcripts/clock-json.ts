import { readClock } from './support/clock.js';
import { asObject, asText } from './support/json.js';
import type { DraftCue, JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** Enough entries to tell an object of times from one that happens to have such a key. */
const SHARE = 0.5;

/** `{"00:00": "text", "137:36": "text"}`: each line of the lecture by its time, as fast.ai keeps its course transcripts. */
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
    const tally = new Tally(path, 'clock-json');
    const cues: DraftCue[] = [];
    for (const { key, value, line } of entries) {
      const [startMs, text] = [readClock(key), asText(value)];
      if (startMs !== undefined && text !== undefined) cues.push({ startMs, text, line });
      else reportBad(tally, line, { key, text });
    }
    return { cues, tally };
  },
};

function reportBad(tally: Tally, line: number, { key, text }: { key: string; text: string | undefined }): void {
  if (text === undefined && readClock(key) === undefined) tally.note('other-key', 'keys that are no times were left out', line);
  else
    tally.warn('bad-entry', 'an entry whose time or text cannot be read was left out', {
      line,
      hint: 'Write each as "62:03": "what is said".',
      quoted: `${key}: ${text ?? '...'}`,
    });
}
