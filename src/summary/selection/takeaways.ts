/**
 * In short: the few sentences to remember, each of which stands alone.
 * The weakest part of a summary, so rather none than poor ones.
 */
import { dangles } from '../sentences/dangling.js';
import { tellings } from '../sentences/labels.js';
import type { Candidate, SummarySpeech } from '../sentences/candidates.js';
import type { Trait } from '../sentences/readability.js';
import { textOfSentence } from '../../model/narration.js';
import type { About, Subjects } from '../terms/about.js';
import { SYMBOL } from '../terms/terms.js';
import type { Choice } from './choice.js';
import type { Led } from './lead-concepts.js';
import { SPEAKS_OF } from './lead-options.js';
import { LeadFinder } from './leads.js';

/** What makes a sentence no part of what to remember, wherever it is said. */
const SPOILS_RECAP: readonly Trait[] = [
  'pointsBack', 'question', 'pointing', 'housekeeping', 'story', 'noVerb', 'hangingEnd', 'hangingStart', 'unmended', 'dots', 'inside',
  'noMainClause', 'announces', 'brackets', 'emptyRemark', 'shows', 'noSubject', 'smallStart', 'leansBack',
]; // prettier-ignore
const ALONE: SentenceBounds = {
  words: [9, 34],
  readability: 0.65,
  spoils: [...SPOILS_RECAP, 'oddQuote', 'glued', 'odd', 'interjection', 'narrates', 'weakVerb'],
};
const IN_RECAP: SentenceBounds = { words: [7, 40], readability: 0.6, spoils: SPOILS_RECAP };
/** What is worked out in numbers is an example. */
const MOST_NUMBERS = 0.3;
/** Mark that a person is expected to give it as an explanation: what is only said of a concept is no gist. */
const LEAST_MARK = 0.4;
/** Fewer are none: a box with one sentence is no overview. */
const FEWEST = 3;
/** What stands nowhere else in the summary goes before what is said again below. */
const NEW_WORTH = 1.2;
/** The first concepts are what the lecture is about. */
const DECAY = 0.03;

interface Takeaway {
  readonly candidate: Candidate;
  /** The concept that it says most of. */
  readonly term: number | undefined;
  readonly value: number;
}

export interface TakeawaysInput {
  readonly led: Led;
  /** Of the judge of leads. */
  readonly weights: readonly number[];
  readonly choice: Choice;
  readonly most: number;
}

/**
 * At most `most` takeaways, ascending by time, one for each concept; empty where fewer than three are good. A sentence
 * that explains its concept below may be said here too: it is what one wants to know first.
 */
export function findTakeaways(speech: SummarySpeech, { led, weights, choice, most }: TakeawaysInput): Candidate[] {
  const { terms, subjects } = led;
  const finder = new LeadFinder({ speech, subjects, terms, weights });
  const recap = findRecap(speech);
  const options = speech.candidates.flatMap((candidate): Takeaway[] => {
    const said = recap !== undefined && candidate.from >= recap.from && candidate.to <= recap.to;
    if (!standsAlone(candidate) && !(said && standsInRecap(candidate))) return [];
    const worth = choice.isFree(candidate) ? NEW_WORTH : 1;
    const own = subjects.get(candidate) ?? new Map<number, About>();
    const judged = termsOf(own).flatMap((term): Takeaway[] => {
      const mark = finder.markOf(term, candidate, own.get(term)!, choice) + (said ? RECAP_MARK : 0);
      return mark < LEAST_MARK ? [] : [{ candidate, term, value: (mark * worth) / (1 + DECAY * term) }];
    });
    return said && judged.length === 0 ? [{ candidate, term: undefined, value: RECAP_MARK * worth }] : judged;
  });
  options.sort((a, b) => b.value - a.value || a.candidate.from - b.candidate.from);
  const taken: Takeaway[] = [];
  for (const option of options)
    if (taken.length < most && !taken.some((other) => isSame(other, option))) taken.push(option);
  if (taken.length < FEWEST) return [];
  const found = taken.map(({ candidate }) => candidate);
  for (const candidate of found) if (choice.isFree(candidate)) choice.take(candidate);
  return found.sort((a, b) => a.startMs - b.startMs);
}

