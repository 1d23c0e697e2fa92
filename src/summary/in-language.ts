/**
 * A summary in another language than English:
 * whole sentences, chosen by where its terms are explained and named together.
 */
import { SURE } from '../language/definitions.js';
import type { Language } from '../language/open.js';
import { judgeSentence, type SentenceFacts } from '../language/sentences.js';
import type { TermMention, Study } from '../language/terms.js';
import type { Concept } from '../model/concept.js';
import type { Lecture } from '../model/lecture.js';
import { say, type MessageTable } from '../model/wording/messages.js';
import type { Narration } from '../model/narration.js';
import type { Section } from '../model/section.js';
import type { MinorTerm, Point, Role, Statement, Summary, SummaryConcept } from '../model/summary.js';
import type { Lexicon } from '../text/lexicon/lexicon.js';
import { illustrate } from './illustrate.js';
import { budgetOf, conceptCount, speechBudget, takeawayCount } from './settings.js';
import type { SummarizeOptions } from './summarize.js';
import { Words } from './sentences/words.js';

export interface InLanguageInput {
  readonly lecture: Lecture;
  readonly narration: Narration;
  readonly sections: readonly Section[];
  readonly study: Study;
  readonly language: Language;
  /** Best first, with the places where each is named. */
  readonly terms: readonly { readonly concept: Concept; readonly mentions: readonly TermMention[] }[];
  readonly messages: MessageTable;
  readonly lexicon: Lexicon;
}

/** Shares of the budget. */
const MINOR_SHARE = 0.12;
const SECTIONS_SHARE = 0.2;
/** The end of a talk in which the lecturer sums up. */
const RECAP_SHARE = 0.15;

/** Chooses what to show. Deterministic. */
export function summarizeInLanguage(input: InLanguageInput, options: SummarizeOptions = {}): Summary {
  const summary = new Chooser(input, options).choose();
  return { ...summary, concepts: illustrate(summary.concepts, input.lecture, new Words(input.lexicon)) };
}

/** Where nothing is known of the language nothing is chosen. */
export const noSummary = (sections: readonly Section[]): Summary => ({
  takeaways: [],
  concepts: [],
  minorTerms: [],
  sectionPoints: sections.map(() => []),
  questions: [],
  refused: true,
});

/** What says what a term is leads it, wherever it stands. */
const DEFINITION_WORTH = 2;
const FEW_WORDS = 9;
const MOST_OF_LEAD = 48;
/** log2 share in everyday speech above which a single word is a thing of an example unless it is said what it is. */
const EVERYDAY = -14.5;

/** Sentences `[from, to)` with what they are worth. */
interface ScoredStretch {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

interface Explained {
  readonly concept: Concept;
  readonly mentions: readonly TermMention[];
  readonly lead: ScoredStretch;
  readonly defined: boolean;
}

class Chooser {
  readonly #input: InLanguageInput;
  readonly #options: SummarizeOptions;
  readonly #facts: readonly SentenceFacts[];
  /** Numbers of the terms that each sentence names, the best 30. */
  readonly #named: readonly ReadonlySet<number>[];
  readonly #taken = new Set<number>();
  readonly #budget: number;
  readonly #most: number;
  #left: number;

  constructor(input: InLanguageInput, options: SummarizeOptions) {
    this.#input = input;
    this.#options = options;
    const { study, language, terms, sections, narration } = input;
    this.#facts = study.sentences.map((sentence) => judgeSentence(sentence, language));
    const named = study.sentences.map(() => new Set<number>());
    terms.slice(0, 30).forEach(({ mentions }, nth) => mentions.forEach(({ sentence }) => named[sentence]?.add(nth)));
    this.#named = named;
    const spoken = this.#facts.reduce((sum, { length }) => sum + length, 0);
    const total = budgetOf(spoken, options);
    this.#most = options.concepts ?? (options.asked === true ? terms.length : conceptCount(total));
    this.#budget = speechBudget(total, {
      concepts: this.#most,
      sections: options.asked === true ? 0 : sections.length,
    });
    this.#left = this.#budget;
    narration.sentences.forEach(({ fromAudience }, at) => fromAudience === true && this.#taken.add(at));
  }

