import type { Cue } from '../../model/cue.js';
import type { Paragraph, Sentence, Word } from '../../model/narration.js';
import { markAudience } from './audience.js';
import { withBreaks } from './breaks.js';
import { markTyped } from './typed-paragraphs.js';
import { END, NONE, PAUSE, type MarkClass } from '../restore/marks.js';
import { tokensPerWord, type Token } from '../tokens.js';

/** Sentences without a mark are cut at about this many words, at a pause or line end. */
const CUT_FROM = 14;
const CUT_TO = 28;
/** More words than any sentence has: somebody wrote commas and no full stops. */
const LONGEST = 150;

/** A transcript whose words have their final form and marks, word by word. */
export interface MarkedText {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  readonly marks: readonly MarkClass[];
  /** 1 for a place that nobody punctuated, neither the transcript nor the model. */
  readonly open: Uint8Array;
}

/**
 * Cuts at the marks, before another speaker, and where nothing is marked for long.
 * `opens`: words that open sentences, where no model marks them.
 */
export function buildSentences(cues: readonly Cue[], text: MarkedText, opens?: (word: string) => boolean): Sentence[] {
  const { tokens, marks, open } = text;
  const perWord = tokensPerWord(tokens);
  const sentences: Sentence[] = [];
  let from = 0;
  tokens.forEach((_, at) => {
    const next = tokens[at + 1];
    if (next !== undefined && !next.turn && (marks[at] ?? NONE) < END) return;
    const most = (left: number) => perWord * (open[left] === 1 ? CUT_TO : LONGEST);
    while (at + 1 - from > most(from)) {
      const to = quietest(tokens, from, { perWord, opens, marks });
      sentences.push(sentenceOf(cues, text, { from, to }));
      from = to;
    }
    sentences.push(sentenceOf(cues, text, { from, to: at + 1 }));
    from = at + 1;
  });
  return withBreaks(markTyped(markAudience(sentences, cues), cues));
}

/** A word that opens sentences counts as so many milliseconds of silence before it. */
const OPENER_WORTH = 350;
/** So does a comma, where commas are all that is written. */
const COMMA_WORTH = 600;

interface CutContext {
  readonly perWord: number;
  readonly opens: ((word: string) => boolean) | undefined;
  readonly marks: readonly MarkClass[];
}

/**
 * Where to cut a text without marks:
 * the longest silence, else before a word that opens sentences, else at the end of a line.
 */
function quietest(tokens: readonly Token[], from: number, { perWord, opens, marks }: CutContext): number {
  const [least, most] = [Math.round(CUT_FROM * perWord), Math.round(CUT_TO * perWord)];
  let best = from + most;
  let quiet = -Infinity;
  for (let to = from + least; to <= from + most; to++) {
    const [last, next] = [tokens[to - 1], tokens[to]];
    if (last === undefined || next === undefined) break;
    const lineEnd = last.cue === next.cue ? 0 : 300;
    const opening =
      (opens?.(next.text.toLowerCase()) === true ? OPENER_WORTH : 0) + (marks[to - 1] === PAUSE ? COMMA_WORTH : 0);
    const score =
      next.startMs - last.endMs + lineEnd + opening - (10 / perWord) * Math.abs(to - from - (least + most) / 2);
    if (score <= quiet) continue;
    quiet = score;
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
    ...(first?.turn === true && { turn: true }),
    place: cue?.place ?? { path: '', line: 1 },
  };
}
