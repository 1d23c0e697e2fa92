import type { ReadData } from '../model/data.js';
import type { Lecture } from '../model/lecture.js';
import type { Narration, Sentence } from '../model/narration.js';
import type { Outcome } from '../model/problem.js';
import { tokenize, type Token } from './tokens.js';

export interface NarrateOptions {
  readonly readData: ReadData;
  /** `drop` leaves out um, uh and their like; they are counted. */
  readonly fillers?: 'keep' | 'drop';
  /** `keep` leaves punctuation and capitals as they came. */
  readonly captions?: 'restore' | 'keep';
  /** No misheard name is corrected. */
  readonly literal?: boolean;
}

/** The transcript as sentences: every word of the cues once, in order. */
export function narrate(lecture: Lecture, options: NarrateOptions): Outcome<Narration> {
  const tokens = tokenize(lecture.cues, options.captions === 'keep');
  const sentences: Sentence[] = [];
  let words: Token[] = [];
  tokens.forEach((token, at) => {
    words.push(token);
    const ended = /[.?!…]["'”’)\]]*$/.test(token.text);
    const next = tokens[at + 1];
    if (next === undefined || ended || next.turn || words.length >= 18) {
      sentences.push(sentenceOf(words, lecture));
      words = [];
    }
  });
  return { value: { sentences, dropped: [] }, problems: [] };
}

function sentenceOf(tokens: readonly Token[], lecture: Lecture): Sentence {
  const [first, last] = [tokens[0], tokens[tokens.length - 1]];
  if (first === undefined || last === undefined) throw new Error('a sentence has words');
  const cue = lecture.cues[first.cue];
  return {
    words: tokens.map(({ text, startMs }) => ({ text, startMs })),
    startMs: first.startMs,
    endMs: last.endMs,
    ...(cue?.speaker === undefined ? {} : { speaker: cue.speaker }),
    breakBefore: first.turn ? 1 : 0.1,
    place: cue?.place ?? { path: '', line: 1 },
  };
}
