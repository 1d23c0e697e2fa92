/** Which concepts a candidate is about, and how surely it says what they are. */
import type { Candidate, SummarySpeech } from '../sentences/candidates.js';
import { formsOf, MentionFinder, type Mention } from './mentions.js';
import { isQuestion } from '../sentences/readability.js';
import { strengthAt, type Strength } from './strength.js';
import type { RankedTerm } from './terms.js';
import type { Words } from '../sentences/words.js';

/** What a candidate has to do with one concept. */
export interface About extends Strength {
  /**
   * From about 0.35 (named inside a longer term) to 1.3 (defined in its densest
   * stretch); 0.5 where it only points at it.
   */
  readonly affinity: number;
}

/** What a candidate is about, by the number of the concept. */
export type Subjects = ReadonlyMap<number, About>;

/** A term is dwelt on for two minutes at a stretch. */
const DWELL_MS = 120_000;
const BEFORE_MS = 12_000;
const AFTER_MS = 130_000;

/** What each candidate is about. `others` are terms that only tell longer names apart. */
export function findSubjects(
  speech: SummarySpeech,
  terms: readonly RankedTerm[],
  others: readonly RankedTerm[],
): Map<Candidate, Subjects> {
  const forms = terms.map((term) => [term, ...term.merged].flatMap(({ concept }) => formsOf(concept, speech.words)));
  const finder = new MentionFinder([...forms, ...others.map(({ concept }) => formsOf(concept, speech.words))]);
  const dense = terms.map((term) => densest(mentionTimes(speech, term)));
  const named = termsBySentence(terms);
  const subjects = new Map<Candidate, Subjects>();
  for (const candidate of speech.candidates) {
    const own = namedIn(candidate, finder, { count: terms.length, words: speech.words });
    for (const [term, about] of own) {
      const stretch = dense[term];
      if (stretch !== undefined && candidate.startMs >= stretch.fromMs && candidate.startMs <= stretch.toMs)
        own.set(term, { ...about, affinity: about.affinity * 1.2 });
    }
    subjects.set(candidate, own.size > 0 ? own : pointedAt(candidate, named));
  }
  for (const [candidate, own] of subjects) subjects.set(candidate, belongToOne(own));
  return subjects;
}

function mentionTimes({ narration }: SummarySpeech, term: RankedTerm): number[] {
  const mentions = [term, ...term.merged].flatMap((own) => own.mentions);
  return mentions.map(({ sentence }) => narration.sentences[sentence]?.startMs ?? 0).sort((a, b) => a - b);
}

/** The stretch that holds most mentions. */
function densest(times: readonly number[]): { readonly fromMs: number; readonly toMs: number } {
  let [most, startMs, end] = [0, 0, 0];
  times.forEach((timeMs, at) => {
    while (end < times.length && (times[end] ?? 0) <= timeMs + DWELL_MS) end++;
    if (end - at > most) [most, startMs] = [end - at, timeMs];
  });
  return { fromMs: startMs - BEFORE_MS, toMs: startMs + AFTER_MS };
}

function namedIn(
  candidate: Candidate,
  finder: MentionFinder,
  all: { readonly count: number; readonly words: Words },
): Map<number, About> {
  const found = new Map<number, About>();
  const { words, text, kind } = candidate;
  const askedUntil = kind === 'answer' ? firstOf(candidate, all.words) : isQuestion(text) ? words.length : 0;
  const toldAt = kind === 'pair' ? toldBehind(candidate, all.words) : undefined;
  for (const mention of finder.find(words)) {
    if (mention.term >= all.count) continue;
    const own = strengthAt(words, mention.at, mention.length, askedUntil);
    const strength = toldAt === mention.at + mention.length && own.value < TOLD ? { value: TOLD } : own;
    const known = found.get(mention.term);
    if (known === undefined || strength.value > known.value)
      found.set(mention.term, { ...strength, affinity: affinityOf(mention, strength) });
  }
  return found;
}

const TOLD = 2.4;
const TELLS_WHAT =
  /^(?:(?:literally|basically|really|actually|simply|just|all|what|essentially) )*(?:it|they)(?:'s|'re| is| are| means| tells| says)(?: (?:is|are|just|basically|really|simply))* (?:a|an|the|how|what|when|where|something|one|to)\b/i;

/**
 * "This is our learning rate. It's the thing that we multiply by":
 * the word behind the name, where the second sentence tells.
 */
function toldBehind(candidate: Candidate, words: Words): number | undefined {
  const first = candidate.pieces[0]?.part.words.join(' ') ?? '';
  return TELLS_WHAT.test(candidate.text.slice(first.length + 1)) ? firstOf(candidate, words) : undefined;
}

/** Spoken words of the first of two sentences. */
const firstOf = ({ pieces: [first] }: Candidate, words: Words): number =>
  (first?.part.words ?? []).reduce((sum, word) => sum + words.cut(word).length, 0);

function affinityOf({ at }: Mention, { value }: Strength): number {
  if (value < 0) return 0.35;
  return 0.6 + 0.4 * Math.min(1, value) + (at <= 4 ? 0.1 : 0);
}

const NEAR = 0.5;

/** A sentence that names no concept but points back is about what the sentence before it names. */
function pointedAt(candidate: Candidate, named: ReadonlyMap<number, readonly number[]>): Map<number, About> {
  const { from, traits } = candidate;
  if (traits.pointsBack + traits.pronounInside === 0) return new Map();
  return new Map((named.get(from - 1) ?? []).map((term) => [term, { affinity: NEAR, value: 0 }]));
}

/** The terms that each sentence names. */
function termsBySentence(terms: readonly RankedTerm[]): ReadonlyMap<number, readonly number[]> {
  const named = new Map<number, number[]>();
  terms.forEach((term, nth) => {
    for (const { sentence } of [term, ...term.merged].flatMap(({ mentions }) => mentions)) {
      const own = named.get(sentence) ?? [];
      if (!own.includes(nth)) named.set(sentence, [...own, nth]);
    }
  });
  return named;
}

const DEFINES = 2;
const OTHERS_AT_MOST = 0.4;

/** A sentence that says what one concept is belongs to that one. */
function belongToOne(subjects: Subjects): Subjects {
  let surest: About | undefined;
  for (const about of subjects.values()) if (about.value > (surest?.value ?? -Infinity)) surest = about;
  if (surest === undefined || surest.value < DEFINES) return subjects;
  const { value } = surest;
  return new Map(
    [...subjects].map(([term, about]) => [
      term,
      about.value < value - 0.3 ? { ...about, affinity: Math.min(about.affinity, OTHERS_AT_MOST) } : about,
    ]),
  );
}
