import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import { expandShorthand, splitIdentifier } from '../text/identifiers.js';
import { stemWord } from '../text/stem.js';
import { INTRODUCES, isWeakAlone, mayBegin, mayEnd, mayJoin } from './title-words.js';

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
  /** Stems of what the course itself writes. */
  readonly written: ReadonlySet<string>;
}

interface Run {
  readonly key: string;
  readonly length: number;
}

const LONGEST = 4;

/** Names that are offered for a section. */
const MOST = 12;

/** How much longer runs are worth, by their number of words: a name of two or three words tells more than one. */
const LENGTH_WORTH = [0, 1, 1.9, 2, 1.6];

/** What is left of the worth of a word that says little alone. */
const WEAK = 0.55;

/** A topic is named early: the worth of a name falls with the time to its first mention. */
const EARLY = { worth: 3, spanMs: 25_000 };
const WINDOW_MS = 400_000;

/** Reads all candidate names of a lecture, once for all its sections. */
export function readNames(lecture: Lecture, narration: Narration): Names {
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
  const counts = new Map<string, number>();
  const runs = words.map((_, at) => {
    const own = runsFrom(words, at, ends, stems);
    for (const { key } of own) counts.set(key, (counts.get(key) ?? 0) + 1);
    return own;
  });
  return {
    words,
    startMs: Float64Array.from(times),
    spelling: spellingsOf(forms),
    runs,
    counts,
    written: writtenStems(lecture, stems),
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

function runsFrom(
  words: readonly string[],
  at: number,
  ends: ReadonlySet<number>,
  stems: (word: string) => string,
): Run[] {
  if (!mayBegin(words[at] ?? '')) return [];
  const runs: Run[] = [];
  let key = '';
  for (let length = 1; length <= LONGEST; length++) {
    const word = words[at + length - 1] ?? '';
    if (length > 1 && (ends.has(at + length - 1) || !mayJoin(word))) break;
    key = length === 1 ? stems(word) : `${key} ${stems(word)}`;
    if (length === 1 || (mayEnd(word) && word !== words[at + length - 2])) runs.push({ key, length });
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

function writtenStems(lecture: Lecture, stems: (word: string) => string): Set<string> {
  const written = new Set<string>();
  const put = (text: string) => {
    for (const word of splitIdentifier(text)) {
      written.add(stems(word));
      for (const reading of expandShorthand(word)) for (const said of reading) written.add(stems(said));
    }
  };
  for (const { cells } of lecture.courseNotebooks) for (const { source } of cells) put(source.slice(0, 4000));
  for (const { content, title = '' } of lecture.captures) put(`${title} ${content.slice(0, 2000)}`);
  for (const entry of [...lecture.glossary, lecture.title]) put(entry);
  return written;
}

interface Candidate {
  readonly at: number;
  readonly length: number;
  readonly afterMs: number;
  count: number;
  introduced: boolean;
}

/**
 * Names of what is said between two times, best first: how much more often than elsewhere in the lecture, how early, how
 * introduced ("something called ..."), and whether the course writes it too.
 */
export function findNames(names: Names, startMs: number, endMs: number): readonly string[] {
  const from = firstFrom(names.startMs, startMs - 300);
  const to = firstFrom(names.startMs, Math.min(endMs - 500, startMs + WINDOW_MS));
  const found = new Map<string, Candidate>();
  for (let at = from; at < to; at++) {
    const runs = names.runs[at] ?? [];
    if (runs.length === 0) continue;
    const afterMs = (names.startMs[at] ?? 0) - startMs;
    const introduced = afterMs < 40_000 && INTRODUCES.test(names.words.slice(Math.max(from, at - 5), at).join(' '));
    for (const { key, length } of runs) {
      const known = found.get(key) ?? { at, length, afterMs, count: 0, introduced: false };
      known.count += 1;
      known.introduced ||= introduced;
      found.set(key, known);
    }
  }
  const ranked = [...found]
    .map(([key, candidate]) => ({
      key,
      candidate,
      worth: worthOf(key, candidate, { names, share: (to - from) / names.words.length }),
    }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth);
  return preferLonger(ranked.slice(0, MOST)).map(({ candidate }) => spell(names, candidate));
}

function worthOf(key: string, candidate: Candidate, { names, share }: { names: Names; share: number }): number {
  const { count: here, length, afterMs, introduced } = candidate;
  const written = key.split(' ').filter((stem) => names.written.has(stem)).length / length;
  const sure = (introduced && afterMs < 30_000) || (written === 1 && afterMs < 40_000);
  if (length > 1 && here < 2 && !sure) return 0;
  const elsewhere = (names.counts.get(key) ?? 0) - here;
  const expected = Math.max(0.3, (elsewhere + 0.5) * share);
  const surprise = Math.log1p(here * Math.log(Math.max(1.05, here / expected)));
  const early = 1 + EARLY.worth * Math.exp(-Math.max(0, afterMs) / EARLY.spanMs);
  const weak = length === 1 && isWeakAlone(names.words[candidate.at] ?? '', written === 1);
  return (
    (weak ? WEAK : 1) * surprise * early * (introduced ? 2 : 1) * (1 + 0.5 * written) * (LENGTH_WORTH[length] ?? 1)
  );
}

interface Ranked {
  readonly key: string;
  readonly candidate: Candidate;
  readonly worth: number;
}

/** `learning rate finder` before `learning rate`, where it is nearly as good. */
function preferLonger(ranked: readonly Ranked[]): readonly Ranked[] {
  const [best] = ranked;
  if (best === undefined) return ranked;
  const longer = ranked
    .slice(1, 12)
    .find(
      ({ key, worth }) =>
        ` ${key} `.includes(` ${best.key} `) && worth > (best.candidate.length === 1 ? 0.45 : 0.75) * best.worth,
    );
  return longer === undefined ? ranked : [longer, ...ranked.filter((each) => each !== longer)];
}

/** In the lecture's spelling, with a capital at its start. */
function spell({ words, spelling }: Names, { at, length }: Candidate): string {
  const text = words
    .slice(at, at + length)
    .map((word) => spelling.get(word) ?? word)
    .join(' ');
  const [first = ''] = text.split(' ');
  return /\p{Lu}|\d|_/u.test(first) ? text : text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function firstFrom(startMs: Float64Array, atMs: number): number {
  let [low, high] = [0, startMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((startMs[middle] ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
