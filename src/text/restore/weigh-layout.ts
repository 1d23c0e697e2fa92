import type { Lexicon } from '../lexicon/lexicon.js';
import { remember } from '../remember.js';
import type { Token } from '../tokens.js';
import { splitWord } from './case.js';
import { leanOfLineStarts } from './line-starts.js';
import { leanOfPauses } from './pauses.js';
import type { Punctuation } from './read-punctuation.js';

/**
 * Weighs pauses and line starts, and opens the ends of lines without a mark before the capital of a plain word.
 */
export function weighLayout(tokens: readonly Token[], given: Punctuation, lexicon: Lexicon): Punctuation {
  const isPlain = remember((text) => {
    const word = splitWord(text)[1].toLowerCase();
    const { listed, marks } = lexicon.lookUp(word.replace(/['’].*$/, ''));
    return /^\p{L}/u.test(word) && listed && !marks.includes('p') && !/^i\b/.test(word);
  });
  const lines = leanOfLineStarts(tokens, given.marks, isPlain);
  const lean = leanOfPauses(tokens).map((pause, at) => pause + (lines[at] ?? 0));
  return { ...given, lean, open: given.open.map((open, at) => ((lines[at] ?? 0) > 0 ? 1 : open)) };
}
