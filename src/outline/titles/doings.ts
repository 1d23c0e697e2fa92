import type { Names } from '../names/names.js';
import type { Lexicon } from '../../text/lexicon/lexicon.js';
import { remember } from '../../text/remember.js';
import { stemWord } from '../../text/words.js';
import { gerundOf, isEmptyVerb } from './gerunds.js';
import { DETERMINERS, objectFrom } from './objects.js';
import { wordsOf } from '../../text/tidy/word-lists.js';
import { isSmall } from '../talk.js';

/** What may stand between a cue and its verb. */
const BETWEEN =
  '(?: (?:actually|now|just|simply|quickly|first|also|then|basically|really|try to|try and|go ahead and|go and|start by|' +
  'start out by|start to|start|be able to|kind of|still|all|again|maybe|only|finally|next|briefly|easily|properly|be|here))*';
const WHO = "(?:we|i|you)(?:'re|'m| are| am| were|'ll| will)?";
const HOW =
  'how (?:to|do we|do you|do i|can we|can you|could we|should we|would we|would you|we can|you can|we could|you could|we)';

/** Behind these it is not told what is done now: "if we load the data". */
const DEPENDENT =
  '(?<!\\b(?:if|when|as|that|which|what|because|where|how|once|since|before|after|why|while|until|whenever) )';

/**
 * How a lecturer says what is done now, and how surely that is it, from 0 to 1:
 * believed, the order was read off openings.
 */
const CUES = (
  [
    [HOW, 1],
    ["let(?:'s| us| me)?", 1],
    [`${WHO}${BETWEEN} (?:going to|gonna)`, 0.9],
    [`(?:(?:we|i|you)(?:'re|'m| are| am)${BETWEEN}|it(?:'s| is)?(?: now)?) (?:ready|about|time|in a position) to`, 0.9],
    ['(?:thing|step|goal|task|job|idea|trick)(?: \\S+){0,6} (?:is|was|be)(?: to)?', 0.9],
    [`(?:${WHO}${BETWEEN} (?:need|have|want|got|like|try|trying)|(?:i'd|we'd|you'd) like|want you)${BETWEEN} to`, 0.8],
    ['(?:can|could|going to|gonna|will) use(?: \\S+){1,8} to', 0.8],
    ["(?:we'll|i'll|we will|i will)", 0.75],
    ['^(?:(?:(?:so|and|okay|now) )+(?:in order )?|in order )to', 0.7],
    [`(?:we|you|i)${BETWEEN} (?:can|could)`, 0.6],
    [`^(?:\\S+ ){0,4}${DEPENDENT}(?:we|i)`, 0.55],
  ] as const
).map(([cue, weight]) => ({ pattern: new RegExp(`(?:^|\\b)${cue}${BETWEEN}$`), weight }));
const LONGEST_CUE = 14;

const PARTICLES = wordsOf('up out back off down in');
const OPENING_WORDS = 90;
const MOST_WORDS = 8;

/** What the lecturer sets out to do. */
export interface Activity {
  /** `Creating a data bunch`. */
  readonly title: string;
  /** `creating`. */
  readonly verb: string;
  /** How surely it is what the section does, from 0 to 1. */
  readonly weight: number;
  /** What it is done to. */
  readonly content: readonly string[];
  /** Words of the section before it. */
  readonly after: number;
}

/**
 * What the lecturer sets out to do in the opening of a stretch of words:
 * "let's create a data bunch", "how do we load it".
 */
export function findDoings(names: Names, from: number, to: number, lexicon: Lexicon): readonly Activity[] {
  const opening = names.words.slice(from, Math.min(to, from + OPENING_WORDS));
  return opening.flatMap((_, nth) => doingAt(names, { at: from + nth, from }, lexicon) ?? []);
}

function doingAt(
  names: Names,
  { at, from }: { readonly at: number; readonly from: number },
  lexicon: Lexicon,
): Activity | undefined {
  const lead = verbsFrom(names, at, lexicon);
  if (lead === undefined) return undefined;
  const before = clauseBefore(names, { at, from });
  const cue = CUES.find(({ pattern }) => pattern.test(before));
  const object = cue && objectFrom(names, lead.next, lexicon);
  if (object === undefined) return undefined;
  const after = names.starts[object.next] === 1 ? '' : (names.words[object.next] ?? '');
  // `making the model better`; other things that are made say little.
  const isMade = lead.text[0] === 'making';
  if (isMade && !/(?:er|ic|al|ble)$/.test(after)) return undefined;
  const text = [...lead.text, ...object.text, ...(isMade ? [after] : [])];
  if (text.length > MOST_WORDS) return undefined;
  const title = text.join(' ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return { title, verb: lead.text[0]!, weight: cue!.weight, content: object.content, after: at - from };
}

interface VerbPhrase {
  readonly text: readonly string[];
  readonly next: number;
}

/** `downloading and extracting`, `printing out`. */
function verbsFrom(names: Names, at: number, lexicon: Lexicon): VerbPhrase | undefined {
  const { words, starts } = names;
  const first = gerundAt(names, at, words[at - 1] ?? '', lexicon);
  if (first === undefined) return undefined;
  const isJoined = words[at + 1] === 'and' && starts[at + 1] !== 1;
  const second = isJoined ? gerundAt(names, at + 2, 'to', lexicon) : undefined;
  const verbs = second === undefined ? [first] : [first, 'and', second];
  const next = at + verbs.length;
  const particle = words[next] ?? '';
  const hasParticle = PARTICLES.has(particle) && starts[next] !== 1;
  return hasParticle ? { text: [...verbs, particle], next: next + 1 } : { text: verbs, next };
}

function gerundAt({ words }: Names, at: number, before: string, lexicon: Lexicon): string | undefined {
  const verb = words[at] ?? '';
  if (isEmptyVerb(verb) || (isSmall(verb) && verb !== 'make')) return undefined;
  return gerundOf(verb, { before, hasObject: DETERMINERS.has(words[at + 1] ?? '') }, lexicon);
}

/** The words of the same clause before this one. */
function clauseBefore({ words, starts }: Names, { at, from }: { readonly at: number; readonly from: number }): string {
  const first = Math.max(from, at - LONGEST_CUE);
  const start = starts.subarray(first, at + 1).lastIndexOf(1);
  return words.slice(start < 0 ? first : first + start, at).join(' ');
}

/** How often each stem is said. */
export function countStems(words: readonly string[]): ReadonlyMap<string, number> {
  const stems = remember(stemWord);
  const counts = new Map<string, number>();
  words.forEach((word) => counts.set(stems(word), (counts.get(stems(word)) ?? 0) + 1));
  return counts;
}
