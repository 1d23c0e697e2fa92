/** Everything that a summary may show: tidied sentences, clauses of run-ons, pairs that belong together. */
import type { Narration, Sentence } from '../../model/narration.js';
import type { Role } from '../../model/summary.js';
import { keepSentence, tidySentence, type TidyPart, type TidySentence } from '../../text/tidy/tidy.js';
import { readMarks } from '../../text/tidy/pieces.js';
import { remember } from '../../text/remember.js';
import { rolesOf } from './cues.js';
import { joinTraits, readabilityOf, traitsOf, type Traits } from './readability.js';
import type { SummaryWord, Words } from './words.js';

/** A part of one sentence. */
export interface SentencePiece {
  readonly sentence: number;
  readonly part: TidyPart;
}

/** Something said that may be shown. */
export interface Candidate {
  /**
   * `clauses` are some of a run-on;
   * `pair` two sentences of which the second points at the first; `answer` follows a question.
   */
  readonly kind: 'sentence' | 'clauses' | 'pair' | 'answer' | 'passage';
  readonly pieces: readonly SentencePiece[];
  /** Sentences of the narration: `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** A number for each word of the lecture that it shows: two candidates that share one are not both shown. */
  readonly places: readonly number[];
  readonly text: string;
  readonly words: readonly SummaryWord[];
  /** Stems of its words that carry content, in order. */
  readonly stems: readonly number[];
  readonly traits: Traits;
  /** 1 reads plainly, below 0.3 badly. */
  readonly readability: number;
  readonly roles: readonly Role[];
  readonly startMs: number;
  /** Number of words shown. */
  readonly length: number;
}

/** Sentences of the lecture as words, with the candidates of each. */
export interface SummarySpeech {
  readonly narration: Narration;
  readonly words: Words;
  /** The words of each sentence. */
  readonly spoken: readonly (readonly SummaryWord[])[];
  readonly candidates: readonly Candidate[];
  /** The whole sentence as a candidate, by sentence; undefined where too little of it stays. */
  readonly whole: readonly (Candidate | undefined)[];
  /** Stems that the lecturer says only once. */
  readonly rare: ReadonlySet<number>;
}

export interface SpeechOptions {
  /** No word is left out. */
  readonly literal: boolean;
}

/** Candidates with fewer words say too little; "That's called overfitting" names what was said before. */
const FEWEST_WORDS = 3;
const FEWEST_OF_PAIR = 4;

/** Tidies and judges every sentence of the lecturer. Linear in the speech. */
export function readSpeech(narration: Narration, words: Words, { literal }: SpeechOptions): SummarySpeech {
  const { sentences } = narration;
  const cut = sentences.map((sentence) => sentence.words.map(({ text }) => words.cut(text)));
  const spoken = cut.map(joined);
  const rare = rareStems(spoken);
  const marksOf = remember(readMarks);
  const tidy = literal ? keepSentence : (said: readonly string[]) => tidySentence(said, marksOf);
  const read = sentences.map((sentence, at) => {
    if (sentence.fromAudience === true) return [];
    const tidied = tidy(sentence.words.map(({ text }) => text));
    return tidied.parts.map((part) => candidateOf({ sentence, at, tidied, part }, cut[at] ?? [], rare));
  });
  const whole = read.map(([first]) => first);
  const pairs = sentences.flatMap((_, at) => pairAt(sentences, whole, at) ?? []);
  const candidates = [...read.flat(), ...pairs].filter(({ length }) => length >= FEWEST_WORDS);
  return { narration, words, spoken, candidates, whole, rare };
}

/**
 * The spoken words of written ones: nearly always one each. A candidate is made of every clause, so no array a word.
 */
function joined(cut: readonly (readonly SummaryWord[])[]): SummaryWord[] {
  const words: SummaryWord[] = [];
  for (const own of cut) for (const word of own) words.push(word);
  return words;
}

function countOdd(words: readonly SummaryWord[], rare: ReadonlySet<number>): number {
  let count = 0;
  for (const { lower, stem, entry } of words)
    if (!entry.listed && lower.length > 3 && rare.has(stem) && /^\p{L}+$/u.test(lower)) count++;
  return count;
}

/** Stems that the lecture says only once. */
function rareStems(spoken: readonly (readonly SummaryWord[])[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const sentence of spoken) for (const { stem } of sentence) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return new Set([...counts].flatMap(([stem, count]) => (count === 1 ? [stem] : [])));
}

/** More words than any sentence has. */
const PLACES_EACH = 2 ** 12;
export const placeOf = (sentence: number, word: number): number => sentence * PLACES_EACH + word;

interface From {
  readonly sentence: Sentence;
  readonly at: number;
  readonly tidied: TidySentence;
  readonly part: TidyPart;
}

