/** The lead of a concept: what it is, with what follows; else the passage that explains it; else one sentence. */
import type { About, Subjects } from './about.js';
import { staysTogether, type Candidate, type Speech } from './candidates.js';
import type { Choice } from './choice.js';
import { continuation, passageOf } from './passages.js';
import type { Traits } from './readability.js';

export interface Lead {
  readonly candidate: Candidate;
  readonly strength: number;
  readonly score: number;
}

const FEWEST_WORDS = 7;
/** "That's called C": it takes what it names along. */
const NAMING_WORDS = 4;
const MOST_WORDS = 46;
const LEAST_READABILITY = 0.3;
/** A candidate with less affinity only names the concept in passing. */
export const NAMED = 0.6;
/** From here on the sentence defines, and what follows it is taken along. */
const SURE = 2.4;
/** What scores less explains nothing: the term is no concept of the summary. */
const LEAST_SCORE = -0.7;
const MOST_WITH_NEXT = 54;
const MOST_OF_PASSAGE = 62;

/** The best lead for concept `term` among what is free; undefined where nothing explains it. */
export function findLead(
  speech: Speech,
  subjects: ReadonlyMap<Candidate, Subjects>,
  from: { term: number; choice: Choice },
): Lead | undefined {
  const { term, choice } = from;
  const aboutIt = speech.candidates.flatMap((candidate) => {
    const about = subjects.get(candidate)?.get(term);
    return about !== undefined && about.affinity >= NAMED && mayLead(candidate) ? [{ candidate, about }] : [];
  });
  let best: Lead | undefined;
  for (const { candidate, about } of aboutIt) {
    if (!saysItself(candidate, about) || !choice.isFree(candidate)) continue;
    const others = [...(subjects.get(candidate)?.values() ?? [])].filter(({ affinity }) => affinity >= 0.65).length;
    const score = scoreOf(candidate, about, choice) - 0.15 * Math.max(0, others - 3);
    if (score > (best?.score ?? -Infinity)) best = { candidate, strength: about.value, score };
  }
  for (const { candidate, about } of aboutIt) {
    const named = withPrevious(speech, { ...from, candidate, about });
    if (named !== undefined && named.score > (best?.score ?? -Infinity)) best = named;
  }
  if (best !== undefined && best.strength >= SURE) best = withNext(speech, best, choice);
  else
    for (const { candidate, about } of aboutIt) {
      const passage = passageFrom(speech, subjects, { ...from, candidate, about });
      if (passage !== undefined && passage.score > (best?.score ?? -Infinity)) best = passage;
    }
  return best !== undefined && best.score > LEAST_SCORE ? best : undefined;
}

const mayLead = ({ length, readability, traits }: Candidate): boolean =>
  length >= NAMING_WORDS &&
  length <= MOST_WORDS &&
  readability >= LEAST_READABILITY &&
  traits.emptyRemark + traits.question === 0;

/** "That is called C" alone, or a question alone, does not say what C is. */
function saysItself({ kind, length }: Candidate, { wants }: About): boolean {
  if (wants === 'next') return kind === 'answer';
  return length >= FEWEST_WORDS && !(wants === 'previous' && length < NAMES_ALONE && kind !== 'pair');
}

const isAside = ({ traits }: Candidate): boolean => traits.announces > 0 || traits.narrates > 0 || traits.shows > 0;

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
/** What only names the concept is a poor lead: with no better one the concept is left out, unless it reads very well. */
const NAMES_ONLY = 0.8;

function scoreOf(candidate: Candidate, { affinity, value }: About, choice: Choice): number {
  const { length, readability, kind, traits } = candidate;
  return (
    Math.max(0, value) * (isAside(candidate) ? 0.6 : 1) +
    1.6 * Math.log(Math.max(0.05, readability)) +
    (affinity > 1.05 ? 0.5 : 0) +
    0.35 * Math.log(1e-3 + (8 * choice.worthOf(candidate)) / (length + 6)) +
    (kind === 'sentence' ? 0.3 : 0) -
    0.35 * Math.abs(Math.log2(length / 20)) +
    0.1 * Math.min(2, traits.explains) -
    (isAside(candidate) ? 0.5 : 0) -
    awayFrom(traits) -
    (tells(candidate, { affinity, value }) ? 0 : NAMES_ONLY) -
    (traits.pointsBack > 0 ? 0.6 : 0) -
    0.4 * traits.leansBack
  );
}

