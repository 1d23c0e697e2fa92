/** How well a tidied sentence reads on its own, told by its words. */
import { lacksMainClause } from '../../text/tidy/clauses.js';
import { SUBORDINATORS, wordsOf } from '../../text/tidy/word-lists.js';
import * as cue from './cues.js';
import { countGlued, countJoins } from './glue.js';
import { FINITE } from './verbs.js';
import type { SummaryWord } from './words.js';

/** What is known of a sentence; counts are cut off where more says no more. */
export type Trait = keyof typeof WEIGHTS;
export type Traits = Readonly<Record<Trait, number>>;

/**
 * Log multipliers, set by hand while reading the development lectures, then held against the overlap with students'
 * notes there (`npm run train:summary` prints the regression).
 */
const WEIGHTS = {
  pointsBack: -0.35, pronounInside: -0.12, question: -0.9, hangingEnd: -1.6, hangingStart: -0.9, smallStart: -1, noVerb: -1.2,
  weakVerb: -0.35, pointing: -0.35, housekeeping: -0.45, story: -0.22, chatter: -0.22, repeats: -0.12, unmended: -1.5,
  leftOut: -0.5, dots: -1.5, oddQuote: -0.6, explains: 0.14, defines: 0.12, keyIdea: 0.15, short: -1.2, long: -0.25,
  runOn: -0.3, part: -0.1, inside: -0.1, like: -0.25, articles: -0.5, numbers: -0.5, echo: -0.3, noMainClause: -1.3,
  announces: -0.5, emptyRemark: -1.2, glued: -0.6, brackets: -1, odd: -0.5, interjection: -0.4, noSubject: -0.7, exists: -0.25,
  shows: -0.35, narrates: -0.4, nounFirst: 0.15, leansBack: -0.15,
} as const; // prettier-ignore

const TRAITS = Object.keys(WEIGHTS) as Trait[];
/** All traits from the start: an object that grows trait by trait is a slow dictionary. */
const NONE = Object.fromEntries(TRAITS.map((trait) => [trait, 0])) as Record<Trait, number>;
/** Of two joined sentences the larger value counts, else the sum. */
const LARGER: ReadonlySet<Trait> = new Set<Trait>([
  'defines', 'keyIdea', 'explains', 'leftOut', 'part', 'inside', 'smallStart',
]); // prettier-ignore

/** 1 for a plain sentence; below 0.3 nobody should have to read it. */
export function readabilityOf(traits: Traits): number {
  let sum = 0;
  for (const trait of TRAITS) {
    const value = traits[trait];
    if (value !== 0) sum += WEIGHTS[trait] * value;
  }
  return Math.exp(sum);
}

/** The traits of two sentences that are shown as one. */
export function joinTraits(first: Traits, second: Traits, words: number): Traits {
  const joined = { ...NONE };
  for (const trait of TRAITS) {
    const [a, b] = [first[trait], second[trait]];
    joined[trait] = LARGER.has(trait) ? Math.max(a, b) : a + b;
  }
  joined.long = Math.max(0, words - 36) / 10;
  return joined;
}

export interface ReadSentence {
  readonly text: string;
  readonly words: readonly SummaryWord[];
  /** The sentence opens with a small letter as it was punctuated: its start was cut off. */
  readonly smallStart: boolean;
  readonly part: { readonly from: number; readonly to: number; readonly clauses: number };
  readonly repeats: number;
  readonly unmended: boolean;
  readonly leftOut: number;
  /** Words of it that the lecture says once and no lexicon lists. */
  readonly odd: number;
}

