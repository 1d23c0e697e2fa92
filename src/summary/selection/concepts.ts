/** The concepts of a summary: central terms that somebody explains. What nobody explains is no core concept. */
import { findSubjects, type Subjects } from '../terms/about.js';
import type { Candidate, SummarySpeech } from '../sentences/candidates.js';
import { NAMED } from './lead-options.js';
import { mergeTerms, type RankedTerm, type TermContext } from '../terms/terms.js';

export interface ConceptsInput {
  readonly ranked: readonly RankedTerm[];
  readonly context: TermContext;
  /** At most so many will be shown; more are given, best first, where some have no lead. */
  readonly most: number;
  /** The user named them: all of them, in their order. */
  readonly asked: boolean;
}

export interface ConceptPool {
  readonly terms: readonly RankedTerm[];
  /** What each candidate is about, by the number of the term. */
  readonly subjects: ReadonlyMap<Candidate, Subjects>;
}

/** Weighed beyond those that are shown. */
const RESERVE = 14;
/** What a good explanation counts beside the rank, and the least one. */
const EXPLAINED_WORTH = 0.5;
const EXPLAINED_AT_MOST = 1.2;
const LEAST_EXPLAINED = 0.25;
const BEST = 3;

/** The terms to explain, best first. */
export function chooseConcepts(speech: SummarySpeech, { ranked, context, most, asked }: ConceptsInput): ConceptPool {
  const pool = asked ? ranked : mergeTerms(ranked, context, most + RESERVE);
  const others = ranked.filter(
    (term) =>
      !pool.some((own) => own.concept === term.concept || own.merged.some(({ concept }) => concept === term.concept)),
  );
  const subjects = findSubjects(speech, pool, others);
  if (asked) return { terms: pool, subjects };
  const explained = explanations(subjects, pool.length);
  const valued = pool.map((term, nth) => ({ term, nth, explained: explained[nth] ?? 0 }));
  const value = ({ term, explained: how }: (typeof valued)[number]): number =>
    term.score + EXPLAINED_WORTH * Math.min(EXPLAINED_AT_MOST, how);
  const kept = valued.filter((own) => own.explained >= LEAST_EXPLAINED).sort((a, b) => value(b) - value(a));
  const place = new Map(kept.map(({ nth }, at) => [nth, at]));
  const renumbered = new Map<Candidate, Subjects>();
  for (const [candidate, own] of subjects)
    renumbered.set(
      candidate,
      new Map([...own].flatMap(([nth, about]) => (place.has(nth) ? [[place.get(nth) ?? 0, about] as const] : []))),
    );
  return { terms: kept.map(({ term }) => term), subjects: renumbered };
}

/** A single good explanation is enough. */
const ONE_SHARE = 0.5;

/** How well each term can be explained: the mean of its three best candidates. */
function explanations(subjects: ReadonlyMap<Candidate, Subjects>, count: number): number[] {
  const values = Array.from({ length: count }, (): number[] => []);
  for (const [candidate, own] of subjects)
    for (const [term, { affinity, value }] of own)
      if (affinity >= NAMED && candidate.kind !== 'clauses')
        values[term]?.push(candidate.readability * affinity * (1 + 0.3 * Math.max(0, value)));
  return values.map((own) => {
    const best = own.sort((a, b) => b - a).slice(0, BEST);
    return Math.max(ONE_SHARE * (best[0] ?? 0), best.reduce((sum, value) => sum + value, 0) / BEST);
  });
}
