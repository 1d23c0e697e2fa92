/**
 * Writes src/text/names/spoken.txt and spoken-pairs.txt: words, and two together, that the training text writes with a
 * capital inside sentences.
 */
import type { Lexicon } from '../src/text/lexicon/lexicon.js';
import type { Talk } from './train-punctuation-text.js';

/** A form must be seen this often, and in this share of its word's uses. */
const LEAST = 5;
const SHARE = 0.7;

/** One name a line, sorted; plain English words are left out, since names of this text's field hide among them. */
export function namesOf(talks: readonly Talk[], lexicon: Lexicon): string[] {
  const names: string[] = [];
  for (const [word, forms] of formsOf(talks)) {
    const total = [...forms.values()].reduce((sum, count) => sum + count, 0);
    const [form, count] = [...forms].reduce((best, each) => (each[1] > best[1] ? each : best));
    if (form !== word && count >= LEAST && count >= SHARE * total && !isPlain(lexicon, word)) names.push(form);
  }
  return names.sort((a, b) => (a < b ? -1 : 1));
}

function isPlain(lexicon: Lexicon, word: string): boolean {
  const { listed, marks } = lexicon.lookUp(word);
  return listed && !marks.includes('p');
}

/** Counts of the written forms of each word, away from sentence starts. */
function formsOf(talks: readonly Talk[]): Map<string, Map<string, number>> {
  const forms = new Map<string, Map<string, number>>();
  for (const { words } of talks) {
    let starts = true;
    for (const { text, mark } of words) {
      const form = text.replace(/’/g, "'").replace(/'s?$/, '');
      const word = form.toLowerCase();
      if (!starts && /^[a-z][a-z0-9]+$/.test(word)) {
        const own = forms.get(word) ?? new Map<string, number>();
        forms.set(word, own.set(form, (own.get(form) ?? 0) + 1));
      }
      starts = mark >= 2;
    }
  }
  return forms;
}

/** Two words are a name in this share of their places, which are in so many talks: `merkle tree` is often small. */
const PAIR_SHARE = 0.8;
const PAIR_TALKS = 3;

/** Names of two words, one of them a name and the other none alone, sorted: `Google Cloud`. */
export function pairsOf(talks: readonly Talk[], names: readonly string[], lexicon: Lexicon): string[] {
  const known = new Set(names);
  const isSmall = (word: string) => lexicon.lookUp(word.toLowerCase()).marks.includes('f');
  const found = [...pairFormsOf(talks)].flatMap(([, forms]) => {
    const total = [...forms.values()].reduce((sum, places) => sum + places.length, 0);
    const [form, places] = [...forms].reduce((best, each) => (each[1].length > best[1].length ? each : best));
    const enough = places.length >= LEAST && places.length >= PAIR_SHARE * total;
    const parts = form.split(' ');
    const isName = parts.every((part) => /^[A-Z]/.test(part) && !isSmall(part));
    // Of two plain words the other meaning is another field's: `development kit`, `research club`.
    const isOneNamed = parts.some((part) => known.has(part) || !isPlain(lexicon, part.toLowerCase()));
    const isNew = parts.some((part) => !known.has(part));
    return enough && new Set(places).size >= PAIR_TALKS && isName && isOneNamed && isNew ? [form] : [];
  });
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** For each two words inside a sentence and each way to write them: the talks that do, once a place. */
function pairFormsOf(talks: readonly Talk[]): Map<string, Map<string, Talk[]>> {
  const pairs = new Map<string, Map<string, Talk[]>>();
  for (const talk of talks)
    talk.words.forEach(({ text }, at) => {
      const [before, last] = [talk.words[at - 2], talk.words[at - 1]];
      if (before === undefined || last === undefined || before.mark >= 2 || last.mark > 0) return;
      const form = `${last.text} ${text}`.replace(/['’]s?(?= |$)/g, '');
      if (!/^[a-z]{2,} [a-z]{2,}$/i.test(form)) return;
      const own = pairs.get(form.toLowerCase()) ?? new Map<string, Talk[]>();
      pairs.set(form.toLowerCase(), own.set(form, [...(own.get(form) ?? []), talk]));
    });
  return pairs;
}
