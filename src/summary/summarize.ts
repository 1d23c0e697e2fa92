/** What a lecture says, in few of its own words: which concepts, which sentences. */
import type { Concept } from '../model/concept.js';
import type { Depth } from '../model/depth.js';
import type { Lecture } from '../model/lecture.js';
import type { Narration, Paragraph } from '../model/narration.js';
import type { Section } from '../model/section.js';
import type { Point, RoomQuestion, Summary, SummaryConcept } from '../model/summary.js';
import { isEnglish } from '../text/language.js';
import type { Lexicon } from '../text/lexicon/lexicon.js';
import { findSubjects, type Subjects } from './about.js';
import { readSpeech, type Candidate, type Speech } from './candidates.js';
import { Choice } from './choice.js';
import { chooseConcepts } from './concepts.js';
import { labelOf } from './labels.js';
import { findLead, type Lead } from './leads.js';
import { illustrate } from './illustrate.js';
import { findMinorTerms, type DefinedTerm } from './minor-terms.js';
import { Points, type Placed } from './points.js';
import { findQuestions, type FoundQuestion } from './questions.js';
import { relatedTo } from './related.js';
import { findSectionSentences } from './section-sentences.js';
import { budgetOf, conceptCount, speechBudget, takeawayCount } from './settings.js';
import { questionFor } from './self-test.js';
import { statementOf, wordsOf } from './statements.js';
import { findTakeaways } from './takeaways.js';
import { measureTerms, rankTerms, type RankedTerm, type TermContext } from './terms.js';
import { TERMS, WORTH } from './weights.js';
import { Words } from './words.js';
import { Worth, type Subject, type WorthWeights } from './worth.js';

export interface SummarizeInput {
  readonly lecture: Lecture;
  readonly narration: Narration;
  readonly sections: readonly Section[];
  readonly paragraphs: readonly Paragraph[];
  /** Key terms of the lecture, best first: more than the summary will have. */
  readonly terms: readonly Concept[];
  readonly lexicon: Lexicon;
}

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
  readonly weights?: { readonly worth: WorthWeights; readonly terms: readonly number[] } | undefined;
}

