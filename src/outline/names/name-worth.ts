import type { NameKey } from './name-key.js';
import type { Names } from './names.js';
import { INSIDE, INTRODUCES, isTooWide } from './title-words.js';

/** A name as it is said in a stretch of the lecture. */
export interface NameCandidate {
  /** The word at which it is first said. */
  readonly at: number;
  readonly length: number;
  /** From the start of the stretch to its first mention. */
  readonly afterMs: number;
  readonly count: number;
  /** It comes after "let's talk about", "how do we" and the like, early in the stretch. */
  readonly introduced: boolean;
  /** It is said what it is: "chaining means that ...", "that's called chaining". */
  readonly defined: boolean;
  /** Where it is first said, the lecturer looks back: "before we had stationarity, now we have locality". */
  readonly past: boolean;
  /** Where it is first said, the sentence is about something else: "the weights from the encoder". */
  readonly aside: boolean;
}

/** How much longer runs are worth, by their number of words: a name of two or three words tells more than one. */
const LENGTH_WORTH = [0, 1, 1.9, 2, 1.6];

/** A topic is named early: the worth of a name falls with the time to its first mention. */
const EARLY = { worth: 3, spanMs: 25_000 };

/** A name counts as introduced this early in its stretch. */
export const INTRODUCED_MS = 40_000;
const INTRODUCED = 2;

/** What is left of the worth of a name that is first said of what came before. */
const PAST = 0.5;

/** What is left of the worth of a name that is first said aside. */
const ASIDE = 0.7;

/** What a name gains where it is said what it is. */
const DEFINED = 2;

/** What is left of the worth of a name that is said once and not written. */
const ONCE = 0.45;

/** What is left of the worth of a name whose words would each fit any stretch: `data set`. */
const WIDE_PAIR = 0.5;

/** The course writes these very words side by side. */
const PAIRED = 1.35;

export interface WorthContext {
  readonly names: Names;
  /** Of the lecture's words that are in the stretch. */
  readonly share: number;
  /** Whether what comes early in the stretch counts more. */
  readonly early: boolean;
}

/**
 * How good a name is for the stretch: how much more often it is said than elsewhere,
 * how early, how introduced, how it reads.
 */
export function worthOf(key: NameKey, candidate: NameCandidate, context: WorthContext): number {
  const { names, share, early } = context;
  const { count: here, length, afterMs, introduced, defined, past, aside } = candidate;
  const sense = senseWorth(names, candidate);
  if (sense === 0) return 0;
  const { stems } = key;
  const written = shareWritten(stems, names);
  const sure = defined || (introduced && afterMs < 30_000) || (written === 1 && afterMs < INTRODUCED_MS);
  if (length > 1 && here < 2 && !sure && (early || written < 1)) return 0;
  const elsewhere = key.count - here;
  const expected = Math.max(0.3, (elsewhere + 0.5) * share);
  let worth = sense * Math.log1p(here * Math.log(Math.max(1.05, here / expected)));
  worth *= (LENGTH_WORTH[length] ?? 1) * (1 + 0.5 * written);
  if (early) worth *= 1 + EARLY.worth * Math.exp(-Math.max(0, afterMs) / EARLY.spanMs);
  if (length > 1 && here < 2 && written < 1) worth *= ONCE;
  if (introduced) worth *= INTRODUCED;
  if (defined) worth *= DEFINED;
  if (past) worth *= PAST;
  if (aside) worth *= ASIDE;
  const paired = written === 1 && isPaired(stems, names);
  return (
    worth *
    (paired ? PAIRED : 1) *
    standing(key, candidate, { names, known: paired || (written === 1 && length === 1) })
  );
}

/** A name that neither the course writes nor the talk comes back to is a thing of an example: what is left of it. */
const PASSING = 0.25;

/**
 * So many stretches of a minute have a name of everyday words, and one of rare words, that is a topic of the lecture.
 */
const STRETCHES = { everyday: 5, rare: 1.5 };

/**
 * How far the name is a term of the lecture: the more its words are those of any talk, the more often the lecturer must
 * come back to it. From `PASSING` to 1.
 */
function standing(
  { count, stretches }: NameKey,
  { at, length, defined }: NameCandidate,
  { names, known }: { readonly names: Names; readonly known: boolean },
): number {
  if (!names.judged || known || defined) return 1;
  if (length === 1 && count < 2) return 0;
  let everyday = 0;
  for (let nth = at; nth < at + length; nth++) everyday += names.senses[nth]!.everyday / length;
  const needed = STRETCHES.rare + (STRETCHES.everyday - STRETCHES.rare) * everyday;
  const share = Math.min(1, (stretches - 0.5 + 0.25 * Math.min(4, count - stretches)) / needed);
  return Math.max(PASSING, share);
}

