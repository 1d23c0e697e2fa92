import { splitMarks } from '../split-marks.js';

/** Marks that a transcript brings along. */
export const NONE = 0;
/** Inside a sentence: comma, colon, semicolon, dash. */
export const PAUSE = 1;
/** Ends a statement. */
export const END = 2;
/** Ends a question. */
export const ASK = 3;

export type MarkClass = typeof NONE | typeof PAUSE | typeof END | typeof ASK;

/** Closing quotes and brackets may stand after a mark: `soccer."` */
const CLOSERS = /["'”’»)\]]+$/;

/** Words whose full stop belongs to them: before anybody's name, before a name with a capital, a number, anything. */
const ADDRESS = /^(?:Mrs?|Ms|Dr|Prof)$/i;
const TITLE = /^(?:St|\p{Lu})$/u;
const COUNTED = /^(?:nos?|figs?|eqs?|secs?|ch|vol|pp?|ca|approx)$/i;
const SHORTENED = /^(?:vs|cf|resp|e\.g|i\.e)$/i;

const BEHIND = { before: /^/, after: /(?<![^\p{L}\p{N}%°$€£+#*)\]])[^\p{L}\p{N}%°$€£+#*)\]]+$/u };

/**
 * The mark that a written word carries; `next` is the word after it. The full stop of `Dr. Smith` and of `J. S. Bach`
 * and the dots of `well... maybe` end nothing.
 */
export function markOf(text: string, next: string | undefined): MarkClass {
  const bare = text.replace(CLOSERS, '');
  const [, word, tail] = splitMarks(bare, BEHIND);
  if (tail === '') return NONE;
  if (/[?？¿؟]/.test(tail)) return ASK;
  if (/[!！。｡।]/.test(tail)) return END;
  const follows = next?.replace(/^["'“‘(¿¡[]+/, '') ?? '';
  const lower = /^\p{Ll}/u.test(follows);
  if (/\.\.|…/.test(tail)) return lower ? PAUSE : END;
  if (/\.[,;:]$/.test(tail)) return PAUSE;
  if (tail.includes('.')) return endsSentence(word.replace(/^[^\p{L}\p{N}]+/u, ''), follows) ? END : NONE;
  return /[,;:،、，–—-]/.test(tail) ? PAUSE : NONE;
}

/** `end. and then` in captions without capitals still ends; `p.m. and` does not. */
function endsSentence(word: string, next: string): boolean {
  if (next === '') return true;
  if (ADDRESS.test(word) || SHORTENED.test(word) || (COUNTED.test(word) && /^\d/.test(next))) return false;
  // `z. B.`, `J. S. Bach`
  if (/^\p{L}$/u.test(word) && /^\p{L}\./u.test(next)) return false;
  if (TITLE.test(word) && /^\p{Lu}/u.test(next)) return false;
  return !(/^\p{Ll}/u.test(next) && (word.includes('.') || /^(?:etc|al|inc|ltd|jr|sr)$/i.test(word)));
}
