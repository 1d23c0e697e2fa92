/** How surely a sentence says what a term is, told by the words on both sides of the term. */
import type { SpeechTokens } from './speech.js';
import { isWishedName } from '../text/lexicon/naming.js';
import type { Occurrence } from './ranking/term.js';

/** 3 names or defines the term, 2.5 and 2 say that it is something, below 2 it merely does something. */
interface PatternStrength {
  readonly value: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const DETERMINERS = words('a an the this these our your');
const BE = words('is are');
const SHADES = words('just really basically simply actually literally essentially kind sort of like nothing more');
const OBJECTS = words('a an the another one any where when how what something nothing');
const NAMED = words('called named termed');
/** "a function called C" names one thing of the code, "I called C" calls it. */
const NOT_NAMING = words(
  'i we you they function method class file variable module library parameter attribute object who',
);
/** "is called C" says what C is; in "the API called C" it only gets its name. */
const COPULAS = words("is are be was were that it this that's it's this's which also often usually sometimes");
const MEANS = words('means mean');
const REFERS: ReadonlySet<string> = new Set([
  'refers to',
  'refer to',
  'stands for',
  'stand for',
  'consists of',
  'consist of',
]);
const VAGUE = words('something thing things stuff');
const OPENERS = words(
  'so and now okay ok but well because then remember right yeah actually basically again where that',
);
/** What things of a lecture do: "a data loader grabs", "the loss measures". */
const DOES = words(
  'takes computes calculates tells says lets allows gives measures tries maps turns contains represents holds keeps returns converts combines describes grabs decides controls consists defines stores finds creates makes predicts',
);

type WordAt = (at: number) => string;

/** "I want it to be called C" names nothing that is there. */
const WISHED = 0.3;

/** "A deep learning practitioner" is about practitioners. */
const OF_LONGER_NAME = -0.4;

/**
 * Strength of the sentence around one mention;
 * below 0 where the mention is part of a longer name ("called hash collision" of hash).
 */
function patternStrength(speech: SpeechTokens, { start, length }: Occurrence): PatternStrength {
  const { tokens, sentences, sentenceStarts } = speech;
  const sentence = sentences[start]!;
  const from = sentenceStarts[sentence]!;
  const to = sentenceStarts[sentence + 1]!;
  const end = start + length;
  const word: WordAt = (at) => (at >= from && at < to ? tokens.vocabulary.words[tokens.types[at]!]! : '');
  const isName = (at: number): boolean => {
    if (at < from || at >= to || tokens.closed[at] || tokens.breaks[Math.max(at, start)]) return false;
    const { wordClass } = tokens.vocabulary.entries[tokens.types[at]!]!;
    return wordClass === 'noun' || wordClass === 'ing' || wordClass === 'number' || wordClass === 'adjective';
  };
  if (isNamed(word, start) && end < to && !tokens.breaks[end] && !tokens.closed[end]) return { value: OF_LONGER_NAME };
  if (isName(start - 1) || (isName(end) && !tokens.breaks[end])) return { value: OF_LONGER_NAME };
  return (
    before(word, start, end === to && endsInQuestion(speech, sentence)) ??
    after(word, { start, end, opens: opensClause(speech, word, start) }) ?? { value: 0 }
  );
}

/** From this strength on a sentence says what the term is. */
const SURE = 2;

/** Whether the sentence around a mention says what the term is, and does not merely say what it does. */
export function definesAt(speech: SpeechTokens, occurrence: Occurrence): boolean {
  return patternStrength(speech, occurrence).value > SURE;
}

/** "Called (a) C": an open word after it belongs to the name, "called a cache hit". */
function isNamed(word: WordAt, start: number): boolean {
  return NAMED.has(word(DETERMINERS.has(word(start - 1)) ? start - 2 : start - 1));
}

/** "... is called (a) C", "known as C", "what is C?". */
function before(word: WordAt, start: number, asked: boolean): PatternStrength | undefined {
  const at = DETERMINERS.has(word(start - 1)) ? start - 2 : start - 1;
  const [last, earlier] = [word(at), word(at - 1)];
  if (NAMED.has(last)) {
    if (VAGUE.has(earlier)) return { value: 0.3 };
    if (isWishedName(word, at)) return { value: WISHED };
    if ([earlier, word(at - 2), word(at - 3)].some((name) => NOT_NAMING.has(name))) return { value: 0.5 };
    return COPULAS.has(earlier) ? { value: 3 } : { value: 1.8 };
  }
  if (last === 'as' && earlier === 'known') return { value: 3 };
  if (BE.has(last) && earlier === 'what' && asked) return { value: 2 };
  return undefined;
}

/** "C means", "C is when", "(So) (a) C is a ...", "C basically says ...". */
function after(
  word: WordAt,
  { start, end, opens }: { start: number; end: number; opens: boolean },
): PatternStrength | undefined {
  let at = word(end) === 'which' ? end + 1 : end;
  while (SHADES.has(word(at)) && at < end + 3) at++;
  const [verb, next] = [word(at), word(at + 1)];
  if (
    MEANS.has(verb) &&
    next !== '' &&
    !/^(do|does)$/.test(word(start - 1)) &&
    !(next === 'that' && /^(we|you|i)$/.test(word(at + 2))) &&
    !/^(to|that)$/.test(word(start - 1))
  )
    return { value: 3 };
  if (REFERS.has(`${verb} ${next}`)) return { value: 3 };
  if (verb === 'also' && /^(known|called)$/.test(next)) return { value: 3 };
  if (BE.has(verb)) {
    if (next === 'when' || next === 'where' || (next === 'defined' && word(at + 2) === 'as')) return { value: 3 };
    if (next === 'short' && word(at + 2) === 'for') return { value: 3 };
    let object = at + 1;
    while (SHADES.has(word(object)) && object < at + 5) object++;
    const clause = object === at + 1 && !VAGUE.has(word(object)) && /^(that|which|where|who)$/.test(word(object + 1));
    if (OBJECTS.has(word(object)) || clause) return { value: opens ? 2.5 : 1.6 };
  }
  if (DOES.has(verb)) return { value: opens ? 2 : 1.2 };
  return undefined;
}

function endsInQuestion({ narration }: SpeechTokens, sentence: number): boolean {
  return /\?["'”’)]*$/.test(narration.sentences[sentence]!.words.at(-1)!.text);
}

/** Only a determiner and at most one more word stand between the term and the start of its clause. */
function opensClause({ tokens, sentences, sentenceStarts }: SpeechTokens, word: WordAt, start: number): boolean {
  const from = sentenceStarts[sentences[start]!]!;
  const starts = (at: number): boolean => at <= from || tokens.breaks[at]! > 0 || OPENERS.has(word(at - 1));
  const determiner = DETERMINERS.has(word(start - 1)) || word(start - 1) === 'every';
  return starts(determiner ? start - 1 : start) || (DETERMINERS.has(word(start - 2)) && starts(start - 2));
}
