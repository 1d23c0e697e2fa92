/** Words that mean something said before: a sentence in which one comes before any noun can't stand alone. */
import { wordsOf } from '../../text/tidy/word-lists.js';
import type { SummaryWord } from './words.js';

const ALWAYS = wordsOf("they them they're they've they'll theirs");
const MAY_BE = wordsOf("it its it's it'll itself this that these those that's");
/** Behind these "that" is a pronoun, behind a noun it opens a clause. */
const BEFORE_THAT = wordsOf(
  `do does did doing done like with of for from after before about than to by on in call calls see use using at into and but so if
  because when get gets take make makes mean means`,
);
const BE = wordsOf('is was be are were');

/** Whether a word of the sentence means what is not in it: "do that for all numbers", "it goes up". */
export function dangles(words: readonly SummaryWord[]): boolean {
  for (let at = 0; at < words.length; at++) {
    const { content, entry, only } = words[at]!;
    if (content && (entry.wordClass === 'noun' || only === 'noun' || !entry.listed)) return false;
    if (isDangling(words, at)) return true;
  }
  return false;
}

function isDangling(words: readonly SummaryWord[], at: number): boolean {
  const lower = words[at]?.lower ?? '';
  if (ALWAYS.has(lower)) return true;
  if (!MAY_BE.has(lower)) return false;
  const [before, next, then] = [words[at - 1], words[at + 1], words[at + 2]];
  if (lower === 'its' || lower === 'itself') return lower === 'its';
  // "It is hard to see", "it's important that": nothing is meant.
  if (lower === "it's") return next?.entry.wordClass !== 'adjective';
  if (lower === 'it' && BE.has(next?.lower ?? '')) return then?.entry.wordClass !== 'adjective';
  if (lower === 'it' || lower === "it'll" || lower === "that's") return true;
  const alone = next === undefined || /^(?:verb|adverb|function|ed|ing)$/.test(next.entry.wordClass);
  if (lower === 'that') return alone && (before === undefined || BEFORE_THAT.has(before.lower));
  return alone;
}
