/** Finds the sentences in which the lecturer says what a term is. */
import type { Definition } from '../model/concept.js';
import { textOfSentence } from '../model/narration.js';
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

const DETERMINERS = words('a an the this these our your');
const BE = words('is are');
const SHADES = words(
  'just really basically simply actually literally essentially kind sort of like nothing more something',
);
const ARTICLES = words('a an the another one any where when how what something nothing thing things');
const NAMED = words('called named termed');
const OPENERS = words('so and now okay ok but well because then remember right yeah actually basically again');
const DOES = words('does do takes take computes tells says lets allows gives measures tries maps turns');
const FILLERS = words('um uh you know gonna wanna okay yeah guys thanks actually really like kind sort just i we my');
/** A first word that hangs on what was said before. */
const HANGING_FIRST = words(
  'or nor than of which who whose whom that because while until unless including and to as for with into from by',
);
const POINTING_FIRST = words('it this that they these those he she its such');
/** After one of these a sentence has not ended: the cut before the next one is wrong. */
const HANGING_LAST = words(
  'a an the of to in on at by for with from into and or but is are was were be than as if that which who my your our their its this these those very not can will would should could gonna have has had do does did we i you they because so what how when where each every some any',
);
const HERE = words('here click scroll clicking scrolling homework forum thanks slide button tab');

/** Least pattern strength at which a sentence counts as a definition. */
const SURE = 2;
/** Words of a passage that reads well. */
const BEST_LENGTH = 24;
const MOST_WORDS = 60;
const FEWEST_WORDS = 5;

/** The best explanation of a term; undefined where no sentence with it can stand by itself. */
export function findDefinition(
  speech: Speech,
  occurrences: readonly Occurrence[],
  termsInSentence: Uint8Array,
): Definition | undefined {
  let best: Passage | undefined;
  let lastSentence = -1;
  let nth = 0;
  for (const occurrence of occurrences) {
    const sentence = speech.sentences[occurrence.start]!;
    if (sentence !== lastSentence) nth++;
    lastSentence = sentence;
    const passage = judge(speech, occurrence, { nth, others: termsInSentence[sentence]! - 1 });
    if (passage && (!best || isBetter(passage, best))) best = passage;
  }
  if (!best) return undefined;
  const sentences = speech.narration.sentences.slice(best.from, best.to);
  const [first, last] = [sentences[0]!, sentences[sentences.length - 1]!];
  return { text: sentences.map(textOfSentence).join(' '), startMs: first.startMs, endMs: last.endMs, sure: best.sure };
}

const isBetter = (one: Passage, other: Passage): boolean =>
  one.sure === other.sure ? one.score > other.score : one.sure;

function judge(speech: Speech, occurrence: Occurrence, context: { nth: number; others: number }): Passage | undefined {
  const sentence = speech.sentences[occurrence.start]!;
  const strength = patternStrength(speech, occurrence);
  const span = spanOf(speech, sentence, strength);
  if (!span) return undefined;
  const said = wordsOfSpan(speech, span.from, span.to);
  if (said.length < FEWEST_WORDS || said.length > MOST_WORDS) return undefined;
  const fillers = said.filter((word) => FILLERS.has(word)).length / said.length;
  const question = /\?$/.test(speech.narration.sentences[sentence]!.words.at(-1)!.text);
  const score =
    strength.value +
    0.25 * Math.min(3, Math.max(0, context.others)) +
    (context.nth === 1 ? 0.8 : context.nth <= 3 ? 0.4 : 0) -
    0.5 * Math.abs(Math.log2(said.length / BEST_LENGTH)) -
    2.2 * fillers -
    (question && !strength.wantsNext ? 0.8 : 0) -
    (said.some((word) => HERE.has(word)) ? 0.5 : 0);
  return { ...span, score, sure: strength.value >= SURE && score > 1 };
}

interface Strength {
  readonly value: number;
  /** "That is called C": what it is stands before. */
  readonly wantsPrevious?: boolean;
  /** "What is C?": what it is stands after. */
  readonly wantsNext?: boolean;
}

/** The sentence, with its neighbour where it points there; undefined where it starts or ends in the middle. */
function spanOf(speech: Speech, sentence: number, strength: Strength): Pick<Passage, 'from' | 'to'> | undefined {
  const first = firstWords(speech, sentence);
  const points =
    POINTING_FIRST.has(first) ||
    (strength.wantsPrevious === true && wordsOfSpan(speech, sentence, sentence + 1).length < 8);
  const from = points ? sentence - 1 : sentence;
  const to = strength.wantsNext ? sentence + 2 : sentence + 1;
  if (from < 0 || to > speech.narration.sentences.length) return undefined;
  if (!startsCleanly(speech, from) || !endsCleanly(speech, to - 1)) return undefined;
  if (from < sentence && POINTING_FIRST.has(firstWords(speech, from))) return undefined;
  return { from, to };
}

