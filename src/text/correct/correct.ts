import type { Word } from '../../model/narration.js';
import { capitalise, splitWord } from '../restore/case.js';
import type { Correction } from './evidence.js';
import { NONE, type MarkClass } from '../restore/marks.js';
import type { MarkedText } from '../narration/sentences.js';
import type { Token } from '../tokens.js';

/** Writes corrections into a text: the words said stand in `spoken`, punctuation around them stays. */
export function applyCorrections(text: MarkedText, corrections: readonly Correction[]): MarkedText {
  const tokens: Token[] = [];
  const words: Word[] = [];
  const marks: MarkClass[] = [];
  const open: number[] = [];
  let at = 0;
  const copy = (to: number) => {
    for (; at < to; at++) push(text.tokens[at], text.words[at], at);
  };
  const push = (token: Token | undefined, word: Word | undefined, last: number) => {
    if (token === undefined || word === undefined) return;
    tokens.push(token);
    words.push(word);
    marks.push(text.marks[last] ?? NONE);
    open.push(text.open[last] ?? 0);
  };
  for (const correction of corrections) {
    copy(correction.from);
    const last = correction.to - 1;
    const token = text.tokens[at];
    if (token !== undefined)
      push({ ...token, endMs: text.tokens[last]?.endMs ?? token.endMs }, correctedWord(text, correction), last);
    at = correction.to;
  }
  copy(text.tokens.length);
  return { tokens, words, marks, open: Uint8Array.from(open) };
}

function correctedWord({ tokens, words }: MarkedText, { from, to, text, code }: Correction): Word | undefined {
  const [first, last] = [words[from], words[to - 1]];
  if (first === undefined || last === undefined) return undefined;
  if (text === '') return { ...first, text: tokens[from]?.text ?? first.text, code };
  const [before, core] = splitWord(first.text);
  const after = splitWord(last.text)[2];
  const begins = /^\p{Lu}/u.test(core) && !/^\p{Lu}/u.test(tokens[from]?.text ?? '');
  const spoken = tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ');
  const written = begins && !code ? capitalise(text) : text;
  return { text: before + written + after, startMs: first.startMs, spoken, ...(code ? { code } : {}) };
}
