/** Finds the sentences in which the lecturer says what a term is. */
import type { Definition } from '../model/concept.js';
import { textOfSentence } from '../model/narration.js';
import { endsInQuestion, patternStrength, type Strength } from './patterns.js';
import type { Speech } from './speech.js';
import type { Occurrence } from './term.js';

/** A sentence that may explain a term. */
interface Passage {
  readonly from: number;
  /** One past the last sentence. */
  readonly to: number;
  readonly score: number;
  readonly sure: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Least pattern strength at which a sentence counts as a definition. */
const SURE = 2;
/** Words of a passage that reads well; the most that is quoted, as a definition and as a mere passage. */
const BEST_LENGTH = 24;
const MOST_WORDS = 60;
const MOST_WORDS_OF_PASSAGE = 45;
const FEWEST_WORDS = 6;
/** A passage below this explains nothing: better none. Read off the passages of three lectures. */
const LEAST_SCORE = 0.2;
/** A definition shorter than this takes the sentence after it along. */
const SHORT = 9;

const OPENERS = words('so and now okay ok but well because then remember right yeah actually basically again');
const FILLERS = words('um uh you know gonna wanna okay yeah guys thanks actually really like kind sort just i we my');
/** A first word that hangs on what was said before. */
const HANGING_FIRST = words('or nor than of which who whose whom because while until unless including');
const POINTING_FIRST = words("it this that they these those he she its such it's that's they're he's she's this's");
/** After one of these a sentence has not ended: the cut before the next one is wrong. ("What it does not get to look at." has.) */
const HANGING_LAST = words('a an the of and or but if because than my your our their its every very whose');
/** Housekeeping and pointing at the screen: the sentence lives from what is seen, or is about the course. */
const HERE = words(
  'here click scroll clicking scrolling homework forum thanks thank slide button tab welcome week lesson lessons question questions session today tomorrow notebook video',
);

/** What bears on the choice beside the sentence itself. */
export interface Surroundings {
  /** Ranked terms in each sentence. */
  readonly termsInSentence: Uint8Array;
  /** Sentences that explain another term already. */
  readonly taken: ReadonlySet<number>;
  /** The stretch that holds most mentions. */
  readonly dwelt: { readonly fromMs: number; readonly toMs: number };
}

/** The best explanation of a term; undefined where no sentence with it can stand by itself. */
export function findDefinition(
  speech: Speech,
  occurrences: readonly Occurrence[],
  { termsInSentence, taken, dwelt }: Surroundings,
): (Definition & { readonly sentences: readonly number[] }) | undefined {
  let best: Passage | undefined;
  let lastSentence = -1;
  let nth = 0;
  for (const occurrence of occurrences) {
    const sentence = speech.sentences[occurrence.start]!;
    if (sentence !== lastSentence) nth++;
    lastSentence = sentence;
    if (taken.has(sentence)) continue;
    const { startMs } = speech.narration.sentences[sentence]!;
    const dwells = startMs >= dwelt.fromMs && startMs <= dwelt.toMs;
    const passage = judge(speech, occurrence, { nth, others: termsInSentence[sentence]! - 1, dwells });
    if (passage && (!best || isBetter(passage, best))) best = passage;
  }
  if (!best) return undefined;
  const { from, to, sure } = best;
  const sentences = speech.narration.sentences.slice(from, to);
  const [first, last] = [sentences[0]!, sentences[sentences.length - 1]!];
  const text = sentences.map(textOfSentence).join(' ');
  return { text, startMs: first.startMs, endMs: last.endMs, sure, sentences: sentences.map((_, k) => from + k) };
}

const isBetter = (one: Passage, other: Passage): boolean =>
  one.sure === other.sure ? one.score > other.score : one.sure;

function judge(
  speech: Speech,
  occurrence: Occurrence,
  context: { nth: number; others: number; dwells: boolean },
): Passage | undefined {
  const sentence = speech.sentences[occurrence.start]!;
  const strength = patternStrength(speech, occurrence);
  const span = spanOf(speech, sentence, strength);
  if (!span) return undefined;
  const said = wordsOfSpan(speech, span.from, span.to);
  const sure = strength.value >= SURE;
  if (said.length < FEWEST_WORDS || said.length > (sure ? MOST_WORDS : MOST_WORDS_OF_PASSAGE)) return undefined;
  const fillers = said.filter((word) => FILLERS.has(word)).length / said.length;
  const here = said.filter((word) => HERE.has(word)).length;
  const score =
    strength.value +
    0.25 * Math.min(3, Math.max(0, context.others)) +
    (context.nth === 1 ? 0.8 : context.nth <= 3 ? 0.4 : 0) -
    0.5 * Math.abs(Math.log2(said.length / BEST_LENGTH)) -
    2.2 * fillers -
    (endsInQuestion(speech, sentence) && !strength.wantsNext ? 0.8 : 0) -
    Math.min(1, 0.5 * here) -
    0.4 * countRepeats(said) +
    (context.dwells ? 0.4 : 0) +
    toneOf(said, occurrence.start - speech.sentenceStarts[span.from]!);
  return sure || score > LEAST_SCORE ? { ...span, score, sure: sure && score > 1 } : undefined;
}

/** "It's it's not bumpy": a word said twice in a row reads badly. */
function countRepeats(said: readonly string[]): number {
  return said.filter((word, at) => at > 0 && word === said[at - 1]).length;
}

/** Marks of a passage that explains, and of one that tells a story. */
const EXPLAINING = words(
  'because means mean instead rather reason idea difference depends purpose basically whenever if too always never every',
);
const TELLING = words('i my me he his she her him thought told wrote said yesterday guys everybody somebody');

/** Up to 0.6 either way: for words that explain, against those that tell; and for a term that comes early. */
function toneOf(said: readonly string[], position: number): number {
  const explaining = said.filter((word) => EXPLAINING.has(word)).length;
  const telling = said.filter((word) => TELLING.has(word)).length;
  return Math.min(0.6, 0.3 * explaining) - Math.min(0.9, 0.3 * telling) + (position < said.length / 3 ? 0.3 : 0);
}

/** The sentence, with its neighbours where it points there; undefined where it starts or ends in the middle. */
function spanOf(speech: Speech, sentence: number, strength: Strength): Pick<Passage, 'from' | 'to'> | undefined {
  const own = wordsOfSpan(speech, sentence, sentence + 1);
  const points =
    POINTING_FIRST.has(firstWord(speech, sentence)) || (strength.wantsPrevious === true && own.length < SHORT);
  const from = points ? sentence - 1 : sentence;
  const more = strength.wantsNext === true || (strength.value >= SURE && own.length < SHORT && !points);
  const to = more ? sentence + 2 : sentence + 1;
  if (from < 0 || to > speech.narration.sentences.length) return undefined;
  for (let s = from; s < to; s++) if (!startsCleanly(speech, s)) return undefined;
  if (!endsCleanly(speech, to - 1)) return undefined;
  if (from < sentence && POINTING_FIRST.has(firstWord(speech, from))) return undefined;
  return { from, to };
}

/** The first word that is no opener: "And so the learning rate" gives "the". */
function firstWord(speech: Speech, sentence: number): string {
  return wordsOfSpan(speech, sentence, sentence + 1).find((word) => !OPENERS.has(word)) ?? '';
}

function startsCleanly(speech: Speech, sentence: number): boolean {
  const first = speech.narration.sentences[sentence]!.words[0]!.text;
  if (/^["'“‘(]*\p{Ll}/u.test(first)) return false;
  if (HANGING_FIRST.has(wordsOfSpan(speech, sentence, sentence + 1)[0] ?? '') && !/^And$/i.test(first)) return false;
  return sentence === 0 || endsCleanly(speech, sentence - 1);
}

function endsCleanly(speech: Speech, sentence: number): boolean {
  return !HANGING_LAST.has(wordsOfSpan(speech, sentence, sentence + 1).at(-1) ?? '');
}

function wordsOfSpan({ tokens, sentenceStarts }: Speech, from: number, to: number): string[] {
  const { types, vocabulary } = tokens;
  return Array.from(types.subarray(sentenceStarts[from], sentenceStarts[to]), (type) => vocabulary.words[type]!);
}
