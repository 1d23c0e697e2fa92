import { counted } from '../../model/counted.js';
import { dig, objectsIn, seconds, speakerOf } from './support/json/fields.js';
import { asArray, asObject, asText } from './support/json/parse-json.js';
import { Collector } from './support/collect.js';
import type { Json, JsonObject } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { groupWords } from './support/json/words.js';

/** Chunks of hardly more than a word each are grouped to captions. */
const WORDWISE = 1.3;

/**
 * Hugging Face's speech recognition pipeline (also transformers.js and insanely-fast-whisper): chunks with a pair of
 * times in seconds, the end of the last perhaps null. Chunks that were given speakers stand beside under `speakers`.
 */
export const hfChunks: JsonReader = {
  kind: 'json',
  name: 'hf-chunks',
  title: 'Hugging Face speech recognition JSON',
  extensions: ['.json'],
  sample: '{"text": " Welcome.", "chunks": [{"timestamp": [0.0, 4.48], "text": " Welcome."}]}',
  origin: 'transformers pipeline (return_timestamps), transformers.js, insanely-fast-whisper',

  detect({ root }) {
    const chunks = chunksOf(root);
    return chunks.length > 0 ? `${counted(chunks.length, 'chunk')} with a pair of times` : undefined;
  },

  read({ root, path, lineOf }) {
    const collector = new Collector(new Tally(path, 'hf-chunks'));
    const entries = chunksOf(root).map((chunk) => ({
      startMs: seconds(dig(chunk['timestamp'] ?? chunk['timestamps'], 0)),
      endMs: seconds(dig(chunk['timestamp'] ?? chunk['timestamps'], 1)),
      text: asText(chunk['text']) ?? '',
      speaker: speakerOf(chunk['speaker']),
      line: lineOf(chunk),
    }));
    const words = entries.reduce((sum, { text }) => sum + text.trim().split(/\s+/).length, 0);
    if (entries.length > 3 && words <= entries.length * WORDWISE) {
      const said = entries.map((entry) => ({ ...entry, text: entry.text.trim() })).filter(({ text }) => text !== '');
      return { cues: groupWords(said), tally: collector.tally };
    }
    for (const entry of entries) collector.add(entry);
    return { cues: collector.cues, tally: collector.tally };
  },
};

/** The chunks with speakers where there are any, else all; in the file, in a list of it, or the file itself. */
function chunksOf(root: Json): readonly JsonObject[] {
  const lists = [asObject(root)?.['speakers'], asObject(root)?.['chunks'], root, dig(root, 0, 'chunks')];
  const isChunk = (chunk: JsonObject) =>
    typeof chunk['text'] === 'string' && asArray(chunk['timestamp'] ?? chunk['timestamps'])?.length === 2;
  return lists.map(objectsIn).find((list) => list.length > 0 && list.every(isChunk)) ?? [];
}
