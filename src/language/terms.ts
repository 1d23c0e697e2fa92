/**
 * The key terms of a lecture in any language whose words are known:
 * how rare in everyday speech, how free, whether explained.
 */
import type { Narration } from '../model/narration.js';
import { findCandidates, type PhraseCandidate, type PhraseOccurrence } from './candidates.js';
import { definitionAt, SURE, type DefinitionStrength } from './definitions.js';
import type { Language } from './open.js';
import { cutSentences, type CutSentence, type StemmedWord } from './words.js';

/** A term with the places where it is said. */
export interface LanguageTerm {
  readonly term: string;
  readonly variants: readonly string[];
  readonly key: string;
  readonly score: number;
  readonly mentions: readonly TermMention[];
}

export interface TermMention extends PhraseOccurrence {
  readonly startMs: number;
  /** How surely its sentence says what the term is. */
  readonly strength: DefinitionStrength;
}

/** A lecture as words and terms, best first. */
export interface Study {
  readonly sentences: readonly CutSentence[];
  readonly terms: readonly LanguageTerm[];
}

/** What the lecture shows beside its words: titles, headings, names of the glossary. */
export interface ShownText {
  readonly titles: readonly string[];
  readonly glossary: readonly string[];
}

const MOST_TERMS = 80;

/** Worth by the number of words: a name of two or three tells more than one. */
const LENGTH_WORTH = [0, 1, 1.4, 1.35, 1.2];
/** What a term gains where it is said what it is, and where a title or the glossary has it. */
const DEFINED = 1.6;
const SHOWN = 1.3;
/** Share of the mentions of its rarest word that a phrase with small words in it must have. */
const WHOLE_SHARE = 0.6;
/** log2 of how much rarer in everyday speech a word of a lecture must be to count, and from where on all are alike. */
const LEAST_WEIRD = 1.5;
const MOST_WEIRD = 9;

/** Finds and ranks the terms. */
export function studyTerms(
  narration: Narration,
  language: Language,
  shown: ShownText = { titles: [], glossary: [] },
): Study {
  const sentences = cutSentences(narration.sentences, language);
  const measure = new Measure(sentences, language, shown);
  const scored = findCandidates(sentences, language)
    .map((candidate) => measure.score(candidate))
    .filter((term): term is ScoredTerm => term !== undefined)
    .sort((a, b) => b.score - a.score || b.mentions.length - a.mentions.length);
  const terms = chooseTerms(scored).map((term) => written(term, sentences, language));
  return { sentences, terms };
}

interface ScoredTerm extends PhraseCandidate {
  readonly score: number;
  readonly mentions: readonly TermMention[];
}

class Measure {
  readonly #counts = new Map<string, number>();
  readonly #titles: string;
  #total = 0;

  constructor(
    private readonly sentences: readonly CutSentence[],
    private readonly language: Language,
    { titles, glossary }: ShownText,
  ) {
    for (const { words } of sentences)
      for (const { stem } of words) {
        this.#counts.set(stem, (this.#counts.get(stem) ?? 0) + 1);
        this.#total++;
      }
    this.#titles = `\n${[...titles, ...glossary].join('\n').toLowerCase()}\n`;
  }

