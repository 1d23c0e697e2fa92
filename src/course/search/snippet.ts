import { cutWords, foldWord } from './words.js';

/** A stretch of text, and whether it is one of the words asked for. */
export interface SnippetPart {
  readonly text: string;
  readonly isHit: boolean;
}

const LENGTH = 200;
const BEFORE = 60;

/** Text around the first of the words, cut between words, with what was asked for told apart. */
export function snippetOf(text: string, words: readonly string[]): readonly SnippetPart[] {
  const wanted = new Set(words);
  const marks: { from: number; to: number }[] = [];
  let at = 0;
  for (const word of cutWords(text)) {
    const from = text.indexOf(word, at);
    at = from + word.length;
    if (wanted.has(foldWord(word))) marks.push({ from, to: at });
  }
  const start = startOfWord(text, Math.max(0, (denseStart(marks) ?? 0) - BEFORE));
  const end = endOfWord(text, start + LENGTH);
  const parts: SnippetPart[] = [];
  const push = (from: number, to: number, isHit: boolean) => {
    if (to > from) parts.push({ text: text.slice(from, to), isHit });
  };
  if (start > 0) parts.push({ text: '… ', isHit: false });
  let from = start;
  for (const mark of marks.filter((one) => one.from >= start && one.to <= end)) {
    push(from, mark.from, false);
    push(mark.from, mark.to, true);
    from = mark.to;
  }
  push(from, end, false);
  if (end < text.length) parts.push({ text: ' …', isHit: false });
  return parts;
}

/** The mark after which most of the others stand near. */
function denseStart(marks: readonly { readonly from: number }[]): number | undefined {
  let best: { from: number; count: number } | undefined;
  for (const { from } of marks) {
    const count = marks.filter((other) => other.from >= from && other.from < from + LENGTH - BEFORE).length;
    if (best === undefined || count > best.count) best = { from, count };
  }
  return best?.from;
}

function startOfWord(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + BEFORE ? at : space + 1;
}

function endOfWord(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return space < at - BEFORE ? at : space;
}
