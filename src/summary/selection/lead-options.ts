/**
 * What may lead a concept:
 * a sentence about it, with what follows or what it leans on, or a passage that starts with one.
 */
import type { About, Subjects } from '../terms/about.js';
import { staysTogether, type Candidate, type SummarySpeech } from '../sentences/candidates.js';
import type { Choice } from './choice.js';
import { dangles } from '../sentences/dangling.js';
import { continuation, passageOf } from '../sentences/passages.js';
import type { Trait, Traits } from '../sentences/readability.js';

/** By rules of thumb: `lead-judge.ts` weighs them with what else is known. */
export interface Lead {
  readonly candidate: Candidate;
  readonly strength: number;
  readonly score: number;
  readonly about: About;
}

const FEWEST_WORDS = 7;
/** "That's called C": it takes what it names along. */
const NAMING_WORDS = 3;
const MOST_WORDS = 46;
const LEAST_READABILITY = 0.3;
/** A candidate with less affinity only names the concept in passing. */
export const NAMED = 0.6;
/** From this strength on a lead says outright what the concept is. */
export const DEFINED = 2;
/** From here on a sentence defines. */
const SURE = 2.4;
const MOST_WITH_NEXT = 54;
const MOST_OF_PASSAGE = 62;

/** Everything free that may lead concept `term` and starts with, or leans on, a sentence about it. */
export function optionsFrom(speech: SummarySpeech, subjects: ReadonlyMap<Candidate, Subjects>, start: Start): Lead[] {
  const { candidate, about, choice, term } = start;
  const options: Lead[] = [];
  if (saysItself(candidate, about) && choice.isFree(candidate)) {
    const score = scoreOf(candidate, about, choice) - crowdOf(subjects.get(candidate));
    const alone = { candidate, strength: about.value, score, about };
    options.push(alone);
    if (about.value >= DEFINED) options.push(...withNext(speech, alone, { term, choice, subjects }));
  }
  return [
    ...options,
    ...withPrevious(speech, start),
    ...leaningOn(speech, start),
    ...passagesFrom(speech, subjects, start),
  ];
}

/** Worth of the words, for their number. */
export const densityOf = (candidate: Candidate, choice: Choice): number =>
  Math.log(1e-3 + (8 * choice.worthOf(candidate)) / (candidate.length + 6));

/** A candidate with less affinity to another concept does not speak of that one. */
export const SPEAKS_OF = 0.65;

/** What speaks of many concepts explains none. */
function crowdOf(subjects: Subjects | undefined): number {
  let others = 0;
  for (const { affinity } of subjects?.values() ?? []) if (affinity >= SPEAKS_OF) others++;
  return 0.15 * Math.max(0, others - 3);
}

export const mayLead = ({ length, readability, traits }: Candidate): boolean =>
  length >= NAMING_WORDS &&
  length <= MOST_WORDS &&
  (readability >= LEAST_READABILITY || length < FEWEST_WORDS) &&
  traits.emptyRemark + traits.question === 0;

/** "That is called C" alone, or a question alone, does not say what C is. */
function saysItself({ kind, length, traits }: Candidate, { wants }: About): boolean {
  if (kind === 'answer' && traits.announces > 0) return false;
  if (wants === 'next') return kind === 'answer';
  return length >= FEWEST_WORDS && (wants !== 'previous' || kind === 'pair' || length >= NAMES_ALONE);
}

/** "The part that you can look at" points at no screen where it is said what something is. */
const isAside = ({ traits }: Candidate, value: number): boolean =>
  traits.announces > 0 || traits.narrates > 0 || (traits.shows > 0 && value < DEFINED);
/** "Let's remind ourselves: C is a thing that ..." says what C is all the same. */
const ASIDE = { share: 0.6, cost: 0.5, ofDefinition: 0.3 };

/** What is seen on the screen, said of the class or told of oneself is no explanation. */
const awayFrom = ({ pointing, housekeeping, story, chatter }: Traits): number =>
  0.3 * pointing + 0.3 * housekeeping + 0.2 * story + 0.15 * chatter;

/** It says something of the concept: what it is or does, or why, how, what if. */
const tells = ({ traits, roles }: Candidate, { value }: About): boolean =>
  value >= TELLING ||
  traits.defines + traits.keyIdea > 0 ||
  traits.explains > 1 ||
  roles.some((role) => role !== 'how');
