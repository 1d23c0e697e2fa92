/** The stretch of whole sentences in which a term is dwelt on: what stands for a definition where none is given. */
import { endsInQuestion, patternStrength } from './patterns.js';
import { endsCleanly, goesOn, isBroken, pointsBack, startsCleanly, wordsOfSpan } from './sentence.js';
import type { Speech } from './speech.js';
import type { Occurrence } from './term.js';
import { tellsAbout } from './telling.js';
import { toneOf } from './tone.js';

/** Sentences `from` to before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What bears on the choice beside the sentences themselves. */
export interface Surroundings {
  /** Ranked terms in each sentence. */
  readonly termsInSentence: Uint8Array;
  /** Sentences that explain another term already. */
  readonly taken: ReadonlySet<number>;
  /** The stretch that holds most mentions. */
  readonly dwelt: { readonly fromMs: number; readonly toMs: number };
}

const FEWEST_SENTENCES = 2;
const MOST_SENTENCES = 4;
const FEWEST_WORDS = 14;
const MOST_WORDS = 60;
const BEST_WORDS = 38;
/** A sentence of fewer words ("Right.", "Let me see.") makes a stretch read like chatter. */
const FEWEST_WORDS_EACH = 4;
/** A stretch below this explains nothing: better none. Read off the passages of three lectures and three sample talks. */
const LEAST_SCORE = 1;

/** The best 2 to 4 sentences about a term; undefined where none can stand by themselves. */
export function findPassage(
  speech: Speech,
  occurrences: readonly Occurrence[],
  surroundings: Surroundings,
): Stretch | undefined {
  const mentions = mentionsBySentence(speech, occurrences);
  let best: Stretch | undefined;
  let most = LEAST_SCORE;
  for (const mentioned of mentions.keys())
    for (const from of [mentioned - 1, mentioned])
      for (let to = Math.max(from + FEWEST_SENTENCES, mentioned + 1); to <= from + MOST_SENTENCES; to++) {
        if (!standsAlone(speech, { from, to }, surroundings.taken)) continue;
        if (pointsBackInside(speech, from, mentions) || !tells(mentions, { from, to })) continue;
        const score = judge(speech, { from, to }, { mentions, surroundings });
        if (score > most) [best, most] = [{ from, to }, score];
      }
  return best;
}

interface Mentioned {
  /** Token of the first. */
  readonly first: number;
  readonly count: number;
  /** Of the surest pattern around a mention; below 0 where the term is part of a longer name. */
  readonly strength: number;
  /** Something is told of the term, not merely with it. */
  readonly tells: boolean;
}

function tells(mentions: ReadonlyMap<number, Mentioned>, { from, to }: Stretch): boolean {
  for (let sentence = from; sentence < to; sentence++) if (mentions.get(sentence)?.tells === true) return true;
  return false;
}

function mentionsBySentence(speech: Speech, occurrences: readonly Occurrence[]): ReadonlyMap<number, Mentioned> {
  const mentions = new Map<number, Mentioned>();
  for (const occurrence of occurrences) {
    const sentence = speech.sentences[occurrence.start]!;
    const strength = patternStrength(speech, occurrence).value;
    const known = mentions.get(sentence);
    mentions.set(sentence, {
      first: known?.first ?? occurrence.start,
      count: (known?.count ?? 0) + 1,
      strength: Math.max(known?.strength ?? strength, strength),
      tells: known?.tells === true || tellsAbout(speech, occurrence),
    });
  }
  return mentions;
}

function standsAlone(speech: Speech, { from, to }: Stretch, taken: ReadonlySet<number>): boolean {
  if (from < 0 || to > speech.narration.sentences.length) return false;
  const count = speech.sentenceStarts[to]! - speech.sentenceStarts[from]!;
  if (count < FEWEST_WORDS || count > MOST_WORDS) return false;
  if (pointsBack(speech, from) || goesOn(speech, from)) return false;
  for (let s = from; s < to; s++) {
    if (taken.has(s) || endsInQuestion(speech, s) || !startsCleanly(speech, s) || !endsCleanly(speech, s)) return false;
    if (isBroken(speech, s)) return false;
    if (speech.sentenceStarts[s + 1]! - speech.sentenceStarts[s]! < FEWEST_WORDS_EACH) return false;
  }
  return true;
}

/** What is meant by these was said before: "In many ways, it is", "If you try this, it". */
const POINTING = new Set(['it', "it's", "it'll", 'they', "they're", 'them', 'he', 'she']);
const FIRST_WORDS = 8;

/** A pronoun early in the first sentence, and nothing yet named that it could mean. */
function pointsBackInside(speech: Speech, from: number, mentions: ReadonlyMap<number, Mentioned>): boolean {
  const { tokens, sentenceStarts } = speech;
  const start = sentenceStarts[from]!;
  const end = Math.min(sentenceStarts[from + 1]!, start + FIRST_WORDS, mentions.get(from)?.first ?? Infinity);
  for (let at = start; at < end; at++) {
    const word = tokens.vocabulary.words[tokens.types[at]!]!;
    if (POINTING.has(word) || (word === 'this' && tokens.breaks[at + 1])) return true;
  }
  return false;
}

function judge(
  speech: Speech,
  { from, to }: Stretch,
  { mentions, surroundings }: { mentions: ReadonlyMap<number, Mentioned>; surroundings: Surroundings },
): number {
  const { termsInSentence, dwelt } = surroundings;
  const said = wordsOfSpan(speech, from, to);
  let [count, strength, others] = [0, -1, 0];
  for (let s = from; s < to; s++) {
    const here = mentions.get(s);
    count += here?.count ?? 0;
    strength = Math.max(strength, here?.strength ?? -1);
    others += Math.max(0, termsInSentence[s]! - (here ? 1 : 0));
  }
  const { startMs } = speech.narration.sentences[from]!;
  return (
    0.5 * Math.min(4, count) +
    0.6 * strength +
    0.15 * Math.min(4, others) +
    (mentions.has(from) ? 0.4 : 0) +
    (startMs >= dwelt.fromMs && startMs <= dwelt.toMs ? 0.6 : 0) -
    0.5 * Math.abs(Math.log2(said.length / BEST_WORDS)) +
    toneOf(said)
  );
}
