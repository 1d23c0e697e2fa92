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

/** Whole sources that are never trained on: meetups, a podcast, conferences, one of them not about Bitcoin. */
const HELD_SOURCES: ReadonlySet<string> = new Set([
  'advancing-bitcoin',
  'bitcoin-review-podcast',
  'cppcon',
  'sydney-bitcoin-meetup',
]);

/** One talk; whole sources and the twentieth part of the other talks are `held` and never trained on. */
export interface Talk {
  readonly source: string;
  readonly held: boolean;
  readonly words: readonly MarkedWord[];
}

/** Abbreviations whose full stop ends nothing. */
const ABBREVIATION =
  /^(e\.g|i\.e|etc|vs|mr|mrs|ms|dr|prof|st|no|fig|eq|jr|inc|ltd|approx|a\.k\.a|u\.s|u\.k|p\.m|a\.m)$/i;

/** Paragraphs shorter than this are headings and list stubs; in subtitles everything is speech. */
const SHORTEST_PARAGRAPH = 12;

/**
 * Reads every `*.jsonl` of the folders: one `{id, split, paras}` a line, or `{id, raw, cues}`, whose raw talks have no
 * marks to learn from. A talk that is in several files counts once.
 */
export function readTalks(folders: readonly string[]): Talk[] {
  const seen = new Set<string>();
  return folders
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(folder, name)),
    )
    .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
    .filter(({ id, raw }) => raw !== true && !seen.has(plainId(id)) && seen.add(plainId(id)))
    .map(talkOf);
}

interface Line {
  readonly id: string;
  readonly source: string;
  readonly split?: string;
  readonly paras?: readonly string[];
  readonly raw?: boolean;
  readonly cues?: readonly { readonly text: string }[];
}

const plainId = (id: string) => id.replace(/^btc\//, '');

function talkOf({ id, source: origin, split, paras, cues = [] }: Line): Talk {
  const source = origin.startsWith('huggingface') ? 'huggingface-course' : (plainId(id).split('/')[0] ?? '');
  const texts = paras ?? [cues.map(({ text }) => text).join(' ')];
  const paragraphs = texts.filter((text) => texts.length < 3 || text.split(' ').length >= SHORTEST_PARAGRAPH);
  return { source, held: split === 'held' || HELD_SOURCES.has(source), words: paragraphs.flatMap(wordsOf) };
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
  /** For each piece the number of its source among `sources`. */
  readonly sourceOf: Uint8Array;
  readonly sources: readonly string[];
}

/** Sources with fewer words than this share one manner. */
const LEAST_SOURCE = 15_000;

/** Pieces and the mark after each; a mark inside a word or stutter is none. */
export function streamOf(talks: readonly Talk[]): Stream {
  const pieces: string[] = [];
  const marks: number[] = [];
  const sourceOf: number[] = [];
  const sources = sourcesOf(talks);
  for (const { words, source } of talks) {
    const view = viewOf(words.map(({ text }) => text));
    const base = pieces.length;
    const number = Math.max(0, sources.indexOf(source));
    for (const piece of view.pieces) {
      pieces.push(piece);
      marks.push(0);
      sourceOf.push(number);
    }
    let at = 0;
    words.forEach(({ mark }, word) => {
      while (at < view.pieces.length && (view.wordOf[at] ?? 0) <= word) at++;
      // A mark after a filler that the view leaves out moves to the word before it.
      if (at > 0) marks[base + at - 1] = Math.max(marks[base + at - 1] ?? 0, mark);
    });
  }
  return { pieces, marks: Uint8Array.from(marks), sourceOf: Uint8Array.from(sourceOf), sources };
}

/** The first stands for all small ones. */
function sourcesOf(talks: readonly Talk[]): string[] {
  const sizes = new Map<string, number>();
  for (const { source, words } of talks) sizes.set(source, (sizes.get(source) ?? 0) + words.length);
  return ['', ...[...sizes].flatMap(([source, size]) => (size >= LEAST_SOURCE ? [source] : [])).sort()];
}
