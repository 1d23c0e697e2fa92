/** The core concepts of a lecture: what it is about, where each is explained, and in which words. */
import type { Concept } from '../model/concept.js';
import type { ReadData } from '../model/data.js';
import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Outcome, Problem } from '../model/problem.js';
import { openLexicon } from '../text/lexicon/lexicon.js';
import { findDefinition } from './define.js';
import { collectEvidence, evidenceKey, type Evidence } from './evidence.js';
import { rankTerms } from './rank.js';
import { relateTerms } from './relate.js';
import { spellingsOf, wordsOf } from './select.js';
import { tokenizeSpeech, type Speech } from './speech.js';
import type { LectureTerm, Occurrence } from './term.js';
import { chooseTopics } from './topics.js';
import { LECTURE } from './weights.js';

export interface ExplainOptions {
  readonly readData: ReadData;
  /** Default 10 to 15 by the length of the lecture. */
  readonly concepts?: number;
  /** Exactly these, in this order; one that is never said is a problem. */
  readonly topics?: readonly string[];
}

/** Terms that are ranked beyond those asked for: what definitions and topics are weighed against. */
const RANKED = 60;

/** The core concepts of a lecture, most central first. A lecture without any is a problem. */
export function explainConcepts(
  lecture: Lecture,
  narration: Narration,
  options: ExplainOptions,
): Outcome<readonly Concept[]> {
  const speech = tokenizeSpeech(narration, openLexicon(options.readData));
  const evidence = collectEvidence(lecture);
  const wanted = options.concepts ?? defaultCount(speech.tokens.count);
  const ranked = rankLecture(speech, evidence, Math.max(RANKED, wanted));
  const topics = options.topics && chooseTopics(speech, ranked, options.topics);
  const terms = topics ? topics.value : ranked.slice(0, wanted);
  const problems = topics ? topics.problems : ranked.length === 0 ? [noConcepts(lecture)] : [];
  const concepts = explainTerms(speech, terms, ranked).map((concept) => nameInCode(concept, evidence));
  return { value: concepts, problems };
}

/** Ten for half an hour, fifteen from two hours on; a short talk has fewer, so that its summary stays one. */
function defaultCount(words: number): number {
  if (words < 5000) return Math.max(4, Math.round(words / 500));
  return Math.min(15, 9 + Math.round(words / 3000));
}

function rankLecture(speech: Speech, evidence: Evidence, top: number): LectureTerm[] {
  const { tokens } = speech;
  const ranked = rankTerms(tokens, {
    profile: LECTURE,
    top,
    adjust: (features, candidate) => {
      const key = evidenceKey(wordsOf(tokens, candidate));
      const ownName = candidate.length > 1;
      features.inCode = ownName && evidence.inCode.has(key) ? 1 : 0;
      features.inHeading = !ownName ? 0 : Math.min(2, Math.log2(1 + (evidence.inHeadings.get(key) ?? 0)));
    },
  });
  return ranked.map((chosen) => {
    const candidates = [chosen, ...chosen.merged];
    const spellings = spellingsOf(tokens, candidates);
    const proper = evidence.spellings.get(evidenceKey(chosen.words)) ?? spellings[0] ?? '';
    return {
      term: proper,
      variants: spellings.filter((spelling) => spelling !== proper),
      score: Math.round(chosen.score * 1000) / 1000,
      occurrences: joinOccurrences(candidates),
    };
  });
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

function explainTerms(speech: Speech, terms: readonly LectureTerm[], ranked: readonly LectureTerm[]): Concept[] {
  const termsInSentence = countTerms(speech, ranked);
  const related = relateTerms(speech, terms);
  // A sentence explains one term: the more central one has the first choice.
  const taken = new Set<number>();
  return terms.map(({ term, variants, score, occurrences }, nth) => {
    const mentionsMs = [...new Set(occurrences.map(({ start }) => speech.timesMs[start]!))];
    const denseMs = denseStart(mentionsMs);
    const dwelt = { fromMs: denseMs - LEAD_MS, toMs: denseMs + DWELL_MS };
    const found = findDefinition(speech, occurrences, { termsInSentence, taken, dwelt });
    for (const sentence of found?.sentences ?? []) taken.add(sentence);
    const definition = found && { text: found.text, startMs: found.startMs, endMs: found.endMs, sure: found.sure };
    const explainedAtMs = definition?.sure ? definition.startMs : denseMs;
    const facts = { term, variants, score, explainedAtMs, mentionsMs, related: related[nth] ?? [] };
    return definition ? { ...facts, definition } : facts;
  });
}

/** Identifiers shown for a term: enough to find the code that is about it. */
const MOST_NAMES = 12;

function nameInCode(concept: Concept, { names }: Evidence): Concept {
  const keys = [concept.term, ...concept.variants].map((form) => evidenceKey(form.match(/[\p{L}\p{N}]+/gu) ?? []));
  const own = [...new Set(keys.flatMap((key) => names.get(key) ?? []))].slice(0, MOST_NAMES);
  return own.length === 0 ? concept : { ...concept, names: own };
}

/** Terms a sentence holds, at most 255. */
function countTerms({ narration, sentences }: Speech, terms: readonly LectureTerm[]): Uint8Array {
  const counts = new Uint8Array(narration.sentences.length);
  for (const { occurrences } of terms)
    for (const sentence of new Set(occurrences.map(({ start }) => sentences[start]!)))
      if (counts[sentence]! < 255) counts[sentence]!++;
  return counts;
}

/** How long a term is dwelt on at a stretch. */
const DWELL_MS = 90_000;
/** A sentence may begin this long before its mention of the term. */
const LEAD_MS = 10_000;

/** Start of the first stretch that holds most mentions. */
function denseStart(mentionsMs: readonly number[]): number {
  let [best, most, end] = [mentionsMs[0] ?? 0, 0, 0];
  mentionsMs.forEach((startMs, at) => {
    while (end < mentionsMs.length && mentionsMs[end]! <= startMs + DWELL_MS) end++;
    if (end - at > most) [best, most] = [startMs, end - at];
  });
  return best;
}

function noConcepts(lecture: Lecture): Problem {
  const message = `no term stands out in "${lecture.title}": ${lecture.cues.length} captions`;
  const hint = 'Name what you want explained with --topics, or give the whole transcript.';
  return { code: 'concepts/none', level: 'warning', message, hint };
}
