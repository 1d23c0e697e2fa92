import type { Lecture } from '../../model/lecture.js';
import type { Narration } from '../../model/narration.js';
import type { Lexicon } from '../../text/lexicon/lexicon.js';
import { firstNotBefore } from '../../compare/first-from.js';
import { remember } from '../../text/remember.js';
import { stemWord, wordCutter } from '../../text/words.js';
import { senseByLexicon, senseByLists, type WordSense, type WordUse } from './word-sense.js';
import { NameKey } from './name-key.js';
import { type Run, runsFrom, type WordRow } from './runs.js';
import { stemWritten, type WrittenNames } from './written.js';

/** The words of a lecture with the runs of them that could be the name of a topic. */
export interface Names {
  readonly words: readonly string[];
  readonly startMs: Float64Array;
  /** The best spelling of each word. */
  readonly spelling: ReadonlyMap<string, string>;
  readonly senses: readonly WordSense[];
  /** By the word at which they begin: their keys, a word longer each. */
  readonly runs: readonly (readonly Run[])[];
  readonly written: WrittenNames;
  /** With the lexicon. */
  readonly judged: boolean;
  /** 1 for words at which sentences, and what a comma cuts off, start, but the first. */
  readonly starts: Uint8Array;
}

/** No name goes on behind these. */
const CUTS = /[,;:)\u2026\u2013\u2014]$/;

/** A term in single quotation marks is written large there alone: `'Stochastic Gradient Descent'`. */
const QUOTED = /^['‘]|['’][^\p{L}\p{N}]*$/u;

const STRETCH_MS = 60_000;

/** Words may be timed a little before their section. */
const SLACK_MS = 300;

/** The first word of what begins, or ended, at a moment. */
export const firstWordAt = ({ startMs }: Names, atMs: number): number => firstNotBefore(startMs, atMs - SLACK_MS);

/** Reads all candidate names of a lecture, once for all its sections. */
export function readNames(lecture: Lecture, narration: Narration, lexicon?: Lexicon): Names {
  const words: string[] = [];
  const times: number[] = [];
  const ends: number[] = [];
  const forms = new Map<string, Map<string, number>>();
  const cut = remember(formsIn);
  for (const sentence of narration.sentences) {
    const first = words.length;
    for (const { text, startMs } of sentence.words) {
      for (const { word, form } of cut(text)) {
        if (words.length > first && !QUOTED.test(text)) count(forms, word, form);
        words.push(word);
        times.push(startMs);
      }
      if (CUTS.test(text)) ends.push(words.length);
    }
    ends.push(words.length);
  }
  const stems = remember(stemWord);
  const written = stemWritten(lecture, stems);
  const spelling = spellingsOf(forms);
  const senseOf = senses({ words, spelling, written, stems, lexicon });
  const starts = new Uint8Array(words.length + 1);
  for (const at of ends) starts[at] = 1;
  const row: WordRow = {
    words,
    stems: words.map(stems),
    senses: words.map(senseOf),
    starts,
    pairs: written.pairs,
    root: new NameKey(),
  };
  const runs = words.map((_, at) => {
    const own = runsFrom(row, at);
    for (const { key } of own) key.hear(Math.floor(times[at]! / STRETCH_MS));
    return own;
  });
  const judged = lexicon !== undefined;
  return { words, startMs: Float64Array.from(times), spelling, senses: row.senses, runs, written, judged, starts };
}

interface Form {
  /** Lower case, without a genitive. */
  readonly word: string;
  readonly form: string;
}

/** Compounds and names of code stay whole. */
const cutForms = wordCutter({ joinedBy: "'_-", keepCase: true });

const formsIn = (text: string): readonly Form[] =>
  cutForms(text)
    .map((form) => form.replace(/'s$/, ''))
    .map((form) => ({ word: form.toLowerCase(), form }));

function count(forms: Map<string, Map<string, number>>, word: string, form: string): void {
  const own = forms.get(word) ?? new Map<string, number>();
  own.set(form, (own.get(form) ?? 0) + 1);
  forms.set(word, own);
}

/** The form most often written inside sentences. */
function spellingsOf(forms: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, string> {
  const spellings = new Map<string, string>();
  for (const [word, own] of forms)
    spellings.set(word, [...own].reduce((best, each) => (each[1] > best[1] ? each : best))[0]);
  return spellings;
}

interface SenseContext {
  readonly words: readonly string[];
  readonly spelling: ReadonlyMap<string, string>;
  readonly written: WrittenNames;
  readonly stems: (word: string) => string;
  readonly lexicon: Lexicon | undefined;
}

/** Speech repeats its words: each is judged once. */
function senses({ words, spelling, written, stems, lexicon }: SenseContext): (word: string) => WordSense {
  const known = new Map<string, WordSense>();
  const lastNames = new Set<string>();
  const senseOf = (word: string): WordSense => {
    let sense = known.get(word);
    if (sense === undefined) {
      const stem = stems(word);
      const use: WordUse = {
        spelling: spelling.get(word) ?? word,
        isWritten: written.stems.has(stem),
        isHeaded: written.headed.has(stem),
        followsPerson: lastNames.has(word),
      };
      sense = lexicon === undefined ? senseByLists(word, use) : senseByLexicon(word, use, lexicon);
      known.set(word, sense);
    }
    return sense;
  };
  if (lexicon === undefined) return senseOf;
  for (let at = 1; at < words.length; at++) if (senseOf(words[at - 1]!).isPerson) lastNames.add(words[at]!);
  for (const word of lastNames) known.delete(word);
  return senseOf;
}
