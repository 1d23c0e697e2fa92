/** Sentences that follow one another and explain together. */
import { join, staysTogether, type Candidate, type SummarySpeech } from './candidates.js';
import type { Trait } from './readability.js';

/** What keeps a sentence from standing in a passage. */
const SPOILS: readonly Trait[] = [
  'announces', 'hangingEnd', 'noVerb', 'noMainClause', 'unmended', 'dots', 'brackets', 'emptyRemark', 'odd', 'interjection',
  'hangingStart', 'question',
]; // prettier-ignore
const FEWEST_WORDS = 6;
const FEWEST_STEMS = 3;
const LEAST_READABILITY = 0.5;

/** What turns to the listener begins something else. */
const REMINDS = /^(?:remember|recall|look|notice|let)\b/i;

/** What a sentence reads like behind the one that its pronouns point at. */
export function readabilityBehind({ readability, traits }: Candidate): number {
  return readability * Math.exp(0.35 * traits.pointsBack + 0.12 * traits.pronounInside);
}

/** The sentence after a candidate, where it goes on with it and can be shown. */
export function continuation(speech: SummarySpeech, candidate: Candidate): Candidate | undefined {
  const next = speech.whole[candidate.to];
  if (next === undefined || !staysTogether(speech.narration.sentences, candidate.to)) return undefined;
  if (next.length < FEWEST_WORDS || REMINDS.test(next.text) || SPOILS.some((trait) => next.traits[trait] > 0))
    return undefined;
  return readabilityBehind(next) >= LEAST_READABILITY && new Set(next.stems).size >= FEWEST_STEMS ? next : undefined;
}

/** Neighbouring sentences as one; it reads as its sentences do, weighed by their length. */
export function passageOf(sentences: readonly Candidate[]): Candidate {
  const joined = join(sentences, 'passage', sentences[0]!.traits);
  const log = sentences.reduce((sum, sentence, nth) => {
    const readability = nth === 0 ? sentence.readability : readabilityBehind(sentence);
    return sum + Math.log(Math.max(0.05, Math.min(1.4, readability))) * sentence.length;
  }, 0);
  return { ...joined, readability: Math.exp(log / joined.length) };
}