/** Chooses what to show. Deterministic; linear in the speech. */
export function summarize(input: SummarizeInput, options: SummarizeOptions = {}): Summary {
  const { narration, sections, lexicon } = input;
  const words = new Words(lexicon);
  const english = isEnglish(
    input.lecture.language,
    narration.sentences.flatMap((sentence) => sentence.words),
  );
  const speech = readSpeech(narration, words, { literal: options.literal === true || !english });
  const weights = options.weights ?? { worth: WORTH, terms: TERMS };
  const { context, subject } = subjectOf(input);
  const measured = measureTerms(speech, input.terms, context);
  const ranked = options.asked === true ? measured.map(asAsked) : rankTerms(measured, weights.terms);
  const worth = new Worth(speech, subject, weights.worth);
  const spoken = narration.sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const total = budgetOf(spoken, options);
  const most = options.concepts ?? (options.asked === true ? ranked.length : conceptCount(total));
  const budget = speechBudget(total, { concepts: most, sections: options.asked === true ? 0 : sections.length });
  const maker = new Maker({
    english,
    speech,
    worth,
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

/** What the lecture shows and tells of its subject beside its sentences. */
export function subjectOf(input: SummarizeInput): { readonly subject: Subject; readonly context: TermContext } {
  const context = contextOf(input);
  const terms = input.terms.slice(0, TERMS_OF_WORTH).map(({ term }) => term);
  const { title, sectionTitles } = context;
  return { context, subject: { title: [title], sectionTitles, terms, paragraphs: paragraphNumbers(input) } };
}

/** So many of the terms tell which words are central. */
const TERMS_OF_WORTH = 14;

const asAsked = (term: Omit<RankedTerm, 'score' | 'merged' | 'name'>, nth: number): RankedTerm => ({
  ...term,
  name: term.concept.term,
  score: -nth,
  merged: [],
});

/** Words on slides and in notebooks that name what they are about. */
function contextOf({ lecture, sections }: SummarizeInput): TermContext {
  const headings = lecture.courseNotebooks.flatMap(({ cells }) =>
    cells.flatMap(({ kind, source }) =>
      kind === 'markdown' ? [...source.matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, text = '']) => text) : [],
    ),
  );
  const slides = lecture.captures.flatMap(({ kind, title = '', content }) =>
    kind === 'slide' ? [`${title} ${content}`] : [],
  );
  return { title: lecture.title, sectionTitles: sections.map(({ title }) => title), shown: [...headings, ...slides] };
}

function sectionNumbers({ sentences }: Narration, sections: readonly Section[]): number[] {
  let section = 0;
  return sentences.map(({ startMs }) => {
    while (section + 1 < sections.length && (sections[section + 1]?.startMs ?? Infinity) <= startMs) section++;
    return section;
  });
}

function paragraphNumbers({ narration, paragraphs }: SummarizeInput): number[] {
  const numbers = narration.sentences.map(() => 0);
  paragraphs.forEach(({ from, to }, nth) => numbers.fill(nth, from, to));
  return numbers;
}

interface MakerInput {
  readonly english: boolean;
  readonly speech: Speech;
  readonly worth: Worth;
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

/** What is central may have a poor lead; of the rest only what is explained well is a concept, unless there are too few. */
const CENTRAL_SHARE = 0.5;
const FEWEST_SHARE = 0.6;
const GOOD_LEAD = 0.9;
/** Terms that may stand in for those without an explanation: further down the list they are central to nothing. */
const BEYOND = 4;

/** Shares of the budget; that of the sections is measured with `npm run score:summary`. */
const MINOR_SHARE = 0.12;
const SECTIONS_SHARE = 0.2;

/** Fills a summary: leads first, else takeaways steal the definitions; then the rest in order of how much hangs on it. */
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
    const led = this.#lead(pool, most);
    const { terms, subjects } = led;
    const alone = options.asked !== true;
    const questions = alone ? findQuestions(speech) : [];
    for (const { answer } of questions) if (this.#choice.isFree(answer)) this.#choice.take(answer);
    const takeaways = alone
      ? findTakeaways(speech, subjects, { choice: this.#choice, most: takeawayCount(budget) })
      : [];
    const minor = alone
      ? findMinorTerms(
          speech,
          { chosen: terms, ranked, context },
          { choice: this.#choice, budget: MINOR_SHARE * budget },
        )
      : [];
    const titles = sections.map(({ title }) => title);
    const told = alone
      ? findSectionSentences({
          speech,
          choice: this.#choice,
          worth,
          sectionOf,
          titles,
          budget: SECTIONS_SHARE * budget,
        })
      : [];
    const placed = this.#points(led, told);
    return this.#write({ ...led, takeaways, minor, placed, questions });
  }

  /** Leads for the concepts; one without is none. */
  #lead(pool: { terms: readonly RankedTerm[]; subjects: ReadonlyMap<Candidate, Subjects> }, most: number): Led {
    const leads = new Map<number, Lead>();
    const asked = this.#input.options.asked === true;
    const reach = asked ? pool.terms.length : most + BEYOND;
    const take = (least: (term: number) => number, most: number): void =>
      pool.terms.slice(0, reach).forEach((_, term) => {
        if (leads.size >= most || leads.has(term)) return;
        const lead = findLead(this.#input.speech, pool.subjects, { term, choice: this.#choice });
        if (lead === undefined || lead.score < least(term)) return;
        this.#choice.take(lead.candidate);
        leads.set(term, lead);
      });
    const central = most * CENTRAL_SHARE;
    take((term) => (asked || term < central ? -Infinity : GOOD_LEAD), most);
    take(() => -Infinity, most * FEWEST_SHARE);
    const kept = [...leads.keys()].sort((a, b) => a - b);
    const terms = kept.flatMap((term) => pool.terms[term] ?? []);
    const others = this.#input.ranked.filter(
      (term) =>
        !terms.some(
          (own) => own.concept === term.concept || own.merged.some(({ concept }) => concept === term.concept),
        ),
    );
    return {
      terms,
      leads: kept.flatMap((term) => leads.get(term) ?? []),
      subjects: findSubjects(this.#input.speech, terms, others),
    };
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

  #write({ terms, leads, placed, takeaways, minor, questions }: Chosen): Summary {
    const { speech, sections, sectionOf, options } = this.#input;
    const { narration } = speech;
    const related = relatedTo(terms);
    const concepts = terms.map((term, nth): SummaryConcept => {
      const lead = leads[nth]!;
      const own = placed.filter((point) => point.term === nth).map(({ candidate }) => candidate);
      const defined = lead.strength >= DEFINED;
      const { names } = term.concept;
      return {
        term: term.name,
        variants: [
          ...new Set([term, ...term.merged].flatMap(({ concept }) => [concept.term, ...concept.variants])),
        ].filter((name) => name !== term.name),
        score: term.concept.score,
        explainedAtMs: lead.candidate.startMs,
        mentionsMs: mentionsOf(term),
        related: related[nth] ?? [],
        ...(names !== undefined && { names }),
        lead: statementOf(narration, lead.candidate, defined),
        defined,
        question: questionFor(term, speech, this.#input.english),
        points: this.#pointsOf(own),
      };
    });
    if (options.asked !== true) concepts.sort((a, b) => a.lead.startMs - b.lead.startMs);
    const sectionPoints = sections.map((_, section) =>
      this.#pointsOf(
        placed
          .filter(({ candidate, term }) => term === undefined && (sectionOf[candidate.from] ?? 0) === section)
          .map(({ candidate }) => candidate),
      ),
    );
    return {
      takeaways: takeaways.map((candidate) => statementOf(narration, candidate)),
      concepts,
      minorTerms: minor
        .map(({ term, candidate }) => ({ term: term.concept.term, statement: statementOf(narration, candidate, true) }))
        .sort((a, b) => a.statement.startMs - b.statement.startMs),
      sectionPoints,
      questions: questions.map((question) => questionOf(narration, question)),
    };
  }

  /** In the order of the lecture; what goes on with the point before it is nested under it. */
  #pointsOf(candidates: readonly Candidate[]): Point[] {
    const { speech, paragraphOf } = this.#input;
    const sorted = [...candidates].sort((a, b) => a.from - b.from || (a.places[0] ?? 0) - (b.places[0] ?? 0));
    let above: Candidate | undefined;
    return sorted.map((candidate) => {
      const nested =
        above !== undefined &&
        candidate.from - above.to < NEST_WITHIN &&
        paragraphOf[candidate.from] === paragraphOf[above.from];
      if (!nested) above = candidate;
      const label = this.#input.english ? labelOf(candidate.text) : undefined;
      return { ...statementOf(speech.narration, candidate), nested, ...(label !== undefined && { label }) };
    });
  }
}

/** A point this few sentences after another, in one paragraph, goes on with it. */
const NEST_WITHIN = 2;
/** From this strength on a lead says outright what the concept is. */
const DEFINED = 2;

interface Led {
  readonly terms: readonly RankedTerm[];
  readonly leads: readonly Lead[];
  readonly subjects: ReadonlyMap<Candidate, Subjects>;
}

interface Chosen extends Led {
  readonly takeaways: readonly Candidate[];
  readonly minor: readonly DefinedTerm[];
  readonly placed: readonly Placed[];
  readonly questions: readonly FoundQuestion[];
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

function mentionsOf(term: RankedTerm): number[] {
  return [...new Set([term, ...term.merged].flatMap(({ concept }) => concept.mentionsMs))].sort((a, b) => a - b);
}

function questionOf(narration: Narration, { sentence, kept, words, answer }: FoundQuestion): RoomQuestion {
  const said = wordsOf(narration, sentence, { kept, words });
  const own = narration.sentences[sentence];
  const startMs = said[0]?.startMs ?? own?.startMs ?? 0;
  const question = { words: said, startMs, endMs: own?.endMs ?? startMs, from: sentence, to: sentence + 1, roles: [] };
  return { question, answer: statementOf(narration, answer) };
}
