/** Measures the facts of a candidate from the places where it occurs. */
import type { TermCandidate } from './candidates.js';
import {
  ADVERB, DIGITS, GENERIC, NAME, SOFT, VERB, VERB_NOUN, WEAK_ALONE, type Tokens,
} from './tokens.js'; // prettier-ignore
import { noFacts, type TermFeatures } from './weights.js';

/** Roles of the words around a candidate. */
const [DETERMINER, NAMING, IS, WHAT, DEFINING, MEANS, PRONOUN] = [1, 2, 4, 8, 16, 32, 64];
const ROLES: readonly (readonly [number, string])[] = [
  [DETERMINER, 'a an the this these your our my'],
  [NAMING, 'called named term concept known means define defined definition call'],
  [IS, 'is are'],
  [WHAT, 'what'],
  [DEFINING, 'a an the just basically something when where'],
  [MEANS, 'means'],
  [PRONOUN, 'i you we they he she it to can will could would should might may must let did do does not gonna just'],
];

/** What holds for the text as a whole. */
interface Setting {
  /** Sentence ends are written, at least one in sixty words. */
  readonly punctuated: boolean;
  /** Capitals are written. */
  readonly mixedCase: boolean;
  /** Blocks of about 250 words, 1 to 80. */
  readonly blocks: number;
  /** Role bits by word type. */
  readonly roles: Uint8Array;
  /** Counts by lemma; zero between two uses. */
  readonly scratch: Int32Array;
}

/** Counts over the occurrences of one candidate. */
interface Context {
  isolated: number;
  blocks: number;
  cue: number;
  capitals: number;
  determiners: number;
  pronouns: number;
}

/** Returns the measure for the candidates of one text: undefined for what cannot be a term after all. */
export function createMeasure(tokens: Tokens): (candidate: TermCandidate) => TermFeatures | undefined {
  const setting = describeText(tokens);
  return (candidate) => {
    const context = countContext(tokens, candidate, setting);
    if (!hasNounHead(tokens, candidate, context)) return undefined;
    const facts = noFacts();
    noteOwnFacts(facts, tokens, candidate);
    noteContextFacts(facts, tokens, candidate, { context, setting });
    return facts;
  };
}

function describeText(tokens: Tokens): Setting {
  const { count, vocabulary, breaks, capitals } = tokens;
  const roles = new Uint8Array(vocabulary.words.length);
  for (const [role, words] of ROLES)
    for (const word of words.split(' ')) {
      const type = vocabulary.ids.get(word);
      if (type !== undefined) roles[type]! |= role;
    }
  let sentences = 0;
  let capitalised = 0;
  for (let i = 0; i < count; i++) {
    if (breaks[i] === 2) sentences++;
    if (capitals[i]) capitalised++;
  }
  return {
    punctuated: sentences > count / 60,
    mixedCase: capitalised > count / 200,
    blocks: Math.max(1, Math.min(80, Math.round(count / 250))),
    roles,
    scratch: new Int32Array(vocabulary.words.length),
  };
}

function countContext(tokens: Tokens, { length, positions }: TermCandidate, setting: Setting): Context {
  const { types, closed, vocabulary, count } = tokens;
  const { roles, blocks } = setting;
  const context: Context = { isolated: 0, blocks: 0, cue: 0, capitals: 0, determiners: 0, pronouns: 0 };
  let lastBlock = -1;
  for (const start of positions) {
    const end = start + length - 1;
    const block = Math.floor((start * blocks) / count);
    if (block !== lastBlock) context.blocks++;
    lastBlock = block;
    const cutLeft = cutBefore(tokens, start, setting);
    const cutRight = cutBefore(tokens, end + 1, setting);
    const marksLeft = cutLeft ? 0 : vocabulary.marks[types[start - 1]!]!;
    const marksRight = cutRight ? 0 : vocabulary.marks[types[end + 1]!]!;
    const freeLeft = cutLeft || closed[start - 1] || marksLeft & (VERB_NOUN | VERB);
    const freeRight = cutRight || closed[end + 1] || (marksRight & VERB && !(marksRight & VERB_NOUN));
    if (freeLeft && freeRight) context.isolated++;
    if (!cutLeft) {
      const role = roles[types[start - 1]!]!;
      if (role & DETERMINER) context.determiners++;
      if (role & PRONOUN) context.pronouns++;
      context.cue += cueBefore(tokens, start, roles);
    }
    if (!cutRight && end + 2 < count && roles[types[end + 1]!]! & (IS | MEANS) && roles[types[end + 2]!]! & DEFINING)
      context.cue += 0.5;
    if (setting.mixedCase && isCapitalised(tokens, start, end)) context.capitals++;
  }
  return context;
}

/** The end of the text, or any punctuation where the text has enough of it to be trusted. */
function cutBefore({ breaks, count }: Tokens, at: number, { punctuated }: Setting): boolean {
  return at <= 0 || at >= count || (punctuated && breaks[at]! > 0);
}

/** 1 for "called (a) C" and "what is (a) C". */
function cueBefore({ types }: Tokens, start: number, roles: Uint8Array): number {
  const role = (back: number): number => (start >= back ? roles[types[start - back]!]! : 0);
  const back = role(1) & DETERMINER ? 2 : 1;
  if (role(back) & NAMING) return 1;
  return role(back) & IS && role(back + 1) & WHAT ? 1 : 0;
}

function isCapitalised({ capitals, breaks }: Tokens, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (!capitals[at] || (breaks[at] === 2 && capitals[at]! < 2)) return false;
  return true;
}