function shareWritten(stems: readonly string[], { written }: Names): number {
  let count = 0;
  for (const stem of stems) if (written.stems.has(stem)) count += 1;
  return count / stems.length;
}

const isPaired = (stems: readonly string[], { written }: Names) =>
  stems.length > 1 && stems.every((stem, nth) => nth === 0 || written.pairs.has(`${stems[nth - 1]} ${stem}`));

function senseWorth({ words, senses }: Names, { at, length }: NameCandidate): number {
  if (length === 1) return senses[at]!.alone;
  let worth = 1;
  let isWide = true;
  for (let nth = at; nth < at + length; nth++) {
    worth *= senses[nth]!.part;
    isWide &&= isTooWide(words[nth]!) || INSIDE.has(words[nth]!);
  }
  return isWide ? WIDE_PAIR * worth : worth;
}

/** What is said right before a name that is given: "we call it the", "it's known as". */
const NAMES_IT = /(?:called|known as|named|(?:term|name|word)(?: for \w+)? is)(?: (?:a|an|the))?$/;

/** What follows the subject of a definition. */
const DEFINES = /^(?:is|are|means?) (?:a|an|the|that|when|how|what|where|just|simply|one|nothing|basically|called)\b/;

/** What may stand between the start of a sentence and the subject of its definition. */
const LEADS_IN = /^(?:(?:so|and|now|well|okay|basically) )*(?:(?:a|an|the) )?$/;
const MOST_LEAD_IN = 3;

/** Words that end what gives a name, and words that begin what defines one: most places have neither. */
const ENDS_NAMING = new Set(['called', 'as', 'named', 'is']);
const BEGINS_DEFINING = new Set(['is', 'are', 'mean', 'means']);
const ARTICLES = new Set(['a', 'an', 'the']);

/** Whether it comes after "let's talk about", "how do we" and the like. */
export const isIntroduced = ({ words }: Names, at: number, from: number): boolean =>
  INTRODUCES.test(words.slice(Math.max(from, at - 5), at).join(' '));

/** Who says so in the same clause looks back. */
const LOOKS_BACK =
  /\b(?:before|last (?:time|week|lecture|lesson|class)|previously|(?:we|i)(?:'ve| have) (?:already )?seen|we saw)\b/;
const MOST_BEFORE = 8;

/** Whether a name is said of what came before. */
export function isPast({ words, starts }: Names, at: number): boolean {
  const first = Math.max(0, at - MOST_BEFORE);
  const start = starts.subarray(first, at + 1).lastIndexOf(1);
  return LOOKS_BACK.test(words.slice(first + Math.max(0, start), at).join(' '));
}

/**
 * Behind these stands where something is or comes from, or one more thing. In the openings of 3,800 sections of talks
 * names behind them are in the person's title .7 times as often as others that are as early.
 */
const SETS_ASIDE = new Set(['in', 'from', 'by', 'and', 'or']);

/** Whether the sentence speaks of something else than the name. */
export function isAside({ words, starts }: Names, at: number): boolean {
  const before = ARTICLES.has(words[at - 1] ?? '') ? at - 2 : at - 1;
  return starts[at] !== 1 && starts[before + 1] !== 1 && SETS_ASIDE.has(words[before] ?? '');
}

/** Whether it is said there what the name is. */
export function isDefined({ words, starts }: Names, at: number, length: number): boolean {
  const before = ARTICLES.has(words[at - 1] ?? '') ? words[at - 2] : words[at - 1];
  if (ENDS_NAMING.has(before ?? '') && NAMES_IT.test(words.slice(Math.max(0, at - 5), at).join(' '))) return true;
  if (!BEGINS_DEFINING.has(words[at + length] ?? '')) return false;
  // `it's padding, padding is something that`
  if (words[at - 1] === words[at]) return true;
  if (!DEFINES.test(words.slice(at + length, at + length + 2).join(' '))) return false;
  let start = at;
  while (start > 0 && at - start < MOST_LEAD_IN && starts[start] !== 1) start--;
  const leadIn = words.slice(start, at).map((word) => `${word} `);
  return (start === 0 || starts[start] === 1) && LEADS_IN.test(leadIn.join(''));
}