const TELLING = 1.2;
/**
 * What only names the concept is a poor lead: with no better one the concept is left out, unless it reads very well.
 */
const NAMES_ONLY = 0.8;
/** It speaks of what was said before, and of the concept beside it. */
const DANGLING = 0.5;
/** A sentence that names what was said before may say some of it. */
const NAMES_ALONE = 12;
const INTRODUCES = 0.4;

/** By rules of thumb, how well a sentence about a concept explains it. */
export function scoreOf(candidate: Candidate, { affinity, value, wants }: About, choice: Choice): number {
  const { length, readability, kind, traits } = candidate;
  const aside = isAside(candidate, value);
  const spoilt = aside && value < DEFINED;
  return (
    Math.max(0, value) * (spoilt ? ASIDE.share : 1) +
    (value >= DEFINED ? 1.1 : 1.6) * Math.log(Math.max(0.05, readability)) +
    (affinity > 1.05 ? 0.5 : 0) +
    0.35 * densityOf(candidate, choice) +
    (kind === 'sentence' ? 0.3 : 0) -
    0.35 * Math.abs(Math.log2(length / 20)) +
    0.1 * Math.min(2, traits.explains) -
    (spoilt ? ASIDE.cost : aside ? ASIDE.ofDefinition : 0) -
    awayFrom(traits) -
    2 * traits.numbers -
    (tells(candidate, { affinity, value }) ? 0 : NAMES_ONLY) -
    (wants === 'previous' && kind !== 'pair' ? 0.4 : 0) -
    (traits.pointsBack > 0 ? 0.6 : kind !== 'answer' && dangles(candidate.words) ? DANGLING : 0) -
    0.4 * traits.leansBack
  );
}

/** Words of a name with the sentences before it. */
const MOST_WITH_PREVIOUS = 75;
const MOST_BEFORE = 3;

/** "That is called C": what it is stands in the sentences before, back to one that can begin. */
function withPrevious(speech: SummarySpeech, { choice, candidate, about }: Start): Lead[] {
  if (about.wants !== 'previous' || candidate.kind !== 'sentence') return [];
  const sentences = [candidate];
  const found: Lead[] = [];
  for (let at = candidate.from - 1; at >= candidate.from - MOST_BEFORE; at--) {
    const before = speech.whole[at];
    if (before === undefined || !staysTogether(speech.narration.sentences, at + 1)) break;
    if (before.traits.question + before.traits.unmended + before.traits.hangingEnd > 0) break;
    sentences.unshift(before);
    const passage = passageOf(sentences);
    if (passage.length > MOST_WITH_PREVIOUS) break;
    const { pointsBack, pronounInside, narrates, announces } = before.traits;
    if (pointsBack > 0 || before.length < FEWEST_WORDS || !choice.isFree(passage)) continue;
    const opening = 0.4 * pronounInside + 0.3 * narrates + 0.3 * announces;
    const score =
      about.value +
      NAMED_BEFORE +
      1.2 * Math.log(passage.readability) -
      opening -
      awayFrom(before.traits) -
      0.3 * Math.abs(Math.log2(passage.length / 38));
    found.push({ candidate: passage, strength: about.value, score, about });
  }
  return found;
}

/** "They make fake money": what it leans on stands in the sentence before. */
function leaningOn(speech: SummarySpeech, { choice, candidate, about }: Start): Lead[] {
  const { kind, traits, words, from } = candidate;
  if (kind !== 'sentence' || about.wants === 'previous') return [];
  if (traits.pointsBack + traits.leansBack + traits.pronounInside === 0 && !dangles(words)) return [];
  const before = speech.whole[from - 1];
  if (before === undefined || !staysTogether(speech.narration.sentences, from)) return [];
  if (NO_START.some((trait) => before.traits[trait] > 0) || before.length < FEWEST_WORDS) return [];
  const passage = passageOf([before, candidate]);
  if (passage.length > MOST_OF_PASSAGE || !choice.isFree(passage)) return [];
  const score = scoreOf(candidate, about, choice) - awayFrom(before.traits) + LEANED_ON;
  return [{ candidate: passage, strength: about.value, score, about }];
}
const LEANED_ON = 0.3;

const NAMED_BEFORE = 0.6;

interface Behind {
  readonly term: number;
  readonly choice: Choice;
  readonly subjects: ReadonlyMap<Candidate, Subjects>;
}

