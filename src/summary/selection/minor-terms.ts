/** Terms that are no concept of the summary but are defined in a sentence: "More terms". */
import type { Candidate, SummarySpeech } from '../sentences/candidates.js';
import type { Choice } from './choice.js';
import { formsOf, MentionFinder } from '../terms/mentions.js';
import type { Trait } from '../sentences/readability.js';
import { strengthAt } from '../terms/strength.js';
import { isJunk, likeness, type RankedTerm, type TermContext } from '../terms/terms.js';

export interface DefinedTerm {
  readonly term: RankedTerm;
  readonly candidate: Candidate;
}

const SPOILS: readonly Trait[] = [
  'question', 'hangingEnd', 'noVerb', 'noMainClause', 'unmended', 'brackets', 'announces', 'shows', 'narrates', 'dots', 'noSubject',
  'smallStart', 'glued', 'hangingStart',
]; // prettier-ignore
const FEWEST_WORDS = 7;
const MOST_WORDS = 34;
const LEAST_READABILITY = 0.55;
/** Only what is said to be something. */
const LEAST_STRENGTH = 2;
const LEAST_SCORE = 0.9;

/** The terms that a free sentence defines, within `budget` words, most central first. */
export function findMinorTerms(
  speech: SummarySpeech,
  { chosen, ranked, context }: { chosen: readonly RankedTerm[]; ranked: readonly RankedTerm[]; context: TermContext },
  { choice, budget }: { choice: Choice; budget: number },
): DefinedTerm[] {
  const bySentence = groupBySentence(speech);
  const found: DefinedTerm[] = [];
  let length = 0;
  for (const term of ranked) {
    const known = [...chosen, ...chosen.flatMap(({ merged }) => merged), ...found.map((defined) => defined.term)];
    if (
      term.strength < LEAST_STRENGTH ||
      isJunk(term, context) ||
      known.some((other) => likeness(term, other) !== undefined)
    )
      continue;
    const best = bestSentence(speech, { term, bySentence, choice });
    if (best === undefined || length + best.length > budget) continue;
    choice.take(best);
    length += best.length;
    found.push({ term, candidate: best });
  }
  return found;
}

function groupBySentence({ candidates }: SummarySpeech): ReadonlyMap<number, readonly Candidate[]> {
  const groups = new Map<number, Candidate[]>();
  for (const candidate of candidates)
    for (let at = candidate.from; at < candidate.to; at++) groups.set(at, [...(groups.get(at) ?? []), candidate]);
  return groups;
}

interface Search {
  readonly term: RankedTerm;
  readonly bySentence: ReadonlyMap<number, readonly Candidate[]>;
  readonly choice: Choice;
}

function bestSentence(speech: SummarySpeech, { term, bySentence, choice }: Search): Candidate | undefined {
  const finder = new MentionFinder([formsOf(term.concept, speech.words)]);
  let best: { readonly candidate: Candidate; readonly score: number } | undefined;
  for (const { sentence } of term.mentions)
    for (const candidate of bySentence.get(sentence) ?? []) {
      const score = judge(candidate, finder);
      if (score > (best?.score ?? LEAST_SCORE) && choice.isFree(candidate)) best = { candidate, score };
    }
  return best?.candidate;
}

function judge(candidate: Candidate, finder: MentionFinder): number {
  const { kind, length, readability, traits, words } = candidate;
  if (length < FEWEST_WORDS || length > MOST_WORDS || readability < LEAST_READABILITY) return -Infinity;
  if (SPOILS.some((trait) => traits[trait] > 0) || traits.story > 1 || (kind === 'clauses' && length < 8))
    return -Infinity;
  const surest = finder
    .find(words)
    .map(({ at, length: long }) => strengthAt(words, at, long))
    .reduce((a, b) => (b.value > a.value ? b : a), { value: 0 });
  if (surest.value < LEAST_STRENGTH || surest.wants === 'next') return -Infinity;
  if (surest.wants === 'previous' && ((traits.pointsBack > 0 && kind !== 'pair') || length < 10)) return -Infinity;
  return surest.value + 1.5 * Math.log(readability) - 0.3 * Math.abs(Math.log2(length / 18));
}
