/** Questions from the room, with what the lecturer answers. */
import type { Narration } from '../../model/narration.js';
import { tidySentence } from '../../text/tidy/tidy.js';
import { staysTogether, type Candidate, type SummarySpeech } from '../sentences/candidates.js';
import { passageOf, readabilityBehind } from '../sentences/passages.js';
import { isQuestion } from '../sentences/readability.js';

/** The words `kept` of a sentence are the question. */
export interface FoundQuestion {
  readonly sentence: number;
  readonly kept: readonly number[];
  readonly words: readonly string[];
  readonly answer: Candidate;
}

/** "Somebody asks", "the question is": what the lecturer repeats was asked in the room. */
const REPEATED =
  /\b(?:(?:someone|somebody|a student|one of you) (?:asks|asked|is asking)|(?:the|your|her|his|another) question (?:is|was)(?: here)?|you(?:'re| are) asking|(?:he|she)(?:'s| is| was)? ask(?:s|ed|ing))\b,?\s*/i;
const FEWEST_WORDS = 5;
const MOST_WORDS = 40;
/** What is repeated must be understood without what was on screen. */
const POINTS_AWAY = /^(?:what|why|how|which|where|is|are|does|do)\b.{0,12}\b(?:that|this|it|those|these)\b/i;
/** The answer begins within this many sentences. */
const REACH = 4;
const LEAST_READABILITY = 0.5;
const FEWEST_STEMS = 3;
const MOST_ANSWER_WORDS = 72;
const MOST_SENTENCES = 3;
const LEAST_BEHIND = 0.35;
/** An answer of fewer words says too little: it goes on whatever comes. */
const SHORT_ANSWER = 14;

/** Questions that the lecturer answers in sentences that can be shown, ascending. */
export function findQuestions(speech: SummarySpeech): FoundQuestion[] {
  const { sentences } = speech.narration;
  const found: FoundQuestion[] = [];
  for (let at = 0; at < sentences.length; at++) {
    const question = questionAt(speech.narration, at);
    if (question === undefined) continue;
    const answer = answerAfter(speech, at);
    if (answer === undefined) continue;
    found.push({ sentence: at, ...question, answer });
    at = answer.to - 1;
  }
  return found;
}

function questionAt({ sentences }: Narration, at: number): Pick<FoundQuestion, 'kept' | 'words'> | undefined {
  const sentence = sentences[at];
  const written = sentence?.words.map(({ text }) => text) ?? [];
  if (!isQuestion(written.at(-1) ?? '') && markedFrom(written) === undefined) return undefined;
  const from = markedFrom(written) ?? (sentence?.fromAudience === true ? 0 : repeatedFrom(written));
  if (from === undefined) return undefined;
  const part = tidySentence(written.slice(from)).parts[0];
  if (part === undefined || part.kept.length < FEWEST_WORDS || part.kept.length > MOST_WORDS) return undefined;
  if (from > 0 && POINTS_AWAY.test(part.words.join(' '))) return undefined;
  return { kept: part.kept.map((place) => place + from), words: part.words };
}

/** "Q. Why ...": edited transcripts mark who asks. */
const markedFrom = ([first = '']: readonly string[]): number | undefined =>
  /^(?:Q|Question)[.:]$/.test(first) ? 1 : undefined;

/** The word after "the question is", where the lecturer repeats what was asked. */
function repeatedFrom(written: readonly string[]): number | undefined {
  const text = written.join(' ');
  const match = REPEATED.exec(text);
  if (match === null || match.index + match[0].length >= text.length) return undefined;
  return text
    .slice(0, match.index + match[0].length)
    .trim()
    .split(' ').length;
}

/** The first sentences of the lecturer that say something, up to where the answer ends. */
function answerAfter({ narration, whole }: SummarySpeech, question: number): Candidate | undefined {
  for (let at = question + 1; at <= question + REACH; at++) {
    if (narration.sentences[at]?.fromAudience === true) continue;
    const first = whole[at];
    if (first === undefined || !answers(first)) continue;
    const sentences = [first];
    for (let next = at + 1; sentences.length < MOST_SENTENCES; next++) {
      const more = whole[next];
      const length = sentences.reduce((sum, sentence) => sum + sentence.length, more?.length ?? 0);
      if (more === undefined || length > MOST_ANSWER_WORDS || !goesOn(sentences, more)) break;
      if (!staysTogether(narration.sentences, next)) break;
      sentences.push(more);
    }
    return sentences.length > 1 ? passageOf(sentences) : first;
  }
  return undefined;
}

/** Behind the first sentence of an answer less will do: a short one may be what it is about. */
function goesOn(sentences: readonly Candidate[], { traits, stems, ...next }: Candidate): boolean {
  if (traits.question + traits.hangingEnd + traits.unmended + traits.emptyRemark > 0) return false;
  if (new Set(stems).size < 2 || readabilityBehind({ traits, stems, ...next }) < LEAST_BEHIND) return false;
  if (sentences.reduce((sum, { length }) => sum + length, 0) < SHORT_ANSWER) return true;
  const said = new Set(sentences.flatMap((sentence) => sentence.stems));
  return traits.pointsBack + traits.pronounInside > 0 || stems.some((stem) => said.has(stem));
}

const answers = (candidate: Candidate): boolean =>
  candidate.traits.question === 0 &&
  candidate.traits.hangingEnd === 0 &&
  new Set(candidate.stems).size >= FEWEST_STEMS &&
  readabilityBehind(candidate) >= LEAST_READABILITY;
