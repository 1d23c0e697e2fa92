/** What was chosen as the value of the summary: statements under their concepts, terms and sections, in order. */
import type { Narration } from '../model/narration.js';
import type { Section } from '../model/section.js';
import type { MinorTerm, Point, RoomQuestion, Summary, SummaryConcept } from '../model/summary.js';
import type { Led } from './selection/lead-concepts.js';
import { DEFINED } from './selection/lead-options.js';
import type { DefinedTerm } from './selection/minor-terms.js';
import type { Placed } from './selection/points.js';
import type { FoundQuestion } from './selection/questions.js';
import { questionFor } from './selection/self-test.js';
import type { Candidate, SummarySpeech } from './sentences/candidates.js';
import { labelOf } from './sentences/labels.js';
import { statementOf, wordsOf } from './sentences/statements.js';
import { relatedTo } from './terms/related.js';
import type { RankedTerm } from './terms/terms.js';

export interface Chosen extends Led {
  readonly takeaways: readonly Candidate[];
  readonly minor: readonly DefinedTerm[];
  readonly placed: readonly Placed[];
  readonly questions: readonly FoundQuestion[];
}

export interface Writing {
  readonly speech: SummarySpeech;
  readonly sections: readonly Section[];
  readonly sectionOf: readonly number[];
  readonly paragraphOf: readonly number[];
  readonly english: boolean;
  /** The concepts are what the user asked for: all of them, in their order. */
  readonly asked: boolean;
  /** Words of speech that there was room for. */
  readonly budget: number;
}

/** With fewer words under its heading nothing is explained, unless all of the summary is a few sentences. */
const FEWEST_WORDS = 12;
const SMALL_BUDGET = 200;

export function writeSummary(chosen: Chosen, writing: Writing): Summary {
  const { terms, takeaways, minor, questions } = chosen;
  const { speech, sections, asked } = writing;
  const { narration } = speech;
  const told = terms.map((_, nth) => asked || isTold(chosen, nth, writing.budget));
  const related = relatedTo(terms.filter((_, nth) => told[nth]));
  const concepts = terms
    .flatMap((_, nth) => (told[nth] === true ? [conceptOf(chosen, nth, writing)] : []))
    .map((concept, nth) => ({ ...concept, related: related[nth] ?? [] }));
  if (!asked) concepts.sort((a, b) => a.lead.startMs - b.lead.startMs);
  return {
    takeaways: takeaways.map((candidate) => statementOf(narration, candidate)),
    concepts,
    minorTerms: [
      ...minor.map(({ term, candidate }) => minorOf(narration, term.concept.term, candidate)),
      ...terms.flatMap((term, nth) => (told[nth] === true ? [] : shortlyDefined(chosen, term, nth, narration))),
    ].sort((a, b) => a.statement.startMs - b.statement.startMs),
    sectionPoints: sectionPointsOf(chosen, sections, writing),
    questions: questions.map((question) => questionOf(narration, question)),
  };
}

const pointsUnder = ({ placed }: Chosen, nth: number): Candidate[] =>
  placed.flatMap(({ candidate, term }) => (term === nth ? [candidate] : []));

function isTold(chosen: Chosen, nth: number, budget: number): boolean {
  const shown = [chosen.leads[nth]!.candidate, ...pointsUnder(chosen, nth)];
  return budget < SMALL_BUDGET || shown.reduce((sum, { length }) => sum + length, 0) >= FEWEST_WORDS;
}

const minorOf = (narration: Narration, term: string, candidate: Candidate): MinorTerm => ({
  term,
  statement: statementOf(narration, candidate, true),
});

/** What is said in few words stands among the terms that are defined in passing. */
function shortlyDefined({ leads }: Chosen, { name }: RankedTerm, nth: number, narration: Narration): MinorTerm[] {
  const { candidate, strength } = leads[nth]!;
  return strength >= DEFINED ? [minorOf(narration, name, candidate)] : [];
}

function conceptOf(chosen: Chosen, nth: number, { speech, paragraphOf, english }: Writing): SummaryConcept {
  const [term, lead] = [chosen.terms[nth]!, chosen.leads[nth]!];
  const defined = lead.strength >= DEFINED;
  const { names } = term.concept;
  const all = [term, ...term.merged].flatMap(({ concept }) => [concept.term, ...concept.variants]);
  return {
    term: term.name,
    variants: [...new Set(all)].filter((name) => name !== term.name),
    score: term.concept.score,
    explainedAtMs: lead.candidate.startMs,
    mentionsMs: mentionsOf(term),
    related: [],
    ...(names !== undefined && { names }),
    lead: statementOf(speech.narration, lead.candidate, defined),
    defined,
    mark: Math.round(lead.mark * 1000) / 1000,
    question: questionFor(term, { spoken: speech.spoken, english, defined }),
    points: pointsOf(pointsUnder(chosen, nth), { speech, paragraphOf, english }),
  };
}

function mentionsOf(term: RankedTerm): number[] {
  return [...new Set([term, ...term.merged].flatMap(({ concept }) => concept.mentionsMs))].sort((a, b) => a - b);
}

function sectionPointsOf({ placed }: Chosen, sections: readonly Section[], writing: Writing): Point[][] {
  const alone = placed.flatMap(({ candidate, term }) => (term === undefined ? [candidate] : []));
  return sections.map((_, section) =>
    pointsOf(
      alone.filter(({ from }) => (writing.sectionOf[from] ?? 0) === section),
      writing,
    ),
  );
}

/** A point this few sentences after another, in one paragraph, goes on with it. */
const NEST_WITHIN = 2;

/** In the order of the lecture; what goes on with the point before it is nested under it. */
function pointsOf(
  candidates: readonly Candidate[],
  { speech, paragraphOf, english }: Pick<Writing, 'speech' | 'paragraphOf' | 'english'>,
): Point[] {
  const sorted = [...candidates].sort((a, b) => a.from - b.from || (a.places[0] ?? 0) - (b.places[0] ?? 0));
  let above: Candidate | undefined;
  return sorted.map((candidate) => {
    const nested =
      above !== undefined &&
      candidate.from - above.to < NEST_WITHIN &&
      paragraphOf[candidate.from] === paragraphOf[above.from];
    if (!nested) above = candidate;
    const label = english ? labelOf(candidate.text) : undefined;
    return { ...statementOf(speech.narration, candidate), nested, ...(label !== undefined && { label }) };
  });
}

function questionOf(narration: Narration, { sentence, kept, words, answer }: FoundQuestion): RoomQuestion {
  const said = wordsOf(narration, sentence, { kept, words });
  const own = narration.sentences[sentence];
  const startMs = said[0]?.startMs ?? own?.startMs ?? 0;
  const question = { words: said, startMs, endMs: own?.endMs ?? startMs, from: sentence, to: sentence + 1, roles: [] };
  return { question, answer: statementOf(narration, answer) };
}