  choose(): Summary {
    const explained = this.#leads();
    const alone = this.#options.asked !== true;
    const takeaways = alone ? this.#takeaways(explained.length) : [];
    const minorTerms = alone ? this.#minorTerms(explained) : [];
    const sectionPoints = alone ? this.#sectionPoints(explained) : this.#input.sections.map(() => []);
    const points = this.#points(explained);
    const concepts = explained.map((each, nth) => this.#conceptOf(each, { points: points[nth] ?? [], explained }));
    if (alone) concepts.sort((a, b) => a.lead.startMs - b.lead.startMs);
    return { takeaways, concepts, minorTerms, sectionPoints, questions: [] };
  }

  /** A lead for each concept; one without is none. */
  #leads(): Explained[] {
    const explained: Explained[] = [];
    for (const { concept, mentions } of this.#input.terms) {
      if (explained.length >= this.#most) break;
      const lead = this.#leadOf(mentions);
      if (lead === undefined || this.#isThing(concept, mentions)) continue;
      this.#take(lead);
      const strongest = mentions.filter(({ sentence }) => sentence >= lead.from && sentence < lead.to);
      explained.push({ concept, mentions, lead, defined: strongest.some(({ strength }) => strength >= SURE) });
    }
    return explained;
  }

  /** A word of every day that nobody explains: a shop, a list. */
  #isThing({ term }: Concept, mentions: readonly TermMention[]): boolean {
    const { language, lecture } = this.#input;
    if (this.#options.asked === true || /\s/.test(term) || language.unspaced === true) return false;
    if (mentions.some(({ strength }) => strength >= SURE)) return false;
    const lower = term.toLowerCase();
    return language.backgroundOf(lower) > EVERYDAY && !lecture.title.toLowerCase().includes(lower);
  }

  /** The sentence that says what it is, else the best that names it, with the one before where it points there. */
  #leadOf(mentions: readonly TermMention[]): ScoredStretch | undefined {
    let best: ScoredStretch | undefined;
    mentions.forEach(({ sentence, from, strength }, nth) => {
      const facts = this.#facts[sentence]!;
      if (facts.unfit || this.#taken.has(sentence)) return;
      const needsBefore = facts.pointsBack || (strength === 3 && from > 4);
      const withBefore = needsBefore && this.#isFree(sentence - 1) && this.#together(sentence);
      const score =
        1.2 * strength +
        (strength >= SURE ? DEFINITION_WORTH : 0) +
        (nth === 0 ? 0.6 : nth < 3 ? 0.3 : 0) +
        (from <= 2 ? 0.8 : 0) +
        0.2 * Math.min(3, (this.#named[sentence]?.size ?? 1) - 1) -
        (facts.pointsBack ? (withBefore ? 0.4 : 1.6) : 0) -
        (facts.goesOn ? 0.3 : 0) -
        0.4 * Math.abs(Math.log2(facts.length / 18));
      const stretch = { from: withBefore ? sentence - 1 : sentence, to: sentence + 1, score };
      if (best === undefined || score > best.score) best = stretch;
    });
    return best && this.#withMore(best);
  }

  /** What is said in few words goes on in the next sentence, and so does what that one points back at. */
  #withMore(lead: ScoredStretch): ScoredStretch {
    const length = this.#lengthOf(lead);
    const next = lead.to;
    if (!this.#isFree(next) || !this.#together(next)) return lead;
    const goesOn = this.#facts[next]!.pointsBack && length + this.#facts[next]!.length <= MOST_OF_LEAD;
    return length < FEW_WORDS || goesOn ? { ...lead, to: next + 1 } : lead;
  }

  #isFree(sentence: number): boolean {
    const facts = this.#facts[sentence];
    return facts !== undefined && !facts.unfit && !this.#taken.has(sentence);
  }

  /** Said by one speaker, without a long silence. */
  #together(sentence: number): boolean {
    const { sentences } = this.#input.narration;
    const [before, own] = [sentences[sentence - 1], sentences[sentence]];
    return (
      before !== undefined && own !== undefined && before.speaker === own.speaker && own.startMs - before.endMs < 4000
    );
  }

  #lengthOf({ from, to }: Pick<ScoredStretch, 'from' | 'to'>): number {
    return this.#facts.slice(from, to).reduce((sum, { length }) => sum + length, 0);
  }

  #take(stretch: Pick<ScoredStretch, 'from' | 'to'>): void {
    for (let at = stretch.from; at < stretch.to; at++) this.#taken.add(at);
    this.#left -= this.#lengthOf(stretch);
  }

