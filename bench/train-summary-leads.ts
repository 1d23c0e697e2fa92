/**
 * Passages that may lead a concept, each marked by a person who read it beside the term (leads-by-reading.json:
 * lecture, term, where it starts, how many words it has):
 * good says what the term is or does, partial some of it, bad nothing that helps.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SummarySpeech } from '../src/summary/sentences/candidates.js';
import { Choice } from '../src/summary/selection/choice.js';
import { chooseConcepts } from '../src/summary/selection/concepts.js';
import type { Lead } from '../src/summary/selection/lead-options.js';
import { LeadFinder } from '../src/summary/selection/leads.js';
import { Worth, type Subject } from '../src/summary/selection/worth.js';
import { rankTerms, type MeasuredTerm, type TermContext } from '../src/summary/terms/terms.js';
import { TERMS, WORTH } from '../src/summary/weights.js';
import { exampleOf, type Example } from './fit-logistic.js';

type Mark = readonly [fromMs: number, words: number, mark: 'good' | 'partial' | 'bad'];

const LABELS = { good: 1, partial: 0.4, bad: 0 };
const marks = JSON.parse(readFileSync(join(import.meta.dirname, 'leads-by-reading.json'), 'utf8')) as Record<
  string,
  Record<string, Mark[]>
>;
/** Terms that the marked passages were chosen for. */
const POOL = 14;
/** A sentence may have been cut a little differently when it was marked. */
const WITHIN_MS = 1500;
const WITHIN_WORDS = 0.2;

export interface MarkedInput {
  readonly speech: SummarySpeech;
  readonly context: TermContext;
  readonly subject: Subject;
  readonly measured: readonly MeasuredTerm[];
}

/** Facts and marks of a lecture's passages; those that are no longer there are left out. */
export function markedExample(lecture: string, { speech, context, subject, measured }: MarkedInput): Example {
  const ranked = rankTerms(measured, TERMS);
  const { terms, subjects } = chooseConcepts(speech, { ranked, context, most: POOL, asked: false });
  const choice = new Choice(new Worth(speech, subject, WORTH), Infinity);
  const finder = new LeadFinder({ speech, subjects, terms, weights: [] });
  const [facts, labels]: [number[][], number[]] = [[], []];
  for (const [name, own] of Object.entries(marks[lecture] ?? {})) {
    const term = terms.findIndex((one) => one.name === name);
    if (term < 0) continue;
    const options = finder.options(term, choice);
    for (const mark of own) {
      const lead = nearest(options, mark);
      if (lead === undefined) continue;
      facts.push(finder.facts(term, lead, choice));
      labels.push(LABELS[mark[2]]);
    }
  }
  return exampleOf(facts, labels);
}

function nearest(options: readonly Lead[], [fromMs, words]: Mark): Lead | undefined {
  return options
    .filter(
      ({ candidate: { startMs, length } }) =>
        Math.abs(startMs - fromMs) <= WITHIN_MS && Math.abs(length - words) <= WITHIN_WORDS * words,
    )
    .sort((a, b) => offBy(a, words) - offBy(b, words) || b.score - a.score)[0];
}

const offBy = ({ candidate: { length } }: Lead, words: number): number => Math.abs(length - words);
