import { counted } from '../../model/counted.js';
import { Collector } from './support/collect.js';
import { objectsIn, seconds } from './support/json/fields.js';
import { asObject, asText } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { groupWords } from './support/json/words.js';
import type { RecognisedWord } from './support/json/words.js';

/** Segments of hardly more than a word each are grouped to captions. */
const WORDWISE = 1.5;

/**
 * Podcasting 2.0, https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md: segments
 * with a body, in seconds; some writers make a segment of every word.
 */
export const podcastJson: JsonReader = {
  kind: 'json',
  name: 'podcast-json',
  title: 'Podcasting 2.0 JSON',
  extensions: ['.json'],
  sample:
    '{"version": "1.0.0", "segments": [{"speaker": "Ada", "startTime": 0.5, "endTime": 2.1, "body": "Welcome."}]}',
  origin: 'podcast feeds, <podcast:transcript type="application/json">',

  detect({ root }) {
    const segments = objectsIn(asObject(root)?.['segments']);
    return segments.some((one) => 'body' in one && 'startTime' in one)
      ? `${counted(segments.length, 'segment')} with body`
      : undefined;
  },

  read({ root, path, lineOf }) {
    const collector = new Collector(new Tally(path, 'podcast-json'));
    const segments = objectsIn(asObject(root)?.['segments']).map(
      (one): RecognisedWord & { body: string | undefined } => ({
        startMs: seconds(one['startTime']),
        endMs: seconds(one['endTime']),
        body: asText(one['body']),
        text: asText(one['body'])?.trim() ?? '',
        speaker: asText(one['speaker']),
        line: lineOf(one),
      }),
    );
    const words = segments.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    if (segments.length > 3 && words <= segments.length * WORDWISE)
      return { cues: groupWords(segments.filter(({ text }) => text !== '')), tally: collector.tally };
    for (const { body, ...segment } of segments) collector.add({ ...segment, text: body });
    return { cues: collector.cues, tally: collector.tally };
  },
};