const POINTING_WORDS = wordsOf(
  `it this that these those they he she it's that's they're he's she's it'll they'll that'll such its them his her him another
  both this's`,
);
const HANGING_END = wordsOf(
  `a an the of and or but if because than my your our their its every very whose to with by from for in on at is are was were be as
  that which who so into between about this these i we they it's i'm we're you're they're let don't can will would not like just
  also where when how what more most some any each only has have had does do did going`,
);
/** "What it does", "the one they look at": such words end a clause that began with a question word. */
const ENDS_CLAUSE = wordsOf(
  'is are do does have has in for on with that this about like did can will at from to by of into',
);
const HANGING_START = wordsOf(
  `or nor than of which who whose whom until unless including to with from for by in at on as and but is are was were has have had do
  does did`,
);
const MAY_OPEN = wordsOf('to with from for by in at on as');
const STORY = wordsOf("i i'm i've i'll i'd me my mine he she his her him told wrote thought said asked yesterday");
const CHATTER = wordsOf(
  `okay ok yeah gonna wanna kinda gotta stuff whatever crazy cool awesome guy guys bla blah blabla funny nice super pretty hopefully
  wow oops sorry please yes no hey hmm kind sort somehow thing things something`,
);
const NUMBER_WORDS = wordsOf('zero one two three four five six seven eight nine ten hundred thousand');
const NO_SUBJECT = wordsOf(
  `is are was were has have had doesn't don't didn't isn't aren't can can't could will won't would should might must tends means gets
  goes gives makes takes works comes wants needs says turns going gonna preferably probably`,
);
const NARRATORS = wordsOf('i we he she they');
const TOLD = wordsOf(
  'had did was were got went said told made took came saw found gave thought wanted started used ended wrote put',
);
/** Everything that is known of a sentence by its words. */
export function traitsOf(sentence: ReadSentence): Traits {
  const lower = sentence.words.map((word) => word.lower);
  const traits = { ...NONE };
  readVerbs(traits, sentence, lower);
  readEdges(traits, sentence, lower);
  readTone(traits, sentence.text, lower);
  readForm(traits, sentence, lower);
  return traits;
}

const flag = (value: boolean): number => (value ? 1 : 0);
function count(words: readonly string[], set: ReadonlySet<string>, most: number): number {
  let sum = 0;
  for (const word of words) if (set.has(word)) sum++;
  return Math.min(most, sum);
}

