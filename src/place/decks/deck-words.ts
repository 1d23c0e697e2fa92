import type { Capture } from '../../model/capture.js';
import type { Narration, Sentence, Word } from '../../model/narration.js';
import { SMALL_WORDS } from '../../text/small-words.js';
import { remember } from '../../text/remember.js';
import { classicalSingular } from '../../text/classical-plurals.js';
import { stemWord } from '../../text/words.js';
import { wordsOf } from '../speech/speech.js';
import { PAGE_WORDS } from '../settings.js';

/** A stretch of speech that is about one page: a sentence, or a part of a long one. */
export interface Unit {
  readonly startMs: number;
  /** Stems and pairs of neighbouring stems, each once. */
  readonly terms: ReadonlySet<string>;
  /** It begins a sentence with a word that people turn pages at. */
  readonly isTurn: boolean;
  /** Silence before it. */
  readonly pauseMs: number;
}

/** A sentence is cut at silences of this length and after so many words. */
const CUT_PAUSE_MS = 2500;
const MOST_WORDS = 18;
/** A word takes about this long: transcripts say when one begins only. */
const WORD_MS = 400;
const TURNS =
  /^(?:so|now|okay|ok|alright|all right|next|and so|and then|let's|let us|here|another|finally|then|well|right)\b/i;

/** The narration in stretches. */
export function cutUnits({ sentences }: Narration): readonly Unit[] {
  const units: Unit[] = [];
  const stemOf = remember(stemOfWord);
  let endMs = 0;
  const put = (words: readonly Word[], isStart: boolean) => {
    const [first] = words;
    if (first === undefined) return;
    const text = words.map((word) => word.text).join(' ');
    const pauseMs = first.startMs - endMs;
    units.push({
      startMs: first.startMs,
      terms: new Set(termsOf(text, stemOf)),
      isTurn: isStart && TURNS.test(text),
      pauseMs,
    });
    endMs = (words.at(-1)?.startMs ?? 0) + WORD_MS;
  };
  for (const sentence of sentences) {
    for (const { words, isStart } of cutSentence(sentence)) put(words, isStart);
    endMs = Math.min(endMs, sentence.endMs);
  }
  return units;
}

function cutSentence({ words }: Sentence): readonly { words: readonly Word[]; isStart: boolean }[] {
  const parts: { words: Word[]; isStart: boolean }[] = [];
  let part: Word[] = [];
  for (const word of words) {
    const before = part.at(-1);
    const isLate = before !== undefined && word.startMs - before.startMs - WORD_MS > CUT_PAUSE_MS;
    if (before === undefined || isLate || part.length >= MOST_WORDS) {
      part = [];
      parts.push({ words: part, isStart: before === undefined || isLate });
    }
    part.push(word);
  }
  return parts;
}

type StemOf = (word: string) => string;

/** Scripts that put no spaces between words: these are cut into pairs of letters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** `an automaton` is talked about where the page is about automata. */
const stemOfWord = (word: string): string => stemWord(classicalSingular(word));

/** Stems of words that tell something, and pairs of neighbouring stems of which one does (those hold a space). */
function termsOf(text: string, stemOf: StemOf): readonly string[] {
  const terms: string[] = [];
  let before: { stem: string; small: boolean } | undefined;
  for (const word of wordsOf(text)) {
    if (UNSPACED.test(word)) {
      const letters = [...word];
      letters.slice(1).forEach((letter, at) => terms.push(`${letters[at] ?? ''}${letter}`));
      before = undefined;
      continue;
    }
    if (word.length < 2 && !/\d/.test(word)) {
      before = undefined;
      continue;
    }
    const small = SMALL_WORDS.has(word);
    const stem = stemOf(word);
    if (!small && (word.length > 2 || /\d\d/.test(word))) terms.push(stem);
    if (before !== undefined && !(small && before.small)) terms.push(`${before.stem} ${stem}`);
    before = { stem, small };
  }
  return terms;
}

/** Terms of one page that are read; a page that shows more is one of a book. */
const MOST_TERMS = 4000;

function weighPage({ title = '', content, deck }: Capture, stemOf: StemOf): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const put = (term: string, weight: number) => {
    const own = term.includes(' ') ? weight * PAGE_WORDS.pair : weight;
    const known = weights.get(term);
    if (known === undefined && weights.size >= MOST_TERMS) return;
    weights.set(term, known === undefined ? own : Math.max(known, own) + PAGE_WORDS.repeat * Math.min(known, own));
  };
  for (const term of termsOf(title, stemOf)) put(term, PAGE_WORDS.title);
  for (const line of [content, deck?.notes ?? ''].flatMap((text) => text.split('\n')))
    for (const term of termsOf(line, stemOf)) put(term, 1);
  return weights;
}

/**
 * How much each unit speaks for each page, less the mean over the pages: talk that speaks for all speaks for none.
 * Undefined where no word of any page is said.
 */
export function weighPages(pages: readonly Capture[], units: readonly Unit[]): readonly Float64Array[] | undefined {
  const stemOf = remember(stemOfWord);
  const bags = pages.map((page) => weighPage(page, stemOf));
  const onPages = countTerms(bags.map((bag) => bag.keys()));
  const inSpeech = countTerms(units.map(({ terms }) => terms));
  const rarity = (term: string) =>
    shareOf(onPages.get(term), pages.length) ** PAGE_WORDS.pageRarity *
    shareOf(inSpeech.get(term), units.length) ** PAGE_WORDS.speechRarity;
  const totals = bags.map((bag) => [...bag].reduce((sum, [term, weight]) => sum + weight * rarity(term), 0) || 1);
  const mean = totals.reduce((sum, total) => sum + total, 0) / pages.length;
  const voices = new Map<string, { page: number; worth: number }[]>();
  bags.forEach((bag, page) => {
    for (const [term, weight] of bag) {
      if (!inSpeech.has(term)) continue;
      const worth = weight * rarity(term) * (mean / (totals[page] ?? 1)) ** PAGE_WORDS.length;
      const list = voices.get(term);
      if (list === undefined) voices.set(term, [{ page, worth }]);
      else list.push({ page, worth });
    }
  });
  if (voices.size === 0) return undefined;
  return units.map(({ terms }) => centred(sumVoices(terms, voices, pages.length)));
}

function sumVoices(
  terms: Iterable<string>,
  voices: ReadonlyMap<string, readonly { page: number; worth: number }[]>,
  pages: number,
): Float64Array {
  const sums = new Float64Array(pages);
  for (const term of terms) for (const { page, worth } of voices.get(term) ?? []) sums[page]! += worth;
  return sums;
}

function centred(sums: Float64Array): Float64Array {
  const { evidence, saturation } = PAGE_WORDS;
  const values = sums.map((sum) => evidence * saturation * (1 - Math.exp(-sum / saturation)));
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function countTerms(bags: readonly Iterable<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const bag of bags) for (const term of bag) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** 1 for what stands in none, 0 for what stands in all. */
const shareOf = (count = 1, of: number) => Math.log((of + 1) / count) / Math.log(of + 1);
