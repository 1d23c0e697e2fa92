/** Where a transcript is punctuated, and where it is left open. */
import { tokensPerWord, type Token } from '../tokens.js';
import { END, PAUSE, markOf, type MarkClass } from './marks.js';
import { openPlaces } from './open-places.js';

/** Where the transcript is punctuated and where it is not. */
export interface Punctuation {
  readonly marks: readonly MarkClass[];
  /** 1 for a place after a word that is left open. */
  readonly open: Uint8Array;
  /** Log odds that pauses and the way lines begin add to the end of a sentence at a place. */
  readonly lean: Float64Array;
}

/** The marks of the transcript; in other languages than English sentences end where Unicode's rules say (UAX 29). */
export function readPunctuation(tokens: readonly Token[], language: string): Punctuation {
  const marks = tokens.map(({ text }, at) => markOf(text, tokens[at + 1]?.text));
  const lean = new Float64Array(tokens.length);
  if (/^en\b/i.test(language)) return { marks, open: openPlaces(marks), lean };
  const ends = sentenceEnds(tokens, language);
  const decided = marks.map((mark, at) => (mark < END ? mark : ends.has(at) ? mark : PAUSE));
  return { marks: decided, open: openPlaces(decided, tokensPerWord(tokens)), lean };
}

function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}

/** Indexes of the last words of sentences. */
function sentenceEnds(tokens: readonly Token[], language: string): ReadonlySet<number> {
  const segmenter = new Intl.Segmenter(isLanguageTag(language) ? language : undefined, { granularity: 'sentence' });
  const ends = new Set<number>();
  let token = -1;
  let end = 0;
  for (const { index, segment } of segmenter.segment(tokens.map(({ text }) => text).join(' '))) {
    const boundary = index + segment.length;
    while (token + 1 < tokens.length && end + (tokens[token + 1]?.text.length ?? 0) <= boundary) {
      token++;
      end += (tokens[token]?.text.length ?? 0) + 1;
    }
    ends.add(token);
  }
  return ends;
}
