/** Which of the central terms become concepts, each with its lead: what nobody explains is no core concept. */
import { findSubjects, type Subjects } from '../terms/about.js';
import type { Candidate, SummarySpeech } from '../sentences/candidates.js';
import type { Choice } from './choice.js';
import type { ConceptPool } from './concepts.js';
import { DEFINED } from './lead-options.js';
import { LeadFinder, type JudgedLead } from './leads.js';
import { isEveryday, type RankedTerm, type TermContext } from '../terms/terms.js';

/** Concepts, best first, with the lead of each and what every candidate is about. */
export interface Led {
  readonly terms: readonly RankedTerm[];
  readonly leads: readonly JudgedLead[];
  readonly subjects: ReadonlyMap<Candidate, Subjects>;
}

export interface LedInput {
  readonly speech: SummarySpeech;
  readonly pool: ConceptPool;
  readonly ranked: readonly RankedTerm[];
  readonly context: TermContext;
  /** Of the judge of leads. */
  readonly weights: readonly number[];
}

/** Only what is explained well is a concept, unless there are too few. */
const FEWEST_SHARE = 0.3;
const GOOD_LEAD = 0.42;
/** From this score on a term is surely a concept, also a word of every day: a generator. */
const SURE = 0.4;
const LEAST_LEAD = 0.33;
/** Chance that a term is a concept of the lecture, times the mark of its lead: below, it is left out. */
const LEAST_VALUE = 0.07;
/** Terms further down that may stand in for those without an explanation: beyond them nothing is central. */
const BEYOND = 10;

/** Takes at most `most` leads; of terms that were asked for, every one there is. */
export function leadConcepts(
  { speech, pool, ranked, context, weights }: LedInput,
  { choice, most, asked }: { readonly choice: Choice; readonly most: number; readonly asked: boolean },
): Led {
  const finder = new LeadFinder({ speech, subjects: pool.subjects, terms: pool.terms, weights });
  const offers = offersFor(pool.terms, { finder, choice, reach: asked ? Infinity : most + BEYOND });
  if (!asked) offers.sort((a, b) => b.value - a.value || a.term - b.term);
  const leads = new Map<number, JudgedLead>();
  const take = (least: number, leastValue: number, atMost: number): void => {
    for (const { term, lead: first, value } of offers) {
      if (leads.size >= atMost || value < leastValue) break;
      if (leads.has(term)) continue;
      // What was best is best as long as it is free: the choice only grows.
      const lead = choice.isFree(first.candidate) ? first : finder.find(term, choice);
      if (lead === undefined || lead.mark < least) continue;
      const own = pool.terms[term]!;
      if (!asked && own.score < SURE && lead.strength < DEFINED && isEveryday(own, context)) continue;
      choice.take(lead.candidate);
      leads.set(term, lead);
    }
  };
  if (asked) take(-Infinity, -Infinity, most);
  else {
    take(GOOD_LEAD, LEAST_VALUE, most);
    take(LEAST_LEAD, 0, FEWEST_SHARE * most);
  }
  const kept = [...leads.keys()].sort((a, b) => a - b);
  const terms = kept.flatMap((term) => pool.terms[term] ?? []);
  return {
    terms,
    leads: kept.flatMap((term) => leads.get(term) ?? []),
    subjects: findSubjects(speech, terms, othersThan(terms, ranked)),
  };
}

interface Offer {
  readonly term: number;
  readonly lead: JudgedLead;
  readonly value: number;
}

function offersFor(
  terms: readonly RankedTerm[],
  { finder, choice, reach }: { readonly finder: LeadFinder; readonly choice: Choice; readonly reach: number },
): Offer[] {
  return terms.slice(0, reach).flatMap(({ score }, term) => {
    const lead = finder.find(term, choice);
    return lead === undefined ? [] : [{ term, lead, value: lead.mark / (1 + Math.exp(-score)) }];
  });
}

/** Terms that only tell longer names apart. */
function othersThan(terms: readonly RankedTerm[], ranked: readonly RankedTerm[]): RankedTerm[] {
  const own = new Set(terms.flatMap((term) => [term.concept, ...term.merged.map(({ concept }) => concept)]));
  return ranked.filter(({ concept }) => !own.has(concept));
}