/** A sentence that says what another concept is, or names something else, leads that one. */
const definesAnother = (next: Candidate, subjects: ReadonlyMap<Candidate, Subjects>, term: number): boolean => {
  const own = subjects.get(next);
  if (NAMES.test(next.text)) return true;
  return (
    (own?.get(term)?.value ?? 0) < DEFINED &&
    [...(own ?? [])].some(([other, { value }]) => other !== term && value >= DEFINED)
  );
};
const NAMES = /\b(?:is|are|it's|that's|we|which is) call(?:ed)?\b/i;

/** It points back, or speaks of the same things. */
function goesOnWith(sentences: readonly Candidate[], { traits, stems }: Candidate): boolean {
  if (traits.pointsBack + traits.pronounInside + traits.leansBack > 0) return true;
  const said = new Set(sentences.flatMap((sentence) => sentence.stems));
  return stems.some((stem) => said.has(stem));
}

/** A definition with the sentence that goes on with it. */
function withNext(speech: SummarySpeech, lead: Lead, { term, choice, subjects }: Behind): Lead[] {
  const { candidate } = lead;
  if (candidate.kind === 'clauses' || candidate.kind === 'passage') return [];
  const next = continuation(speech, candidate);
  if (next === undefined || candidate.length + next.length > MOST_WITH_NEXT) return [];
  if (next.traits.pointsBack + next.traits.explains === 0) return [];
  if (!goesOnWith([candidate], next) || definesAnother(next, subjects, term)) return [];
  const joined = passageOf([candidate, next]);
  return choice.isFree(joined) ? [{ ...lead, candidate: joined }] : [];
}

export interface Start {
  readonly term: number;
  readonly choice: Choice;
  readonly candidate: Candidate;
  readonly about: About;
}

/** Passages of two or three sentences that start with one about the concept. */
function passagesFrom(speech: SummarySpeech, subjects: ReadonlyMap<Candidate, Subjects>, from: Start): Lead[] {
  const { term, choice, candidate, about } = from;
  if (!mayStart(candidate, about)) return [];
  const sentences = [candidate];
  const found: Lead[] = [];
  for (
    let next = continuation(speech, candidate);
    next !== undefined && sentences.length < 3;
    next = continuation(speech, next)
  ) {
    if (sentences.reduce((sum, { length }) => sum + length, next.length) > MOST_OF_PASSAGE) break;
    if (!goesOnWith(sentences, next) || definesAnother(next, subjects, term)) break;
    // A definition is whole without what tells of something else.
    if (about.value >= SURE && next.traits.pointsBack + next.traits.explains === 0) break;
    sentences.push(next);
    const passage = passageOf(sentences);
    if (!choice.isFree(passage)) continue;
    const naming = sentences.filter((sentence) => (subjects.get(sentence)?.get(term)?.affinity ?? 0) >= NAMED).length;
    const telling = sentences.reduce((sum, { traits }) => sum + Math.min(2, traits.explains) + traits.defines, 0);
    const score =
      Math.min(2.2, Math.max(0, about.value)) +
      1.6 * Math.log(passage.readability) +
      (about.affinity > 1.05 ? 0.5 : 0) +
      0.35 * densityOf(passage, choice) +
      0.25 * Math.min(3, naming) +
      0.18 * Math.min(5, telling) -
      0.25 * Math.abs(Math.log2(passage.length / 34)) -
      sentences.reduce((sum, { traits }) => sum + awayFrom(traits), 0) / sentences.length +
      0.35 +
      (about.wants === 'next' ? INTRODUCES : 0) -
      (about.value < TELLING && telling < 2 ? NAMES_ONLY : 0);
    found.push({ candidate: passage, strength: about.value, score, about });
  }
  return found;
}

/** What no passage begins with; what only introduces the concept may announce it. */
const NO_START: readonly Trait[] = ['question', 'hangingEnd', 'noMainClause', 'noVerb', 'unmended'];
const NO_FIRST: readonly Trait[] = ['pointsBack', 'pronounInside', 'announces', 'narrates', 'shows', 'leansBack'];

function mayStart({ kind, traits, readability, words }: Candidate, { value, wants }: About): boolean {
  if (kind !== 'sentence' || value < 0.4 || NO_START.some((trait) => traits[trait] > 0)) return false;
  if (wants === 'next') return readability >= 0.3;
  return readability >= 0.45 && !NO_FIRST.some((trait) => traits[trait] > 0) && !dangles(words);
}
