import type { Cue } from '../model/cue.js';
import type { Paragraph, Sentence, Word } from '../model/narration.js';
import { END, NONE, type MarkClass } from './marks.js';
import type { Token } from './tokens.js';

/** Sentences without a mark are cut at about this many words, at a pause or line end. */
const CUT_FROM = 14;
const CUT_TO = 28;

/** Silence before a sentence: worth something from here, sure from there. */
const PAUSE_FROM_MS = 500;
const PAUSE_SURE_MS = 3000;

/** How much a sentence that opens so begins something new. */
const OPENERS: ReadonlyMap<string, number> = new Map([
  ['okay', 0.6],
  ['ok', 0.6],
  ['alright', 0.6],
  ['all right', 0.6],
  ["let's", 0.4],
  ['now', 0.4],
  ['so', 0.3],
  ['anyway', 0.5],
  ['finally', 0.4],
  ['next', 0.4],
  ['first', 0.3],
]);

/** A transcript whose words have their final form and marks, word by word. */
export interface MarkedText {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  readonly marks: readonly MarkClass[];
  /** 1 for a place that nobody punctuated, neither the transcript nor the model. */
  readonly open: Uint8Array;
}

/** Cuts at the marks, before another speaker, and where nothing is marked for long. */
export function buildSentences(cues: readonly Cue[], text: MarkedText): Sentence[] {
  const { tokens, marks, open } = text;
  const sentences: Sentence[] = [];
  let from = 0;
  tokens.forEach((_, at) => {
    const next = tokens[at + 1];
    if (next !== undefined && !next.turn && (marks[at] ?? NONE) < END) return;
    while (at + 1 - from > CUT_TO && open[from] === 1) {
      const to = quietest(tokens, from);
      sentences.push(sentenceOf(cues, text, { from, to }));
      from = to;
    }
    sentences.push(sentenceOf(cues, text, { from, to: at + 1 }));
    from = at + 1;
  });
  return withBreaks(sentences, cues);
}

/** Where to cut a text without marks: the longest silence, else the end of a line nearest to the middle. */
function quietest(tokens: readonly Token[], from: number): number {
  let best = from + CUT_TO;
  let most = -Infinity;
  for (let to = from + CUT_FROM; to <= from + CUT_TO; to++) {
    const [last, next] = [tokens[to - 1], tokens[to]];
    if (last === undefined || next === undefined) break;
    const lineEnd = last.cue === next.cue ? 0 : 300;
    const score = next.startMs - last.endMs + lineEnd - 10 * Math.abs(to - from - (CUT_FROM + CUT_TO) / 2);
    if (score <= most) continue;
    most = score;
    best = to;
  }
  return best;
}

function sentenceOf(cues: readonly Cue[], { tokens, words }: MarkedText, { from, to }: Paragraph): Sentence {
  const [first, last] = [tokens[from], tokens[to - 1]];
  const cue = cues[first?.cue ?? 0];
  return {
    words: words.slice(from, to),
    startMs: first?.startMs ?? 0,
    endMs: Math.max(first?.startMs ?? 0, last?.endMs ?? 0),
    ...(cue?.speaker === undefined ? {} : { speaker: cue.speaker }),
    breakBefore: first?.turn === true ? 1 : 0,
    place: cue?.place ?? { path: '', line: 1 },
  };
}

function withBreaks(sentences: readonly Sentence[], cues: readonly Cue[]): Sentence[] {
  const asked = audienceOf(cues);
  let before: Sentence | undefined;
  return sentences.map((sentence) => {
    const fromAudience = sentence.speaker !== undefined && asked.has(sentence.speaker);
    const breakBefore = Math.max(sentence.breakBefore, breakBetween(before, sentence));
    before = sentence;
    return { ...sentence, breakBefore, ...(fromAudience ? { fromAudience } : {}) };
  });
}

/** How surely something new begins: silence, an opening word, another speaker, each on its own. */
function breakBetween(before: Sentence | undefined, sentence: Sentence): number {
  if (before === undefined || before.speaker !== sentence.speaker) return 1;
  const pause = (sentence.startMs - before.endMs - PAUSE_FROM_MS) / (PAUSE_SURE_MS - PAUSE_FROM_MS);
  const [first = '', second = ''] = sentence.words.map(({ text }) => text.toLowerCase().replace(/[^\p{L}' ]/gu, ''));
  const opener = OPENERS.get(`${first} ${second}`) ?? OPENERS.get(first) ?? 0;
  // `Okay?` and `Right.` close what was said, they open nothing.
  const opens = sentence.words.length > 2 ? opener : 0;
  return 1 - (1 - Math.min(1, Math.max(0, pause))) * (1 - opens) * 0.9;
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

const AUDIENCE = /^\W*(?:audience|student|attendee|participant|question|questioner|man|woman|male|female|viewer|q)\b/i;
