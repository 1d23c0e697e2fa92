/** Terms with the words in which the lecturer explains each: the leads of a summary, as many as there are. */
import type { Concept } from '../model/concept.js';
import { textOfStatement } from '../model/summary.js';
import { Choice } from './selection/choice.js';
import { chooseConcepts } from './selection/concepts.js';
import { DEFINED } from './selection/lead-options.js';
import { LeadFinder } from './selection/leads.js';
import { gatherMaterial, type SummarizeInput } from './material.js';
import { relatedTo } from './terms/related.js';
import { statementOf } from './sentences/statements.js';
import { asAsked } from './terms/terms.js';
import { LEADS, WORTH } from './weights.js';

/**
 * The terms in their order; one that nothing explains keeps its moment and has
 * no definition. No two share a word of theirs.
 */
export function explainTerms(input: SummarizeInput): readonly Concept[] {
  const { speech, context, measured, worth } = gatherMaterial(input, { worth: WORTH, asked: true });
  const ranked = measured.map(asAsked);
  const { subjects } = chooseConcepts(speech, { ranked, context, most: ranked.length, asked: true });
  const related = relatedTo(ranked);
  const choice = new Choice(worth, Infinity);
  const leads = new LeadFinder({ speech, subjects, terms: ranked, weights: LEADS });
  return ranked.map(({ concept }, term) => {
    const own = { ...concept, related: related[term] ?? [] };
    const lead = leads.find(term, choice);
    if (lead === undefined) return own;
    choice.take(lead.candidate);
    const { words, startMs, endMs } = statementOf(input.narration, lead.candidate);
    const text = textOfStatement({ words });
    const sure = lead.strength >= DEFINED;
    return { ...own, explainedAtMs: startMs, definition: { text, startMs, endMs, sure } };
  });
}
