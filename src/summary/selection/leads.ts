/** The lead of a concept: of all that may lead it, what a person would most likely call a good explanation. */
import type { About, Subjects } from '../terms/about.js';
import type { Candidate, SummarySpeech } from '../sentences/candidates.js';
import type { Choice } from './choice.js';
import { formsOf, MentionFinder } from '../terms/mentions.js';
import type { RankedTerm } from '../terms/terms.js';
import { expectedMark, explanationFacts } from './lead-judge.js';
import { DEFINED, densityOf, mayLead, NAMED, optionsFrom, scoreOf, SPEAKS_OF, type Lead } from './lead-options.js';

/** A lead with the mark that it is expected to get, from 0 (bad) to 1 (good). */
export interface JudgedLead extends Lead {
  readonly mark: number;
}

/** What leads are found and judged by. */
export interface LeadInput {
  readonly speech: SummarySpeech;
  readonly subjects: ReadonlyMap<Candidate, Subjects>;
  /** The concepts, by their number. */
  readonly terms: readonly RankedTerm[];
  readonly weights: readonly number[];
}

/** A definition may be expected to get a little less. */
const DEFINING_SHARE = 0.85;
/** What scores less explains nothing: the term is no concept of the summary. */
const LEAST_SCORE = -0.7;
/** What is worked out in numbers is an example. */
const MOST_NUMBERS = 0.4;

interface AboutTerm {
  readonly candidate: Candidate;
  readonly about: About;
}

/** Finds leads. What may lead each term is looked up once: every term is asked for again and again. */
export class LeadFinder {
  readonly #speech: SummarySpeech;
  readonly #subjects: ReadonlyMap<Candidate, Subjects>;
  readonly #byTerm = new Map<number, AboutTerm[]>();
  readonly #mentions: MentionFinder;
  readonly #weights: readonly number[];

  constructor({ speech, subjects, terms, weights }: LeadInput) {
    this.#speech = speech;
    this.#weights = weights;
    this.#subjects = subjects;
    this.#mentions = new MentionFinder(
      terms.map((term) => [term, ...term.merged].flatMap(({ concept }) => formsOf(concept, speech.words))),
    );
    for (const candidate of speech.candidates) {
      if (!mayLead(candidate)) continue;
      for (const [term, about] of subjects.get(candidate) ?? []) {
        if (about.affinity < NAMED) continue;
        const own = this.#byTerm.get(term);
        if (own === undefined) this.#byTerm.set(term, [{ candidate, about }]);
        else own.push({ candidate, about });
      }
    }
  }

  /** The best lead for concept `term` among what is free; undefined where nothing explains it. */
  find(term: number, choice: Choice): JudgedLead | undefined {
    let best: JudgedLead | undefined;
    let defining: JudgedLead | undefined;
    for (const lead of this.options(term, choice)) {
      if (lead.score <= LEAST_SCORE || lead.candidate.traits.numbers > MOST_NUMBERS) continue;
      const mark = expectedMark(this.facts(term, lead, choice), this.#weights);
      if (mark > (best?.mark ?? 0)) best = { ...lead, mark };
      if (lead.strength >= DEFINED && mark > (defining?.mark ?? 0)) defining = { ...lead, mark };
    }
    // What it is goes before what else is said of it.
    return best !== undefined && defining !== undefined && defining.mark >= DEFINING_SHARE * best.mark
      ? defining
      : best;
  }

  /** Everything free that may lead concept `term`: sentences, with what they take along. */
  options(term: number, choice: Choice): Lead[] {
    const own = this.#byTerm.get(term) ?? [];
    return own.flatMap(({ candidate, about }) =>
      optionsFrom(this.#speech, this.#subjects, { term, choice, candidate, about }),
    );
  }

  /** Mark that one sentence is expected to get as the explanation of concept `term`. */
  markOf(term: number, candidate: Candidate, about: About, choice: Choice): number {
    const lead = { candidate, about, strength: about.value, score: scoreOf(candidate, about, choice) };
    return expectedMark(this.facts(term, lead, choice), this.#weights);
  }

  /** What the judge goes by. */
  facts(term: number, { candidate, about, score }: Lead, choice: Choice): number[] {
    const mentions = this.#mentions.find(candidate.words).filter((mention) => mention.term === term);
    let [others, defines] = [0, false];
    for (let at = candidate.from; at < candidate.to; at++) {
      const said = candidate.to - candidate.from === 1 ? candidate : this.#speech.whole[at];
      for (const [other, { affinity, value }] of (said && this.#subjects.get(said)) ?? []) {
        if (other === term || affinity < SPEAKS_OF) continue;
        others++;
        if (value >= DEFINED) defines = true;
      }
    }
    return explanationFacts(this.#speech, {
      candidate,
      about,
      score,
      density: densityOf(candidate, choice),
      others,
      definesAnother: defines,
      naming: mentions.length,
      firstAt: mentions[0]?.at ?? candidate.length,
    });
  }
}
