import { counted } from '../../model/counted.js';
import { plainText } from './plain-text.js';
import { Collector } from './support/collect.js';
import { timeReader } from './support/json/entries.js';
import { numberOf, objectsIn, seconds, speakerOf, wordsOf } from './support/json/fields.js';
import { asArray, asObject, asText } from './support/json/parse-json.js';
import type { Json, JsonDocument, JsonObject } from './support/json/parse-json.js';
import type { Draft, DraftCue, JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { groupWords, timedWords } from './support/json/words.js';
import type { RecognisedWord } from './support/json/words.js';

/**
 * The JSON of openai-whisper, faster-whisper, WhisperX and of OpenAI's API (verbose and diarized): segments in seconds,
 * with words where they were asked for. WhisperX leaves words without times;
 * OpenAI lists its words beside the segments.
 */
export const whisperJson: JsonReader = {
  kind: 'json',
  name: 'whisper-json',
  title: 'Whisper, WhisperX, OpenAI JSON',
  extensions: ['.json'],
  sample:
    '{"text": " Welcome.", "segments": [{"id": 0, "start": 0.0, "end": 4.2, "text": " Welcome."}], "language": "en"}',
  origin: 'whisper --output_format json, faster-whisper, whisperx, the OpenAI API (verbose_json, diarized_json)',

  detect({ root }) {
    const segments = segmentsOf(root);
    const first = segments.find(
      (segment) => typeof segment['text'] === 'string' && 'start' in segment && 'end' in segment,
    );
    if (first !== undefined)
      return `${counted(segments.length, 'segment')} with start, end and text${'speaker' in first ? ', speakers' : ''}`;
    const words = objectsIn(asObject(root)?.['words']);
    if (words.some((word) => typeof word['word'] === 'string' && 'start' in word))
      return `${counted(words.length, 'word')} with start`;
    return isTextOnly(root) ? 'a text, and no times' : undefined;
  },

  read(document) {
    const { root, path } = document;
    const collector = new Collector(new Tally(path, 'whisper-json'));
    const segments = segmentsOf(root);
    const reading = readingOf(document, segments);
    const words = wordsOf(asObject(root)?.['words'], { document, unit: reading.wordUnit });
    const language = asText(asObject(root)?.['language']);
    const about = { tally: collector.tally, ...(language && /^[a-z]{2,3}(?:-\w+)?$/i.test(language) && { language }) };
    if (segments.length === 0 && words.length === 0) return readTextOnly(document);
    if (segments.length === 0) return { ...about, cues: groupWords(words) };
    for (const segment of segments) collector.add(entryOf(segment, reading));
    return { ...about, cues: words.length > 0 ? shareWords(collector.cues, words) : collector.cues };
  },
};

const TEXT_ONLY = new Set(['text', 'usage', 'task', 'language', 'duration', 'segments', 'words', 'logprobs']);

/** The API's plain `json` answer has the text alone. */
function isTextOnly(root: Json): boolean {
  const file = asObject(root);
  return typeof file?.['text'] === 'string' && Object.keys(file).every((key) => TEXT_ONLY.has(key));
}

function readTextOnly({ path, root, entries }: JsonDocument): Draft {
  const text = asText(asObject(root)?.['text']) ?? '';
  const line = entries.find(({ key }) => key === 'text')?.line ?? 1;
  const draft = plainText.read({ path, lines: text.split(/(?<=[.?!]["')]?)\s+/) });
  return { ...draft, cues: draft.cues.map((cue) => ({ ...cue, line })) };
}

/** Under `segments`, or the whole file when it is a list of them. */
function segmentsOf(root: Json): readonly JsonObject[] {
  const list = asArray(root);
  if (list === undefined) return objectsIn(asObject(root)?.['segments']);
  const segments = objectsIn(list);
  const isOurs = segments
    .slice(0, 3)
    .every((one) => numberOf(one['start']) !== undefined && 'end' in one && !('duration' in one));
  return isOurs ? segments : [];
}

interface Reading {
  readonly document: JsonDocument;
  /** Seconds, as Whisper writes them; clocks and milliseconds, as those do who write its form by other means. */
  readonly unit: (value: Json | undefined) => number | undefined;
  /** Of the words: fractions are of seconds, also where somebody rounded the segments to milliseconds. */
  readonly wordUnit: Reading['unit'];
}

function readingOf(document: JsonDocument, segments: readonly JsonObject[]): Reading {
  const beside = objectsIn(asObject(document.root)?.['words']);
  const words = [...segments.flatMap((segment) => objectsIn(segment['words'])), ...beside];
  const isWhole = words.every(({ start }) => Number.isInteger(numberOf(start) ?? 0));
  const fields = { start: 'start', end: 'end' };
  const unit =
    segments.length > 0
      ? timeReader(segments, { ...fields, text: 'text' })
      : timeReader(words, { ...fields, text: 'word' });
  return { document, unit, wordUnit: isWhole ? unit : seconds };
}

function entryOf(segment: JsonObject, { document, unit, wordUnit }: Reading) {
  const words = wordsOf(segment['words'], { document, unit: wordUnit });
  const [startMs, endMs] = [unit(segment['start']), unit(segment['end'])];
  return {
    startMs: startMs ?? words.find((word) => word.startMs !== undefined)?.startMs,
    endMs,
    text: asText(segment['text']),
    speaker: speakerOf(segment['speaker']),
    words: words.some((word) => word.startMs !== undefined) ? timedWords(words) : undefined,
    line: document.lineOf(segment),
  };
}

/** Gives each word to the segment in which it begins; both lists are in order. */
function shareWords(cues: readonly DraftCue[], words: readonly RecognisedWord[]): readonly DraftCue[] {
  const timed = timedWords(words);
  let at = 0;
  return cues.map((cue, nth) => {
    if (cue.words !== undefined) return cue;
    const untilMs = cues[nth + 1]?.startMs ?? Infinity;
    const from = at;
    while (at < timed.length && (timed[at]?.startMs ?? 0) < untilMs) at++;
    return at > from ? { ...cue, words: timed.slice(from, at) } : cue;
  });
}
