import { counted } from '../../model/counted.js';
import type { Chapter } from '../../model/lecture.js';
import { cleanLine } from './support/clean.js';
import { Collector } from './support/collect.js';
import { milliseconds, objectsIn, wordsOf } from './support/json/fields.js';
import { asObject, asText } from './support/json/parse-json.js';
import type { Json, JsonDocument } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { groupWords, timedWords } from './support/json/words.js';

/**
 * AssemblyAI: whole milliseconds everywhere;
 * utterances by speaker where they were asked for, else words. Chapters come along.
 */
export const assemblyai: JsonReader = {
  kind: 'json',
  name: 'assemblyai',
  title: 'AssemblyAI JSON',
  extensions: ['.json'],
  sample: '{"words": [{"text": "Welcome.", "start": 250, "end": 650, "confidence": 0.97}], "utterances": null}',
  origin: 'the AssemblyAI API',

  detect({ root }) {
    const file = asObject(root);
    const timed = (list: string) => objectsIn(file?.[list]).filter((one) => 'text' in one && 'start' in one);
    const [utterances, words] = [timed('utterances'), timed('words')];
    // Others write the same fields in seconds.
    if ([...utterances, ...words].some(({ start, end }) => isFraction(start) || isFraction(end))) return undefined;
    if (utterances.length > 0) return `${counted(utterances.length, 'utterance')} with text and start`;
    return words.length > 0 ? `${counted(words.length, 'word')} with text and start` : undefined;
  },

  read(document) {
    const tally = new Tally(document.path, 'assemblyai');
    const file = asObject(document.root) ?? {};
    const language = asText(file['language_code']);
    const about = {
      tally,
      chapters: readChapters(document),
      ...(language && { language: language.replace('_', '-') }),
    };
    const utterances = objectsIn(file['utterances']);
    if (utterances.length === 0)
      return { ...about, cues: groupWords(wordsOf(file['words'], { document, unit: milliseconds })) };
    const collector = new Collector(tally);
    for (const one of utterances) {
      const speaker = asText(one['speaker']);
      collector.add({
        startMs: milliseconds(one['start']),
        endMs: milliseconds(one['end']),
        text: asText(one['text']),
        speaker: speaker === undefined ? undefined : /^\w$/.test(speaker) ? `Speaker ${speaker}` : speaker,
        words: timedWords(wordsOf(one['words'], { document, unit: milliseconds })),
        line: document.lineOf(one),
      });
    }
    return { ...about, cues: collector.cues };
  },
};

const isFraction = (time: Json | undefined) => typeof time === 'number' && !Number.isInteger(time);

function readChapters({ root, path, lineOf }: JsonDocument): readonly Chapter[] {
  return objectsIn(asObject(root)?.['chapters']).flatMap((one): Chapter[] => {
    const [startMs, endMs] = [milliseconds(one['start']), milliseconds(one['end'])];
    const title = cleanLine(asText(one['headline']) ?? asText(one['gist']) ?? '');
    if (startMs === undefined || startMs < 0 || title === '') return [];
    return [
      { startMs, title, place: { path, line: lineOf(one) }, ...(endMs !== undefined && endMs >= startMs && { endMs }) },
    ];
  });
}
