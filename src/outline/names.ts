import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Lexicon } from '../text/lexicon/lexicon.js';
import { stemWord } from '../text/stem.js';
import { senseByLexicon, senseByLists, type WordSense, type WordUse } from './word-sense.js';
import { spellsCode } from './title-words.js';
import { readWritten, type Written } from './written.js';

/** The words of a lecture with the runs of them that could be the name of a topic. */
export interface Names {
  readonly words: readonly string[];
  readonly startMs: Float64Array;
  /** The best spelling of each word. */
  readonly spelling: ReadonlyMap<string, string>;
  /** By the word at which they begin: their keys, a word longer each. */
  readonly runs: readonly (readonly Run[])[];
  /** How often each key is said in the lecture. */
  readonly counts: ReadonlyMap<string, number>;
  readonly written: Written;
  readonly senseOf: (word: string) => WordSense;
  /** With the lexicon. */
  readonly judged: boolean;
  /** Numbers of the words at which sentences start, but the first. */
  readonly starts: ReadonlySet<number>;
}

interface Run {
  readonly key: string;
  readonly length: number;
}

const LONGEST = 4;

/** Reads all candidate names of a lecture, once for all its sections. */
export function readNames(lecture: Lecture, narration: Narration, lexicon?: Lexicon): Names {
  const words: string[] = [];
  const times: number[] = [];
  const ends = new Set<number>();
  const forms = new Map<string, Map<string, number>>();
  const cut = wordCutter();
  for (const sentence of narration.sentences) {
    const first = words.length;
    for (const { text, startMs } of sentence.words)
      for (const { word, form } of cut(text)) {
        if (words.length > first) count(forms, word, form);
        words.push(word);
        times.push(startMs);
      }
    ends.add(words.length);
  }
  const stems = stemmer();
  const written = readWritten(lecture, stems);
  const spelling = spellingsOf(forms);
  const senseOf = senses({ words, spelling, written, stems, lexicon });
  const counts = new Map<string, number>();
  const runs = words.map((_, at) => {
    const own = runsFrom(words, at, { ends, stems, senseOf });
    for (const { key } of own) counts.set(key, (counts.get(key) ?? 0) + 1);
    return own;
  });
  return {
    words,
    startMs: Float64Array.from(times),
    spelling,
    runs,
    counts,
    written,
    senseOf,
    judged: lexicon !== undefined,
    starts: ends,
  };
}

interface Form {
  /** Lower case, without a genitive. */
  readonly word: string;
  readonly form: string;
}

/** Speech repeats its words: each is cut once. */
function wordCutter(): (text: string) => readonly Form[] {
  const known = new Map<string, readonly Form[]>();
  return (text) => {
    let forms = known.get(text);
    if (forms === undefined) {
      const found = text.replaceAll('’', "'").match(/[\p{L}\p{N}][\p{L}\p{N}'_-]*/gu) ?? [];
      forms = found.map((each) => each.replace(/'s$/, '')).map((form) => ({ word: form.toLowerCase(), form }));
      known.set(text, forms);
    }
    return forms;
  };
}

interface RunContext {
  /** Words at which a sentence starts. */
  readonly ends: ReadonlySet<number>;
  readonly stems: (word: string) => string;
  readonly senseOf: (word: string) => WordSense;
}

/** What stands right behind or before a word that spells code is code, too: `salt dot grad`. */
const isSpelt = (words: readonly string[], at: number): boolean =>
  (at > 0 && spellsCode(words[at - 1]!, words[at])) || spellsCode(words[at + 1] ?? '', words[at + 2]);

/** A variable as mathematics writes it: `xᵢ`, `x₁`, `x²`. */
const isSymbol = (word: string): boolean => /[\p{Lm}\p{No}]/u.test(word);

/** No word comes twice in a name, and two persons are no topic. */
function runsFrom(words: readonly string[], at: number, { ends, stems, senseOf }: RunContext): Run[] {
  const first = senseOf(words[at] ?? '');
  if (!first.begins || isSpelt(words, at) || isSymbol(words[at]!)) return [];
  const runs: Run[] = [];
  let key = '';
  for (let length = 1; length <= LONGEST; length++) {
    const word = words[at + length - 1] ?? '';
    const sense = senseOf(word);
    if (spellsCode(word, words[at + length]) || isSymbol(word)) break;
    if (length > 1 && (ends.has(at + length - 1) || !sense.joins || ` ${key} `.includes(` ${stems(word)} `))) break;
    key = length === 1 ? stems(word) : `${key} ${stems(word)}`;
    const goesOn = sense.wantsNoun && !ends.has(at + length) && senseOf(words[at + length] ?? '').ends;
    if (!goesOn && (length === 1 ? sense.alone > 0 : sense.ends)) runs.push({ key, length });
  }
  return runs;
}

function stemmer(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const stem = known.get(word) ?? stemWord(word);
    known.set(word, stem);
    return stem;
  };
}

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
  readonly written: Written;
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