/** What the lecturer says again at the end is what to remember. */
const RECAP_MARK = 0.4;
/** A recap is not in the middle, and not long; what is to be done then is no part of it. */
const RECAP_SHARE = 0.25;
const MOST_OF_RECAP = 16;
const RECAP =
  /\b(?:to (?:sum|summari[sz]e|recap|conclude|wrap)\b|in (?:summary|conclusion)\b|(?:let me|let us|let's|i'll|i will|we'll|we can|i want to|i'd like to|going to) (?:just |now |quickly |briefly )*(?:summari[sz]e|recap|sum (?:this |it |things )?up|wrap|review|conclude)\b|quick (?:review|recap|summary)\b|wrapping up\b|what (?:have we|we've|we have|did we|we) (?:learn(?:ed|t)?|seen|see|done|do|covered|cover) (?:so far|today|in this)\b|take[- ]?(?:home|away)s?\b|key points\b)/i;
const FAREWELL =
  /\b(?:next (?:week|time|lesson|lecture|video|class)|homework|exercises?|see you|thank you|thanks|this week|forum|try (?:it|this)|see if you)\b/i;

interface SentenceBounds {
  /** The fewest and the most. */
  readonly words: readonly [number, number];
  readonly readability: number;
  readonly spoils: readonly Trait[];
}

const isWithin = (
  { kind, length, traits, readability, words }: Candidate,
  { words: [fewest, most], readability: least, spoils }: SentenceBounds,
): boolean =>
  (kind === 'sentence' || kind === 'clauses') &&
  length >= fewest &&
  length <= most &&
  readability >= least &&
  traits.numbers <= MOST_NUMBERS &&
  !dangles(words) &&
  spoils.every((trait) => traits[trait] === 0);

/** All of a recap is what to remember: it must only be readable. */
const standsInRecap = (candidate: Candidate): boolean =>
  isWithin(candidate, IN_RECAP) &&
  candidate.traits.chatter === 0 &&
  !/^(?:it|them|this|that|these|those)$/.test(candidate.words.at(-1)?.lower ?? '');

/** The last recap that the lecturer announces near the end: sentences `[from, to)`. */
function findRecap({ narration }: SummarySpeech): { readonly from: number; readonly to: number } | undefined {
  const { length } = narration.sentences;
  const first = Math.floor((1 - RECAP_SHARE) * length);
  const late = narration.sentences.slice(first).map(textOfSentence);
  const begin = late.findLastIndex((text) => RECAP.test(text));
  if (begin < 0) return undefined;
  const end = late.findIndex((text, at) => at > begin && FAREWELL.test(text));
  return { from: first + begin, to: Math.min(first + begin + MOST_OF_RECAP, end < 0 ? length : first + end) };
}

const termsOf = (subjects: Subjects): number[] =>
  [...subjects].flatMap(([term, { affinity }]) => (affinity >= SPEAKS_OF ? [term] : []));

const SAME_SHARE = 0.6;

/** They are about one concept, share a sentence, or most of what the shorter one says. */
function isSame({ candidate: a, term }: Takeaway, { candidate: b, term: other }: Takeaway): boolean {
  if ((term !== undefined && term === other) || (a.from < b.to && b.from < a.to)) return true;
  const [own, others] = [new Set(a.stems), new Set(b.stems)];
  const shared = [...own].filter((stem) => others.has(stem)).length;
  return shared >= SAME_SHARE * Math.min(own.size, others.size);
}

/** "In this case", "like these two", "on the blue ones": words that mean what was on screen or said before. */
const LEANS =
  /\b(?:this|these|those|such|here|the (?:first|second|third|other|two|three|following|previous)|my|our|today|also|we (?:had|said|saw)|(?:blue|red|green|pink|yellow|orange|purple|dashed))\b/i;
/** What was done, or is about to be done, is no rule. */
const NOT_NOW = /\b(?:gonna|going to|will be|had|did|was|were|went)\b/i;

function standsAlone(candidate: Candidate): boolean {
  const { traits, words, text } = candidate;
  if (!isWithin(candidate, ALONE) || traits.repeats > 1 || traits.chatter > 1) return false;
  if (LEANS.test(text) || NOT_NOW.test(text)) return false;
  if (words.some(({ lower }) => lower !== 'a' && lower !== 'i' && SYMBOL.test(lower))) return false;
  return traits.nounFirst + traits.defines + traits.keyIdea + traits.explains + tellings(candidate) > 0;
}
