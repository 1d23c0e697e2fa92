import type { Cue } from '../../model/cue.js';
import type { Sentence } from '../../model/narration.js';

const AUDIENCE = /^\W*(?:audience|student|attendee|participant|question|questioner|man|woman|male|female|viewer|q)\b/i;

/** Marks what the audience says: by its speakers, and by how it is answered. */
export function markAudience(sentences: readonly Sentence[], cues: readonly Cue[]): readonly Sentence[] {
  const audience = audienceOf(cues);
  const asked = questionsAnswered(sentences);
  if (audience.size === 0 && asked.size === 0) return sentences;
  return sentences.map((sentence, at) =>
    asked.has(at) || (sentence.speaker !== undefined && audience.has(sentence.speaker))
      ? { ...sentence, fromAudience: true }
      : sentence,
  );
}

/** Who says so repeats what somebody else just asked. */
const REPEATS =
  /^(?:(?:okay|ok|so|yeah|yes|right|well|great|sure|and|um|uh)\W+){0,4}(?:the|that|his|her|your) question (?:is|was|here is)\b/i;
/** `Q. Why ...? A. Because ...` */
const MARKED = /^Q(?:uestion)?[.:]$/;
const ANSWER = /^A(?:nswer)?[.:]$/;
/** A question has so many sentences at most. */
const LONGEST = 4;

/** Questions of people without a name: those that are marked, and those that the next sentence repeats. */
function questionsAnswered(sentences: readonly Sentence[]): ReadonlySet<number> {
  const asked = new Set<number>();
  const isQuestion = (at: number) => /\?["'”’)]*$/.test(sentences[at]?.words.at(-1)?.text ?? '');
  sentences.forEach((sentence, at) => {
    const opening = sentence.words.slice(0, LONGEST_OPENING).map(({ text }) => text);
    if (MARKED.test(opening[0] ?? '')) {
      const end = endOfMarked(sentences, at);
      for (let nth = at; nth < end; nth++) asked.add(nth);
    }
    if (!REPEATS.test(opening.join(' '))) return;
    for (let before = at - 1; before >= Math.max(0, at - LONGEST); before--) {
      if (!isQuestion(before) || sentences[before]?.speaker !== sentence.speaker) break;
      asked.add(before);
    }
  });
  return asked;
}

/** Words that a repetition needs to show itself. */
const LONGEST_OPENING = 8;

/** Behind the last sentence of a marked question: where the answer is marked, else behind its question mark. */
function endOfMarked(sentences: readonly Sentence[], from: number): number {
  for (let at = from; at < Math.min(sentences.length, from + LONGEST); at++) {
    const { words = [] } = sentences[at] ?? {};
    if (at > from && ANSWER.test(words[0]?.text ?? '')) return at;
    if (/\?["'”’)]*$/.test(words.at(-1)?.text ?? '')) return at + 1;
  }
  return from + 1;
}

/** Speakers who are called audience, or who say little in a talk that one speaker gives and mostly ask. */
function audienceOf(cues: readonly Cue[]): ReadonlySet<string> {
  const said = new Map<string, { words: number; turns: number; asked: number }>();
  let before: string | undefined;
  let words = 0;
  for (const { speaker, text } of cues) {
    const size = text.split(/\s+/).length;
    words += size;
    if (speaker !== undefined) {
      const own = said.get(speaker) ?? { words: 0, turns: 0, asked: 0 };
      own.words += size;
      if (speaker !== before) own.turns++;
      if (text.includes('?')) own.asked++;
      said.set(speaker, own);
    }
    before = speaker;
  }
  const lecture = [...said.values()].some((own) => own.words > 0.6 * words);
  const audience = new Set<string>();
  for (const [speaker, own] of said) {
    const named = AUDIENCE.test(speaker);
    const asks = lecture && own.words < 0.1 * words && own.asked >= 0.5 * own.turns;
    if (named || asks) audience.add(speaker);
  }
  return audience;
}