  /** Sentences that name several concepts, those of the end first: there the lecturer sums up. */
  #takeaways(concepts: number): Statement[] {
    const count = takeawayCount(this.#budget);
    const recapFrom = (1 - RECAP_SHARE) * this.#facts.length;
    const scored = this.#facts.flatMap((facts, at) => {
      const named = [...(this.#named[at] ?? [])].filter((term) => term < concepts).length;
      if (named < 2 || facts.pointsBack || !this.#isFree(at)) return [];
      return [{ from: at, to: at + 1, score: named + (at >= recapFrom ? 2 : 0) - (facts.goesOn ? 0.5 : 0) }];
    });
    const chosen = scored.sort((a, b) => b.score - a.score || a.from - b.from).slice(0, count);
    if (chosen.length < 3) return [];
    chosen.forEach((stretch) => this.#take(stretch));
    return chosen.sort((a, b) => a.from - b.from).map((stretch) => this.#statementOf(stretch));
  }

  /** Terms beyond the concepts that are defined in passing. */
  #minorTerms(explained: readonly Explained[]): MinorTerm[] {
    let left = MINOR_SHARE * this.#budget;
    const own = new Set(explained.map(({ concept }) => concept.term));
    const found: (MinorTerm & { readonly at: number })[] = [];
    for (const { concept, mentions } of this.#input.terms) {
      if (own.has(concept.term)) continue;
      const lead = this.#leadOf(mentions.filter(({ strength }) => strength >= SURE));
      if (lead === undefined || this.#lengthOf(lead) > left) continue;
      left -= this.#lengthOf(lead);
      this.#take(lead);
      found.push({ term: concept.term, statement: this.#statementOf(lead, ['definition']), at: lead.from });
    }
    return found.sort((a, b) => a.at - b.at).map(({ term, statement }) => ({ term, statement }));
  }

  /** For each section in which no concept is explained the sentence that names most. */
  #sectionPoints(explained: readonly Explained[]): Point[][] {
    const { sections, narration } = this.#input;
    let left = SECTIONS_SHARE * this.#budget;
    return sections.map(({ startMs, endMs }) => {
      const isIn = (at: number) => {
        const own = narration.sentences[at]?.startMs ?? 0;
        return own >= startMs && own < endMs;
      };
      if (explained.some(({ lead }) => isIn(lead.from))) return [];
      let best: ScoredStretch | undefined;
      this.#facts.forEach((facts, at) => {
        const named = this.#named[at]?.size ?? 0;
        if (named === 0 || !isIn(at) || !this.#isFree(at) || facts.pointsBack) return;
        const score = named - (facts.goesOn ? 0.4 : 0) - 0.3 * Math.abs(Math.log2(facts.length / 18));
        if (score > (best?.score ?? -Infinity)) best = { from: at, to: at + 1, score };
      });
      if (best === undefined || this.#lengthOf(best) > left) return [];
      left -= this.#lengthOf(best);
      this.#take(best);
      return [{ ...this.#statementOf(best), nested: false }];
    });
  }

  /** More of what is said of each concept: one sentence for each, then the best of all while words are left. */
  #points(explained: readonly Explained[]): Point[][] {
    const lists = explained.map((each) => this.#offersOf(each));
    const chosen: ScoredStretch[][] = explained.map(() => []);
    const takeBest = (nth: number): boolean => {
      const offer = lists[nth]?.find(({ from, to }) => this.#isFree(from) && this.#isFree(to - 1));
      if (offer === undefined || this.#lengthOf(offer) > this.#left) return false;
      this.#take(offer);
      chosen[nth]?.push(offer);
      return true;
    };
    for (let round = 0, goesOn = true; goesOn && round < MOST_POINTS; round++)
      goesOn = explained.map((_, nth) => takeBest(nth)).includes(true);
    return chosen.map((own) => this.#nest(own.sort((a, b) => a.from - b.from)));
  }

  /** Sentences that name it, best first. */
  #offersOf({ mentions, lead }: Explained): ScoredStretch[] {
    const seen = new Set<number>();
    const offers = mentions.flatMap(({ sentence, from, strength }): ScoredStretch[] => {
      const facts = this.#facts[sentence]!;
      if (seen.has(sentence) || !this.#isFree(sentence) || facts.pointsBack) return [];
      seen.add(sentence);
      const near = sentence - lead.to >= 0 && sentence - lead.to < 4 ? 0.8 : 0;
      const early = from <= 3 ? 0.6 : 0;
      const score = strength + near + early + 0.2 * (this.#named[sentence]?.size ?? 0) - (facts.goesOn ? 0.3 : 0) - 0.3 * Math.abs(Math.log2(facts.length / 16)); // prettier-ignore
      return [{ from: sentence, to: sentence + 1, score }];
    });
    return offers.sort((a, b) => b.score - a.score || a.from - b.from);
  }

  #nest(own: readonly ScoredStretch[]): Point[] {
    let above: ScoredStretch | undefined;
    return own.map((stretch) => {
      const nested = above !== undefined && stretch.from - above.to < 1;
      if (!nested) above = stretch;
      return { ...this.#statementOf(stretch), nested };
    });
  }

  #conceptOf(
    { concept, mentions, lead, defined }: Explained,
    { points, explained }: { readonly points: readonly Point[]; readonly explained: readonly Explained[] },
  ): SummaryConcept {
    const statement = this.#statementOf(lead, defined ? ['definition'] : []);
    const { term, variants, score, mentionsMs, names } = concept;
    return {
      ...{ term, variants, score, mentionsMs },
      ...(names !== undefined && { names }),
      explainedAtMs: statement.startMs,
      related: relatedOf(mentions, concept, explained),
      lead: statement,
      defined,
      question: say(this.#input.messages, 'question', { term: concept.term }),
      points,
    };
  }

  #statementOf({ from, to }: Pick<ScoredStretch, 'from' | 'to'>, roles: readonly Role[] = []): Statement {
    const own = this.#input.narration.sentences.slice(from, to);
    const startMs = own[0]?.startMs ?? 0;
    return { words: own.flatMap(({ words }) => words), startMs, endMs: own.at(-1)?.endMs ?? startMs, from, to, roles };
  }
}

/** Points under one concept. */
const MOST_POINTS = 6;

const MOST_RELATED = 3;

/** The concepts that are named in the same sentences, most often first. */
function relatedOf(mentions: readonly TermMention[], own: Concept, explained: readonly Explained[]): readonly string[] {
  const sentences = new Set(mentions.map(({ sentence }) => sentence));
  return explained
    .map(({ concept, mentions: others }) => ({
      term: concept.term,
      shared: new Set(others.map(({ sentence }) => sentence).filter((sentence) => sentences.has(sentence))).size,
    }))
    .filter(({ term, shared }) => term !== own.term && shared >= 2)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MOST_RELATED)
    .map(({ term }) => term);
}
