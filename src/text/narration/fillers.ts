import type { Narration, Word } from '../../model/narration.js';
import { capitalise, splitWord } from '../restore/case.js';
import { END, NONE, type MarkClass } from '../restore/marks.js';
import { FILLERS } from '../punctuation/view.js';
import type { MarkedText } from './sentences.js';
import type { Token } from '../tokens.js';

/** Leaves out um, uh and their like, and says which. A mark that one carries moves to the word before it. */
export function dropFillers(text: MarkedText): { readonly text: MarkedText; readonly dropped: Narration['dropped'] } {
  const counts = new Map<string, number>();
  const kept: { tokens: Token[]; words: Word[]; marks: MarkClass[]; open: number[] } = {
    tokens: [],
    words: [],
    marks: [],
    open: [],
  };
  let begins = false;
  let turn = false;
  text.tokens.forEach((token, at) => {
    const word = text.words[at] ?? { text: token.text, startMs: token.startMs };
    const [, core, tail] = splitWord(word.text);
    const filler = core.toLowerCase();
    if (FILLERS.has(filler)) {
      counts.set(filler, (counts.get(filler) ?? 0) + 1);
      begins ||= core !== filler;
      turn ||= token.turn;
      const last = kept.words.length - 1;
      const mark = text.marks[at] ?? NONE;
      if (mark >= END && (kept.marks[last] ?? END) < END) {
        const before = kept.words[last];
        if (before !== undefined) kept.words[last] = { ...before, text: before.text.replace(/,$/, '') + tail };
        kept.marks[last] = mark;
      }
      return;
    }
    kept.tokens.push(turn ? { ...token, turn } : token);
    kept.words.push(begins ? { ...word, text: capitalise(word.text) } : word);
    kept.marks.push(text.marks[at] ?? NONE);
    kept.open.push(text.open[at] ?? 0);
    begins = turn = false;
  });
  const dropped = [...counts].map(([filler, count]) => ({ text: filler, count }));
  return { text: { ...kept, open: Uint8Array.from(kept.open) }, dropped };
}
