/** The key terms of a lecture: what it is about, and where that is said. */
import type { Concept } from '../model/concept.js';
import { counted } from '../model/counted.js';
import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Lexicon } from '../text/lexicon/lexicon.js';
import { collectEvidence, evidenceKey, keyOfTerm, type TermEvidence } from './evidence.js';
import { definesAt } from './patterns.js';
import { rankTerms } from './ranking/rank.js';
import { withoutFragments } from './ranking/nested.js';
import { spellingsOf, wordsOf, type ChosenTerm } from './ranking/select.js';
import { tokenizeSpeech, type SpeechTokens } from './speech.js';
import type { LectureTerm, Occurrence } from './ranking/term.js';
import type { Tokens } from './ranking/tokens.js';
import { chooseTopics } from './topics.js';
import { LECTURE, SHORT_LECTURE, type TermFeatures } from './ranking/weights.js';

/** More terms than one would show: what leads and topics are weighed against. */
const RANKED = 60;

export interface RankLectureOptions {
  readonly lexicon: Lexicon;
  /** Exactly these, in this order; one that is never said is a problem. */
  readonly topics?: readonly string[] | undefined;
  /** At most so many; default: more than one would show. */
  readonly concepts?: number | undefined;
}

/** The key terms of a lecture without explanations, most central first. */
export function rankConcepts(
  lecture: Lecture,
  narration: Narration,
  { lexicon, topics, concepts = RANKED }: RankLectureOptions,
): Outcome<readonly Concept[]> {
  const speech = tokenizeSpeech(narration, lexicon);
  const evidence = collectEvidence(lecture);
  const ranked = rankLecture(speech, evidence, Math.max(RANKED, concepts));
  const chosen = topics && chooseTopics(speech, ranked, topics);
  const value = (chosen?.value ?? ranked.slice(0, concepts)).map(({ term, variants, score, occurrences }) => {
    const mentionsMs = mentionsOf(speech, occurrences);
    return nameInCode(
      { term, variants, score, explainedAtMs: denseStart(mentionsMs), mentionsMs, related: [] },
      evidence,
    );
  });
  return { value, problems: chosen?.problems ?? [] };
}

const mentionsOf = ({ timesMs }: SpeechTokens, occurrences: readonly Occurrence[]): number[] => [
  ...new Set(occurrences.map(({ start }) => timesMs[start]!)),
];

/**
 * How many are its core: ten from about eight minutes of speech on,
 * fifteen for two hours; a talk of few minutes has fewer.
 */
export function countConcepts({ sentences }: Narration): number {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  return words < 1100 ? Math.max(4, Math.round(words / 110)) : Math.min(15, 10 + Math.floor(words / 3400));
}

/** A lecture of at most this many words, about 40 minutes, is short. */
const SHORT_WORDS = 6000;

function rankLecture(speech: SpeechTokens, evidence: TermEvidence, top: number): LectureTerm[] {
  const { tokens } = speech;
  const short = tokens.count <= SHORT_WORDS;
  const ranked = rankTerms(tokens, {
    profile: short ? SHORT_LECTURE : LECTURE,
    top,
    isDefined: (start, length) => short && definesAt(speech, { start, length }),
    adjust: (features, candidate) => {
      const key = evidenceKey(wordsOf(tokens, candidate));
      const ownName = candidate.length > 1;
      features.inCode = ownName && evidence.inCode.has(key) ? 1 : 0;
      features.inHeading = !ownName ? 0 : Math.min(2, Math.log2(1 + (evidence.inHeadings.get(key) ?? 0)));
      const { length, positions } = candidate;
      const says = short && positions.some((start) => definesAt(speech, { start, length }));
      features.defined = says ? definedWeight(features, length) : 0;
    },
  });
  const terms = ranked.map((chosen) => {
    const candidates = [chosen, ...chosen.merged];
    const spellings = spellingsOf(tokens, candidates).map((spelling) => lowerAtStart(tokens, chosen, spelling));
    const proper = evidence.spellings.get(evidenceKey(chosen.words)) ?? spellings[0] ?? '';
    return {
      term: proper,
      variants: spellings.filter((spelling) => spelling !== proper),
      score: Math.round(chosen.score * 1000) / 1000,
      occurrences: joinOccurrences(candidates),
    };
  });
  return withoutFragments(speech, terms);
}

/** A defined phrase is surely a term, a word mostly; a lone adjective ("is called recursive") is none. */
function definedWeight({ headAdjective }: TermFeatures, length: number): number {
  if (length > 1) return 1.4;
  return headAdjective > 0 ? 0 : 1;
}

/** "Recursion depth" that only opens sentences is written small if its first word is small elsewhere. */
function lowerAtStart(
  { breaks, types, capitals }: Tokens,
  { length, positions }: ChosenTerm,
  spelling: string,
): string {
  if (length === 1 || !/^\p{Lu}\p{Ll}+ \p{Ll}/u.test(spelling) || positions.some((start) => breaks[start] !== 2))
    return spelling;
  const first = types[positions[0]!]!;
  const small = types.some((type, at) => type === first && capitals[at] === 0);
  return small ? spelling.charAt(0).toLowerCase() + spelling.slice(1) : spelling;
}

/** Occurrences of all forms; of two that overlap the longer one stays. */
function joinOccurrences(
  candidates: readonly { readonly length: number; readonly positions: Int32Array }[],
): Occurrence[] {
  const all = candidates.flatMap(({ length, positions }) => Array.from(positions, (start) => ({ start, length })));
  all.sort((a, b) => a.start - b.start || b.length - a.length);
  const kept: Occurrence[] = [];
  for (const occurrence of all) {
    const last = kept.at(-1);
    if (!last || occurrence.start >= last.start + last.length) kept.push(occurrence);
  }
  return kept;
}

/** Identifiers shown for a term: enough to find the code that is about it. */
const MOST_NAMES = 12;

/** With the identifiers of the code that name it. */
export function nameInCode(concept: Concept, { names }: TermEvidence): Concept {
  const keys = [concept.term, ...concept.variants].map(keyOfTerm);
  const own = [...new Set(keys.flatMap((key) => names.get(key) ?? []))].slice(0, MOST_NAMES);
  return own.length === 0 ? concept : { ...concept, names: own };
}

/** How long a term is dwelt on at a stretch. */
const DWELL_MS = 90_000;

/** Start of the first stretch that holds most mentions. */
export function denseStart(mentionsMs: readonly number[]): number {
  let [best, most, end] = [mentionsMs[0] ?? 0, 0, 0];
  mentionsMs.forEach((startMs, at) => {
    while (end < mentionsMs.length && mentionsMs[end]! <= startMs + DWELL_MS) end++;
    if (end - at > most) [best, most] = [startMs, end - at];
  });
  return best;
}

/** A lecture of which no term was found. */
export function noConcepts(lecture: Lecture): Problem {
  const message = `no term stands out in "${lecture.title}": ${counted(lecture.cues.length, 'caption')}`;
  const hint = 'Name what you want explained with --topics, or give the whole transcript.';
  return { code: 'concepts/none', level: 'warning', message, hint };
}
