/** The training text of `npm run train:punctuation`: punctuated speech as words, each with the mark after it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { viewOf } from '../src/text/punctuation/view.js';

/** Classes of the model: nothing, a comma, a full stop, a question mark after the word. */
export type Mark = 0 | 1 | 2 | 3;

/** A word as it is written, without its marks. */
export interface MarkedWord {
  readonly text: string;
  readonly mark: Mark;
}

/** One talk; the twentieth part of all talks is `held` and never trained on. */
export interface Talk {
  readonly held: boolean;
  readonly words: readonly MarkedWord[];
}

/** Abbreviations whose full stop ends nothing. */
const ABBREVIATION =
  /^(e\.g|i\.e|etc|vs|mr|mrs|ms|dr|prof|st|no|fig|eq|jr|inc|ltd|approx|a\.k\.a|u\.s|u\.k|p\.m|a\.m)$/i;

/** Paragraphs shorter than this are headings and list stubs; in subtitles everything is speech. */
const SHORTEST_PARAGRAPH = 12;

/** Reads every `*.jsonl` of the folder: one `{id, split, paras}` a line. */
export function readTalks(folder: string): Talk[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  return files.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => talkOf(JSON.parse(line) as { split: string; paras: string[] })),
  );
}

function talkOf({ split, paras }: { split: string; paras: string[] }): Talk {
  const paragraphs = paras.filter((text) => paras.length < 3 || text.split(' ').length >= SHORTEST_PARAGRAPH);
  return { held: split === 'held', words: paragraphs.flatMap(wordsOf) };
}

/** Words and marks of one paragraph, which always ends a sentence. */
export function wordsOf(paragraph: string): MarkedWord[] {
  const found: { text: string; tail: string }[] = [];
  for (const part of paragraph.split(/\s+/)) {
    const [, text = '', tail = ''] = /^["'(\[{]*(.*?)([^\p{L}\p{N}%]*)$/u.exec(part) ?? [];
    const last = found[found.length - 1];
    if (/[\p{L}\p{N}]/u.test(text)) found.push({ text, tail });
    else if (last !== undefined && /^(-|[^\w\s=+/&|~<>*#-]+)$/.test(part)) last.tail += part;
  }
  return found.map(({ text, tail }, at) => ({ text, mark: markOf(text, tail, found[at + 1]?.text) }));
}

function markOf(text: string, tail: string, next: string | undefined): Mark {
  if (next === undefined) return tail.includes('?') ? 3 : 2;
  if (tail.includes('?')) return 3;
  const upper = /^\p{Lu}/u.test(next) && !/^I('|$)/.test(next);
  if (/\.\./.test(tail)) return upper ? 2 : 1;
  if (ABBREVIATION.test(text)) return upper && /^etc$/i.test(text) ? 2 : 0;
  if (/[.!;]/.test(tail)) return 2;
  return /[,:-]/.test(tail) ? 1 : 0;
}

/** The talks one after another as the model sees them. */
export interface Stream {
  readonly pieces: readonly string[];
  readonly marks: Uint8Array;
}

/** Pieces and the mark after each; a mark inside a word or stutter is none. */
export function streamOf(talks: readonly Talk[]): Stream {
  const pieces: string[] = [];
  const marks: number[] = [];
  for (const { words } of talks) {
    const view = viewOf(words.map(({ text }) => text));
    const base = pieces.length;
    view.pieces.forEach((piece) => marks.push(pieces.push(piece) * 0));
    let at = 0;
    words.forEach(({ mark }, word) => {
      while (at < view.pieces.length && (view.wordOf[at] ?? 0) <= word) at++;
      // A mark after a filler that the view leaves out moves to the word before it.
      if (at > 0) marks[base + at - 1] = Math.max(marks[base + at - 1] ?? 0, mark);
    });
  }
  return { pieces, marks: Uint8Array.from(marks) };
}