  score(candidate: PhraseCandidate): ScoredTerm | undefined {
    const { occurrences, length } = candidate;
    const mentions = occurrences.map((occurrence): TermMention => {
      const sentence = this.sentences[occurrence.sentence]!;
      return { ...occurrence, startMs: sentence.startMs, strength: definitionAt(sentence, occurrence, this.language) };
    });
    const defined = mentions.some(({ strength }) => strength >= SURE);
    if (occurrences.length < 2 && !defined) return undefined;
    const weird = this.#weirdness(occurrences[0]!);
    if (weird === undefined || !this.#isWhole(occurrences)) return undefined;
    const freedom = Math.log2(1 + this.#freedom(occurrences));
    const content = Math.min(4, this.#contentLength(occurrences[0]!));
    const score =
      Math.log2(1 + occurrences.length) *
      weird *
      (LENGTH_WORTH[content] ?? 1) *
      (0.5 + Math.min(1, freedom / 2)) *
      (defined ? DEFINED : 1) *
      (this.#isShown(occurrences[0]!) ? SHOWN : 1);
    return { ...candidate, length, mentions, score };
  }

  /**
   * How much more often than in everyday speech its words are said:
   * the mean of its words; undefined where none can be a term.
   */
  #weirdness({ sentence, from, to }: PhraseOccurrence): number | undefined {
    const words = this.sentences[sentence]!.words.slice(from, to).filter(({ lower }) => !this.language.isJoint(lower));
    const generic = words.filter(({ lower, stem }) => this.language.isGeneric(lower) || this.language.isGeneric(stem));
    if (generic.length === words.length) return undefined;
    if (words.length === 1 && this.language.unspaced === true && [...words[0]!.text].length < 2) return undefined;
    const each = words.map(({ lower, stem }) => {
      const share = Math.log2((this.#counts.get(stem) ?? 1) / this.#total);
      return Math.min(MOST_WEIRD, share - this.language.backgroundOf(lower));
    });
    const most = Math.max(...each);
    const mean = each.reduce((sum, value) => sum + Math.max(0, value), 0) / each.length;
    const penalty = generic.length > 0 ? 0.75 : 1;
    return most < LEAST_WEIRD || mean < LEAST_WEIRD ? undefined : mean * penalty;
  }

  /**
   * A phrase with a small word in it is a name only where its rarest word is
   * hardly said without it: "自底向上" is, "在这里" is not.
   */
  #isWhole(occurrences: readonly PhraseOccurrence[]): boolean {
    const { sentence, from, to } = occurrences[0]!;
    const words = this.sentences[sentence]!.words.slice(from, to);
    if (!words.some(({ lower }) => this.language.isInner(lower) && this.language.isSmall(lower))) return true;
    const content = words.filter(({ lower }) => !this.language.isSmall(lower));
    const least = Math.min(...content.map(({ stem }) => this.#counts.get(stem) ?? 1));
    return occurrences.length >= Math.max(2, WHOLE_SHARE * least);
  }

  #contentLength({ sentence, from, to }: PhraseOccurrence): number {
    return this.sentences[sentence]!.words.slice(from, to).filter(({ lower }) => !this.language.isJoint(lower)).length;
  }

  /** Different neighbours on the poorer side: a fragment has always the same (accessor variety, Feng et al., 2004). */
  #freedom(occurrences: readonly PhraseOccurrence[]): number {
    const [left, right] = [new Set<string>(), new Set<string>()];
    occurrences.forEach(({ sentence, from, to }, nth) => {
      const { words } = this.sentences[sentence]!;
      left.add(words[from]!.cut ? `|${nth}` : words[from - 1]!.lower);
      const next = words[to];
      right.add(next === undefined || next.cut ? `|${nth}` : next.lower);
    });
    return Math.min(left.size, right.size);
  }

  #isShown({ sentence, from, to }: PhraseOccurrence): boolean {
    const { words } = this.sentences[sentence]!;
    const text = words.slice(from, to).map(({ lower }) => lower).join(this.language.unspaced === true ? '' : ' '); // prettier-ignore
    return text.length > 2 && this.#titles.includes(text);
  }
}

/** A fragment that hardly occurs outside of a longer term is none of its own. */
const FREE_SHARE = 0.45;
/** A longer form that makes up this share of a chosen term's mentions takes its place. */
const LONG_FORM = 0.75;

function chooseTerms(scored: readonly ScoredTerm[]): readonly ScoredTerm[] {
  const longerOf = indexLonger(scored.filter(({ occurrences }) => occurrences.length >= 2));
  const chosen: ScoredTerm[] = [];
  for (const term of scored) {
    if (chosen.length >= MOST_TERMS) break;
    const key = ` ${term.key} `;
    const longer = longerOf.get(term.key) ?? [];
    const covered = new Set(longer.flatMap(({ occurrences }) => placesIn(occurrences)));
    const free = term.occurrences.filter((place) => !covered.has(placeOf(place))).length;
    const definedAlone = term.mentions.some((mention) => mention.strength >= SURE && !covered.has(placeOf(mention)));
    if (longer.length > 0 && free < FREE_SHARE * term.occurrences.length && !definedAlone) continue;
    // A word more at either end of a chosen term, said no more than now and then, is no term of its own.
    const shorter = chosen.find((other) => other.length < term.length && key.includes(` ${other.key} `));
    const own = term.mentions.some(({ strength }) => strength >= SURE);
    if (shorter !== undefined && !own && term.occurrences.length < LONG_FORM * 0.4 * shorter.occurrences.length)
      continue;
    chosen.push(term);
  }
  return chosen;
}

/** The terms that hold a phrase and more, best first; linear in the terms, which have few words. */
function indexLonger(terms: readonly ScoredTerm[]): ReadonlyMap<string, readonly ScoredTerm[]> {
  const longer = new Map<string, ScoredTerm[]>();
  for (const term of terms) {
    const stems = term.key.split(' ');
    const parts = new Set<string>();
    for (let from = 0; from < stems.length; from++)
      for (let to = from + 1; to <= stems.length; to++)
        if (to - from < stems.length) parts.add(stems.slice(from, to).join(' '));
    for (const part of parts) {
      const known = longer.get(part);
      if (known === undefined) longer.set(part, [term]);
      else known.push(term);
    }
  }
  return longer;
}

const placeOf = ({ sentence, from }: PhraseOccurrence): string => `${sentence}:${from}`;

/** Every word of the places, so that a word inside of a longer term counts as covered. */
const placesIn = (occurrences: readonly PhraseOccurrence[]): string[] =>
  occurrences.flatMap(({ sentence, from, to }) =>
    Array.from({ length: to - from }, (_, nth) => `${sentence}:${from + nth}`),
  );

/** A shorter form that is said this share as often as the commonest is shown: the singular. */
const SHORT_FORM = 0.5;
/** What the subject of a definition counts where words bend by case: it stands in the form of a dictionary. */
const SUBJECT = 6;

/** In the form that is said most; a capital at the start of a sentence is none. */
function written(
  { key, score, mentions }: ScoredTerm,
  sentences: readonly CutSentence[],
  language: Language,
): LanguageTerm {
  const counts = new Map<string, number>();
  for (const { sentence, from, to, strength } of mentions) {
    const words = sentences[sentence]!.words.slice(from, to);
    const text = spellingOf(words, language);
    const subject = language.bends === true && (strength === SURE || words[0]!.first);
    counts.set(text, (counts.get(text) ?? 0) + (subject ? SUBJECT : 1));
  }
  const forms = [...counts].sort((a, b) => b[1] - a[1]);
  const most = forms[0]?.[1] ?? 0;
  const likely = language.bends === true ? forms.slice(0, 1) : forms.filter(([, count]) => count >= SHORT_FORM * most);
  const term = likely
    .map(([text]) => text)
    .reduce((short, text) => (text.length < short.length ? text : short), likely[0]?.[0] ?? '');
  return { term, variants: forms.map(([text]) => text).filter((text) => text !== term), key, score, mentions };
}

function spellingOf(words: readonly StemmedWord[], language: Language): string {
  const glue = language.unspaced === true ? '' : ' ';
  const keepsCase = language.noun === 'capital';
  const last = words.length - 1;
  return words
    .map((word, nth) =>
      nth === last && language.dictionaryForm ? { ...word, text: language.dictionaryForm(word.text) } : word,
    )
    .map(({ text, lower, first }) => (first && !keepsCase && !/\p{Lu}.*\p{Lu}/u.test(text) ? lower : text))
    .join(glue)
    .replace(/(['’]) /g, '$1');
}