/** Words of a name with the sentences before it. */
const MOST_WITH_PREVIOUS = 75;
const MOST_BEFORE = 3;

/** "That is called C": what it is stands in the sentences before, back to one that can begin. */
function withPrevious(speech: Speech, { choice, candidate, about }: PassageStart): Lead | undefined {
  if (about.wants !== 'previous' || candidate.kind !== 'sentence') return undefined;
  if (candidate.traits.pointsBack === 0 && candidate.length >= NAMES_ALONE) return undefined;
  const sentences = [candidate];
  let best: Lead | undefined;
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
    if (score > (best?.score ?? -Infinity)) best = { candidate: passage, strength: about.value, score };
  }
  return best;
}

/** A sentence that names and has this many words may say what it names. */
const NAMES_ALONE = 9;
const NAMED_BEFORE = 0.6;

/** A definition with the sentence that goes on with it. */
function withNext(speech: Speech, lead: Lead, choice: Choice): Lead {
  const { candidate } = lead;
  if (candidate.kind !== 'sentence' && candidate.kind !== 'pair') return lead;
  const next = continuation(speech, candidate);
  if (next === undefined || candidate.length + next.length > MOST_WITH_NEXT) return lead;
  if (next.traits.pointsBack === 0 && next.traits.explains === 0) return lead;
  const joined = passageOf([candidate, next]);
  return choice.isFree(joined) ? { ...lead, candidate: joined } : lead;
}

interface PassageStart {
  readonly term: number;
  readonly choice: Choice;
  readonly candidate: Candidate;
  readonly about: About;
}

/** The best passage of two or three sentences that starts with one about the concept. */
function passageFrom(speech: Speech, subjects: ReadonlyMap<Candidate, Subjects>, from: PassageStart): Lead | undefined {
  const { term, choice, candidate, about } = from;
  if (!mayStart(candidate, about)) return undefined;
  const sentences = [candidate];
  let best: Lead | undefined;
  for (
    let next = continuation(speech, candidate);
    next !== undefined && sentences.length < 3;
    next = continuation(speech, next)
  ) {
    if (sentences.reduce((sum, { length }) => sum + length, next.length) > MOST_OF_PASSAGE) break;
    sentences.push(next);
    const passage = passageOf(sentences);
    if (!choice.isFree(passage)) continue;
    const naming = sentences.filter((sentence) => (subjects.get(sentence)?.get(term)?.affinity ?? 0) >= NAMED).length;
    const telling = sentences.reduce((sum, { traits }) => sum + Math.min(2, traits.explains) + traits.defines, 0);
    const score =
      Math.min(2.2, Math.max(0, about.value)) +
      1.6 * Math.log(passage.readability) +
      (about.affinity > 1.05 ? 0.5 : 0) +
      0.35 * Math.log(1e-3 + (8 * choice.worthOf(passage)) / (passage.length + 6)) +
      0.25 * Math.min(3, naming) +
      0.18 * Math.min(5, telling) -
      0.25 * Math.abs(Math.log2(passage.length / 34)) -
      sentences.reduce((sum, { traits }) => sum + awayFrom(traits), 0) / sentences.length +
      0.35;
    if (score > (best?.score ?? -Infinity)) best = { candidate: passage, strength: about.value, score };
  }
  return best;
}

function mayStart({ kind, traits, readability }: Candidate, { value }: About): boolean {
  if (kind !== 'sentence' || value < 0.4 || readability < 0.45) return false;
  const {
    pointsBack,
    pronounInside,
    question,
    announces,
    narrates,
    shows,
    hangingEnd,
    noMainClause,
    noVerb,
    unmended,
    leansBack,
  } = traits;
  return (
    pointsBack +
      pronounInside +
      question +
      announces +
      narrates +
      shows +
      hangingEnd +
      noMainClause +
      noVerb +
      leansBack +
      unmended ===
    0
  );
}
