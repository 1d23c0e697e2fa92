/** What a lecture says, in few of its own words: which concepts, which sentences. */
import type { Depth } from '../model/depth.js';
import type { Narration } from '../model/narration.js';
import type { Section } from '../model/section.js';
import type { Summary } from '../model/summary.js';
import type { Subjects } from './terms/about.js';
import type { Candidate, SummarySpeech } from './sentences/candidates.js';
import { Choice } from './selection/choice.js';
import { chooseConcepts } from './selection/concepts.js';
import { leadConcepts, type Led } from './selection/lead-concepts.js';
import { gatherMaterial, type SummarizeInput } from './material.js';
import { illustrate } from './illustrate.js';
import { findMinorTerms } from './selection/minor-terms.js';
import { Points, type Placed } from './selection/points.js';
import { findQuestions } from './selection/questions.js';
import { findSectionSentences, type SectionsInput } from './selection/section-sentences.js';
import { budgetOf, conceptCount, speechBudget, takeawayCount, WORDS_BESIDE } from './settings.js';
import { findTakeaways } from './selection/takeaways.js';
import { asAsked, rankTerms, type RankedTerm, type TermContext } from './terms/terms.js';
import { LEADS, TERMS, WORTH } from './weights.js';
import { writeSummary } from './write-summary.js';
import type { Worth, WorthWeights } from './selection/worth.js';

export interface SummarizeOptions {
  /** Words of speech to show. */
  readonly words?: number | undefined;
  readonly depth?: Depth | undefined;
  /** How many concepts at most. */
  readonly concepts?: number | undefined;
  /** The terms are what the user asked for: all of them, in their order. */
  readonly asked?: boolean | undefined;
  /** Sentences are shown whole. */
  readonly literal?: boolean | undefined;
  /** Those that ship, unless they are being measured. */
  readonly weights?: SummaryWeights | undefined;
}

/** What is learned: see `weights.ts`. */
export interface SummaryWeights {
  readonly worth: WorthWeights;
  readonly terms: readonly number[];
  readonly leads: readonly number[];
}

/** Chooses what to show. Deterministic; linear in the speech. */
export function summarize(input: SummarizeInput, options: SummarizeOptions = {}): Summary {
  const { narration, sections } = input;
  const weights = options.weights ?? { worth: WORTH, terms: TERMS, leads: LEADS };
  const material = gatherMaterial(input, {
    literal: options.literal,
    asked: options.asked,
    worth: weights.worth,
  });
  const { words, english, speech, context, subject, measured, worth } = material;
  const ranked = options.asked === true ? measured.map(asAsked) : rankTerms(measured, weights.terms);
  const spoken = narration.sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const total = budgetOf(spoken, options);
  const most = options.concepts ?? (options.asked === true ? ranked.length : conceptCount(total));
  const budget = speechBudget(total, { concepts: most, sections: options.asked === true ? 0 : sections.length });
  const maker = new Maker({
    english,
    speech,
    worth,
    leadWeights: weights.leads,
    budget,
    most,
    ranked,
    context,
    options,
    sectionOf: sectionNumbers(narration, sections),
    paragraphOf: subject.paragraphs,
    sections,
  });
  const summary = maker.make();
  return { ...summary, concepts: illustrate(summary.concepts, input.lecture, words) };
}

function sectionNumbers({ sentences }: Narration, sections: readonly Section[]): number[] {
  let section = 0;
  return sentences.map(({ startMs }) => {
    while (section + 1 < sections.length && (sections[section + 1]?.startMs ?? Infinity) <= startMs) section++;
    return section;
  });
}

interface MakerInput {
  readonly english: boolean;
  readonly speech: SummarySpeech;
  readonly worth: Worth;
  readonly leadWeights: readonly number[];
  /** Words of speech, and concepts at most. */
  readonly budget: number;
  readonly most: number;
  readonly ranked: readonly RankedTerm[];
  readonly context: TermContext;
  readonly options: SummarizeOptions;
  readonly sections: readonly Section[];
  readonly sectionOf: readonly number[];
  readonly paragraphOf: readonly number[];
}

/** Shares of the budget; that of the sections is measured with `npm run score:summary`. */
const MINOR_SHARE = 0.12;
const SECTIONS_SHARE = 0.22;
/** At most this much beyond the budget, for sections of which nothing is shown. */
const REST_SHARE = 0.3;