/** The last word must be a noun, or a verb or participle that the lecture uses as one ("the unfreeze", "a softmax"). */
function hasNounHead({ types, vocabulary }: Tokens, { length, positions }: TermCandidate, context: Context): boolean {
  const head = types[positions[0]! + length - 1]!;
  const { wordClass, nounToo } = vocabulary.entries[head]!;
  const frequency = positions.length;
  if (wordClass === 'noun' || wordClass === 'ing' || wordClass === 'number') return true;
  if (nounToo && wordClass !== 'adverb' && wordClass !== 'function') return true;
  if (vocabulary.marks[head]! & VERB_NOUN) return true;
  if (length === 1 && context.capitals > frequency * 0.6) return true;
  if (wordClass !== 'verb') return false;
  if (length > 1) return frequency >= 3;
  return frequency >= 4 && context.determiners / frequency > 0.2 && context.pronouns / frequency < 0.3;
}

/** Facts that lie in the words themselves. */
function noteOwnFacts(facts: TermFeatures, tokens: Tokens, { length, positions }: TermCandidate): void {
  const { types, lemmas, lemmaCounts, count, vocabulary } = tokens;
  const { words, marks, entries } = vocabulary;
  const start = positions[0]!;
  const many = length > 1;
  facts.weirdMin = 11;
  facts.weirdMax = -2;
  let generic = 0;
  let letters = 0;
  for (let at = start; at < start + length; at++) {
    const lemma = lemmas[at]!;
    const weird = Math.log2(lemmaCounts[lemma]! / count) - entries[lemma]!.background;
    facts.weirdMin = Math.min(facts.weirdMin, Math.max(-2, weird));
    facts.weirdMax = Math.max(facts.weirdMax, Math.min(11, weird));
    if (marks[types[at]!]! & GENERIC) generic++;
    if (marks[types[at]!]! & DIGITS) facts.digits = 1;
    if (words[lemma]!.length === 1) facts.letter = 1;
    letters += words[lemma]!.length;
  }
  const first = entries[types[start]!]!;
  const head = entries[types[start + length - 1]!]!;
  const middle = length === 3 ? words[types[start + 1]!]! : '';
  if (many) facts.generic = generic / length;
  else facts.generic1 = marks[types[start]!]! & WEAK_ALONE ? 1 : 0;
  facts.genericAll = many && generic === length ? 1 : 0;
  facts.words2 = length === 2 ? 1 : 0;
  facts.words3 = length === 3 ? 1 : 0;
  facts.words4 = length === 4 ? 1 : 0;
  facts.joint = middle === 'of' || middle === 'to' ? 1 : 0;
  facts.soft = many && marks[types[start]!]! & (SOFT | ADVERB) ? 1 : 0;
  facts.letters = Math.min(12, letters / length);
  facts.headIng = head.wordClass === 'ing' ? 1 : 0;
  facts.headAdjective = head.nounToo && (head.wordClass === 'adjective' || head.wordClass === 'ed') ? 1 : 0;
  facts.headVerb = head.wordClass === 'verb' ? 1 : 0;
  facts.firstAdjective = many && first.wordClass === 'adjective' ? 1 : 0;
}

/** Facts of the words around it and of where it stands. */
function noteContextFacts(
  facts: TermFeatures,
  tokens: Tokens,
  { length, positions }: TermCandidate,
  { context, setting }: { context: Context; setting: Setting },
): void {
  const frequency = positions.length;
  const first = positions[0]!;
  const { marks } = tokens.vocabulary;
  if (length === 1) {
    facts.isolated1 = Math.log2(1 + context.isolated);
    facts.isolation1 = context.isolated / frequency;
  } else {
    facts.frequencyMany = Math.log2(frequency);
    facts.isolationMany = context.isolated / frequency;
  }
  facts.entropyLeft = neighbourEntropy(tokens, positions, -1, setting);
  facts.entropyRight = neighbourEntropy(tokens, positions, length, setting);
  facts.cue = Math.log2(1 + context.cue);
  facts.capitals = context.capitals / frequency;
  facts.first = Math.log2(1 + first / 20);
  facts.spread = context.blocks / setting.blocks;
  facts.name1 = length === 1 && marks[tokens.types[first]!]! & NAME ? 1 : 0;
  facts.name = (marks[tokens.types[first]!]! | marks[tokens.types[first + length - 1]!]!) & NAME ? 1 : 0;
}

/**
 * Entropy of the words `offset` from each occurrence. Function words and breaks tell that a phrase ends here: together
 * they count as up to three bits, by their number.
 */
function neighbourEntropy(tokens: Tokens, positions: Int32Array, offset: number, setting: Setting): number {
  const { closed, lemmas } = tokens;
  const { scratch } = setting;
  const total = positions.length;
  let free = 0;
  for (const start of positions) {
    const at = start + offset;
    if (cutBefore(tokens, offset < 0 ? start : at, setting) || closed[at]) free++;
    else scratch[lemmas[at]!]!++;
  }
  let entropy = free ? (Math.min(3, Math.log2(1 + free)) * free) / total : 0;
  if (free === total) return entropy;
  for (const start of positions) {
    const at = start + offset;
    if (cutBefore(tokens, offset < 0 ? start : at, setting) || closed[at]) continue;
    const share = scratch[lemmas[at]!]! / total;
    if (share > 0) entropy -= share * Math.log2(share);
    scratch[lemmas[at]!] = 0;
  }
  return entropy;
}
