import { Collector } from './support/collect.js';
import { dig, objectsIn, seconds, speakerOf, wordsOf } from './support/json/fields.js';
import { asText } from './support/json/parse-json.js';
import type { JsonDocument } from './support/json/parse-json.js';
import type { DraftCue, JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { groupWords, timedWords } from './support/json/words.js';

/** Deepgram: utterances where they were asked for, else paragraphs, else the words of the first channel. Seconds. */
export const deepgram: JsonReader = {
  kind: 'json',
  name: 'deepgram',
  title: 'Deepgram JSON',
  extensions: ['.json'],
  sample: '{"results": {"utterances": [{"start": 0.5, "end": 2.1, "speaker": 0, "transcript": "Welcome."}]}}',
  origin: 'the Deepgram API',

  detect({ root }) {
    const utterances = objectsIn(dig(root, 'results', 'utterances'));
    if (utterances.some((one) => 'transcript' in one)) return `${utterances.length} results.utterances`;
    return objectsIn(dig(root, 'results', 'channels')).length > 0 ? 'results.channels' : undefined;
  },

  read(document) {
    const tally = new Tally(document.path, 'deepgram');
    return { cues: readUtterances(document, tally) ?? readParagraphs(document, tally) ?? readWords(document), tally };
  },
};

const FIRST = ['results', 'channels', 0, 'alternatives', 0] as const;

function readUtterances(document: JsonDocument, tally: Tally): readonly DraftCue[] | undefined {
  const utterances = objectsIn(dig(document.root, 'results', 'utterances'));
  if (utterances.length === 0) return undefined;
  const collector = new Collector(tally);
  for (const one of utterances)
    collector.add({
      startMs: seconds(one['start']),
      endMs: seconds(one['end']),
      text: asText(one['transcript']),
      speaker: speakerOf(one['speaker']),
      words: timedWords(wordsOf(one['words'], { document, unit: seconds })),
      line: document.lineOf(one),
    });
  return collector.cues;
}

function readParagraphs({ root, lineOf }: JsonDocument, tally: Tally): readonly DraftCue[] | undefined {
  const paragraphs = objectsIn(dig(root, ...FIRST, 'paragraphs', 'paragraphs'));
  if (paragraphs.length === 0) return undefined;
  const collector = new Collector(tally);
  for (const paragraph of paragraphs)
    for (const sentence of objectsIn(paragraph['sentences']))
      collector.add({
        startMs: seconds(sentence['start']),
        endMs: seconds(sentence['end']),
        text: asText(sentence['text']),
        speaker: speakerOf(paragraph['speaker']),
        line: lineOf(sentence),
      });
  return collector.cues;
}

function readWords(document: JsonDocument): readonly DraftCue[] {
  return groupWords(wordsOf(dig(document.root, ...FIRST, 'words'), { document, unit: seconds }));
}