/**
 * Fills a summary: leads first, else takeaways steal the definitions; then the rest in order of how much hangs on it.
 */
class Maker {
  readonly #input: MakerInput;
  readonly #choice: Choice;

  constructor(input: MakerInput) {
    this.#input = input;
    this.#choice = new Choice(input.worth, input.budget);
  }

  make(): Summary {
    const { speech, budget, most, ranked, options, context, sections, sectionOf, worth } = this.#input;
    const pool = chooseConcepts(speech, { ranked, context, most, asked: options.asked === true });
    const led = leadConcepts(
      { speech, pool, ranked, context, weights: this.#input.leadWeights },
      { choice: this.#choice, most, asked: options.asked === true },
    );
    const { terms } = led;
    // Room was kept for the headings of more concepts.
    this.#choice.widen(WORDS_BESIDE.concept * Math.max(0, most - terms.length));
    const alone = options.asked !== true;
    const questions = alone ? findQuestions(speech) : [];
    for (const { answer } of questions) if (this.#choice.isFree(answer)) this.#choice.take(answer);
    const takeaways = alone
      ? findTakeaways(speech, {
          led,
          weights: this.#input.leadWeights,
          choice: this.#choice,
          most: takeawayCount(budget),
        })
      : [];
    const minor = alone
      ? findMinorTerms(
          speech,
          { chosen: terms, ranked, context },
          { choice: this.#choice, budget: MINOR_SHARE * budget },
        )
      : [];
    const forSections = {
      speech,
      choice: this.#choice,
      worth,
      sectionOf,
      led: new Set(led.leads.map(({ candidate }) => sectionOf[candidate.from] ?? 0)),
      titles: sections.map(({ title }) => title),
    };
    const told = alone ? findSectionSentences({ ...forSections, budget: SECTIONS_SHARE * budget }) : [];
    const chosen = this.#points(led, told);
    const placed = [...chosen, ...this.#tellTheRest(forSections, chosen)];
    const { paragraphOf, english } = this.#input;
    return writeSummary(
      { ...led, takeaways, minor, placed, questions },
      { speech, sections, sectionOf, paragraphOf, english, asked: options.asked === true, budget },
    );
  }

  /** A title and a time are no summary of a section: where no length was asked for, each says something. */
  #tellTheRest(input: Omit<SectionsInput, 'budget' | 'told'>, chosen: readonly Placed[]): readonly Placed[] {
    const { options, budget } = this.#input;
    if (options.asked === true || options.words !== undefined || options.depth === 'brief') return [];
    const alone = chosen.filter(({ term }) => term === undefined);
    const told = new Set([...input.led, ...alone.map(({ candidate }) => input.sectionOf[candidate.from] ?? 0)]);
    const rest = REST_SHARE * budget;
    this.#choice.widen(Math.max(0, this.#choice.length - budget) + rest);
    return findSectionSentences({ ...input, told, budget: rest }).map((candidate) => ({ candidate, term: undefined }));
  }

  #points({ terms, leads, subjects }: Led, told: readonly Candidate[]): readonly Placed[] {
    const { speech, sectionOf, paragraphOf, budget, options } = this.#input;
    const leadRoles = leads.map(({ candidate }) => candidate.roles);
    const asked = options.asked === true;
    const own = asked ? namedOnly(subjects) : subjects;
    const points = new Points({
      speech,
      subjects: own,
      choice: this.#choice,
      terms: terms.length,
      sectionOf,
      paragraphOf,
      budget,
      leadRoles,
    });
    points.supportEach();
    points.fill();
    const placed = asked ? points.placed.filter(({ term }) => term !== undefined) : points.placed;
    return [...placed, ...told.map((candidate) => ({ candidate, term: undefined }))];
  }
}

/** Of what was asked for only what names it is shown. */
function namedOnly(subjects: ReadonlyMap<Candidate, Subjects>): ReadonlyMap<Candidate, Subjects> {
  return new Map(
    [...subjects].map(([candidate, own]) => [
      candidate,
      new Map([...own].filter(([, { affinity }]) => affinity >= 0.6)),
    ]),
  );
}