/** The first word that is no opener: "And so the learning rate" gives "the". */
function firstWords(speech: Speech, sentence: number): string {
  const said = wordsOfSpan(speech, sentence, sentence + 1);
  return said.find((word) => !OPENERS.has(word)) ?? '';
}

function startsCleanly(speech: Speech, sentence: number): boolean {
  const { narration } = speech;
  const first = narration.sentences[sentence]!.words[0]!.text;
  if (/^\p{Ll}/u.test(first)) return false;
  if (HANGING_FIRST.has(wordsOfSpan(speech, sentence, sentence + 1)[0] ?? '')) return false;
  return sentence === 0 || endsCleanly(speech, sentence - 1);
}

function endsCleanly(speech: Speech, sentence: number): boolean {
  return !HANGING_LAST.has(wordsOfSpan(speech, sentence, sentence + 1).at(-1) ?? '');
}

function wordsOfSpan({ tokens, sentenceStarts }: Speech, from: number, to: number): string[] {
  const { types, vocabulary } = tokens;
  return Array.from(types.subarray(sentenceStarts[from], sentenceStarts[to]), (type) => vocabulary.words[type]!);
}

/** How surely the sentence says what the term is, by the words on both sides of it. */
function patternStrength(speech: Speech, { start, length }: Occurrence): Strength {
  const { tokens, sentences, sentenceStarts } = speech;
  const sentence = sentences[start]!;
  const from = sentenceStarts[sentence]!;
  const to = sentenceStarts[sentence + 1]!;
  const word = (at: number): string => (at >= from && at < to ? tokens.vocabulary.words[tokens.types[at]!]! : '');
  return before(word, start) ?? after(word, start, { from, end: start + length }) ?? { value: 0 };
}

type WordAt = (at: number) => string;

/** "... is called (a) C", "known as C", "what is C", "the idea of C". */
function before(word: WordAt, start: number): Strength | undefined {
  let at = start - 1;
  // One adjective may stand between: "called a simple C".
  if (!DETERMINERS.has(word(at)) && (DETERMINERS.has(word(at - 1)) || NAMED.has(word(at - 1)))) at--;
  if (DETERMINERS.has(word(at))) at--;
  const [last, earlier] = [word(at), word(at - 1)];
  if (NAMED.has(last) && !NOT_NAMING.has(earlier)) return { value: 3, wantsPrevious: true };
  if (last === 'as' && earlier === 'known') return { value: 3, wantsPrevious: true };
  if (BE.has(last) && earlier === 'what') return { value: 2, wantsNext: true };
  if (last === 'of' && (earlier === 'definition' || earlier === 'idea')) return { value: 2 };
  return undefined;
}

/** "a function called C" names one thing of the code, "I called C" calls it. */
const NOT_NAMING = words('i we you they function method class file variable module library parameter attribute who');

/** "C means", "C is when", "(So) (a) C is a ...", "C is the ...", "C takes ...". */
function after(word: WordAt, start: number, { from, end }: { from: number; end: number }): Strength | undefined {
  const verb = word(end) === 'which' ? word(end + 1) : word(end);
  const at = word(end) === 'which' ? end + 1 : end;
  const next = word(at + 1);
  if (verb === 'means' && !(next === 'that' && /^(we|you|i)$/.test(word(at + 2)))) return { value: 3 };
  if ((verb === 'refers' && next === 'to') || (verb === 'stands' && next === 'for')) return { value: 3 };
  if (BE.has(verb)) {
    if (next === 'when' || next === 'where' || (next === 'defined' && word(at + 2) === 'as')) return { value: 3 };
    if (next === 'short' && word(at + 2) === 'for') return { value: 3 };
    let object = at + 1;
    while (SHADES.has(word(object)) && object < at + 5) object++;
    if (ARTICLES.has(word(object)) || ARTICLES.has(word(object - 1)))
      return { value: opensSentence(word, start, from) ? 2.5 : 2 };
  }
  return DOES.has(verb) ? { value: 1.2 } : undefined;
}

/** Only openers, a determiner and at most one adjective stand before the term. */
function opensSentence(word: WordAt, start: number, from: number): boolean {
  let at = from;
  while (at < start && OPENERS.has(word(at))) at++;
  if (DETERMINERS.has(word(at))) at++;
  return start - at <= 1;
}
