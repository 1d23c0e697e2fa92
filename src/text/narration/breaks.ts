/** Where paragraphs may begin. */
import type { Sentence } from '../../model/narration.js';
import { looksAsked } from '../punctuation/question.js';
import { remember } from '../remember.js';
import { SMALL_WORDS } from '../small-words.js';
import { cutWords, stemWord } from '../words.js';

/** Silence before a sentence: worth something from here, sure from there. */
const PAUSE_FROM_MS = 500;
const PAUSE_SURE_MS = 3000;

/** How much a sentence that opens so begins something new. */
const OPENERS: ReadonlyMap<string, number> = new Map([
  ['okay', 0.6],
  ['ok', 0.6],
  ['alright', 0.6],
  ['all right', 0.6],
  ['anyway', 0.5],
  ["let's", 0.4],
  ['now', 0.4],
  ['finally', 0.4],
  ['next', 0.4],
  ['so', 0.3],
  ['first', 0.3],
]);

/** A question opens something; what follows it is its answer. */
const QUESTION = 0.3;
const ANSWER = 0.3;

/** Most that a change of words can say, and how many sentences are compared on either side. */
const TOPIC = 0.4;
const BESIDE = 4;

/**
 * Sets `breakBefore`: silence, another speaker, an opening word, a question, a change of vocabulary, each on its own.
 */
export function withBreaks(sentences: readonly Sentence[]): Sentence[] {
  const plain = sentences.map(({ words }) => words.map(({ text }) => cutWords(text).join('')));
  const topics = topicChanges(plain);
  return sentences.map((sentence, at) => {
    const before = sentences[at - 1];
    if (before === undefined || before.speaker !== sentence.speaker) return { ...sentence, breakBefore: 1 };
    const words = plain[at] ?? [];
    // `Okay?` and `Right.` close what was said, they open nothing.
    const opens = words.length > 2 ? openerOf(words) : 0;
    const pause = (sentence.startMs - before.endMs - PAUSE_FROM_MS) / (PAUSE_SURE_MS - PAUSE_FROM_MS);
    const answers = /\?["'”’)]*$/.test(before.words[before.words.length - 1]?.text ?? '');
    const none = (1 - opens) * (1 - (topics[at] ?? 0)) * 0.9;
    const said = (1 - none) * (answers ? ANSWER : 1);
    const breakBefore = 1 - (1 - said) * (1 - Math.min(1, Math.max(0, pause)));
    return { ...sentence, breakBefore: Math.max(sentence.breakBefore, breakBefore) };
  });
}

function openerOf(words: readonly string[]): number {
  const [first = '', second = ''] = words;
  const opener = OPENERS.get(`${first} ${second}`) ?? OPENERS.get(first) ?? 0;
  return words.length > 3 && looksAsked(words, 0, words.length) ? 1 - (1 - opener) * (1 - QUESTION) : opener;
}

/** How little the words after each boundary have to do with those before it, from 0 to `TOPIC` (after Hearst 1997). */
function topicChanges(sentences: readonly (readonly string[])[]): Float64Array {
  const numbers = new Map<string, number>();
  // A number for each stem; -1 for words that say nothing.
  const numberOf = remember((word) => {
    if (SMALL_WORDS.has(word)) return -1;
    const stem = stemWord(word);
    const number = numbers.get(stem) ?? numbers.size;
    numbers.set(stem, number);
    return number;
  });
  const contents = sentences.map((words) => words.map(numberOf).filter((number) => number >= 0));
  // The last boundary at which a stem was seen on either side.
  const left = new Int32Array(numbers.size).fill(-1);
  const right = new Int32Array(numbers.size).fill(-1);
  const shared = contents.map((_, at) => {
    let [before, after, common] = [0, 0, 0];
    for (let near = Math.max(0, at - BESIDE); near < at; near++)
      for (const stem of contents[near] ?? []) {
        if (left[stem] === at) continue;
        left[stem] = at;
        before++;
      }
    for (let near = at; near < at + BESIDE; near++)
      for (const stem of contents[near] ?? []) {
        if (right[stem] === at) continue;
        right[stem] = at;
        after++;
        if (left[stem] === at) common++;
      }
    return common / Math.max(1, Math.min(before, after));
  });
  const mean = shared.reduce((sum, share) => sum + share, 0) / Math.max(1, shared.length);
  return Float64Array.from(shared, (share) => (mean === 0 ? 0 : TOPIC * Math.max(0, 1 - share / mean)));
}
