/** Phrases that could be terms: one to four words with a noun among them, and where each is said. */
import type { Language } from './open.js';
import type { CutSentence, StemmedWord } from './words.js';

/** Where a phrase is said: words `[from, to)` of a sentence. */
export interface PhraseOccurrence {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

export interface PhraseCandidate {
  /** Stems, with a space between them. */
  readonly key: string;
  readonly length: number;
  readonly occurrences: readonly PhraseOccurrence[];
}

const MOST_WORDS = 4;

/** All phrases of the sentences, by their first mention; linear in the speech. */
export function findCandidates(sentences: readonly CutSentence[], language: Language): readonly PhraseCandidate[] {
  const facts = new WordFacts(sentences, language);
  const found = new Map<string, { key: string; length: number; occurrences: PhraseOccurrence[] }>();
  sentences.forEach(({ words }, sentence) => {
    for (let from = 0; from < words.length; from++)
      for (const to of endsOfPhrases(words, from, facts)) {
        const key = words.slice(from, to).map(({ stem }) => stem).join(' '); // prettier-ignore
        const known = found.get(key) ?? { key, length: to - from, occurrences: [] };
        known.occurrences.push({ sentence, from, to });
        found.set(key, known);
      }
  });
  return [...found.values()];
}

/** Where phrases that begin here may end: no sign inside, no small word but a joint, a noun at the head. */
function endsOfPhrases(words: readonly StemmedWord[], from: number, facts: WordFacts): number[] {
  const ends: number[] = [];
  const { head } = facts.language;
  let content = 0;
  for (let to = from; to < words.length && content < MOST_WORDS && to - from < 2 * MOST_WORDS; to++) {
    const word = words[to]!;
    if (to > from && word.cut) break;
    if (facts.isJoint(word)) {
      if (content === 0 || to - from > MOST_WORDS) break;
      continue;
    }
    if (!facts.isContent(word)) break;
    if (head === 'first' && content === 0 && !facts.isNoun(word)) break;
    content++;
    if (head === 'first' ? facts.mayEnd(words, from, to) : facts.isNoun(word) && facts.mayBegin(words, from, to))
      ends.push(to + 1);
  }
  return ends;
}

/** A word is a noun when this share of its mentions shows it. */
const LEAST_SHOWN = { capital: 0.5, determiner: 0.34, none: 1 } as const;

/** Between these shares of capitals inside sentences, a transcript writes nouns with one. */
const CAPITALS = { least: 0.05, most: 0.8 };

function writesCapitals(sentences: readonly CutSentence[]): boolean {
  let [capitals, all] = [0, 0];
  for (const { words } of sentences)
    for (const { capital, first } of words) {
      if (first) continue;
      all++;
      if (capital) capitals++;
    }
  return capitals >= CAPITALS.least * all && capitals <= CAPITALS.most * all;
}

/** What the lecture and the language tell of a word. */
class WordFacts {
  readonly #nouns = new Set<string>();
  /** As the language tells nouns, unless this transcript has no capitals, or nothing else. */
  readonly #noun: Language['noun'];

  constructor(
    sentences: readonly CutSentence[],
    readonly language: Language,
  ) {
    this.#noun = language.noun === 'capital' && !writesCapitals(sentences) ? 'determiner' : language.noun;
    if (this.#noun !== 'none') this.#collectNouns(sentences);
  }

  /** Nouns by what the lecture does with them: a capital inside a sentence, or an article before. */
  #collectNouns(sentences: readonly CutSentence[]): void {
    const counts = new Map<string, { all: number; noun: number }>();
    const noun = this.#noun;
    for (const { words } of sentences)
      words.forEach((word, at) => {
        if (noun === 'capital' && word.first) return;
        const before = words[at - 1];
        const shown = noun === 'capital' ? word.capital : before !== undefined && this.#precedesNoun(before.lower);
        const count = counts.get(word.lower) ?? { all: 0, noun: 0 };
        count.all++;
        if (shown) count.noun++;
        counts.set(word.lower, count);
      });
    for (const [word, { all, noun: shown }] of counts) if (shown >= LEAST_SHOWN[noun] * all) this.#nouns.add(word);
  }

  #precedesNoun(lower: string): boolean {
    return this.language.isDeterminer(lower) || this.language.isPreposition(lower);
  }

  isJoint({ lower }: StemmedWord): boolean {
    return this.language.isJoint(lower);
  }

  /** A word that may stand in a term at all. */
  isContent(word: StemmedWord): boolean {
    const { lower, text } = word;
    if (/^[\p{N}.,-]+$/u.test(text)) return false;
    if (this.language.unspaced === true) {
      if (this.language.notNoun?.test(lower) === true) return false;
    } else if (lower.length < 2) return false;
    // "Suche" is a noun, whatever the list of small words says of "suche".
    if (this.#noun === 'capital' && word.capital && !word.first && this.#nouns.has(word.lower))
      return !/^(?:sie|ihnen|ihr|ihre)/.test(lower);
    return !this.language.isSmall(lower) || this.language.isInner(lower);
  }

  isNoun(word: StemmedWord): boolean {
    const { notNoun } = this.language;
    const noun = this.#noun;
    if (word.capital && !word.first && (noun === 'capital' || this.language.noun !== 'capital')) return true;
    if (noun === 'capital')
      return word.capital && (this.#nouns.has(word.lower) || this.language.isListedNoun(word.lower));
    if (notNoun?.test(word.lower) === true) return false;
    return noun === 'none'
      ? this.language.adjective?.test(word.lower) !== true
      : this.#nouns.has(word.lower) || this.language.isListedNoun(word.lower);
  }

  /** Before the noun stand only words that may describe it. */
  mayBegin(words: readonly StemmedWord[], from: number, to: number): boolean {
    const { modifier, notNoun } = this.language;
    const noun = this.#noun;
    return words.slice(from, to).every((word, nth) => {
      if (this.isJoint(word)) return nth > 0;
      if (this.isNoun(word)) return true;
      if (noun === 'capital' && word.capital && nth > 0) return true;
      return modifier === undefined
        ? notNoun?.test(word.lower) !== true
        : modifier.test(word.lower) && word.lower.length > 3;
    });
  }

  /** After the noun comes another behind a joint, or a word that may describe it. */
  mayEnd(words: readonly StemmedWord[], from: number, to: number): boolean {
    if (to === from) return true;
    const { notNoun, modifier } = this.language;
    const last = words[to]!;
    if (this.isJoint(words[to - 1]!)) return this.isNoun(last) || last.capital;
    return (
      notNoun?.test(last.lower) !== true && (modifier === undefined || modifier.test(last.lower) || this.isNoun(last))
    );
  }
}
