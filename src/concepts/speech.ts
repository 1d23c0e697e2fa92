/** The narration as tokens that know their sentence and their moment. */
import type { Narration } from '../model/narration.js';
import type { Lexicon } from '../text/lexicon/lexicon.js';
import { tokenize, type Tokens } from './ranking/tokens.js';

/** Tokens of a narration; `sentenceStarts[s]` is the first token of sentence `s`, with one more entry for the end. */
export interface SpeechTokens {
  readonly narration: Narration;
  readonly tokens: Tokens;
  /** Sentence of each token. */
  readonly sentences: Int32Array;
  readonly sentenceStarts: Int32Array;
  /** Start of the word that each token is part of. */
  readonly timesMs: Int32Array;
}

/** Cuts a narration into tokens; sentence ends without punctuation are ends all the same. */
export function tokenizeSpeech(narration: Narration, lexicon: Lexicon): SpeechTokens {
  const offsets: number[] = [];
  const wordTimes: number[] = [];
  const wordSentences: number[] = [];
  const written = new WrittenText();
  narration.sentences.forEach((sentence, s) => {
    for (const word of sentence.words) {
      offsets.push(written.length);
      wordTimes.push(word.startMs);
      wordSentences.push(s);
      written.add(`${word.text} `);
    }
    if (!/[.?!…]["'”’)\]]* $/.test(written.tail)) written.add('. ');
  });
  const tokens = tokenize(written.text, lexicon);
  const sentences = new Int32Array(tokens.count);
  const timesMs = new Int32Array(tokens.count);
  const sentenceStarts = new Int32Array(narration.sentences.length + 1).fill(tokens.count);
  let word = 0;
  for (let at = 0; at < tokens.count; at++) {
    while (word + 1 < offsets.length && offsets[word + 1]! <= tokens.starts[at]!) word++;
    const sentence = wordSentences[word]!;
    sentences[at] = sentence;
    timesMs[at] = wordTimes[word]!;
    if (sentenceStarts[sentence] === tokens.count) sentenceStarts[sentence] = at;
  }
  // A sentence without a token (a lone dash) begins where the next one does.
  for (let s = narration.sentences.length - 1; s >= 0; s--)
    if (sentenceStarts[s]! > sentenceStarts[s + 1]!) sentenceStarts[s] = sentenceStarts[s + 1]!;
  return { narration, tokens, sentences, sentenceStarts, timesMs };
}

/** A text as it grows, with its last characters: to ask the text itself for them copies all of it each time. */
class WrittenText {
  text = '';
  tail = '';

  get length(): number {
    return this.text.length;
  }

  add(more: string): void {
    this.text += more;
    this.tail = (this.tail + more).slice(-8);
  }
}
