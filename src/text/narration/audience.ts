import type { Cue } from '../../model/cue.js';
import type { Sentence } from '../../model/narration.js';

const AUDIENCE = /^\W*(?:audience|student|attendee|participant|question|questioner|man|woman|male|female|viewer|q)\b/i;

/** Marks what the audience says. */
export function markAudience(sentences: readonly Sentence[], cues: readonly Cue[]): readonly Sentence[] {
  const audience = audienceOf(cues);
  if (audience.size === 0) return sentences;
  return sentences.map((sentence) =>
    sentence.speaker !== undefined && audience.has(sentence.speaker) ? { ...sentence, fromAudience: true } : sentence,
  );
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
