import type { Cue } from '../model/cue.js';
import { isTight, spaceSigns } from '../model/wording/join-words.js';
import type { Narration } from '../model/narration.js';
import { SMALL_WORDS } from '../text/small-words.js';
import { remember } from '../text/remember.js';
import { cutWords, stemWord } from '../text/words.js';

/** The speech as the outline sees it: sentences, their words in lower case, and the topic words among them. */
export interface Talk {
  readonly sentences: number;
  readonly startMs: Float64Array;
  /** End of the last sentence. */
  readonly endMs: number;
  /** Lower case, without punctuation but with apostrophes. */
  readonly words: readonly (readonly string[])[];
  /** Of each sentence, numbers of the stems that may carry a topic. */
  readonly topics: readonly Int32Array[];
  /** Rarity of each stem over blocks of 45 s: ln(blocks / blocks with it). */
  readonly rarity: Float64Array;
  /** Silence before each sentence, in seconds, 0 to 4. */
  readonly pauseS: Float64Array;
  readonly fromAudience: readonly boolean[];
  readonly newSpeaker: readonly boolean[];
}

const BLOCK_MS = 45_000;

/** Speech at this pace leaves no pause: seconds a word, and seconds of slack. */
const WORD_S = 0.33;
const SLACK_S = 0.4;

/** `given`: of each sentence the stems that may carry a topic, where the language is not English. */
export function readTalk({ sentences }: Narration, cues: readonly Cue[], given?: readonly (readonly string[])[]): Talk {
  const wordsIn = remember(cutWords);
  const words = sentences.map((sentence) => sentence.words.flatMap(({ text }) => wordsIn(text)));
  const startMs = Float64Array.from(sentences, (sentence) => sentence.startMs);
  const numbers = new Map<string, number>();
  const stems = new Map<string, number>();
  const topics = words.map((own, at) => {
    if (given !== undefined) return Int32Array.from(given[at] ?? [], (stem) => numberOf(stems, stem));
    const topical = own.filter((word) => word.length > 2 && /\p{L}/u.test(word) && !isSmall(word));
    return Int32Array.from(topical, (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      const stem = stemWord(word);
      const number = numberOf(stems, stem);
      numbers.set(word, number);
      return number;
    });
  });
  return {
    sentences: sentences.length,
    startMs,
    endMs: sentences[sentences.length - 1]?.endMs ?? 0,
    words,
    topics,
    rarity: rarityOf(topics, startMs, stems.size),
    pauseS: pausesBefore(startMs, cues),
    fromAudience: sentences.map((sentence) => sentence.fromAudience === true),
    newSpeaker: sentences.map((sentence, at) => at > 0 && sentence.speaker !== sentences[at - 1]?.speaker),
  };
}

function numberOf(stems: Map<string, number>, stem: string): number {
  const number = stems.get(stem) ?? stems.size;
  stems.set(stem, number);
  return number;
}

/** Also what is left of `that's`, `we're` and `don't` before the apostrophe. */
export const isSmall = (word: string): boolean =>
  SMALL_WORDS.has(word) || MORE_SMALL.has(word) || (word.includes("'") && isSmall(word.slice(0, word.indexOf("'"))));

const MORE_SMALL = new Set(
  `don doesn didn isn can't won aren gonna sort stuff pretty quite little big good great come came work works worked
  working three four five ask asked asking question questions sure maybe might should being done doing does goes went
  people try trying around under through while always never still even much let's cool nice awesome
  music laughter applause`.split(/\s+/),
);

function rarityOf(topics: readonly Int32Array[], startMs: Float64Array, stems: number): Float64Array {
  const blocksWith = new Float64Array(stems);
  const lastBlock = new Int32Array(stems).fill(-1);
  let block = 0;
  let blockMs = startMs[0] ?? 0;
  topics.forEach((own, at) => {
    if ((startMs[at] ?? 0) - blockMs > BLOCK_MS) {
      block += 1;
      blockMs = startMs[at] ?? 0;
    }
    for (const stem of own) {
      if (lastBlock[stem] !== block) blocksWith[stem]! += 1;
      lastBlock[stem] = block;
    }
  });
  return blocksWith.map((count) => Math.log((block + 1) / count));
}

/** Of Chinese and Japanese, about 1.7 signs make a word. */
const wordsIn = (text: string): number =>
  isTight(text) ? spaceSigns(text).trim().split(/\s+/).length / 1.7 : text.split(/\s+/).length;

/** Captions show words as they are spoken: what a cue lasts longer than its words need is silence at its end. */
function pausesBefore(startMs: Float64Array, cues: readonly Cue[]): Float64Array {
  const pauses = new Float64Array(startMs.length);
  let at = 0;
  for (let nth = 1; nth < cues.length && at < startMs.length; nth++) {
    const [before, cue] = [cues[nth - 1], cues[nth]];
    if (before === undefined || cue === undefined) continue;
    while (at < startMs.length && startMs[at]! < cue.startMs - 1000) at++;
    const needed = WORD_S * wordsIn(before.text) + SLACK_S;
    const silence = (cue.startMs - before.startMs) / 1000 - needed;
    if (at < startMs.length && startMs[at]! <= cue.startMs + 1000) pauses[at] = Math.min(4, Math.max(0, silence));
  }
  return pauses;
}
