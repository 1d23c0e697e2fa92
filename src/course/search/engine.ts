/**
 * Search in the passages of a course: MiniSearch ranks (BM25+),
 * phrases are found across passages, misspelt words are corrected.
 */
import MiniSearch, { type AsPlainObject, type Options, type SearchResult } from 'minisearch';
import { correctWord, type SearchVocabulary } from './correct.js';
import { findPhrase, type Holding } from './phrases.js';
import type { PassageAt, Searched } from './searched.js';
import { cutWords, foldWord, foldedWords } from './words.js';

export interface Hit<One extends Searched = Searched> {
  readonly passage: One;
  /** Estimated from where the words stand in the passage. */
  readonly atMs: number;
  readonly score: number;
  /** All words stand there side by side, in this order; perhaps across the passage's end. */
  readonly isPhrase: boolean;
}

export interface FoundPassages<One extends Searched = Searched> {
  readonly hits: readonly Hit<One>[];
  /** The words that were searched for, where some were corrected. */
  readonly corrected?: string;
  /** The folded words that hits contain. */
  readonly words: readonly string[];
}

export interface SearchEngine<One extends Searched = Searched> {
  search(query: string, most: number): FoundPassages<One>;
}

/** An index as it is kept: of its terms only those asked for are read. */
export interface SavedIndex {
  readonly shell: Omit<AsPlainObject, 'index'>;
  readonly vocabulary: SearchVocabulary;
  readonly entryOf: (term: string) => AsPlainObject['index'][number] | undefined;
  /** All of it, where it is open anyway. */
  readonly whole?: MiniSearch<IndexEntry>;
}

interface IndexEntry {
  readonly id: number;
  readonly text: string;
  readonly section: string;
}

/** Unstemmed: measured on 262 section titles, stems find no more, and corrections less (`npm run score:search`). */
const OPTIONS: Options<IndexEntry> = {
  fields: ['text', 'section'],
  tokenize: (text) => [...cutWords(text)],
  processTerm: foldWord,
  searchOptions: { boost: { section: 1 } },
};

/** Indexes passages, which come in order, lesson by lesson. */
export const indexPassages = (passages: readonly Searched[]): AsPlainObject => openPassages(passages).toJSON();

/** The same for many searches in one process: it stays open. */
export function indexInMemory(passages: readonly Searched[]): SavedIndex {
  const whole = openPassages(passages);
  return { ...savedIndex(whole.toJSON()), whole };
}

function openPassages(passages: readonly Searched[]): MiniSearch<IndexEntry> {
  const index = new MiniSearch<IndexEntry>(OPTIONS);
  index.addAll(passages.map(({ text, section }, id) => ({ id, text, section })));
  return index;
}

/** Opens an index; `passageAt` must give the passages that it was made of. */
export function openEngine<One extends Searched>(passageAt: PassageAt<One>, saved: SavedIndex): SearchEngine<One> {
  const { vocabulary } = saved;
  const open = openerOf(saved);
  return {
    search(query, most) {
      const asked = foldedWords(query);
      const words = asked.map((word) => correctWord(word, vocabulary) ?? word);
      const isCorrected = words.some((word, nth) => word !== asked[nth]);
      const ranked = open(words).search(words.join(' '));
      const rarest = words.toSorted((a, b) => vocabulary.countOf(a) - vocabulary.countOf(b))[0] ?? '';
      const hits = hitsOf(passageAt, ranked, { words, rarest, phraseAlone: isQuoted(query) && words.length > 1, most });
      return { hits, words, ...(isCorrected && { corrected: words.join(' ') }) };
    },
  };
}

/**
 * The index, as far as a search for the words needs it: to open all of one that is kept takes longer than the search.
 */
function openerOf({ shell, entryOf, whole }: SavedIndex): (words: readonly string[]) => MiniSearch<IndexEntry> {
  if (whole !== undefined) return () => whole;
  return (words) => {
    const index = [...new Set(words)].flatMap((word) => {
      const entry = entryOf(word);
      return entry === undefined ? [] : [entry];
    });
    return MiniSearch.loadJS<IndexEntry>({ ...shell, index }, OPTIONS);
  };
}

/** An index in memory as one that is kept. */
export function savedIndex({ index, ...shell }: AsPlainObject): SavedIndex {
  const terms = new Map(index);
  const entryOf = (term: string): AsPlainObject['index'][number] | undefined => {
    const fields = terms.get(term);
    return fields === undefined ? undefined : [term, fields];
  };
  return {
    shell,
    entryOf,
    vocabulary: {
      has: (word) => terms.has(word),
      words: () => terms.keys(),
      countOf: (word) => countOf(terms.get(word)),
    },
  };
}

/** MiniSearch keeps its terms as `[term, { field: { passage: count } }]`. */
export const countOf = (fields: AsPlainObject['index'][number][1] = {}): number =>
  Object.values(fields).reduce((sum, passages) => sum + Object.keys(passages).length, 0);

const isQuoted = (query: string) => /^\s*["“„«].*["”«»]\s*$/s.test(query);

interface AskedWords {
  readonly words: readonly string[];
  readonly rarest: string;
  /** Only where all words stand side by side. */
  readonly phraseAlone: boolean;
  readonly most: number;
}

/** Phrases first, then what ranks best. */
function hitsOf<One extends Searched>(
  passageAt: PassageAt<One>,
  ranked: readonly SearchResult[],
  { words, rarest, phraseAlone, most }: AskedWords,
): readonly Hit<One>[] {
  const scores = new Map(ranked.map(({ id, score }) => [Number(id), score]));
  const phrases = words.length > 1 ? findPhrase(passageAt, holdingOf(ranked, rarest), words) : [];
  const scoreOf = (nth: number) => scores.get(nth) ?? 0;
  const first = phrases.map(({ nth, passage, share }): Hit<One> => ({
    passage,
    isPhrase: true,
    score: scoreOf(nth),
    atMs: momentAt(passage, share),
  }));
  const taken = new Set(phrases.map(({ nth }) => nth));
  const others = phraseAlone ? [] : [...scores.keys()].filter((nth) => !taken.has(nth)).slice(0, most);
  const rest = others.flatMap((nth): Hit<One>[] => {
    const passage = passageAt(nth);
    if (passage === undefined) return [];
    return [{ passage, isPhrase: false, score: scoreOf(nth), atMs: momentOf(passage, words) }];
  });
  return [...first.toSorted((a, b) => b.score - a.score), ...rest].slice(0, most);
}

function holdingOf(ranked: readonly SearchResult[], rarest: string): Holding {
  const numbers = (results: readonly SearchResult[]) => results.map(({ id }) => Number(id)).toSorted((a, b) => a - b);
  return { any: numbers(ranked), rarest: numbers(ranked.filter(({ terms }) => terms.includes(rarest))) };
}

function momentOf(passage: Searched, words: readonly string[]): number {
  const folded = foldedWords(passage.text);
  const at = folded.findIndex((word) => words.includes(word));
  return at < 0 ? passage.startMs : momentAt(passage, at / Math.max(1, folded.length));
}

/** Whole seconds, for links have no others; never before the passage. */
const momentAt = ({ startMs, endMs }: Searched, share: number): number =>
  Math.max(startMs, Math.floor((startMs + (endMs - startMs) * share) / 1000) * 1000);