function countSign(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

type WrittenTraits = Record<Trait, number>;

function readVerbs(traits: WrittenTraits, { text, words }: ReadSentence, lower: readonly string[]): void {
  let [finite, sure] = [0, 0];
  for (const { lower: word, finite: known, entry, only } of words) {
    if (known || (only === 'verb' && word.endsWith('s'))) sure++;
    if (known || entry.wordClass === 'verb' || entry.wordClass === 'ed') finite++;
  }
  const opening = words.findIndex(({ entry }, at) => at > 3 || entry.wordClass !== 'adverb');
  traits.noVerb = flag(finite === 0);
  traits.weakVerb = flag(finite > 0 && sure === 0);
  traits.runOn = words.length > 18 ? Math.max(0, finite - 3 - countSign(text, ',')) / 3 : 0;
  traits.noSubject = flag(NO_SUBJECT.has(lower[opening] ?? '') && !isQuestion(text));
  traits.narrates = flag(narrates(words));
  traits.nounFirst = flag(opensWithNoun(words));
  traits.noMainClause = flag(mayBeSubordinate(lower) && isSubordinate(text));
}

function narrates([first, second, third]: readonly SummaryWord[]): boolean {
  if (first === undefined || second === undefined) return false;
  const subject = first.lower.split("'")[0] ?? '';
  if (subject === 'he' || subject === 'she') return true;
  if (!NARRATORS.has(subject)) return false;
  if (second.entry.wordClass === 'ed' || TOLD.has(second.lower) || first.lower.endsWith("'ve")) return true;
  return second.lower === 'have' && third?.entry.wordClass === 'ed';
}

function opensWithNoun([first, second]: readonly SummaryWord[]): boolean {
  if (first === undefined) return false;
  if (/^(?:the|a|an|every|each|most)$/.test(first.lower)) return true;
  if (/^(?:if|when|whenever)$/.test(first.lower)) return /^(?:you|we|your)$/.test(second?.lower ?? '');
  return !POINTING_WORDS.has(first.lower) && first.only === 'noun' && !FINITE.has(first.lower);
}

/** Only with one of these words there is something to look for. */
const mayBeSubordinate = (lower: readonly string[]): boolean =>
  lower[0] === 'so' || lower.some((word) => SUBORDINATORS.has(word));

/** "If ..." or "so that ..." goes without a main clause, at the start or behind "because", "and" and their like. */
function isSubordinate(text: string): boolean {
  const written = text.split(' ');
  const words = written.map((word) => word.replace(/[^\p{L}\p{N}'’_]/gu, '').toLowerCase());
  const commas = written.flatMap((word, at) => (word.endsWith(',') ? [at] : []));
  if (lacksMainClause(words, commas) || /^so that\b/i.test(text)) return true;
  for (let at = words.length - 2; at > 1; at--) {
    if (
      !/^(?:if|when|whenever|once)$/.test(words[at] ?? '') ||
      !/^(?:because|that|and|but|so)$/.test(words[at - 1] ?? '')
    )
      continue;
    return lacksMainClause(
      words.slice(at),
      commas.filter((comma) => comma >= at).map((comma) => comma - at),
    );
  }
  return false;
}

/**
 * "What is the thickness of this vector.", "Why the kernel has odd numbers.":
 * a question by its order. "What is new is that" is none.
 */
const asksWithoutMark = (text: string): boolean =>
  /^(?:why|how come) (?!.* is (?:because|that|to|what|the)\b)/i.test(text) ||
  /^what an? /i.test(text) ||
  /^how (?:many|much) \S+ (?:is|are|was|were|do|does|did|can|will|would|should) (?!\S+ (?:is|are)\b)/i.test(text) ||
  /^(?:what|how|why|where|who|which)(?: many| much| long| often| the heck| about)*,? (?:what|is|are|was|were|does|do|did|can|should|would) (?!(?:\S+ ){1,2}(?:is|are) )/i.test(
    text,
  );

export const isQuestion = (text: string): boolean => /\?["”')]*$/.test(text);

const EXISTS =
  /^(?:there's|there (?:is|are|was|were)|we have|we've got|you've got|you have|here's|it's (?:amazing|interesting|great))\b/i;

function readEdges(traits: WrittenTraits, { text, words, smallStart }: ReadSentence, lower: readonly string[]): void {
  const [first = '', last = ''] = [lower[0], lower.at(-1)];
  const pointsBack = POINTING_WORDS.has(first);
  traits.pointsBack = flag(pointsBack || words.length === 0);
  traits.pronounInside = flag(
    !pointsBack && words.slice(1, 5).some((word, at) => isPronoun(word.lower, words[at + 2])),
  );
  traits.question = flag(isQuestion(text) || /^(?:Q|Question)[.:] /.test(text) || asksWithoutMark(text));
  traits.leansBack = flag(cue.LEANS_BACK.test(text));
  traits.hangingEnd = flag(hangsAtEnd(text, words, last));
  traits.hangingStart = flag(HANGING_START.has(first) && !(MAY_OPEN.has(first) && goesOnWithSubject(text)));
  traits.smallStart = flag(smallStart);
  traits.exists = flag(EXISTS.test(text));
  traits.emptyRemark = flag(cue.EMPTY_REMARK.test(text) || cue.OF_ONESELF.test(text));
}

/** "To train it, we need": behind a comma something does something. "To jump in, what might be" goes nowhere. */
const goesOnWithSubject = (text: string): boolean =>
  /,\s+(?!what\b|which\b|who\b|that\b|and\b|or\b|like\b)/i.test(text);

/** "This" alone points back, "this weight" does not. */
function isPronoun(lower: string, next: SummaryWord | undefined): boolean {
  if (!/^(?:it|this|that|they|them|it's|they're)$/.test(lower)) return false;
  if (lower !== 'this' && lower !== 'that') return true;
  return next === undefined || /^(?:verb|adverb|function)$/.test(next.entry.wordClass);
}

function hangsAtEnd(text: string, words: readonly SummaryWord[], last: string): boolean {
  if (HANGING_END.has(last)) return !(ENDS_CLAUSE.has(last) && /\b(?:what|how|where|which|who|that|as)\b/i.test(text));
  // "The exact right.": an article waits for a noun.
  const [before, earlier] = [words.at(-2), words.at(-3)];
  if (words.length < 4 || words.at(-1)?.only !== 'adjective') return false;
  const isArticle = (word: SummaryWord | undefined) => /^(?:a|an|the)$/.test(word?.lower ?? '');
  return isArticle(before) || (isArticle(earlier) && before?.only === 'adjective');
}

function readTone(traits: WrittenTraits, text: string, lower: readonly string[]): void {
  traits.pointing = cue.countMatches(text, cue.POINTS_AT_SCREEN, 3);
  traits.housekeeping = cue.countMatches(text, cue.HOUSEKEEPING, 3);
  traits.story = count(lower, STORY, 3);
  traits.chatter = count(lower, CHATTER, 3);
  traits.explains = cue.countMatches(text, cue.EXPLAINS, 3);
  traits.defines = cue.countMatches(text, cue.DEFINES, 2);
  traits.keyIdea = cue.countMatches(text, cue.KEY_IDEA, 2);
  traits.announces = Math.min(2, cue.countMatches(text, cue.ANNOUNCES, 2) + cue.countMatches(text, cue.PROMOTES, 2));
  traits.shows = cue.countMatches(text, cue.SHOWS, 2);
  traits.interjection = cue.countMatches(text, cue.INTERJECTION, 3);
  if (lower.includes('like')) traits.like = cue.countMatches(text, cue.LIKE, 3);
}

function readForm(traits: WrittenTraits, sentence: ReadSentence, lower: readonly string[]): void {
  const { text, part, repeats, unmended, leftOut, odd } = sentence;
  const { length } = lower;
  traits.repeats = Math.min(4, repeats);
  traits.unmended = flag(unmended);
  traits.leftOut = leftOut;
  traits.odd = Math.min(2, odd);
  traits.dots = flag(text.includes('..') || text.includes('…'));
  traits.oddQuote = ['"', '“', '”'].reduce((sum, mark) => sum + countSign(text, mark), 0) % 2;
  traits.short = Math.max(0, 10 - length) / 10;
  traits.long = Math.max(0, length - 30) / 10;
  traits.part = flag(part.from > 0 || part.to < part.clauses);
  traits.inside = flag(part.from > 0);
  traits.articles = countArticleClashes(lower);
  traits.numbers = (3 * Math.min(4, countNumbers(lower))) / Math.max(1, length);
  traits.echo = countEchoes(lower);
  traits.glued = Math.min(3, countGlued(lower) + countJoins(text, lower));
  traits.brackets = Math.abs(countSign(text, '(') - countSign(text, ')')) + flag(text.includes('[?]'));
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

function countNumbers(lower: readonly string[]): number {
  let count = 0;
  for (const word of lower) if (isDigit(word.charCodeAt(0)) || NUMBER_WORDS.has(word)) count++;
  return count;
}

/** "Step by step": a longer word again, one word later. */
function countEchoes(lower: readonly string[]): number {
  let count = 0;
  for (let at = 2; at < lower.length; at++) if (lower[at] === lower[at - 2] && (lower[at]?.length ?? 0) > 3) count++;
  return count;
}

const BEFORE_CLASH = wordsOf('a an the my your');
const CLASH = wordsOf('the a an is are of to i you we it they and so but');

/** "a the", "the is". */
function countArticleClashes(lower: readonly string[]): number {
  let count = 0;
  for (let at = 1; at < lower.length; at++)
    if (CLASH.has(lower[at] ?? '') && BEFORE_CLASH.has(lower[at - 1] ?? '')) count++;
  return count;
}