/** `cut` are the spoken words of each written one of the sentence: what stays of it has the same. */
function candidateOf(
  { sentence, at, tidied, part }: From,
  cut: readonly (readonly SummaryWord[])[],
  rare: ReadonlySet<number>,
): Candidate {
  const text = part.words.join(' ');
  const own = joined(part.kept.map((word) => cut[word] ?? []));
  const isWhole = part.from === 0 && part.to === part.clauses;
  const traits = traitsOf({
    text,
    words: own,
    part,
    odd: countOdd(own, rare),
    smallStart: part.from === 0 && /^["'(“]*\p{Ll}/u.test(sentence.words[0]?.text ?? ''),
    repeats: tidied.repeats,
    unmended: tidied.unmended,
    leftOut: tidied.leftOut,
  });
  return {
    kind: isWhole ? 'sentence' : 'clauses',
    pieces: [{ sentence: at, part }],
    from: at,
    to: at + 1,
    places: part.kept.map((word) => placeOf(at, word)),
    text,
    words: own,
    stems: contentOf(own),
    traits,
    readability: readabilityOf(traits),
    roles: rolesOf(text),
    startMs: sentence.words[part.kept[0] ?? 0]?.startMs ?? sentence.startMs,
    length: part.kept.length,
  };
}

function contentOf(words: readonly SummaryWord[]): number[] {
  const stems: number[] = [];
  for (const { content, stem } of words) if (content) stems.push(stem);
  return stems;
}

const ASKS = /^["'(]*(?:what|how|why|when|which|where|who|does|do|is|are|can|if|could|should|would)\b/i;
/** "Literally all it is is the thing that": a pronoun behind what opens the sentence. */
const GOES_ON = /^(?:literally|basically|really|actually|simply|just|all|what|essentially) (?:it|this|that|they)\b/i;
const LONGEST_PAUSE_MS = 25_000;
const MOST_WORDS_OF_PAIR = 46;

/** The sentence and the one before it, where that is asked and this answers, or this points at or leans on that. */
function pairAt(
  sentences: readonly Sentence[],
  whole: readonly (Candidate | undefined)[],
  at: number,
): Candidate | undefined {
  const [first, second] = [whole[at - 1], whole[at]];
  if (first === undefined || second === undefined || !staysTogether(sentences, at)) return undefined;
  if (first.length + second.length > MOST_WORDS_OF_PAIR || !saysEnough(second)) return undefined;
  if (first.traits.question && !second.traits.question)
    return first.length <= 22 && second.length >= 6 && ASKS.test(first.text) ? answer(first, second) : undefined;
  if (first.length < FEWEST_OF_PAIR || first.traits.question) return undefined;
  return second.traits.pointsBack || leansOn(second) || GOES_ON.test(second.text) ? pair(first, second) : undefined;
}

/** "Whereas if you", "in this case"; "here's the next one" begins something else. */
const leansOn = ({ traits, text }: Candidate): boolean =>
  traits.leansBack > 0 && traits.announces + traits.exists === 0 && !BEGINS.test(text);
const BEGINS = /^(?:here|now|so|then|still|also|again|another|the (?:next|first|second|third|last|other))\b/i;

/** Whether a sentence and the one before it are said in one breath by one speaker. */
export function staysTogether(sentences: readonly Sentence[], at: number): boolean {
  const [before, sentence] = [sentences[at - 1], sentences[at]];
  if (before === undefined || sentence === undefined) return false;
  return (
    before.speaker === sentence.speaker &&
    before.fromAudience === sentence.fromAudience &&
    sentence.startMs - before.startMs <= LONGEST_PAUSE_MS
  );
}

const saysEnough = ({ stems, length, text }: Candidate): boolean =>
  (new Set(stems).size >= 3 && stems.length >= 0.22 * length) || (new Set(stems).size === 2 && GOES_ON.test(text));

function answer(question: Candidate, second: Candidate): Candidate {
  const first = { ...question.traits, question: 0, pointsBack: 0, short: 0 };
  return join(
    [question, second],
    'answer',
    joinTraits(first, { ...second.traits, pointsBack: 0 }, question.length + second.length),
  );
}

function pair(first: Candidate, second: Candidate): Candidate {
  const resolved = { ...second.traits, pointsBack: 0, pronounInside: 0, leansBack: 0, short: 0 };
  const joined = join([first, second], 'pair', joinTraits(first.traits, resolved, first.length + second.length));
  return { ...joined, readability: Math.min(1.3, joined.readability * 0.95) };
}

/** Neighbouring sentences as one. */
export function join(parts: readonly Candidate[], kind: Candidate['kind'], traits: Traits): Candidate {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('nothing to join');
  const text = parts.map((part) => part.text).join(' ');
  return {
    kind,
    pieces: parts.flatMap((part) => part.pieces),
    from: first.from,
    to: last.to,
    places: parts.flatMap((part) => part.places),
    text,
    words: parts.flatMap((part) => part.words),
    stems: parts.flatMap((part) => part.stems),
    traits,
    readability: Math.min(1.4, readabilityOf(traits)),
    roles: [...new Set(parts.flatMap((part) => part.roles))],
    startMs: first.startMs,
    length: parts.reduce((sum, part) => sum + part.length, 0),
  };
}
