/** Finds the sentences in which the lecturer says what a term is. */
import type { Definition } from '../model/concept.js';
import { textOfSentence } from '../model/narration.js';
import { findPassage, type Stretch, type Surroundings } from './passage.js';
import { endsInQuestion, patternStrength, SURE, type Strength } from './patterns.js';
import { endsCleanly, isBroken, pointsBack, startsCleanly, wordsOfSpan } from './sentence.js';
import type { Speech } from './speech.js';
import type { Occurrence } from './term.js';
import { toneOf } from './tone.js';

/** Sentences that say what a term is. */
interface Explained extends Stretch {
  readonly score: number;
}

/** Words of a definition that reads well, and the most and fewest that are quoted. */
const BEST_LENGTH = 24;
const MOST_WORDS = 60;
const FEWEST_WORDS = 6;
/** A definition below this reads badly, pattern or not. Read off three lectures. */
const LEAST_SCORE = 1;
/** A definition shorter than this takes the sentence after it along. */
const SHORT = 9;

/** The best explanation of a term, else the passage that dwells on it; undefined where nothing with it can stand by itself. */
export function findDefinition(
  speech: Speech,
  occurrences: readonly Occurrence[],
  surroundings: Surroundings,
): (Definition & { readonly sentences: readonly number[] }) | undefined {
  const explained = findExplanation(speech, occurrences, surroundings);
  const found = explained ?? findPassage(speech, occurrences, surroundings);
  if (!found) return undefined;
  const { from, to } = found;
  const sentences = speech.narration.sentences.slice(from, to);
  const [first, last] = [sentences[0]!, sentences[sentences.length - 1]!];
  const text = sentences.map(textOfSentence).join(' ');
  const numbers = sentences.map((_, k) => from + k);
  return { text, startMs: first.startMs, endMs: last.endMs, sure: explained !== undefined, sentences: numbers };
}

function findExplanation(
  speech: Speech,
  occurrences: readonly Occurrence[],
  { termsInSentence, taken, dwelt }: Surroundings,
): Explained | undefined {
  let best: Explained | undefined;
  let lastSentence = -1;
  let nth = 0;
  for (const occurrence of occurrences) {
    const sentence = speech.sentences[occurrence.start]!;
    if (sentence !== lastSentence) nth++;
    lastSentence = sentence;
    if (taken.has(sentence)) continue;
    const { startMs } = speech.narration.sentences[sentence]!;
    const dwells = startMs >= dwelt.fromMs && startMs <= dwelt.toMs;
    const found = judge(speech, occurrence, { nth, others: termsInSentence[sentence]! - 1, dwells });
    if (found && found.score > (best?.score ?? LEAST_SCORE)) best = found;
  }
  return best;
}

function judge(
  speech: Speech,
  occurrence: Occurrence,
  context: { nth: number; others: number; dwells: boolean },
): Explained | undefined {
  const sentence = speech.sentences[occurrence.start]!;
  const strength = patternStrength(speech, occurrence);
  if (strength.value < SURE) return undefined;
  const span = spanOf(speech, sentence, strength);
  if (!span) return undefined;
  const said = wordsOfSpan(speech, span.from, span.to);
  if (said.length < FEWEST_WORDS || said.length > MOST_WORDS) return undefined;
  const early = occurrence.start - speech.sentenceStarts[span.from]! < said.length / 3;
  const score =
    strength.value +
    0.25 * Math.min(3, Math.max(0, context.others)) +
    (context.nth === 1 ? 0.8 : context.nth <= 3 ? 0.4 : 0) -
    0.5 * Math.abs(Math.log2(said.length / BEST_LENGTH)) -
    (endsInQuestion(speech, sentence) && !strength.wantsNext ? 0.8 : 0) +
    (context.dwells ? 0.4 : 0) +
    (early ? 0.3 : 0) +
    toneOf(said);
  return { ...span, score };
}

/** The sentence, with its neighbours where it points there; undefined where it starts or ends in the middle. */
function spanOf(speech: Speech, sentence: number, strength: Strength): Stretch | undefined {
  const own = wordsOfSpan(speech, sentence, sentence + 1);
  const points = pointsBack(speech, sentence) || (strength.wantsPrevious === true && own.length < SHORT);
  const from = points ? sentence - 1 : sentence;
  const more = strength.wantsNext === true || (strength.value >= SURE && own.length < SHORT && !points);
  const to = more ? sentence + 2 : sentence + 1;
  if (from < 0 || to > speech.narration.sentences.length) return undefined;
  for (let s = from; s < to; s++) if (!startsCleanly(speech, s) || isBroken(speech, s)) return undefined;
  if (!endsCleanly(speech, to - 1)) return undefined;
  if (from < sentence && pointsBack(speech, from)) return undefined;
  return { from, to };
}
