import { counted } from '../../model/counted.js';
import type { TimedWord } from '../../model/cue.js';
import { Collector } from './support/collect.js';
import { addWords } from './webvtt/cue-text.js';
import { milliseconds, objectsIn, plus } from './support/json/fields.js';
import { asObject, asText } from './support/json/parse-json.js';
import type { JsonObject } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/**
 * YouTube's own JSON: events with segments, each a word with its offset. Events stay on screen under the next one, so
 * their ends are cut; those that only add a line end (`aAppend`) or define a window hold no words.
 */
export const youtubeJson3: JsonReader = {
  kind: 'json',
  name: 'youtube-json3',
  title: 'YouTube json3',
  extensions: ['.json3', '.json'],
  sample:
    '{"events": [{"tStartMs": 120, "dDurationMs": 3559, "segs": [{"utf8": "hello"}, {"utf8": " there", "tOffsetMs": 160}]}]}',
  origin: 'yt-dlp --write-auto-subs --sub-format json3',

  detect({ root }) {
    const events = objectsIn(asObject(root)?.['events']);
    if (!events.some((event) => 'tStartMs' in event)) return undefined;
    return `${counted(events.length, 'event')} with tStartMs`;
  },

  read({ path, root, lineOf }) {
    const collector = new Collector(new Tally(path, 'youtube-json3'));
    const events = objectsIn(asObject(root)?.['events']);
    for (const event of events) {
      const segments = objectsIn(event['segs']);
      const text = segments.map((segment) => asText(segment['utf8']) ?? '').join('');
      if (text.trim() === '') continue;
      const startMs = milliseconds(event['tStartMs']);
      const endMs = plus(startMs, milliseconds(event['dDurationMs']));
      const words = wordsOfSegments(segments, { startMs: startMs ?? 0, endMs: endMs ?? startMs ?? 0 });
      collector.add({ startMs, endMs, text, words, line: lineOf(event) });
    }
    const rolls = events.some((event) => 'aAppend' in event || 'wWinId' in event);
    return { cues: collector.cues, tally: collector.tally, times: rolls ? 'windows' : 'media' };
  },
};

function wordsOfSegments(segments: readonly JsonObject[], event: { startMs: number; endMs: number }): TimedWord[] {
  const words: TimedWord[] = [];
  if (!segments.some((segment) => 'tOffsetMs' in segment)) return words;
  const starts = segments.map((segment) => event.startMs + (milliseconds(segment['tOffsetMs']) ?? 0));
  segments.forEach((segment, at) => {
    const startMs = starts[at] ?? event.startMs;
    addWords(words, asText(segment['utf8']) ?? '', {
      startMs,
      endMs: Math.max(startMs, starts[at + 1] ?? event.endMs),
    });
  });
  return words;
}
